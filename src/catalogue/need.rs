//! What must be done about a step, and why.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Condition, Text};

/// The need for a step. The order is that of the join for an Exchange hybrid: the stronger wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    NotNeeded,
    NotPossible,
    /// Nothing to do by hand: the article says so, or synchronization does it.
    Automatic,
    Optional,
    Recommended,
    Required,
}

impl Need {
    pub const ALL: [Self; 6] = [
        Self::Required,
        Self::Recommended,
        Self::Optional,
        Self::Automatic,
        Self::NotPossible,
        Self::NotNeeded,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Recommended => "recommended",
            Self::Optional => "optional",
            Self::Automatic => "automatic",
            Self::NotPossible => "not-possible",
            Self::NotNeeded => "not-needed",
        }
    }

    /// The need in words, as a person reads it.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Recommended => "recommended",
            Self::Optional => "optional",
            Self::Automatic => "nothing to do by hand",
            Self::NotPossible => "not possible here",
            Self::NotNeeded => "not needed",
        }
    }

    /// Whether something is changed by hand.
    #[must_use]
    pub fn is_to_do(self) -> bool {
        self >= Self::Optional
    }

    /// Whether the step takes place at all, if only by itself.
    #[must_use]
    pub fn takes_place(self) -> bool {
        self >= Self::Automatic
    }
}

/// A rule of a step: the first whose condition holds decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeedRule {
    #[serde(default)]
    pub when: Condition,
    pub need: Need,
    /// The reason in our own words.
    pub text: Text,
    pub source: ArticleId,
    /// Where in the source, for example `step 6`.
    #[serde(default)]
    pub part: Text,
    /// Why it may decide although nothing but practice, inference or a report stands behind it.
    #[serde(default)]
    pub exception: Text,
}
