//! The slots that hold the current item of a command that is repeated: `{{item}}`, `{{item.COLUMN}}`, `{{inner}}`.

use super::ValueId;

/// The item of the first list of a command, and of the second, within it.
const NAMES: [&str; 2] = ["item", "inner"];

/// A slot that no value fills, but the item that the command is repeated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemSlot<'a> {
    /// Of which list of the command, from 0.
    pub list: usize,
    /// Which column; the first where none is named.
    pub column: Option<&'a str>,
}

impl<'a> ItemSlot<'a> {
    /// The most lists that a command can be repeated for.
    pub const MOST: usize = NAMES.len();

    #[must_use]
    pub fn of(id: &'a ValueId) -> Option<Self> {
        let id = id.as_str();
        let (name, column) = match id.split_once('.') {
            Some((name, column)) => (name, Some(column)),
            None => (id, None),
        };
        let list = NAMES.iter().position(|own| *own == name)?;
        Some(Self { list, column })
    }
}
