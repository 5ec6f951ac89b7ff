//! A running order for some scenarios.

use serde::{Deserialize, Serialize};

use super::{Citation, Condition, StepId, Text};

/// The steps in the order of these scenarios. The first whose condition holds decides; where none does, the running
/// order of the edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub when: Condition,
    /// Why the work goes so here.
    pub why: Text,
    /// Every step, each once.
    pub steps: Vec<StepId>,
    pub sources: Vec<Citation>,
}
