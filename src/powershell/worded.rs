//! A wording, and what it still lacks.

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

    pub(super) fn push(&mut self, text: &str) {
        self.preview.push_str(text);
    }

    pub(super) fn lack(&mut self, id: &str) {
        if !self.missing.iter().any(|own| own == id) {
            self.missing.push(id.to_owned());
        }
    }
}
