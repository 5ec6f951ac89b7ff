//! Literal PowerShell with slots that become complete expressions.

use super::{Value, Worded};

/// A script template with its slots filled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script(pub Vec<ScriptPiece>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptPiece {
    /// PowerShell from the knowledge base, as it stands.
    Code(String),
    /// A value, worded as one expression.
    Slot(Value),
}

impl Script {
    /// The script with its own line ends (LF).
    #[must_use]
    pub fn worded(&self) -> Worded {
        let mut worded = Worded::default();
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
