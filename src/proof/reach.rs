//! Nothing is written in vain: each question is asked, each choice offered, each condition holds somewhere.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::support::read_by;
use super::{Walk, support, tree};
use crate::catalogue::{Condition, Facts, Shell, Step};
use crate::plan;

/// From where a condition is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// The scenario as a whole.
    Whole,
    /// Each mailbox side.
    Sides,
}

pub(super) fn prove(walk: &mut Walk<'_>) {
    questions(walk);
    let catalogue = walk.catalogue;
    for value in &catalogue.values {
        let rules = value.defaults.iter().map(|own| &own.when);
        first_of(
            walk,
            &format!("value `{}`, default", value.id),
            rules,
            View::Whole,
        );
    }
    for feature in &catalogue.features {
        let cells = feature.cells.iter().map(|own| &own.when);
        first_of(
            walk,
            &format!("feature `{}`, cell", feature.id),
            cells,
            View::Sides,
        );
        let today = feature.today.iter().map(|own| &own.when);
        first_of(
            walk,
            &format!("feature `{}`, today", feature.id),
            today,
            View::Sides,
        );
    }
    let pairings = catalogue.pairings.iter().map(|own| &own.when);
    first_of(walk, "pairing", pairings, View::Whole);
    for (place, notice) in catalogue.notices.iter().enumerate() {
        first_of(
            walk,
            &format!("notice {}, condition", place + 1),
            std::iter::once(&notice.when),
            View::Whole,
        );
    }
    for shell in &catalogue.shells {
        texts(walk, shell);
    }
    for step in &catalogue.steps {
        let needs = step.needs.iter().map(|own| &own.when);
        first_of(
            walk,
            &format!("step `{}`, need", step.id),
            needs,
            View::Sides,
        );
        cards(walk, step);
    }
}

fn questions(walk: &mut Walk<'_>) {
    for question in &walk.catalogue.questions {
        let own = std::iter::once(question.id.as_str());
        let reads = own.collect();
        let mut offered = BTreeSet::new();
        let mut is_asked = false;
        walk.through(&reads, &mut |walk, facts| {
            if question.when.holds(facts) {
                is_asked = true;
                let open = tree::offered(question, facts);
                if open.is_empty() {
                    let message =
                        format!("question `{}` is asked, but offers nothing", question.id);
                    walk.note(facts, message);
                }
                offered.extend(open);
            }
            ControlFlow::Continue(())
        });
        if !is_asked {
            let message = format!("question `{}` is never asked", question.id);
            walk.findings.note_always(message);
            continue;
        }
        for choice in question
            .choices
            .iter()
            .filter(|own| !offered.contains(&own.id))
        {
            let message = format!(
                "choice `{}` of `{}` is never offered",
                choice.id, question.id
            );
            walk.findings.note_always(message);
        }
        let bars = tree::gates(question).filter_map(|(choice, when)| Some((choice?, when)));
        for (choice, when) in bars {
            let place = format!("choice `{choice}` of `{}`, bar", question.id);
            first_of(walk, &place, std::iter::once(when), View::Whole);
        }
    }
}

fn texts<'a>(walk: &mut Walk<'a>, shell: &'a Shell) {
    let names = shell.names.iter().map(|own| &own.when);
    first_of(
        walk,
        &format!("shell `{}`, name", shell.id),
        names,
        View::Whole,
    );
    let connect = shell.connect.iter().map(|own| &own.when);
    first_of(
        walk,
        &format!("shell `{}`, connect", shell.id),
        connect,
        View::Whole,
    );
    let levels = shell.language.iter().map(|own| &own.when);
    first_of(
        walk,
        &format!("shell `{}`, language", shell.id),
        levels,
        View::Whole,
    );
}

/// Rules of which the first that holds decides: each with a condition must hold somewhere, and decide somewhere.
fn first_of<'a>(
    walk: &mut Walk<'a>,
    what: &str,
    rules: impl Iterator<Item = &'a Condition>,
    view: View,
) {
    let rules: Vec<&Condition> = rules.collect();
    if rules.iter().all(|own| **own == Condition::default()) {
        return;
    }
    let mut reads = read_by(rules.iter().copied());
    if view == View::Sides {
        reads.insert("exchange");
    }
    let mut holding = BTreeSet::new();
    let mut deciding: BTreeSet<usize> = BTreeSet::new();
    walk.through(&reads, &mut |_, facts| {
        let mut look = |facts: &Facts<'_>| {
            let held = rules.iter().enumerate().filter(|(_, own)| own.holds(facts));
            let held: Vec<usize> = held.map(|(place, _)| place).collect();
            deciding.extend(held.first());
            holding.extend(held);
        };
        match view {
            View::Whole => look(facts),
            View::Sides => plan::sides(facts).iter().for_each(|(_, own)| look(own)),
        }
        if deciding.len() == rules.len() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    let conditional = rules.iter().enumerate();
    for (place, _) in conditional.filter(|(_, own)| ***own != Condition::default()) {
        let number = place + 1;
        if !holding.contains(&place) {
            let message = format!("{what} {number}: its condition can never hold");
            walk.findings.note_always(message);
        } else if !deciding.contains(&place) {
            let message = format!("{what} {number} never decides: those before it do");
            walk.findings.note_always(message);
        }
    }
}

/// What the card of a step shows, where the step takes place.
fn cards<'a>(walk: &mut Walk<'a>, step: &'a Step) {
    let unlocks = step.unlocks.iter().map(|own| &own.when);
    let contributes = step.contributes.iter().map(|own| &own.when);
    let notes = step.notes.iter().map(|own| &own.when);
    let failures = step.failures.iter().map(|own| &own.when);
    let all = (unlocks.enumerate().map(|own| ("unlock", own)))
        .chain(contributes.enumerate().map(|own| ("contribute", own)))
        .chain(notes.enumerate().map(|own| ("note", own)))
        .chain(failures.enumerate().map(|own| ("failure", own)));
    for (key, (place, when)) in all {
        let mut reads = support::of_needs(step);
        reads.extend(read_by(std::iter::once(when)));
        let mut is_shown = false;
        walk.through(&reads, &mut |_, facts| {
            let sides = plan::sides(facts);
            let per_side = plan::per_side(step, &sides);
            is_shown = per_side.iter().any(|(side, own)| {
                let mut here = sides.iter().filter(|(one, _)| one == side);
                own.need.takes_place() && here.any(|(_, facts)| when.holds(facts))
            });
            if is_shown {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        if !is_shown {
            let message = format!(
                "step `{}`, {key} {}: its condition can never hold",
                step.id,
                place + 1
            );
            walk.findings.note_always(message);
        }
    }
}
