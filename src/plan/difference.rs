//! What changes from one plan to another: steps, commands, support.

use std::collections::HashMap;

use super::{Plan, PlannedCommand, PlannedStep};
use crate::catalogue::{CommandId, FeatureId, Need, StepId, Support};

/// The difference of two plans over the same knowledge base.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference<'a> {
    /// Steps whose need changes, in running order; `None` where a plan has no steps yet.
    pub needs: Vec<(&'a StepId, Option<Need>, Option<Need>)>,
    /// Commands and checks that only the second plan has.
    pub added: Vec<CommandId>,
    /// Commands and checks that only the first plan has.
    pub removed: Vec<CommandId>,
    /// Commands and checks that read differently.
    pub reworded: Vec<CommandId>,
    /// Features whose article cell changes.
    pub features: Vec<(&'a FeatureId, Option<Support>, Option<Support>)>,
}

/// What changes from `before` to `after`.
#[must_use]
pub fn difference<'a>(before: &Plan<'a>, after: &Plan<'a>) -> Difference<'a> {
    let mut found = Difference::default();
    let order = if after.steps.is_empty() {
        before
    } else {
        after
    };
    for step in order.steps.iter().map(|own| own.step) {
        let (old, new) = (before.step(step.id.as_str()), after.step(step.id.as_str()));
        let needs = (old.map(|own| own.need), new.map(|own| own.need));
        if needs.0 != needs.1 {
            found.needs.push((&step.id, needs.0, needs.1));
        }
        compare_commands(old, new, &mut found);
    }
    for feature in &before.catalogue.features {
        let support = |plan: &Plan<'a>| {
            plan.features
                .iter()
                .find(|own| own.feature.id == feature.id)
                .map(|own| own.support)
        };
        let (old, new) = (support(before), support(after));
        if old != new {
            found.features.push((&feature.id, old, new));
        }
    }
    found
}

fn compare_commands<'p>(
    old: Option<&'p PlannedStep<'_>>,
    new: Option<&'p PlannedStep<'_>>,
    found: &mut Difference<'_>,
) {
    // A command is repeated per item of a list, and a list may hold thousands.
    let texts = |work: &[&'p PlannedCommand<'_>]| -> HashMap<&'p CommandId, &'p str> {
        let pairs = work
            .iter()
            .map(|own| (&own.id, own.worded.preview.as_str()));
        pairs.collect()
    };
    let (old, new) = (work(old), work(new));
    let (old_texts, new_texts) = (texts(&old), texts(&new));
    for own in &new {
        match old_texts.get(&own.id) {
            None => found.added.push(own.id.clone()),
            Some(before) if *before != own.worded.preview => {
                found.reworded.push(own.id.clone());
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|own| !new_texts.contains_key(&own.id));
    found.removed.extend(gone.map(|own| own.id.clone()));
}

fn work<'p, 'a>(step: Option<&'p PlannedStep<'a>>) -> Vec<&'p PlannedCommand<'a>> {
    step.map_or_else(Vec::new, |own| own.work().collect())
}

impl<'a> Difference<'a> {
    /// Steps that are to be done only in the second plan.
    #[must_use]
    pub fn gained(&self) -> Vec<&'a StepId> {
        self.turned(|need| need.is_some_and(Need::is_to_do))
    }

    /// Steps that are to be done only in the first plan.
    #[must_use]
    pub fn lost(&self) -> Vec<&'a StepId> {
        self.turned(|need| !need.is_some_and(Need::is_to_do))
    }

    fn turned(&self, becomes: fn(Option<Need>) -> bool) -> Vec<&'a StepId> {
        self.needs
            .iter()
            .filter(|(_, old, new)| !becomes(*old) && becomes(*new))
            .map(|(id, _, _)| *id)
            .collect()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
