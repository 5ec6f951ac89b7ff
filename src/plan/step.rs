//! A step, planned.

use super::feature::Ledger;
use super::{Because, PlannedCommand, Sides, Values, because, command, order};
use crate::catalogue::{
    Catalogue, CommandId, Facts, Failure, FeatureId, Gate, Machine, Mailbox, Need, Note, Role,
    ShellId, Step, StepId, Symptom, Unlock,
};
use crate::session::Session;

/// A step with its need here, and its commands worded.
#[derive(Clone, Debug)]
pub struct PlannedStep<'a> {
    pub step: &'a Step,
    pub need: Need,
    pub because: Vec<Because<'a>>,
    /// The steps before it that take place.
    pub after: Vec<&'a StepId>,
    pub unlocks: Vec<&'a FeatureId>,
    pub contributes_to: Vec<&'a FeatureId>,
    pub commands: Vec<PlannedCommand<'a>>,
    pub verify: Vec<PlannedCommand<'a>>,
    pub undo: Vec<PlannedCommand<'a>>,
    /// How it was once done: for reference, never part of the work.
    pub retired: Vec<PlannedCommand<'a>>,
    pub notes: Vec<&'a Note>,
    pub failures: Vec<&'a Failure>,
    /// What else is seen when it is not right.
    pub symptoms: Vec<&'a Symptom>,
    /// The gates behind it, in order.
    pub then: Vec<&'a Gate>,
}

pub(super) fn plan<'a>(
    catalogue: &'a Catalogue,
    step: &'a Step,
    sides: &Sides<'a>,
    values: &Values<'a>,
    session: &Session,
    ledger: &Ledger<'a>,
) -> PlannedStep<'a> {
    let per_side = because::per_side(step, sides);
    let (need, because) = because::joined(&per_side);
    let having = |fits: fn(Need) -> bool| -> Vec<Mailbox> {
        per_side
            .iter()
            .filter(|(_, because)| fits(because.need))
            .map(|(side, _)| *side)
            .collect()
    };
    let to_do = having(Need::is_to_do);
    let taking_place = having(Need::takes_place);
    let noted = |own: &Note| {
        let seen = per_side.iter().filter(|(_, one)| own.shows(one.need));
        let mut seen = seen.flat_map(|(side, _)| sides.iter().filter(move |(one, _)| one == side));
        seen.any(|(_, facts)| own.when.holds(facts))
    };
    let commands = command::plan(step, &step.commands, sides, &to_do, values);
    let (retired, commands): (Vec<_>, Vec<_>) = commands
        .into_iter()
        .partition(|own| own.command.retired.is_some());
    let undo = command::plan(step, &step.undo, sides, &to_do, values);
    let on_any = |fits: &dyn Fn(&Facts<'a>) -> bool| {
        let here = sides.iter().filter(|(side, _)| taking_place.contains(side));
        here.map(|(_, facts)| facts).any(fits)
    };
    PlannedStep {
        need,
        because,
        after: step.after.iter().collect(),
        unlocks: features(&step.unlocks, sides, &taking_place, ledger),
        contributes_to: features(&step.contributes, sides, &taking_place, ledger),
        undo: command::undo(&commands, undo, session, values),
        verify: command::plan(step, &step.verify, sides, &taking_place, values),
        commands,
        retired,
        notes: step.notes.iter().filter(|own| noted(own)).collect(),
        failures: step
            .failures
            .iter()
            .filter(|own| on_any(&|facts| own.when.holds(facts)))
            .collect(),
        symptoms: catalogue
            .symptoms
            .iter()
            .filter(|own| {
                !own.told && own.steps.contains(&step.id) && on_any(&|facts| own.when.holds(facts))
            })
            .collect(),
        then: order::wanted(catalogue, step, sides, &taking_place),
        step,
    }
}

/// The features of these rows, on the sides where the step takes place and the feature is not ruled out.
fn features<'a>(
    rows: &'a [Unlock],
    sides: &Sides<'a>,
    taking_place: &[Mailbox],
    ledger: &Ledger<'a>,
) -> Vec<&'a FeatureId> {
    let mut found: Vec<&FeatureId> = Vec::new();
    for row in rows {
        for (side, facts) in sides {
            if !taking_place.contains(side) || !row.when.holds(facts) {
                continue;
            }
            for id in &row.features {
                if !found.contains(&id) && ledger.is_possible(id, *side) {
                    found.push(id);
                }
            }
        }
    }
    found
}

/// Nothing waits for a step that does not take place.
pub(super) fn drop_absent_predecessors(steps: &mut [PlannedStep<'_>]) {
    let present: Vec<StepId> = steps
        .iter()
        .filter(|own| own.need.takes_place())
        .map(|own| own.step.id.clone())
        .collect();
    for step in steps {
        step.after.retain(|id| present.contains(id));
    }
}

impl<'a> PlannedStep<'a> {
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        each_once(self.work().map(|own| own.command.role))
    }

    #[must_use]
    pub fn machines(&self) -> Vec<Machine> {
        each_once(self.work().map(|own| own.command.machine))
    }

    #[must_use]
    pub fn shells(&self) -> Vec<&'a ShellId> {
        each_once(self.work().map(|own| &own.command.shell))
    }

    /// Whether the work ends with this command, so that the gates come next: the last to do, or the last check where
    /// there is nothing else.
    #[must_use]
    pub fn ends_its_work(&self, id: &CommandId) -> bool {
        let last = self.commands.last().or(self.verify.last());
        last.is_some_and(|own| own.id == *id)
    }

    /// Commands and checks.
    pub(super) fn work(&self) -> impl Iterator<Item = &PlannedCommand<'a>> {
        self.commands.iter().chain(&self.verify)
    }
}

pub(super) fn each_once<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for item in items {
        if !found.contains(&item) {
            found.push(item);
        }
    }
    found
}
