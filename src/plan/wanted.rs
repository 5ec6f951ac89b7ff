//! What of a plan is left out because the features that it serves are not wanted, and what each step would be missed
//! for. Derived from what the steps unlock, contribute to and require.
//!
//! The rule, in one place. A step that takes place stays
//! - where it is there for itself, such as the hybrid deployment or the verification: no feature decides about that;
//! - where it serves a feature that is wanted;
//! - where one that stays rests on it: it requires it, keeps it, or shows a gate whose card it is. So a guard stays as
//!   long as what it guards, and no wanted feature loses a step that it needs;
//! - where it serves nothing here and nothing rests on it: nobody can say that it is not wanted.
//!
//! All else serves only what is not wanted. With every feature wanted nothing is left out, whatever the data.

use std::borrow::Cow;

use super::feature::Ledger;
use super::{Because, Sides, because, order};
use crate::catalogue::{
    ArticleId, Catalogue, ChoiceId, Command, Condition, Facts, Feature, FeatureId, Mailbox, Need,
    NeedRule, Purpose, Step, StepId, Text, Unlock, WANTED,
};

/// A step that would take place, and serves only features that are not wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut<'a> {
    /// The need that it would have.
    pub need: Need,
    pub features: Vec<&'a Feature>,
}

/// A wanted feature that fails without a step; where a side is named, for its mailboxes only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lost<'a> {
    pub feature: &'a Feature,
    pub mailbox: Option<Mailbox>,
}

impl Lost<'_> {
    /// `fails`, or `limited` where the feature is left to the other side.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        if self.mailbox.is_some() {
            "limited"
        } else {
            "fails"
        }
    }
}

/// What each step of the knowledge base serves here, and what it rests on; in the order of the catalogue.
pub(crate) struct Served<'a> {
    catalogue: &'a Catalogue,
    steps: Vec<Serving<'a>>,
    /// The features that are possible, on each side.
    possible: Vec<(&'a Feature, Mailbox)>,
}

/// A feature on a side where the step takes place, with the row that says so.
pub(super) type Service<'a> = (&'a FeatureId, Mailbox, &'a Unlock);

struct Serving<'a> {
    step: &'a Step,
    per_side: Vec<(Mailbox, Because<'a>)>,
    need: Need,
    serves: Vec<Service<'a>>,
    /// Places of the steps without which it cannot be carried out, or whose cards its gates open.
    requires: Vec<usize>,
    /// Places of those that stay with it besides.
    keeps: Vec<usize>,
}

impl<'a> Served<'a> {
    pub(crate) fn of(catalogue: &'a Catalogue, sides: &Sides<'a>, ledger: &Ledger<'a>) -> Self {
        let steps = catalogue.steps.iter();
        let features = catalogue.features.iter().flat_map(|own| {
            let here = sides.iter().map(|(side, _)| *side);
            here.filter(|side| ledger.is_possible(&own.id, *side))
                .map(move |side| (own, side))
        });
        Self {
            catalogue,
            steps: steps
                .map(|step| serving(catalogue, step, sides, ledger))
                .collect(),
            possible: features.collect(),
        }
    }

    /// The need of a step on each side, by its place, whatever is wanted.
    pub(super) fn per_side(&self, place: usize) -> &[(Mailbox, Because<'a>)] {
        self.steps.get(place).map_or(&[], |own| &own.per_side)
    }

    /// Which steps stay, with these features wanted.
    pub(crate) fn stay(&self, wanted: &[&FeatureId]) -> Vec<bool> {
        let rested_on = |place: usize| {
            let mut all = self.steps.iter().filter(|own| own.need.takes_place());
            all.any(|own| own.rests_on().any(|one| one == place))
        };
        let stays = |(place, own): (usize, &Serving<'a>)| {
            own.need.takes_place()
                && (own.step.purpose == Purpose::Itself
                    || own.serves.iter().any(|(id, _, _)| wanted.contains(id))
                    || (own.serves.is_empty() && !rested_on(place)))
        };
        let mut stay: Vec<bool> = self.steps.iter().enumerate().map(stays).collect();
        let mut open: Vec<usize> = (0..stay.len())
            .filter(|at| stay.get(*at) == Some(&true))
            .collect();
        while let Some(own) = open.pop().and_then(|at| self.steps.get(at)) {
            for at in own.rests_on() {
                let takes_place = self.takes_place(at);
                if let Some(known) = stay.get_mut(at).filter(|known| takes_place && !**known) {
                    *known = true;
                    open.push(at);
                }
            }
        }
        stay
    }

    /// The features of a step, those of the steps that rest on it included.
    fn features(&self, place: usize) -> Vec<Service<'a>> {
        self.upward(place, |_| true, Serving::rests_on)
    }

    /// What a step serves by itself, and by those that rest on it in this way and pass.
    fn upward<'s, I: Iterator<Item = usize> + 's>(
        &'s self,
        place: usize,
        passes: impl Fn(usize) -> bool,
        below: impl Fn(&'s Serving<'a>) -> I,
    ) -> Vec<Service<'a>> {
        let mut found = Vec::new();
        let mut seen = vec![place];
        let mut next = 0;
        while let Some(at) = seen.get(next).copied() {
            next += 1;
            found.extend(self.steps.get(at).iter().flat_map(|own| own.serves.iter()));
            for (above, own) in self.steps.iter().enumerate() {
                let fits = own.need.takes_place() && passes(above) && !seen.contains(&above);
                if fits && below(own).any(|one| one == at) {
                    seen.push(above);
                }
            }
        }
        found
    }

    /// What is left out with these features wanted, and why; by the place of the step.
    pub(super) fn left_out(
        &self,
        place: usize,
        stay: &[bool],
    ) -> Option<(LeftOut<'a>, Source<'a>)> {
        let own = self.steps.get(place)?;
        if !own.need.takes_place() || stay.get(place) != Some(&false) {
            return None;
        }
        let served = self.features(place);
        let (_, _, row) = served.first()?;
        let features = self.catalogue.features.iter();
        let features = features.filter(|one| served.iter().any(|(id, _, _)| **id == one.id));
        let left_out = LeftOut {
            need: own.need,
            features: features.collect(),
        };
        Some((left_out, (&row.source, &row.part)))
    }

    /// Whether a command looks at the work of steps of which some are left out and none stays.
    pub(super) fn is_in_vain(&self, command: &Command, stay: &[bool]) -> bool {
        let steps = self.steps.iter().enumerate();
        let with = steps.filter(|(_, own)| command.with.contains(&own.step.id));
        let with: Vec<usize> = with.map(|(at, _)| at).collect();
        let stays = |at: &usize| stay.get(*at) == Some(&true);
        with.iter().any(|at| self.takes_place(*at)) && !with.iter().any(stays)
    }

    /// The wanted features that fail without a step that stays; nothing for a guard, without which none does.
    pub(crate) fn lost(&self, place: usize, stay: &[bool], wanted: &[&FeatureId]) -> Vec<Lost<'a>> {
        let Some(own) = self.steps.get(place) else {
            return Vec::new();
        };
        if own.step.purpose == Purpose::Guard || stay.get(place) != Some(&true) {
            return Vec::new();
        }
        let stays = |at: usize| stay.get(at) == Some(&true);
        let served = self.upward(place, stays, |own| own.requires.iter().copied());
        let features = self.catalogue.features.iter();
        let features = features.filter(|own| wanted.contains(&&own.id));
        let lost = features.filter_map(|feature| {
            let here = |side: Mailbox| {
                let mut all = served.iter();
                all.any(|(id, own, _)| **id == feature.id && *own == side)
            };
            let possible = self.possible.iter().filter(|(own, _)| own.id == feature.id);
            let (gone, kept): (Vec<Mailbox>, Vec<Mailbox>) = possible
                .map(|(_, side)| *side)
                .partition(|side| here(*side));
            let first = gone.first()?;
            Some(Lost {
                feature,
                mailbox: (!kept.is_empty()).then_some(*first),
            })
        });
        lost.collect()
    }

    /// The features that are possible on any side.
    pub(crate) fn possible(&self) -> Vec<&'a FeatureId> {
        let mut found: Vec<&FeatureId> = Vec::new();
        for (own, _) in &self.possible {
            if !found.contains(&&own.id) {
                found.push(&own.id);
            }
        }
        found
    }

    pub(crate) fn takes_place(&self, place: usize) -> bool {
        let own = self.steps.get(place);
        own.is_some_and(|own| own.need.takes_place())
    }

    /// All that decides what stays: two with the same do not differ.
    pub(crate) fn signature(&self) -> Vec<Signature<'a>> {
        let own = self.steps.iter().map(|own| {
            let serves = own.serves.iter().map(|(id, side, _)| (id.as_str(), *side));
            let takes_place = own.need.takes_place();
            (takes_place, serves.collect(), own.requires.clone())
        });
        own.collect()
    }

    /// The steps that serve a feature or that such a step requires, by place: told without regard to what stays.
    pub(crate) fn needed_by(&self, feature: &FeatureId) -> Vec<usize> {
        let serves = |own: &Serving<'_>| own.serves.iter().any(|(id, _, _)| *id == feature);
        let all = self.steps.iter().enumerate();
        let mut needed: Vec<usize> = all
            .filter(|(_, own)| serves(own))
            .map(|(at, _)| at)
            .collect();
        let mut next = 0;
        while let Some(own) = needed.get(next).and_then(|at| self.steps.get(*at)) {
            next += 1;
            for at in &own.requires {
                let takes_place = self.takes_place(*at);
                if takes_place && !needed.contains(at) {
                    needed.push(*at);
                }
            }
        }
        needed
    }
}

/// Whether a step takes place, what it serves, and what it requires.
type Signature<'a> = (bool, Vec<(&'a str, Mailbox)>, Vec<usize>);

/// Who says what a step is for.
pub(super) type Source<'a> = (&'a ArticleId, &'a Text);

impl Serving<'_> {
    fn rests_on(&self) -> impl Iterator<Item = usize> {
        self.requires.iter().chain(&self.keeps).copied()
    }
}

fn serving<'a>(
    catalogue: &'a Catalogue,
    step: &'a Step,
    sides: &Sides<'a>,
    ledger: &Ledger<'a>,
) -> Serving<'a> {
    let per_side = because::per_side(step, sides);
    let taking_place = per_side.iter().filter(|(_, own)| own.need.takes_place());
    let taking_place: Vec<Mailbox> = taking_place.map(|(side, _)| *side).collect();
    let serving = |rows| serves(rows, sides, &taking_place, ledger);
    let serves = serving(&step.unlocks).chain(serving(&step.contributes));
    let serves = serves.collect();
    let place = |id: &StepId| catalogue.steps.iter().position(|own| own.id == *id);
    let gates = order::wanted(catalogue, step, sides, &taking_place);
    let cards = gates.into_iter().filter_map(|gate| gate.step.as_ref());
    let needs = per_side.iter().map(|(_, own)| own.need);
    Serving {
        step,
        need: needs.max().unwrap_or(Need::NotNeeded),
        serves,
        requires: step
            .requires
            .iter()
            .chain(cards)
            .filter_map(place)
            .collect(),
        keeps: step.keeps.iter().filter_map(place).collect(),
        per_side,
    }
}

/// The features of these rows, on the sides where the step takes place and the feature is not ruled out.
pub(super) fn serves<'a>(
    rows: &'a [Unlock],
    sides: &Sides<'a>,
    taking_place: &[Mailbox],
    ledger: &Ledger<'a>,
) -> impl Iterator<Item = Service<'a>> {
    rows.iter().flat_map(move |row| {
        let here = sides
            .iter()
            .filter(move |(side, facts)| taking_place.contains(side) && row.when.holds(facts));
        here.flat_map(move |(side, _)| {
            let ids = row.features.iter();
            let possible = ids.filter(move |id| ledger.is_possible(id, *side));
            possible.map(move |id| (id, *side, row))
        })
    })
}

/// The features that are wanted: those that the answer names, and those that come with other answers. All, where the
/// knowledge base does not ask.
pub(super) fn wanted<'a>(catalogue: &'a Catalogue, facts: &Facts<'a>) -> Vec<&'a FeatureId> {
    let features = catalogue.features.iter().map(|own| &own.id);
    let acting = facts.acting(WANTED);
    let is_said =
        |id: &&FeatureId| acting.is_empty() || acting.iter().any(|own| **id == own.as_str());
    let said: Vec<&FeatureId> = features.filter(is_said).collect();
    wanted_with(catalogue, facts, &said)
}

/// These features, and those that come with other answers.
pub(crate) fn wanted_with<'a>(
    catalogue: &'a Catalogue,
    facts: &Facts<'a>,
    said: &[&FeatureId],
) -> Vec<&'a FeatureId> {
    let mut with_others: Vec<&FeatureId> = Vec::new();
    for question in &catalogue.questions {
        if question.choices.iter().all(|own| own.wants.is_empty()) {
            continue;
        }
        let acting = facts.acting(question.id.as_str()).iter();
        let acting = acting.filter_map(|own| question.choice(own.as_str()));
        with_others.extend(acting.flat_map(|own| &own.wants));
    }
    let features = catalogue.features.iter().map(|own| &own.id);
    features
        .filter(|id| said.contains(id) || with_others.contains(id))
        .collect()
}

/// The reason for which a step is left out, with the answer that decided it.
pub(super) fn reason<'a>(
    left_out: &LeftOut<'a>,
    (source, part): Source<'a>,
    said: &[ChoiceId],
) -> Because<'a> {
    let titles: Vec<&str> = left_out
        .features
        .iter()
        .map(|own| own.title.as_str())
        .collect();
    let text = format!("Serves only {}, which you do not want.", listed(&titles));
    let rule = NeedRule {
        when: Condition::default(),
        need: Need::NotNeeded,
        text: Text::from(text),
        source: source.clone(),
        part: part.clone(),
        exception: Text::default(),
    };
    Because {
        need: Need::NotNeeded,
        rule: Cow::Owned(rule),
        mailbox: None,
        answers: vec![(WANTED, said.to_vec())],
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
