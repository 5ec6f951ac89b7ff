//! What a step is in the plan for, where not every feature is wanted.

use serde::{Deserialize, Serialize};

/// What a step is there for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The features that it unlocks or contributes to, and the steps that rest on it.
    #[default]
    Features,
    /// Something beside the features, such as the hybrid deployment: it stays, whatever is wanted.
    Itself,
    /// It guards the steps that require it: it stays as long as one of them does, and no feature is lost without it.
    Guard,
}
