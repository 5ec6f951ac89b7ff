//! Nothing is written in vain: each question is asked, each choice offered, each condition holds somewhere.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::support::read_by;
use super::{Walk, support, tree};
use crate::catalogue::{
    Condition, Dispute, Feature, Lifecycle, Need, Placed, Question, Shell, Step,
};
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
        each_holds(
            walk,
            &format!("value `{}`, default", value.id),
            rules,
            View::Whole,
        );
    }
    for feature in &catalogue.features {
        tables(walk, feature);
    }
    let pairings = catalogue.pairings.iter().map(|own| &own.when);
    each_holds(walk, "pairing", pairings, View::Whole);
    for (place, notice) in catalogue.notices.iter().enumerate() {
        each_holds(
            walk,
            &format!("notice {}, condition", place + 1),
            std::iter::once(&notice.when),
            View::Whole,
        );
    }
    for row in &catalogue.lifecycles {
        ends(walk, row);
    }
    for shell in &catalogue.shells {
        texts(walk, shell);
    }
    // What is shown on a feature, or with the scenario; the cards are looked at below.
    for own in &catalogue.disputes {
        beside_cards(walk, own, &format!("dispute `{}`", own.id));
    }
    for own in &catalogue.errata {
        beside_cards(walk, own, &format!("erratum `{}`", own.id));
    }
    for step in &catalogue.steps {
        let needs = step.needs.iter().map(|own| &own.when);
        each_holds(
            walk,
            &format!("step `{}`, need", step.id),
            needs,
            View::Sides,
        );
        cards(walk, step);
    }
}

fn beside_cards<'a>(walk: &mut Walk<'a>, own: &'a impl Placed, what: &str) {
    if own.is_general() || !own.features().is_empty() {
        let what = format!("{what}, condition");
        each_holds(walk, &what, std::iter::once(own.when()), View::Sides);
    }
}

fn tables<'a>(walk: &mut Walk<'a>, feature: &'a Feature) {
    let cells = feature.cells.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("feature `{}`, cell", feature.id),
        cells,
        View::Sides,
    );
    let readings = feature.readings.iter().map(|own| &own.when);
    let place = format!("feature `{}`, reading", feature.id);
    each_holds(walk, &place, readings, View::Sides);
    let today = feature.today.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("feature `{}`, today", feature.id),
        today,
        View::Sides,
    );
}

fn ends<'a>(walk: &mut Walk<'a>, row: &'a Lifecycle) {
    let own = std::iter::once(&row.when);
    each_holds(
        walk,
        &format!("lifecycle `{}`, condition", row.id),
        own,
        View::Sides,
    );
    let builds = row.minimum_builds.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("lifecycle `{}`, least build", row.id),
        builds,
        View::Sides,
    );
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
                let open = tree::offered(walk.catalogue, question, facts);
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
        unsaid(walk, question);
        let bars = tree::gates(question).filter_map(|(choice, when)| Some((choice?, when)));
        for (choice, when) in bars {
            let place = format!("choice `{choice}` of `{}`, bar", question.id);
            each_holds(walk, &place, std::iter::once(when), View::Whole);
        }
    }
}

/// Defaults hold somewhere where the question is asked, what is implied where it is not.
fn unsaid<'a>(walk: &mut Walk<'a>, question: &'a Question) {
    let lists = [
        ("default-when", &question.default_when, true),
        ("implied", &question.implied, false),
    ];
    for (key, list, asked) in lists {
        for (place, own) in list.iter().enumerate() {
            let mut holds = false;
            let reads = read_by([&question.when, &own.when].into_iter());
            walk.through(&reads, &mut |_, facts| {
                holds = question.when.holds(facts) == asked && own.when.holds(facts);
                if holds {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            });
            if !holds {
                let not = if asked { "" } else { "not " };
                let message = format!(
                    "question `{}`, {key} {}: its condition can never hold where it is {not}asked",
                    question.id,
                    place + 1
                );
                walk.findings.note_always(message);
            }
        }
    }
}

fn texts<'a>(walk: &mut Walk<'a>, shell: &'a Shell) {
    let names = shell.names.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("shell `{}`, name", shell.id),
        names,
        View::Whole,
    );
    let open = shell.open.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("shell `{}`, open", shell.id),
        open,
        View::Whole,
    );
    let connect = shell.connect.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("shell `{}`, connect", shell.id),
        connect,
        View::Whole,
    );
    let levels = shell.language.iter().map(|own| &own.when);
    each_holds(
        walk,
        &format!("shell `{}`, language", shell.id),
        levels,
        View::Whole,
    );
}

/// Rules that have a condition: each must hold somewhere.
fn each_holds<'a>(
    walk: &mut Walk<'a>,
    what: &str,
    rules: impl Iterator<Item = &'a Condition>,
    view: View,
) {
    for (place, when) in rules.enumerate() {
        if *when == Condition::default() {
            continue;
        }
        let mut reads = read_by(std::iter::once(when));
        if view == View::Sides {
            reads.extend(support::SIDES);
        }
        let mut holds = false;
        walk.through(&reads, &mut |_, facts| {
            holds = match view {
                View::Whole => when.holds(facts),
                View::Sides => plan::sides(facts).iter().any(|(_, own)| when.holds(own)),
            };
            if holds {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        if !holds {
            let message = format!("{what} {}: its condition can never hold", place + 1);
            walk.findings.note_always(message);
        }
    }
}

/// What the card of a step shows: rows and failures where the step takes place, notes where they are shown.
fn cards<'a>(walk: &mut Walk<'a>, step: &'a Step) {
    let takes_place = |need: Need| need.takes_place();
    let catalogue = walk.catalogue;
    let lists = [("unlock", &step.unlocks), ("contribute", &step.contributes)];
    for (key, list) in lists {
        for (place, own) in list.iter().enumerate() {
            let what = format!("{key} {}", place + 1);
            on_card(walk, step, &what, &own.when, &takes_place);
        }
    }
    for (place, own) in step.failures.iter().enumerate() {
        let what = format!("failure {}", place + 1);
        on_card(walk, step, &what, &own.when, &takes_place);
    }
    for (place, own) in step.notes.iter().enumerate() {
        let what = format!("note {}", place + 1);
        on_card(walk, step, &what, &own.when, &takes_place);
    }
    for own in plan::of_step(&catalogue.disputes, &step.id) {
        let what = format!("dispute `{}`", own.id);
        on_card(walk, step, &what, &own.when, &Dispute::shows);
    }
    for own in plan::of_step(&catalogue.errata, &step.id) {
        let what = format!("erratum `{}`", own.id);
        on_card(walk, step, &what, &own.when, &takes_place);
    }
}

fn on_card<'a>(
    walk: &mut Walk<'a>,
    step: &'a Step,
    what: &str,
    when: &'a Condition,
    shows: &dyn Fn(Need) -> bool,
) {
    let mut reads = support::of_needs(step);
    reads.extend(read_by(std::iter::once(when)));
    let mut is_shown = false;
    walk.through(&reads, &mut |_, facts| {
        let sides = plan::sides(facts);
        let per_side = plan::per_side(step, &sides);
        is_shown = per_side.iter().any(|(side, own)| {
            let mut here = sides.iter().filter(|(one, _)| one == side);
            shows(own.need) && here.any(|(_, facts)| when.holds(facts))
        });
        if is_shown {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
    if !is_shown {
        let message = format!(
            "step `{}`, {what}: its condition can never hold where it is shown",
            step.id
        );
        walk.findings.note_always(message);
    }
}
