//! The steps of a plan in the order of its scenario, and the gates between them.

use super::{PlannedStep, Sides};
use crate::catalogue::{Catalogue, Facts, Gate, Mailbox, Step, StepId};

/// The steps in the order of the scenario; the card that a gate leads stands right behind the first step that shows it.
pub(super) fn arrange<'a>(
    catalogue: &'a Catalogue,
    facts: &Facts<'a>,
    steps: &mut Vec<PlannedStep<'a>>,
) {
    let order = catalogue.order(facts);
    let place = |id: &StepId| order.iter().position(|own| own == id);
    steps.sort_by_key(|own| place(&own.step.id).unwrap_or(usize::MAX));
    defer(catalogue, steps);
    for gate in catalogue.gates.iter().filter(|own| own.leads) {
        lead(gate, steps);
    }
}

/// The gates that a step wants on the sides where it takes place, in order.
pub(super) fn wanted<'a>(
    catalogue: &'a Catalogue,
    step: &Step,
    sides: &Sides<'a>,
    taking_place: &[Mailbox],
) -> Vec<&'a Gate> {
    let ids = step.then.iter();
    let gates = ids.filter_map(|id| catalogue.gate(id.as_str()));
    let holds = |gate: &&Gate| {
        let mut here = sides.iter().filter(|(side, _)| taking_place.contains(side));
        here.any(|(_, facts)| gate.when.holds(facts))
    };
    gates.filter(holds).collect()
}

/// A step that defers its gates leaves each to the next that takes place, where that one wants it too.
fn defer(catalogue: &Catalogue, steps: &mut [PlannedStep<'_>]) {
    let is_card = |id: &StepId| {
        let mut gates = catalogue.gates.iter();
        gates.any(|gate| gate.leads && gate.step.as_ref() == Some(id))
    };
    let mut next: Vec<&Gate> = Vec::new();
    let in_a_row = steps
        .iter_mut()
        .rev()
        .filter(|own| own.need.takes_place() && !is_card(&own.step.id));
    for own in in_a_row {
        let wanted = own.then.clone();
        if own.step.defers {
            own.then
                .retain(|gate| !next.iter().any(|one| one.id == gate.id));
        }
        next = wanted;
    }
}

fn lead(gate: &Gate, steps: &mut Vec<PlannedStep<'_>>) {
    let Some(id) = &gate.step else { return };
    let shows = |own: &PlannedStep<'_>| own.then.iter().any(|one| one.id == gate.id);
    let card = steps.iter().position(|own| own.step.id == *id);
    if let Some(card) = card
        && steps.iter().any(shows)
    {
        let mut card = steps.remove(card);
        let first = steps.iter().position(shows).unwrap_or_default();
        card.after = steps
            .get(first)
            .map(|own| &own.step.id)
            .into_iter()
            .collect();
        steps.insert((first + 1).min(steps.len()), card);
    }
}
