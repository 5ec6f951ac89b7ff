//! A call with its parameters in a hash table: for commands that are too long for a line.

use super::{Command, Value, Worded};

impl Command<'_> {
    /// The hash table, and below it the call that takes it; nothing where there is no parameter.
    #[must_use]
    pub fn splatted(&self) -> Option<Worded> {
        if self.parameters.is_empty() && self.switches.is_empty() {
            return None;
        }
        let mut worded = Worded::default();
        worded.push("$parameters = @{\n");
        for (name, value) in &self.parameters {
            worded.push("    ");
            worded.push(name);
            worded.push(" = ");
            value.quoted(&mut worded);
            worded.push("\n");
        }
        for name in &self.switches {
            worded.push("    ");
            worded.push(name);
            worded.push(" = $True\n");
        }
        worded.push("}\n");
        worded.push(self.cmdlet);
        worded.push(" @parameters");
        self.shown(&mut worded);
        Some(worded)
    }
}

impl Value<'_> {
    /// As an entry of a hash table, where a bare word would be a command.
    fn quoted(&self, worded: &mut Worded) {
        match self {
            Self::Word(word) => worded.push_literal(word),
            Self::List(items) => {
                worded.push("@(");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        worded.push(", ");
                    }
                    item.quoted(worded);
                }
                worded.push(")");
            }
            other => other.expression(worded),
        }
    }
}
