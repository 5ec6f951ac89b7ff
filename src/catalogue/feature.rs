//! The features that the integration gives, with the cells of the articles' tables.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Condition, Facts, FeatureId, Text};

/// A feature and where it is supported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    pub id: FeatureId,
    pub title: Text,
    /// The article's cell; the first that holds decides.
    #[serde(rename = "cell")]
    pub cells: Vec<Cell>,
    /// What has changed since, dated: of those that hold and have begun the last is shown.
    #[serde(default)]
    pub today: Vec<Today>,
    /// What other tables say; all that hold are shown beside the cell.
    #[serde(default, rename = "reading")]
    pub readings: Vec<Cell>,
}

impl Feature {
    /// The article's cell for these facts.
    #[must_use]
    pub fn cell(&self, facts: &Facts<'_>) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.when.holds(facts))
    }
}

/// A cell of a support table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    #[serde(default)]
    pub when: Condition,
    pub support: Support,
    /// The footnote, or why not.
    #[serde(default)]
    pub note: Text,
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
}

/// The state of today beside the article's cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Today {
    #[serde(default)]
    pub when: Condition,
    pub support: Support,
    /// The date of the change, ISO 8601.
    pub since: Text,
    pub note: Text,
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
}

/// Whether a feature works, by what a source says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    Supported,
    Limited,
    NotSupported,
    Unknown,
}

impl Support {
    pub const ALL: [Self; 4] = [
        Self::Supported,
        Self::Limited,
        Self::NotSupported,
        Self::Unknown,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Limited => "limited",
            Self::NotSupported => "not-supported",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it promises more than the other; what no source names promises more than what is ruled out.
    #[must_use]
    pub fn exceeds(self, other: Self) -> bool {
        self.rank() > other.rank()
    }

    fn rank(self) -> u8 {
        match self {
            Self::NotSupported => 0,
            Self::Unknown => 1,
            Self::Limited => 2,
            Self::Supported => 3,
        }
    }

    /// What both sides of an Exchange hybrid give together: where they differ, it is limited if one of them promises
    /// anything.
    #[must_use]
    pub fn joined(sides: &[Self]) -> Self {
        let Some((first, rest)) = sides.split_first() else {
            return Self::Unknown;
        };
        if rest.iter().all(|own| own == first) {
            *first
        } else if sides.iter().any(|own| own.exceeds(Self::Unknown)) {
            Self::Limited
        } else {
            Self::Unknown
        }
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Limited => "limited",
            Self::NotSupported => "not supported",
            Self::Unknown => "not documented",
        }
    }
}
