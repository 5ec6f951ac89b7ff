//! Where sources disagree: what each says, what is taken, and why.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Condition, DisputeId, FeatureId, Need, StepId, Text};

/// A question that sources answer differently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    pub id: DisputeId,
    /// What they disagree about.
    pub topic: Text,
    #[serde(default)]
    pub when: Condition,
    /// The cards that show it. One of no step and no feature is about the scenario as a whole.
    #[serde(default)]
    pub steps: Vec<StepId>,
    #[serde(default)]
    pub features: Vec<FeatureId>,
    /// At least two.
    pub readings: Vec<Reading>,
    /// What the plan does.
    pub taken: Text,
    pub why: Text,
}

impl Dispute {
    /// Whether a card of this need shows it: also where the step is not possible, for the sources may disagree on just
    /// that.
    #[must_use]
    pub fn shows(need: Need) -> bool {
        need.takes_place() || need == Need::NotPossible
    }
}

/// What one source says; its date is that of the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub says: Text,
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
}
