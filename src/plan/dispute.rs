//! Where sources disagree or are wrong: on a step, on a feature, about the scenario, and all of it.

use super::{Plan, PlannedFeature, PlannedStep, Sides};
use crate::catalogue::{Condition, Dispute, Erratum, FeatureId, Placed, StepId};

/// Those that belong to a step.
pub(crate) fn of_step<'a, T: Placed>(all: &'a [T], step: &StepId) -> impl Iterator<Item = &'a T> {
    all.iter().filter(|own| own.steps().contains(step))
}

/// Those that belong to a feature.
pub(super) fn of_feature<'a, T: Placed>(
    all: &'a [T],
    feature: &FeatureId,
) -> impl Iterator<Item = &'a T> {
    all.iter().filter(|own| own.features().contains(feature))
}

/// Whether a condition holds on any side.
pub(super) fn holds(when: &Condition, sides: &Sides<'_>) -> bool {
    sides.iter().any(|(_, facts)| when.holds(facts))
}

impl<'a> Plan<'a> {
    /// The disputes that are shown here: on a step, on a feature, or about the scenario.
    #[must_use]
    pub fn disputes(&self) -> Vec<&'a Dispute> {
        let all = &self.catalogue.disputes;
        self.shown(all, |step| &step.disputes, |feature| &feature.disputes)
    }

    /// The errors of sources that are shown here.
    #[must_use]
    pub fn errata(&self) -> Vec<&'a Erratum> {
        let all = &self.catalogue.errata;
        self.shown(all, |step| &step.errata, |feature| &feature.errata)
    }

    fn shown<T: Placed>(
        &self,
        all: &'a [T],
        of_step: for<'p> fn(&'p PlannedStep<'a>) -> &'p [&'a T],
        of_feature: for<'p> fn(&'p PlannedFeature<'a>) -> &'p [&'a T],
    ) -> Vec<&'a T> {
        let sides = self.scenario.sides();
        let is_shown = |own: &&T| {
            let here = |list: &[&T]| list.iter().any(|one| std::ptr::eq(*one, *own));
            self.steps.iter().any(|step| here(of_step(step)))
                || self
                    .features
                    .iter()
                    .any(|feature| here(of_feature(feature)))
                || (own.is_general() && holds(own.when(), &sides))
        };
        all.iter().filter(is_shown).collect()
    }
}
