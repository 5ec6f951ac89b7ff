//! One thing that was found: what it is called, and what it is.

use serde_json::Value as Json;

/// A line of the report.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// For programs.
    pub(super) key: &'static str,
    /// For people.
    pub(super) name: String,
    pub(super) said: String,
    pub(super) value: Json,
}

impl Finding {
    /// What is the same for both.
    pub(super) fn text(key: &'static str, name: &str, said: impl Into<String>) -> Self {
        let said = said.into();
        Self {
            key,
            name: name.to_owned(),
            value: Json::from(said.as_str()),
            said,
        }
    }

    /// What is more than words for a program.
    pub(super) fn with(
        key: &'static str,
        name: &str,
        said: impl Into<String>,
        value: impl Into<Json>,
    ) -> Self {
        Self {
            value: value.into(),
            ..Self::text(key, name, said)
        }
    }
}
