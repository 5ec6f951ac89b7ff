//! Each choice changes something: between any two of a question, some answers show another plan.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;

use super::Walk;
use super::places::{Place, all_places};
use crate::catalogue::{ChoiceId, Facts, Question, WANTED};

/// Two choices that have not been seen to differ; where several may be chosen, one that has not been missed.
type Alike<'a> = (&'a ChoiceId, Option<&'a ChoiceId>);

/// What was seen with the same other answers: each answer, and which of the rules decided.
type Seen = Vec<(Vec<ChoiceId>, Vec<usize>)>;

pub(super) fn prove(walk: &mut Walk<'_>) {
    let places = all_places(walk.catalogue);
    // What the features decide is proven of the plan as a whole.
    let questions = walk.catalogue.questions.iter();
    for question in questions.filter(|own| own.id != *WANTED) {
        let mut alike = all_alike(question);
        for place in &places {
            if alike.is_empty() {
                break;
            }
            if may_tell(place, question, &alike) {
                look(walk, place, question, &mut alike);
            }
        }
        for pair in alike {
            note(walk, question, pair);
        }
    }
}

fn note(walk: &mut Walk<'_>, question: &Question, (one, other): Alike<'_>) {
    let message = match other {
        Some(other) => format!(
            "choices `{one}` and `{other}` of `{}` show the same plan under any other answers",
            question.id
        ),
        None => format!(
            "choice `{one}` of `{}` changes nothing under any other answers",
            question.id
        ),
    };
    walk.findings.note_always(message);
}

fn all_alike(question: &Question) -> BTreeSet<Alike<'_>> {
    let ids: Vec<&ChoiceId> = question.choices.iter().map(|own| &own.id).collect();
    if question.many {
        return ids.into_iter().map(|own| (own, None)).collect();
    }
    let pairs = ids.iter().enumerate().flat_map(|(place, one)| {
        let later = ids.iter().skip(place + 1);
        later.map(|other| (*one, Some(*other)))
    });
    pairs.collect()
}

/// Whether a rule of the place tests the question so that it could tell two of these apart.
fn may_tell(place: &Place<'_>, question: &Question, alike: &BTreeSet<Alike<'_>>) -> bool {
    let tests = place.tests_of(&question.id);
    tests.iter().any(|test| {
        alike.iter().any(|(one, other)| {
            let passes = |own: &ChoiceId| question.passes(own, test);
            passes(one) != other.is_some_and(passes)
        })
    })
}

/// Takes out what this place shows otherwise, the other answers being the same.
fn look<'a>(
    walk: &mut Walk<'a>,
    place: &Place<'a>,
    question: &'a Question,
    alike: &mut BTreeSet<Alike<'a>>,
) {
    let mut reads = place.reads();
    reads.insert(question.id.as_str());
    let others = walk.tree.closure(&reads);
    let others: Vec<&str> = others
        .into_iter()
        .filter(|own| own.id != question.id)
        .map(|own| own.id.as_str())
        .collect();
    let mut groups: HashMap<Vec<Vec<ChoiceId>>, Seen> = HashMap::new();
    walk.through(&reads, &mut |_, facts: &Facts<'a>| {
        let key = others.iter().map(|id| facts.acting(id).to_vec()).collect();
        let answer = facts.acting(question.id.as_str()).to_vec();
        let shown = place.shown(facts);
        let seen = groups.entry(key).or_default();
        for (before, _) in seen.iter().filter(|(_, then)| *then != shown) {
            alike.retain(|pair| !is_between(pair, before, &answer));
        }
        seen.push((answer, shown));
        if alike.is_empty() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    });
}

/// Whether two answers differ in this pair alone; of several choices, in this one alone.
fn is_between((one, other): &Alike<'_>, before: &[ChoiceId], after: &[ChoiceId]) -> bool {
    let lacks = |all: &[ChoiceId], own: &ChoiceId| !all.contains(own);
    let gone = before.iter().filter(|own| lacks(after, own));
    let come = after.iter().filter(|own| lacks(before, own));
    let changed: BTreeSet<&ChoiceId> = gone.chain(come).collect();
    changed == [Some(*one), *other].into_iter().flatten().collect()
}
