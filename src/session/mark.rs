//! What was done about a command.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A mark with its time, and the command's text as it was then: so that a later wording can be compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mark {
    pub state: MarkState,
    /// UTC.
    pub at: Timestamp,
    /// The command's text when it was marked; empty for a manual one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The reason of a skip, or to whom it was delegated.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// For a wait: until when, UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// The states of a command; without a mark it is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkState {
    Copied,
    Done,
    Verified,
    /// Found right: counts as done, and undo leaves it alone.
    AlreadyInPlace,
    Skipped,
    Delegated,
    Waiting,
}

impl MarkState {
    pub const ALL: [Self; 7] = [
        Self::Copied,
        Self::Done,
        Self::Verified,
        Self::AlreadyInPlace,
        Self::Skipped,
        Self::Delegated,
        Self::Waiting,
    ];

    /// As the session file has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::Done => "done",
            Self::Verified => "verified",
            Self::AlreadyInPlace => "already-in-place",
            Self::Skipped => "skipped",
            Self::Delegated => "delegated",
            Self::Waiting => "waiting",
        }
    }
}

/// A mark, or what only another version understands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MarkEntry {
    Known(Mark),
    Foreign(toml::Value),
}

impl MarkEntry {
    #[must_use]
    pub fn state(&self) -> Option<MarkState> {
        match self {
            Self::Known(mark) => Some(mark.state),
            Self::Foreign(_) => None,
        }
    }
}
