//! A call of one cmdlet.

use super::{Guard, Value, Worded};

/// A cmdlet with its parameters, and what of its output is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Command<'a> {
    pub cmdlet: &'a str,
    pub parameters: Vec<(&'a str, Value<'a>)>,
    pub switches: Vec<&'a str>,
    /// Properties to print as a list.
    pub show: Vec<&'a str>,
    /// A multi-valued property to print one value a line.
    pub expand: Option<&'a str>,
    pub guard: Option<Guard<'a>>,
}

impl Command<'_> {
    /// The call in one logical line, without its guard: what is copied.
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::with_room(LINE);
        call(&mut worded, self.cmdlet, &self.parameters);
        for name in &self.switches {
            worded.push(" -");
            worded.push(name);
        }
        self.shown(&mut worded);
        worded
    }

    /// What of the output is shown.
    pub(super) fn shown(&self, worded: &mut Worded) {
        if let Some(property) = self.expand {
            worded.push(" | Select-Object -ExpandProperty ");
            worded.push(property);
        }
        for (index, property) in self.show.iter().enumerate() {
            let before = if index == 0 { " | Format-List " } else { ", " };
            worded.push(before);
            worded.push(property);
        }
    }
}

/// The bytes that most calls fit into.
pub(super) const LINE: usize = 160;

/// The cmdlet and its parameters.
pub(super) fn call(worded: &mut Worded, cmdlet: &str, parameters: &[(&str, Value<'_>)]) {
    worded.push(cmdlet);
    for (name, value) in parameters {
        worded.push(" -");
        worded.push(name);
        worded.push(" ");
        value.argument(worded);
    }
}
