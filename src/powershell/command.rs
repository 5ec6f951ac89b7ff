//! A call of one cmdlet.

use super::{Guard, Value, Worded};

/// A cmdlet with its parameters, and what of its output is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command {
    pub cmdlet: String,
    pub parameters: Vec<(String, Value)>,
    pub switches: Vec<String>,
    /// Properties to print as a list.
    pub show: Vec<String>,
    /// A multi-valued property to print one value a line.
    pub expand: Option<String>,
    pub guard: Option<Guard>,
}

impl Command {
    /// The call in one logical line, without its guard: what is copied.
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::default();
        self.word(&mut worded);
        worded
    }

    pub(super) fn word(&self, worded: &mut Worded) {
        worded.push(&self.cmdlet);
        for (name, value) in &self.parameters {
            worded.push(" -");
            worded.push(name);
            worded.push(" ");
            value.argument(worded);
        }
        for name in &self.switches {
            worded.push(" -");
            worded.push(name);
        }
        if let Some(property) = &self.expand {
            worded.push(" | Select-Object -ExpandProperty ");
            worded.push(property);
        }
        if !self.show.is_empty() {
            worded.push(" | Format-List ");
            worded.push(&self.show.join(", "));
        }
    }
}
