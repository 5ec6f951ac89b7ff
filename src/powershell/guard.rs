//! The look before a change, as a script words it.

use super::{Command, Value, Worded};

/// When a change is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Nothing is found that matches.
    Missing(Look),
    /// Something found differs from what is wanted.
    Differs(Look),
}

/// A read-only call and the properties that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub cmdlet: String,
    pub parameters: Vec<(String, Value)>,
    pub matching: Vec<(String, Value)>,
}

impl Guard {
    /// An expression that is true where the change is still to be made.
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::default();
        let (look, operator, joint, found) = match self {
            Self::Missing(look) => (look, "-eq", "-and", "-eq 0"),
            Self::Differs(look) => (look, "-ne", "-or", "-gt 0"),
        };
        worded.push("@(");
        look.call().word(&mut worded);
        worded.push(" | Where-Object { ");
        for (index, (property, value)) in look.matching.iter().enumerate() {
            if index > 0 {
                worded.push(&format!(" {joint} "));
            }
            match value {
                // A property may be an object that only reads like the text: a URI, a version.
                Value::Text(_) | Value::Word(_) => worded.push(&format!("[string]$_.{property}")),
                _ => worded.push(&format!("$_.{property}")),
            }
            worded.push(&format!(" {operator} "));
            match value {
                Value::Word(word) => {
                    let text = super::Parts(vec![super::Part::Fixed(word.clone())]);
                    Value::Text(text).expression(&mut worded);
                }
                other => other.expression(&mut worded),
            }
        }
        worded.push(&format!(" }}).Count {found}"));
        worded
    }
}

impl Look {
    fn call(&self) -> Command {
        Command {
            cmdlet: self.cmdlet.clone(),
            // A look that fails must stop the script: nothing found is not the same as nothing seen.
            parameters: self.parameters.iter().cloned().chain([stop()]).collect(),
            ..Command::default()
        }
    }
}

fn stop() -> (String, Value) {
    ("ErrorAction".to_owned(), Value::Word("Stop".to_owned()))
}
