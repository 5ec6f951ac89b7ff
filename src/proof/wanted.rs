//! What is left out because it is not wanted: under any answers, with each feature wanted alone, all but each and all,
//! nothing that a wanted feature needs is left out, nor what a step that stays requires.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::rc::Rc;

use super::Walk;
use super::support::{self, Reads, read_by};
use crate::catalogue::{
    Catalogue, ChoiceId, Condition, Facts, Feature, FeatureId, Mailbox, Step, WANTED,
};
use crate::plan::{self, Served};

pub(super) fn prove(walk: &mut Walk<'_>) {
    if walk.catalogue.question(WANTED).is_none() {
        return;
    }
    let (reads, of) = reads(walk);
    let mut seen = HashSet::new();
    let mut deciding: BTreeSet<&FeatureId> = BTreeSet::new();
    let (tree, catalogue) = (Rc::clone(&walk.tree), walk.catalogue);
    tree.walk_of(&reads, &of, &mut |facts| {
        walk.projections += 1;
        let sides = plan::sides(facts);
        let served = Served::of(catalogue, &sides, &plan::cells(catalogue, &sides));
        let with_others = plan::wanted_with(catalogue, facts, &[]);
        if seen.insert((served.signature(), with_others)) {
            sets(walk, facts, &served, &mut deciding);
        }
        ControlFlow::Continue(())
    });
    for feature in &catalogue.features {
        if !deciding.contains(&feature.id) {
            let message = format!(
                "feature `{}`: wanting it keeps no step in a plan",
                feature.id
            );
            walk.findings.note_always(message);
        }
    }
}

/// The sets of wanted features that are looked at here.
fn sets<'a>(
    walk: &mut Walk<'a>,
    facts: &Facts<'a>,
    served: &Served<'a>,
    deciding: &mut BTreeSet<&'a FeatureId>,
) {
    let catalogue = walk.catalogue;
    let wanted = |said: &[&FeatureId]| plan::wanted_with(catalogue, facts, said);
    let all = served.possible();
    let stay = served.stay(&wanted(&all));
    for (at, step) in catalogue.steps.iter().enumerate() {
        if served.takes_place(at) && stay.get(at) != Some(&true) {
            let message = format!(
                "step `{}` is left out although everything is wanted",
                step.id
            );
            walk.note(facts, message);
        }
    }
    for own in &all {
        let alone = wanted(&[own]);
        let others: Vec<&FeatureId> = all.iter().copied().filter(|one| one != own).collect();
        needed(walk, facts, served, &alone);
        needed(walk, facts, served, &wanted(&others));
        let decides = |other: &&FeatureId| {
            served.stay(&wanted(&[*other])) != served.stay(&wanted(&[*other, *own]))
        };
        if !deciding.contains(own) && others.iter().any(decides) {
            deciding.insert(own);
        }
    }
}

/// With these features wanted, what each of them needs stays, and what a step that stays requires.
fn needed<'a>(walk: &mut Walk<'a>, facts: &Facts<'a>, served: &Served<'a>, wanted: &[&FeatureId]) {
    let stay = served.stay(wanted);
    let steps = &walk.catalogue.steps;
    let name = |at: usize| steps.get(at).map_or("", |own| own.id.as_str());
    let is_out = |at: &usize| served.takes_place(*at) && stay.get(*at) != Some(&true);
    for feature in wanted {
        for at in served.needed_by(feature).into_iter().filter(is_out) {
            let step = name(at);
            walk.note(
                facts,
                format!("step `{step}` is left out, but the wanted feature `{feature}` needs it"),
            );
        }
    }
    for (place, step) in steps.iter().enumerate() {
        if stay.get(place) != Some(&true) {
            continue;
        }
        for id in step.requires.iter().chain(&step.keeps) {
            let at = steps.iter().position(|own| own.id == *id);
            if at.as_ref().is_some_and(is_out) {
                walk.note(
                    facts,
                    format!(
                        "step `{}` stays, but `{id}` is left out, on which it rests",
                        step.id
                    ),
                );
            }
        }
    }
}

/// Everything that the wanted features look at; and of that what can make a difference.
fn reads<'a>(walk: &Walk<'a>) -> (Reads<'a>, Reads<'a>) {
    let catalogue = walk.catalogue;
    let steps = catalogue.steps.iter();
    let rows = steps.flat_map(|own| own.unlocks.iter().chain(&own.contributes));
    let rows = rows.map(|own| &own.when);
    let gates = catalogue.gates.iter().map(|own| &own.when);
    let mut of = read_by(rows.chain(gates));
    of.extend(support::SIDES);
    let wants =
        |own: &crate::catalogue::Question| own.choices.iter().any(|one| !one.wants.is_empty());
    let wanting = catalogue.questions.iter().filter(|own| wants(own));
    of.extend(wanting.map(|own| own.id.as_str()));
    let mut reads = of.clone();
    for step in &catalogue.steps {
        let all = support::of_needs(step);
        of.extend(decisive(walk, &all, &|facts| takes_place(step, facts)));
        reads.extend(all);
    }
    for feature in &catalogue.features {
        let mut all = cells(feature);
        all.extend(support::SIDES);
        of.extend(decisive(walk, &all, &|facts| {
            possible(catalogue, feature, facts)
        }));
        reads.extend(all);
    }
    (reads, of)
}

fn cells(feature: &Feature) -> Reads<'_> {
    let whens = feature.cells.iter().map(|own| &own.when);
    read_by(whens.collect::<Vec<&Condition>>().into_iter())
}

/// On which sides the step takes place.
fn takes_place(step: &Step, facts: &Facts<'_>) -> Vec<Mailbox> {
    let sides = plan::sides(facts);
    let per_side = plan::per_side(step, &sides).into_iter();
    let here = per_side.filter(|(_, own)| own.need.takes_place());
    here.map(|(side, _)| side).collect()
}

/// On which sides the feature is to be had.
fn possible<'a>(catalogue: &'a Catalogue, feature: &Feature, facts: &Facts<'a>) -> Vec<Mailbox> {
    let sides = plan::sides(facts);
    let cells = plan::cells(catalogue, &sides);
    let sides = sides.iter().map(|(side, _)| *side);
    sides
        .filter(|side| cells.is_possible(&feature.id, *side))
        .collect()
}

/// The questions of these that make a difference: without the others each set of answers shows one thing only.
fn decisive<'a>(
    walk: &Walk<'a>,
    reads: &Reads<'a>,
    shown: &dyn Fn(&Facts<'a>) -> Vec<Mailbox>,
) -> Reads<'a> {
    let mut kept: Vec<&str> = walk
        .tree
        .closure(reads)
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    let mut numbers: HashMap<Vec<ChoiceId>, u16> = HashMap::new();
    let mut leaves: Vec<(Vec<u16>, Vec<Mailbox>)> = Vec::new();
    walk.tree.walk(reads, &mut |facts| {
        let answers = kept.iter().map(|id| {
            let next = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
            *numbers.entry(facts.acting(id).to_vec()).or_insert(next)
        });
        leaves.push((answers.collect(), shown(facts)));
        ControlFlow::Continue(())
    });
    for at in (0..kept.len()).rev() {
        let mut known: HashMap<Vec<u16>, &[Mailbox]> = HashMap::new();
        let differs = leaves.iter().any(|(answers, shown)| {
            let mut rest = answers.clone();
            rest.remove(at);
            *known.entry(rest).or_insert(shown) != shown.as_slice()
        });
        if !differs {
            kept.remove(at);
            for (answers, _) in &mut leaves {
                answers.remove(at);
            }
        }
    }
    kept.into_iter().collect()
}
