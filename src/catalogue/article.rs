//! The sources that every statement cites.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Text};

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
