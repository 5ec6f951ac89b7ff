//! What is wrong when a feature does not work, and whether an entry concerns the deployment at all.

use super::Plan;
use crate::catalogue::{Condition, FeatureId, Symptom};

impl<'a> Plan<'a> {
    /// The symptoms of a feature in this deployment.
    #[must_use]
    pub fn symptoms_of(&self, feature: &FeatureId) -> Vec<&'a Symptom> {
        let all = self.catalogue.symptoms.iter();
        all.filter(|own| own.features.contains(feature) && self.concerns(&own.when) != Some(false))
            .collect()
    }

    /// Whether the condition holds on any side of the deployment; nothing while that is not answered.
    #[must_use]
    pub fn concerns(&self, when: &Condition) -> Option<bool> {
        let sides = self.scenario.sides();
        (!sides.is_empty()).then(|| sides.iter().any(|(_, facts)| when.holds(facts)))
    }
}
