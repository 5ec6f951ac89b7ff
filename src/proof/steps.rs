//! Needs: decided on each side, never two at once, with a reason each, something to do, and in order.

use std::ops::ControlFlow;

use super::{Walk, support};
use crate::catalogue::{Facts, Mailbox, Need, Step};
use crate::plan::{self, Because};

pub(super) fn prove(walk: &mut Walk<'_>) {
    for step in &walk.catalogue.steps {
        let mut at = |walk: &mut Walk<'_>, facts: &Facts<'_>| needs(walk, step, facts);
        walk.through(&support::of_needs(step), &mut at);
        let mut at = |walk: &mut Walk<'_>, facts: &Facts<'_>| work(walk, step, facts);
        walk.through(&support::of_work(step), &mut at);
        order(walk, step);
    }
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

/// The plan keeps the order of the steps, so a step must stand behind those that it waits for.
fn order(walk: &mut Walk<'_>, step: &Step) {
    let steps = &walk.catalogue.steps;
    let place = |id: &str| steps.iter().position(|own| own.id == id);
    let own = place(step.id.as_str());
    for before in &step.after {
        if place(before.as_str()) >= own {
            let message = format!("step `{}` waits for `{before}`, which comes later", step.id);
            walk.findings.note_always(message);
        }
    }
}
