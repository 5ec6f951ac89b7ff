//! An answer to a scenario question.

use serde::{Deserialize, Serialize};

use crate::catalogue::ChoiceId;

/// One choice, several, or what only another version understands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    One(ChoiceId),
    Several(Vec<ChoiceId>),
    Foreign(toml::Value),
}

impl Answer {
    /// The choices; none where the entry is not understood.
    #[must_use]
    pub fn choices(&self) -> &[ChoiceId] {
        match self {
            Self::One(choice) => std::slice::from_ref(choice),
            Self::Several(choices) => choices,
            Self::Foreign(_) => &[],
        }
    }
}
