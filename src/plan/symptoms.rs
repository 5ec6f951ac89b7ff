//! What is wrong when a feature does not work, and whether an entry concerns the deployment at all.

use super::{Plan, dispute};
use crate::catalogue::{Condition, FeatureId, Symptom};

impl<'a> Plan<'a> {
    /// The symptoms of a feature in this deployment; all while it is not told which.
    #[must_use]
    pub fn symptoms_of(&self, feature: &FeatureId) -> Vec<&'a Symptom> {
        let sides = self.scenario.sides();
        dispute::of_feature(&self.catalogue.symptoms, feature)
            .filter(|own| sides.is_empty() || dispute::holds(&own.when, &sides))
            .collect()
    }

    /// Whether the condition holds on any side of the deployment; nothing while that is not answered.
    #[must_use]
    pub fn concerns(&self, when: &Condition) -> Option<bool> {
        let sides = self.scenario.sides();
        (!sides.is_empty()).then(|| dispute::holds(when, &sides))
    }
}
