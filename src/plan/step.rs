//! A step, planned.

use std::borrow::Cow;

use super::feature::Ledger;
use super::wanted::{self, Served};
use super::{
    Because, LeftOut, Lost, PlannedCommand, Sides, Values, because, command, dispute, order,
};
use crate::catalogue::{
    Catalogue, CommandId, Condition, Dispute, Erratum, Failure, FeatureId, Gate, Machine, Mailbox,
    Need, Note, Role, ShellId, Step, StepId, Symptom, WANTED,
};
use crate::session::Session;

/// A step with its need here, and its commands worded.
#[derive(Clone, Debug)]
pub struct PlannedStep<'a> {
    pub step: &'a Step,
    pub need: Need,
    pub because: Vec<Because<'a>>,
    /// It would take place, but serves only features that are not wanted.
    pub left_out: Option<LeftOut<'a>>,
    /// The wanted features that fail without it.
    pub lost_without: Vec<Lost<'a>>,
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
    /// Where sources disagree about it.
    pub disputes: Vec<&'a Dispute>,
    /// Where a source is wrong about it.
    pub errata: Vec<&'a Erratum>,
    /// What else is seen when it is not right.
    pub symptoms: Vec<&'a Symptom>,
    /// The gates behind it, in order.
    pub then: Vec<&'a Gate>,
}

/// What the steps of a plan are made from.
#[derive(Clone, Copy)]
pub(super) struct Sources<'p, 'a> {
    pub catalogue: &'a Catalogue,
    pub sides: &'p Sides<'a>,
    pub values: &'p Values<'a>,
    pub session: &'p Session,
    pub ledger: &'p Ledger<'a>,
    pub served: &'p Served<'a>,
    /// Which steps stay, in the order of the catalogue.
    pub stay: &'p [bool],
    pub wanted: &'p [&'a FeatureId],
}

/// The step at this place of the knowledge base.
pub(super) fn plan<'a>(sources: Sources<'_, 'a>, at: usize, step: &'a Step) -> PlannedStep<'a> {
    let Sources {
        catalogue,
        sides,
        values,
        session,
        ledger,
        ..
    } = sources;
    let (left_out, per_side, because) = decided(sources, at);
    let here = Here { sides, per_side };
    let (to_do, taking_place) = (here.with(Need::is_to_do), here.with(Need::takes_place));
    let plan = |list, here: &[Mailbox]| {
        let mut all = command::plan(step, list, sides, here, values);
        all.retain(|own| !sources.served.is_in_vain(own.command, sources.stay));
        all
    };
    let commands = plan(&step.commands, &to_do);
    let (retired, commands): (Vec<_>, Vec<_>) = commands
        .into_iter()
        .partition(|own| own.command.retired.is_some());
    let undo = plan(&step.undo, &to_do);
    let is_shown = |when: &Condition| here.holds(when, Need::takes_place);
    let symptoms = dispute::of_step(&catalogue.symptoms, &step.id).filter(|own| !own.told);
    let disputes = dispute::of_step(&catalogue.disputes, &step.id);
    let errata = dispute::of_step(&catalogue.errata, &step.id);
    let served = |rows| {
        let ids = wanted::serves(rows, sides, &taking_place, ledger);
        each_once(ids.map(|(id, _, _)| id))
    };
    PlannedStep {
        need: here.need(),
        because,
        left_out,
        lost_without: sources.served.lost(at, sources.stay, sources.wanted),
        after: step.after.iter().collect(),
        unlocks: served(&step.unlocks),
        contributes_to: served(&step.contributes),
        undo: command::undo(&commands, undo, session, values),
        verify: plan(&step.verify, &taking_place),
        commands,
        retired,
        notes: kept(step.notes.iter(), |own| is_shown(&own.when)),
        failures: kept(step.failures.iter(), |own| is_shown(&own.when)),
        disputes: kept(disputes, |own| here.holds(&own.when, Dispute::shows)),
        errata: kept(errata, |own| is_shown(&own.when)),
        symptoms: kept(symptoms, |own| is_shown(&own.when)),
        then: order::wanted(catalogue, step, sides, &taking_place),
        step,
    }
}

/// The need of a step on each side.
struct Here<'p, 'a> {
    sides: &'p Sides<'a>,
    per_side: PerSide<'p, 'a>,
}

/// Of the knowledge base; made anew where the step is left out.
type PerSide<'p, 'a> = Cow<'p, [(Mailbox, Because<'a>)]>;

impl Here<'_, '_> {
    fn need(&self) -> Need {
        let needs = self.per_side.iter().map(|(_, own)| own.need);
        needs.max().unwrap_or(Need::NotNeeded)
    }

    /// The sides with such a need.
    fn with(&self, fits: fn(Need) -> bool) -> Vec<Mailbox> {
        let fitting = self.per_side.iter().filter(|(_, own)| fits(own.need));
        fitting.map(|(side, _)| *side).collect()
    }

    /// Whether a condition holds on a side with such a need.
    fn holds(&self, when: &Condition, fits: fn(Need) -> bool) -> bool {
        let here = self.with(fits);
        let mut facts = self.sides.iter().filter(|(side, _)| here.contains(side));
        facts.any(|(_, facts)| when.holds(facts))
    }
}

fn kept<'a, T>(all: impl Iterator<Item = &'a T>, fits: impl Fn(&T) -> bool) -> Vec<&'a T> {
    all.filter(|own| fits(own)).collect()
}

/// Whether the step is left out, its need on each side, and the reasons; none takes place of what is left out.
fn decided<'p, 'a>(sources: Sources<'p, 'a>, at: usize) -> Decided<'p, 'a> {
    let per_side = sources.served.per_side(at);
    let Some((left_out, source)) = sources.served.left_out(at, sources.stay) else {
        let (_, because) = because::joined(per_side);
        return (None, Cow::Borrowed(per_side), because);
    };
    let said = sources.sides.first().map(|(_, facts)| facts.acting(WANTED));
    let because = wanted::reason(&left_out, source, said.unwrap_or_default());
    let sides = sources.sides.iter();
    let per_side = sides.map(|(side, _)| (*side, because.clone())).collect();
    (Some(left_out), per_side, vec![because])
}

type Decided<'p, 'a> = (Option<LeftOut<'a>>, PerSide<'p, 'a>, Vec<Because<'a>>);

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
