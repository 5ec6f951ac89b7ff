//! The places where answers make a plan read differently, each with the rules that decide there.

use super::support::{self, Reads, branches, read_by};
use crate::catalogue::{
    Catalogue, Condition, Dispute, Facts, Feature, MAILBOX, Need, QuestionId, Shell, Step, Test,
};
use crate::plan;

/// A card, and the needs of its step under which the place is shown.
type OnCard<'a> = (&'a Step, fn(Need) -> bool);

/// Rules of which the first that holds decides; on a card, only where the step is to be shown.
pub(super) struct Place<'a> {
    card: Option<OnCard<'a>>,
    rules: Vec<&'a Condition>,
    /// Decided for each side of the mailboxes.
    by_side: bool,
}

impl<'a> Place<'a> {
    fn whole(rules: impl Iterator<Item = &'a Condition>) -> Self {
        Self {
            card: None,
            rules: rules.collect(),
            by_side: false,
        }
    }

    fn sides(rules: impl Iterator<Item = &'a Condition>) -> Self {
        Self {
            by_side: true,
            ..Self::whole(rules)
        }
    }

    fn card(step: &'a Step, when: &'a Condition, shows: fn(Need) -> bool) -> Self {
        Self {
            card: Some((step, shows)),
            ..Self::sides(std::iter::once(when))
        }
    }

    /// What can make it read differently.
    pub(super) fn reads(&self) -> Reads<'a> {
        let mut reads = read_by(self.rules.iter().copied());
        if let Some((step, _)) = self.card {
            reads.extend(support::of_needs(step));
        }
        if self.by_side {
            reads.insert("exchange");
        }
        reads
    }

    /// The tests of a question in its rules.
    pub(super) fn tests_of(&self, question: &QuestionId) -> Vec<&'a Test> {
        let tests = self.rules.iter().flat_map(|own| own.all_tests());
        let is_of = |id: &QuestionId| id == question || (*id == MAILBOX && *question == "exchange");
        tests
            .filter(|(id, _)| is_of(id))
            .map(|(_, test)| test)
            .collect()
    }

    /// Which rule decides, counted from one, for each side; nothing where none does or the card is not shown.
    pub(super) fn shown(&self, facts: &Facts<'a>) -> Vec<usize> {
        let first = |own: &Facts<'_>| {
            let mut rules = self.rules.iter();
            rules
                .position(|when| when.holds(own))
                .map_or(0, |at| at + 1)
        };
        if !self.by_side {
            return vec![first(facts)];
        }
        let sides = plan::sides(facts);
        let card = self.card;
        let card = card.map(|(step, shows)| (plan::per_side(step, &sides), shows));
        let is_shown = |side| {
            let Some((needs, shows)) = &card else {
                return true;
            };
            let need = needs.iter().find(|(own, _)| *own == side);
            need.is_some_and(|(_, own)| shows(own.need))
        };
        let shown = sides.iter().map(|(side, own)| {
            let decided = if is_shown(*side) { first(own) } else { 0 };
            [*side as usize, decided]
        });
        shown.flatten().collect()
    }
}

/// Every place, those that read the fewest questions first.
pub(super) fn all_places(catalogue: &Catalogue) -> Vec<Place<'_>> {
    let mut all = vec![
        Place::whole(catalogue.pairings.iter().map(|own| &own.when)),
        Place::whole(catalogue.orders.iter().map(|own| &own.when)),
    ];
    let notices = catalogue.notices.iter();
    all.extend(notices.map(|own| Place::whole(std::iter::once(&own.when))));
    for value in &catalogue.values {
        all.push(Place::whole(value.defaults.iter().map(|own| &own.when)));
    }
    for row in &catalogue.lifecycles {
        all.push(Place::sides(std::iter::once(&row.when)));
    }
    catalogue.shells.iter().for_each(|own| shell(&mut all, own));
    catalogue
        .features
        .iter()
        .for_each(|own| feature(&mut all, own));
    for own in &catalogue.steps {
        step(&mut all, own);
        said(&mut all, catalogue, own);
    }
    all.retain(|own| own.rules.iter().any(|when| **when != Condition::default()));
    all.sort_by_cached_key(|own| own.reads().len());
    all
}

fn shell<'a>(all: &mut Vec<Place<'a>>, shell: &'a Shell) {
    for texts in [&shell.names, &shell.open, &shell.connect] {
        all.push(Place::whole(texts.iter().map(|own| &own.when)));
    }
}

fn feature<'a>(all: &mut Vec<Place<'a>>, feature: &'a Feature) {
    all.push(Place::sides(feature.cells.iter().map(|own| &own.when)));
    let beside = feature.readings.iter().map(|own| &own.when);
    let today = feature.today.iter().map(|own| &own.when);
    all.extend(
        beside
            .chain(today)
            .map(|own| Place::sides(std::iter::once(own))),
    );
}

fn step<'a>(all: &mut Vec<Place<'a>>, step: &'a Step) {
    all.push(Place::sides(step.needs.iter().map(|own| &own.when)));
    for command in step.all_commands() {
        all.push(Place::card(step, &command.when, Need::takes_place));
        let branches = branches(command);
        all.extend(branches.map(|(_, when)| Place::card(step, when, Need::takes_place)));
    }
    let rows = step.unlocks.iter().chain(&step.contributes);
    let rows = rows.map(|own| &own.when);
    let failures = step.failures.iter().map(|own| &own.when);
    let notes = step.notes.iter().map(|own| &own.when);
    let rest = rows.chain(failures).chain(notes);
    all.extend(rest.map(|own| Place::card(step, own, Need::takes_place)));
}

/// Disputes and errata on the card of a step.
fn said<'a>(all: &mut Vec<Place<'a>>, catalogue: &'a Catalogue, step: &'a Step) {
    let disputes = plan::of_step(&catalogue.disputes, &step.id);
    all.extend(disputes.map(|own| Place::card(step, &own.when, Dispute::shows)));
    let errata = plan::of_step(&catalogue.errata, &step.id);
    all.extend(errata.map(|own| Place::card(step, &own.when, Need::takes_place)));
}
