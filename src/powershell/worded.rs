//! A wording, and what it still lacks.

use super::literal::quote;

/// Text for the eyes, with `<value-id>` where a value is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worded {
    pub preview: String,
    /// The ids of the missing values, each once, in order of appearance.
    pub missing: Vec<String>,
}

impl Worded {
    /// What may be pasted: nothing while a value is missing.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.missing.is_empty().then_some(self.preview.as_str())
    }

    /// Nothing yet, with room for so many bytes.
    pub(super) fn with_room(bytes: usize) -> Self {
        Self {
            preview: String::with_capacity(bytes),
            missing: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.preview.push_str(text);
    }

    /// A text as one literal.
    pub(super) fn push_literal(&mut self, text: &str) {
        quote(text, &mut self.preview);
    }

    /// In place of a value.
    pub(super) fn push_missing(&mut self, id: &str) {
        self.lack(id);
        self.push("<");
        self.push(id);
        self.push(">");
    }

    pub(super) fn lack(&mut self, id: &str) {
        if !self.missing.iter().any(|own| own == id) {
            self.missing.push(id.to_owned());
        }
    }
}
