//! What belongs to cards of steps and to features, under a condition.

use super::{Condition, Dispute, Erratum, FeatureId, StepId, Symptom};

/// Says where it is shown.
pub trait Placed {
    fn when(&self) -> &Condition;
    fn steps(&self) -> &[StepId];
    fn features(&self) -> &[FeatureId];

    /// Whether it belongs to no step and no feature, and so to the scenario as a whole.
    fn is_general(&self) -> bool {
        self.steps().is_empty() && self.features().is_empty()
    }
}

macro_rules! placed {
    ($($name:ident),+) => {$(
        impl Placed for $name {
            fn when(&self) -> &Condition {
                &self.when
            }

            fn steps(&self) -> &[StepId] {
                &self.steps
            }

            fn features(&self) -> &[FeatureId] {
                &self.features
            }
        }
    )+};
}

placed!(Dispute, Erratum, Symptom);
