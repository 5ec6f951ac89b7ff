//! The look before a change, as a script words it.

use super::command::{LINE, call};
use super::{Value, Worded};

/// When a change is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guard<'a> {
    /// Nothing is found that matches.
    Missing(Look<'a>),
    /// Something found differs from what is wanted.
    Differs(Look<'a>),
}

/// A read-only call and the properties that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    pub cmdlet: &'a str,
    pub parameters: Vec<(&'a str, Value<'a>)>,
    pub matching: Vec<(&'a str, Value<'a>)>,
}

impl Guard<'_> {
    /// An expression that is true where the change is still to be made.
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::with_room(LINE);
        let (look, operator, joint, found) = match self {
            Self::Missing(look) => (look, " -eq ", " -and ", "-eq 0"),
            Self::Differs(look) => (look, " -ne ", " -or ", "-gt 0"),
        };
        worded.push("@(");
        call(&mut worded, look.cmdlet, &look.parameters);
        // A look that fails must stop the script: nothing found is not the same as nothing seen.
        worded.push(" -ErrorAction Stop | Where-Object { ");
        for (index, (property, value)) in look.matching.iter().enumerate() {
            if index > 0 {
                worded.push(joint);
            }
            // A property may be an object that only reads like the text: a URI, a version.
            if matches!(value, Value::Text(_) | Value::Word(_)) {
                worded.push("[string]");
            }
            worded.push("$_.");
            worded.push(property);
            worded.push(operator);
            match value {
                Value::Word(word) => worded.push_literal(word),
                other => other.expression(&mut worded),
            }
        }
        worded.push(" }).Count ");
        worded.push(found);
        worded
    }
}
