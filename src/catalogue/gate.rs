//! Something to wait for, or to see, before the next step begins.

use serde::{Deserialize, Serialize};

use super::{Citation, Condition, GateId, StepId, Text};

/// A gate between steps. A step names it, and it stands behind that step wherever the step takes place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub id: GateId,
    pub title: Text,
    /// What must be so, and what to do until it is.
    pub text: Text,
    /// The step whose card is opened again for it.
    #[serde(default)]
    pub step: Option<StepId>,
    /// The card of the step stands right behind the first step that shows the gate: it has no other place.
    #[serde(default)]
    pub leads: bool,
    /// Where it applies, on a side on which the step before it takes place.
    #[serde(default)]
    pub when: Condition,
    pub sources: Vec<Citation>,
}
