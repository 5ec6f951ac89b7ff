//! Finds what a text is about: an error message that somebody pasted, an event, a number, a word of the trade.
//! Pure: the knowledge base and a text in, entries out, the best first.

mod entry;
mod index;
mod names;
mod passage;
mod words;

pub use entry::Entry;
pub use index::{Hit, Index};
pub use names::Names;
