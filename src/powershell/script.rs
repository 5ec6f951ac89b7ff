//! Literal PowerShell with slots that become complete expressions.

use super::{Value, Worded};

/// A script template with its slots filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script<'a>(pub Vec<ScriptPiece<'a>>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptPiece<'a> {
    /// PowerShell from the knowledge base, as it stands.
    Code(&'a str),
    /// A value, worded as one expression.
    Slot(Value<'a>),
}

/// The bytes that most scripts fit into.
const SCRIPT: usize = 1024;

impl Script<'_> {
    /// The script with its own line ends (LF).
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::with_room(SCRIPT);
        for piece in &self.0 {
            match piece {
                ScriptPiece::Code(code) => worded.push(code),
                ScriptPiece::Slot(value) => value.expression(&mut worded),
            }
        }
        worded.preview = worded.preview.trim().to_owned();
        worded
    }
}
