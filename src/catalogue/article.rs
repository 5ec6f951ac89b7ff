//! The sources that every statement cites.

use serde::{Deserialize, Serialize};

use super::{ArticleId, FeatureId, StepId, Text};

/// A Microsoft article, a cmdlet reference, a blog post: whatever a statement rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    pub id: ArticleId,
    pub title: Text,
    /// The name in a sentence, for example `KB 2614614`.
    pub short: Text,
    /// Empty where nothing public stands behind it.
    #[serde(default)]
    pub url: Text,
    /// The date or edition that was read.
    #[serde(default)]
    pub dated: Text,
    #[serde(default)]
    pub kind: SourceKind,
    /// Of the texts that the knowledge base began with: what it says may decide.
    #[serde(default)]
    pub seed: bool,
    /// Under which other titles it was printed.
    #[serde(default)]
    pub titles: Vec<Text>,
    /// What it is about, in a few words.
    #[serde(default)]
    pub topic: Text,
    /// The steps that it helps with.
    #[serde(default)]
    pub steps: Vec<StepId>,
    /// The features that it helps with.
    #[serde(default)]
    pub features: Vec<FeatureId>,
}

impl Article {
    /// Its number in the Knowledge Base or the library, as it is looked for: `2614614`, `jj204990`.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        let (kind, number) = self.short.as_str().split_once(' ')?;
        let is_it = ["KB", "TechNet"].contains(&kind)
            && number.bytes().any(|b| b.is_ascii_digit())
            && number.bytes().all(|b| b.is_ascii_alphanumeric());
        is_it.then_some(number)
    }

    /// Whether what it says is a hint, to be confirmed.
    #[must_use]
    pub fn is_hint(&self) -> bool {
        use SourceKind::{Field, Inference, ThirdParty};
        matches!(self.kind, ThirdParty | Field | Inference)
    }

    /// Whether it may decide what must be done.
    #[must_use]
    pub fn may_decide(&self) -> bool {
        !self.is_hint() || (self.seed && self.kind == SourceKind::ThirdParty)
    }
}

/// What stands behind a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A page of Microsoft.
    #[default]
    Microsoft,
    /// A reference of cmdlets.
    Reference,
    /// Real output that was captured.
    Captured,
    /// A page, a report or a blog of somebody else.
    ThirdParty,
    /// Practice of administrators.
    Field,
    /// A conclusion of our own.
    Inference,
}

impl SourceKind {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Microsoft => "microsoft",
            Self::Reference => "reference",
            Self::Captured => "captured",
            Self::ThirdParty => "third-party",
            Self::Field => "field",
            Self::Inference => "inference",
        }
    }
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    pub source: ArticleId,
    /// Where in it, for example `step 5`; empty for the whole.
    #[serde(default)]
    pub part: Text,
}
