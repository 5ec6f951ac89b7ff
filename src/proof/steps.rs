//! Needs: decided on each side, never two at once, with a reason each, something to do, and in order.

use std::ops::ControlFlow;

use super::{Walk, support};
use crate::catalogue::{Facts, Mailbox, Need, Step, StepId};
use crate::plan::{self, Because};

pub(super) fn prove(walk: &mut Walk<'_>) {
    for step in &walk.catalogue.steps {
        let mut at = |walk: &mut Walk<'_>, facts: &Facts<'_>| needs(walk, step, facts);
        walk.through(&support::of_needs(step), &mut at);
        let mut at = |walk: &mut Walk<'_>, facts: &Facts<'_>| work(walk, step, facts);
        walk.through(&support::of_work(step), &mut at);
        requirements(walk, step);
        gates(walk, step);
    }
    order(walk);
}

fn needs(walk: &mut Walk<'_>, step: &Step, facts: &Facts<'_>) -> ControlFlow<()> {
    let sides = plan::sides(facts);
    let per_side = plan::per_side(step, &sides);
    for (side, _) in &sides {
        if !per_side.iter().any(|(own, _)| own == side) {
            let message = format!(
                "step `{}`: no need is decided for {}",
                step.id,
                side.in_words()
            );
            walk.note(facts, message);
        }
    }
    if let Some(lost) = unnamed(&per_side) {
        let message = format!(
            "step `{}` is to do for one side and not possible for {}, but its reasons do not say so",
            step.id,
            lost.in_words()
        );
        walk.note(facts, message);
    }
    ControlFlow::Continue(())
}

/// The side whose reason is not named although the step is to do on one side and not possible on the other.
fn unnamed(per_side: &[(Mailbox, Because<'_>)]) -> Option<Mailbox> {
    let (_, reasons) = plan::joined(per_side);
    let any = |fits: fn(Need) -> bool| per_side.iter().any(|(_, own)| fits(own.need));
    if !any(Need::is_to_do) || !any(|need| need == Need::NotPossible) {
        return None;
    }
    let named = |side: Mailbox, own: &Because<'_>| {
        reasons
            .iter()
            .any(|one| one.mailbox == Some(side) && one.need == own.need)
    };
    let mut sides = per_side.iter();
    sides
        .find(|(side, own)| !named(*side, own))
        .map(|(side, _)| *side)
}

fn work(walk: &mut Walk<'_>, step: &Step, facts: &Facts<'_>) -> ControlFlow<()> {
    let sides = plan::sides(facts);
    let per_side = plan::per_side(step, &sides);
    let mut to_do = per_side.iter().filter(|(_, own)| own.need.is_to_do());
    let shows = |side: &Mailbox| {
        let here = sides.iter().filter(|(own, _)| own == side);
        here.map(|(_, facts)| facts).any(|facts| {
            let mut work = step.commands.iter().chain(&step.verify);
            work.any(|own| own.when.holds(facts))
        })
    };
    if let Some((side, own)) = to_do.find(|(side, _)| !shows(side)) {
        let message = format!(
            "step `{}` is {} for {}, but shows nothing to do",
            step.id,
            own.need.in_words(),
            side.in_words()
        );
        walk.note(facts, message);
    }
    ControlFlow::Continue(())
}

/// A step to do never requires one that is not possible on the same side.
fn requirements<'a>(walk: &mut Walk<'a>, step: &'a Step) {
    let required = step.requires.iter();
    for other in required.filter_map(|id| walk.catalogue.step(id.as_str())) {
        let mut reads = support::of_needs(step);
        reads.extend(support::of_needs(other));
        walk.through(&reads, &mut |walk, facts| {
            let sides = plan::sides(facts);
            let needs = plan::per_side(other, &sides);
            for (side, own) in plan::per_side(step, &sides) {
                let on_this_side = |one: &&(Mailbox, Because<'_>)| one.0 == side;
                let lacks = |(_, one): &(Mailbox, Because<'_>)| one.need == Need::NotPossible;
                if own.need.is_to_do() && needs.iter().find(on_this_side).is_some_and(lacks) {
                    let message = format!(
                        "step `{}` is {} for {}, but requires `{}`, which is not possible there",
                        step.id,
                        own.need.in_words(),
                        side.in_words(),
                        other.id
                    );
                    walk.note(facts, message);
                }
            }
            ControlFlow::Continue(())
        });
    }
}

/// A gate is shown somewhere, and the step whose card is opened for it takes place wherever it is shown.
fn gates<'a>(walk: &mut Walk<'a>, step: &'a Step) {
    let named = step.then.iter();
    for gate in named.filter_map(|id| walk.catalogue.gate(id.as_str())) {
        let card = gate.step.as_ref();
        let card = card.and_then(|id| walk.catalogue.step(id.as_str()));
        let mut reads = support::of_needs(step);
        reads.extend(support::read_by(std::iter::once(&gate.when)));
        reads.extend(card.iter().flat_map(|own| support::of_needs(own)));
        let mut is_shown = false;
        walk.through(&reads, &mut |walk, facts| {
            let sides = plan::sides(facts);
            let takes_place = |step: &Step, side: Mailbox| {
                let per_side = plan::per_side(step, &sides);
                let mut here = per_side.iter().filter(|(own, _)| *own == side);
                here.any(|(_, own)| own.need.takes_place())
            };
            let mut here = sides
                .iter()
                .filter(|(side, own)| takes_place(step, *side) && gate.when.holds(own));
            if here.next().is_none() {
                return ControlFlow::Continue(());
            }
            is_shown = true;
            let lost = card.filter(|own| !sides.iter().any(|(side, _)| takes_place(own, *side)));
            if let Some(own) = lost {
                let message = format!(
                    "step `{}` opens the gate `{}`, but its card `{}` does not take place",
                    step.id, gate.id, own.id
                );
                walk.note(facts, message);
            }
            ControlFlow::Continue(())
        });
        if !is_shown {
            let message = format!(
                "step `{}` names the gate `{}`, which it never shows",
                step.id, gate.id
            );
            walk.findings.note_always(message);
        }
    }
}

/// In every scenario a step stands behind those that it waits for: in the order that decides there. An order that
/// never decides is written in vain.
fn order(walk: &mut Walk<'_>) {
    let catalogue = walk.catalogue;
    let reads = support::read_by(catalogue.orders.iter().map(|own| &own.when));
    let mut seen: Vec<&[StepId]> = Vec::new();
    walk.through(&reads, &mut |walk, facts| {
        let order = catalogue.order(facts);
        if seen.iter().any(|own| std::ptr::eq(*own, order)) {
            return ControlFlow::Continue(());
        }
        seen.push(order);
        for step in &catalogue.steps {
            for before in &step.after {
                if is_late(order, before, &step.id) {
                    let message =
                        format!("step `{}` waits for `{before}`, which comes later", step.id);
                    walk.note(facts, message);
                }
            }
        }
        ControlFlow::Continue(())
    });
    for (place, own) in catalogue.orders.iter().enumerate() {
        if !seen
            .iter()
            .any(|one| std::ptr::eq(*one, own.steps.as_slice()))
        {
            let message = format!("order {} never decides", place + 1);
            walk.findings.note_always(message);
        }
    }
}

fn is_late(order: &[StepId], first: &StepId, second: &StepId) -> bool {
    let place = |id: &StepId| order.iter().position(|own| own == id);
    place(first) >= place(second)
}
