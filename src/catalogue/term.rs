//! The glossary: what a word of the trade means, and under which other and older names it is met.

use serde::{Deserialize, Serialize};

use super::{Citation, TermId, Text};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub id: TermId,
    /// The name that the program uses.
    pub title: Text,
    pub meaning: Text,
    /// Other and older names.
    #[serde(default)]
    pub also: Vec<Text>,
    pub sources: Vec<Citation>,
}

impl Term {
    /// Every name of it, that of the program first.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.title).chain(&self.also)
    }
}
