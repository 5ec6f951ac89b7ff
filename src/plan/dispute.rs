//! Where sources disagree or are wrong: on a step, on a feature, about the scenario, and all of it.

use super::{Plan, Sides};
use crate::catalogue::{Catalogue, Condition, Dispute, Erratum, Feature, Step};

pub(super) fn of_step<'a>(
    catalogue: &'a Catalogue,
    step: &Step,
) -> impl Iterator<Item = &'a Dispute> {
    let all = catalogue.disputes.iter();
    all.filter(|own| own.steps.contains(&step.id))
}

pub(super) fn errata_of_step<'a>(
    catalogue: &'a Catalogue,
    step: &Step,
) -> impl Iterator<Item = &'a Erratum> {
    let all = catalogue.errata.iter();
    all.filter(|own| own.steps.contains(&step.id))
}

pub(super) fn of_feature<'a>(
    catalogue: &'a Catalogue,
    feature: &Feature,
    sides: &Sides<'a>,
) -> impl Iterator<Item = &'a Dispute> {
    let all = catalogue.disputes.iter();
    let own = all.filter(|own| own.features.contains(&feature.id));
    own.filter(|own| holds(&own.when, sides))
}

pub(super) fn errata_of_feature<'a>(
    catalogue: &'a Catalogue,
    feature: &Feature,
    sides: &Sides<'a>,
) -> impl Iterator<Item = &'a Erratum> {
    let all = catalogue.errata.iter();
    let own = all.filter(|own| own.features.contains(&feature.id));
    own.filter(|own| holds(&own.when, sides))
}

fn holds(when: &Condition, sides: &Sides<'_>) -> bool {
    sides.iter().any(|(_, facts)| when.holds(facts))
}

impl<'a> Plan<'a> {
    /// The disputes that are shown here: on a step, on a feature, or about the scenario.
    #[must_use]
    pub fn disputes(&self) -> Vec<&'a Dispute> {
        let shown = |own: &&Dispute| {
            let here = |list: &[&Dispute]| list.iter().any(|one| std::ptr::eq(*one, *own));
            self.steps.iter().any(|step| here(&step.disputes))
                || self.features.iter().any(|feature| here(&feature.disputes))
                || (own.is_general() && holds(&own.when, &self.scenario.sides()))
        };
        self.catalogue.disputes.iter().filter(shown).collect()
    }

    /// The errors of sources that are shown here.
    #[must_use]
    pub fn errata(&self) -> Vec<&'a Erratum> {
        let shown = |own: &&Erratum| {
            let here = |list: &[&Erratum]| list.iter().any(|one| std::ptr::eq(*one, *own));
            self.steps.iter().any(|step| here(&step.errata))
                || self.features.iter().any(|feature| here(&feature.errata))
                || (own.is_general() && holds(&own.when, &self.scenario.sides()))
        };
        self.catalogue.errata.iter().filter(shown).collect()
    }
}
