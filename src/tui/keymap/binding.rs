//! A row of the key table.

use super::Key;
use crate::wizard::{Context, Intent};

/// Keys that mean something in some contexts.
#[derive(Debug)]
pub struct Binding {
    /// The first is the one that the footer shows.
    pub keys: &'static [Key],
    pub intent: Intent,
    pub contexts: &'static [Context],
}

impl Binding {
    #[must_use]
    pub fn is_in(&self, context: Context) -> bool {
        self.contexts.contains(&context)
    }

    /// The keys as a person reads them.
    #[must_use]
    pub fn keys_in_words(&self) -> String {
        let words: Vec<String> = self.keys.iter().map(Key::to_string).collect();
        words.join(" ")
    }
}
