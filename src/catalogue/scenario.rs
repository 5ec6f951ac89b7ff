//! What the articles say of a pairing as a whole.

use serde::{Deserialize, Serialize};

use super::{Citation, Condition, Template, Text};

/// A pairing of Exchange and Lync; the first whose condition holds names the scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pairing {
    pub when: Condition,
    /// Slots are question ids and show the title of the acting choice.
    pub title: Template,
    pub support: ScenarioSupport,
    pub note: Text,
    pub sources: Vec<Citation>,
}

/// Something to say about the scenario beside its pairing: every one that holds is said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    pub when: Condition,
    pub text: Text,
    pub sources: Vec<Citation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioSupport {
    Full,
    Partly,
    NotSupported,
    Retired,
    /// No source at hand names the pairing.
    NotDocumented,
}

impl ScenarioSupport {
    pub const ALL: [Self; 5] = [
        Self::Full,
        Self::Partly,
        Self::NotSupported,
        Self::Retired,
        Self::NotDocumented,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partly => "partly",
            Self::NotSupported => "not-supported",
            Self::Retired => "retired",
            Self::NotDocumented => "not-documented",
        }
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Full => "supported",
            Self::Partly => "partly supported",
            Self::NotSupported => "not supported",
            Self::Retired => "retired",
            Self::NotDocumented => "not documented",
        }
    }
}
