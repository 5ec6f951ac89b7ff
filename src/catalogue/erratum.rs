//! Where a source is wrong: what it printed, and what is right.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Citation, Condition, ErratumId, FeatureId, StepId, Text};

/// An error in a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erratum {
    pub id: ErratumId,
    #[serde(default)]
    pub when: Condition,
    /// The cards that show it. One of no step and no feature is about the scenario as a whole.
    #[serde(default)]
    pub steps: Vec<StepId>,
    #[serde(default)]
    pub features: Vec<FeatureId>,
    /// Who printed it.
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
    pub printed: Text,
    /// What is right, and why.
    pub right: Text,
    /// What the correction rests on.
    pub sources: Vec<Citation>,
}
