//! A value that was filled in.

use serde::{Deserialize, Serialize};

/// A text, a list of texts, or what only another version understands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Given {
    Text(String),
    List(Vec<String>),
    Foreign(toml::Value),
}

impl Given {
    /// The texts; none where the entry is not understood.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        match self {
            Self::Text(text) => std::slice::from_ref(text),
            Self::List(texts) => texts,
            Self::Foreign(_) => &[],
        }
    }
}
