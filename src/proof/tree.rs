//! The tree of answers: each question that is asked, with each answer that is offered; where several may be
//! chosen, all of them, all but one each, each alone, and the default. Where it is not asked, what is implied.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;

use super::support::{Reads, read_by};
use crate::catalogue::{Catalogue, ChoiceId, Condition, Facts, Question, WANTED};
use crate::plan;

/// The questions in order, with what decides whether each is asked and what it offers.
pub(super) struct Tree<'a> {
    catalogue: &'a Catalogue,
    questions: Vec<(&'a Question, Reads<'a>)>,
}

/// What a visit of a leaf says: go on, or enough.
pub(super) type Visit<'v, 'a> = &'v mut dyn FnMut(&Facts<'a>) -> ControlFlow<()>;

impl<'a> Tree<'a> {
    pub(super) fn of(catalogue: &'a Catalogue) -> Self {
        let questions = plan::deciding_order(catalogue).into_iter();
        Self {
            catalogue,
            questions: questions
                .map(|own| (own, deciding(catalogue, own)))
                .collect(),
        }
    }

    /// Questions that look at one which is not asked before them: the walk rests on there being none.
    pub(super) fn looking_ahead(&self) -> Vec<(&'a Question, &'a str)> {
        let mut before = BTreeSet::new();
        let mut found = Vec::new();
        for question in &self.catalogue.questions {
            let reads = read_by(gates(question).map(|(_, when)| when));
            let ahead = reads.into_iter().filter(|id| !before.contains(id));
            found.extend(ahead.map(|id| (question, id)));
            before.insert(question.id.as_str());
        }
        found
    }

    /// These questions, and all that decide whether they are asked and what they offer, in order.
    /// The leaves of the tree of these alone are all that the leaves of the whole tree show of them: what is
    /// asked and offered depends on earlier questions only, and every question that is left out has an answer.
    pub(super) fn closure(&self, reads: &Reads<'a>) -> Vec<&'a Question> {
        let mut wanted = reads.clone();
        let mut kept = Vec::new();
        for (question, gates) in self.questions.iter().rev() {
            if wanted.contains(question.id.as_str()) {
                wanted.extend(gates);
                kept.push(*question);
            }
        }
        kept.reverse();
        kept
    }

    /// What is left of the tree when only these questions are asked; says whether every leaf was seen.
    pub(super) fn walk(&self, reads: &Reads<'a>, see: Visit<'_, 'a>) -> bool {
        let open: Vec<_> = self
            .closure(reads)
            .into_iter()
            .map(|own| (own, true))
            .collect();
        walk(self.catalogue, &open, &Facts::default(), see).is_continue()
    }

    /// The same with one answer only to the questions that are not among these or decide about them.
    pub(super) fn walk_of(&self, reads: &Reads<'a>, of: &Reads<'a>, see: Visit<'_, 'a>) -> bool {
        let of = self.closure(of);
        let is_open = |own: &Question| of.iter().any(|one| one.id == own.id);
        let all = self.closure(reads).into_iter();
        let open: Vec<_> = all.map(|own| (own, is_open(own))).collect();
        walk(self.catalogue, &open, &Facts::default(), see).is_continue()
    }

    /// How many leaves the whole tree has: what lies below a question is counted once for each set of answers
    /// that something below it looks at.
    pub(super) fn leaves(&self) -> u128 {
        self.below(0, &Facts::default(), &mut HashMap::new())
    }

    fn below(
        &self,
        place: usize,
        facts: &Facts<'a>,
        known: &mut HashMap<(usize, Vec<Vec<ChoiceId>>), u128>,
    ) -> u128 {
        let Some(rest) = self.questions.get(place..).filter(|own| !own.is_empty()) else {
            return 1;
        };
        let before = self.questions.get(..place).unwrap_or_default();
        let looked_at = before.iter().filter(|(own, _)| {
            rest.iter()
                .any(|(_, reads)| reads.contains(own.id.as_str()))
        });
        let key: Vec<Vec<ChoiceId>> = looked_at
            .map(|(own, _)| facts.acting(own.id.as_str()).to_vec())
            .collect();
        if let Some(count) = known.get(&(place, key.clone())) {
            return *count;
        }
        let count = rest.first().map_or(1, |(question, _)| {
            answers(self.catalogue, question, facts)
                .into_iter()
                .map(|choices| self.below(place + 1, &acting(facts, question, choices), known))
                .sum()
        });
        known.insert((place, key), count);
        count
    }
}

fn walk<'a>(
    catalogue: &'a Catalogue,
    open: &[(&'a Question, bool)],
    facts: &Facts<'a>,
    see: Visit<'_, 'a>,
) -> ControlFlow<()> {
    let Some(((question, is_open), rest)) = open.split_first() else {
        return see(facts);
    };
    let answers = answers(catalogue, question, facts).into_iter();
    let count = if *is_open { usize::MAX } else { 1 };
    for choices in answers.take(count) {
        walk(catalogue, rest, &acting(facts, question, choices), see)?;
    }
    ControlFlow::Continue(())
}

/// The answers of a question here; nothing at all where it is not asked or nothing is offered.
fn answers<'a>(
    catalogue: &'a Catalogue,
    question: &'a Question,
    facts: &Facts<'a>,
) -> Vec<Option<Vec<ChoiceId>>> {
    if !question.when.holds(facts) {
        return vec![question.implied(facts).map(<[ChoiceId]>::to_vec)];
    }
    let offered = offered(catalogue, question, facts);
    if offered.is_empty() {
        return vec![None];
    }
    if !question.many {
        return offered.into_iter().map(|own| Some(vec![own])).collect();
    }
    let but_one = offered.iter().map(|out| {
        let others = offered.iter().filter(|own| *own != out);
        others.cloned().collect::<Vec<_>>()
    });
    let presumed = question.presumed(facts).iter();
    let presumed = presumed.filter(|own| offered.contains(own));
    let presumed = presumed.cloned().collect::<Vec<_>>();
    let alone = offered.iter().map(|own| vec![own.clone()]);
    let mut all: Vec<Vec<ChoiceId>> = Vec::new();
    for own in std::iter::once(offered.clone())
        .chain(but_one)
        .chain(alone)
        .chain(std::iter::once(presumed))
    {
        if !own.is_empty() && !all.contains(&own) {
            all.push(own);
        }
    }
    all.into_iter().map(Some).collect()
}

/// The choices that are offered here.
pub(super) fn offered<'a>(
    catalogue: &'a Catalogue,
    question: &'a Question,
    facts: &Facts<'a>,
) -> Vec<ChoiceId> {
    let offers = plan::offers(catalogue, question, facts).into_iter();
    let open = offers.filter(|own| own.barred.is_none());
    open.map(|own| own.choice.id.clone()).collect()
}

/// What decides which answers a question can have. What acts unsaid does not, where one choice is asked for: each that
/// is offered is walked anyway.
fn deciding<'a>(catalogue: &'a Catalogue, question: &'a Question) -> Reads<'a> {
    let unsaid = question.default_when.iter().map(|own| &own.when);
    let unsaid: Vec<&Condition> = unsaid.collect();
    let gates = gates(question).map(|(_, when)| when);
    let mut reads = read_by(
        gates.filter(|when| question.many || !unsaid.iter().any(|own| std::ptr::eq(*own, *when))),
    );
    if question.id == *WANTED {
        reads.extend(plan::read_by_features(catalogue));
    }
    reads
}

fn acting<'a>(
    facts: &Facts<'a>,
    question: &'a Question,
    choices: Option<Vec<ChoiceId>>,
) -> Facts<'a> {
    let mut longer = facts.clone();
    if let Some(choices) = choices {
        longer.act(question, choices);
    }
    longer
}

/// What decides whether a question is asked, what it offers and what acts unsaid, with the choice that it bars.
pub(super) fn gates(question: &Question) -> impl Iterator<Item = (Option<&ChoiceId>, &Condition)> {
    let barred = question.choices.iter().flat_map(|choice| {
        let bars = choice.barred.iter();
        bars.map(move |bar| (Some(&choice.id), &bar.when))
    });
    let unsaid = question.default_when.iter().chain(&question.implied);
    std::iter::once((None, &question.when))
        .chain(barred)
        .chain(unsaid.map(|own| (None, &own.when)))
}
