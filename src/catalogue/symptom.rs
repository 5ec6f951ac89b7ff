//! What somebody sees that is wrong: a message, an event, a field of the client, a behaviour; and what to do then.

use serde::{Deserialize, Serialize};

use super::{Citation, Condition, FeatureId, StepId, SymptomId, Text};

/// Something that is wrong, found by the words in which it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    pub id: SymptomId,
    pub kind: SymptomKind,
    /// What is seen, in a line.
    pub title: Text,
    /// What it is found by: the message as it is printed, and how people word it.
    pub texts: Vec<Text>,
    #[serde(default)]
    pub event: Option<LoggedEvent>,
    #[serde(default)]
    pub field: Option<ClientField>,
    #[serde(default)]
    pub when: Condition,
    /// What it means.
    pub means: Text,
    /// What to look at first, in order.
    #[serde(default)]
    pub checks: Vec<Text>,
    /// What to do, in order.
    #[serde(default)]
    pub remedies: Vec<Text>,
    /// A failure of its steps says it on their cards already.
    #[serde(default)]
    pub told: bool,
    #[serde(default)]
    pub steps: Vec<StepId>,
    #[serde(default)]
    pub features: Vec<FeatureId>,
    pub sources: Vec<Citation>,
}

impl Symptom {
    /// What is done first.
    #[must_use]
    pub fn first(&self) -> &str {
        let mut all = self.checks.iter().chain(&self.remedies);
        all.next().map_or("", Text::as_str)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SymptomKind {
    /// A text that a program prints.
    Message,
    /// An entry of an event log.
    Event,
    /// A field of the client's configuration information.
    ClientField,
    /// What users or administrators notice.
    Behaviour,
}

impl SymptomKind {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Event => "event",
            Self::ClientField => "client-field",
            Self::Behaviour => "behaviour",
        }
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Event => "event",
            Self::ClientField => "field of the client's configuration information",
            Self::Behaviour => "behaviour",
        }
    }
}

/// An entry of an event log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggedEvent {
    /// Who writes it, as the event viewer says.
    pub provider: Text,
    pub id: u32,
}

/// A field of the client's configuration information.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientField {
    pub name: Text,
    /// What it shows where all is well.
    pub right: Text,
}
