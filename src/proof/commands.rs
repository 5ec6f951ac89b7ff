//! Commands: each worded in full from the examples wherever it is shown, lawful there, and shown somewhere.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::slice;

use super::{Walk, exceptions, lawful, support};
use crate::catalogue::{Command, Facts, Mailbox, Need, Step, Value};
use crate::plan::{self, Form, PlannedCommand, Sides, Values};
use crate::session::{Given, Session};

/// The needs for which a step shows a list of its commands.
type Shown = fn(Need) -> bool;

/// A command with what decides where it is shown.
struct Unit<'a> {
    step: &'a Step,
    command: &'a Command,
    /// The needs of a side that show it.
    fits: Shown,
    values: Vec<&'a Value>,
    /// Every value that it may need, filled in with its example.
    examples: Session,
}

pub(super) fn prove(walk: &mut Walk<'_>) {
    for step in &walk.catalogue.steps {
        let lists: [(&[Command], Shown); 3] = [
            (&step.commands, Need::is_to_do),
            (&step.verify, Need::takes_place),
            (&step.undo, Need::is_to_do),
        ];
        for (list, fits) in lists {
            for command in list {
                let values = support::values(walk.catalogue, command);
                let examples = examples(&values);
                let unit = Unit {
                    step,
                    command,
                    fits,
                    values,
                    examples,
                };
                unit.prove(walk);
            }
        }
    }
}

fn examples(values: &[&Value]) -> Session {
    let mut session = Session::default();
    for value in values.iter().filter(|own| !own.example.is_empty()) {
        let texts = value.example.iter().map(ToString::to_string);
        let given = Given::List(texts.collect());
        session.values.insert(value.id.clone(), given);
    }
    session
}

impl<'a> Unit<'a> {
    fn prove(&self, walk: &mut Walk<'a>) {
        let name = self.name();
        let mut is_shown = false;
        let mut taken = BTreeSet::new();
        let reads = support::of_command(walk.catalogue, self.step, self.command);
        walk.through(&reads, &mut |walk, facts| {
            let sides = plan::sides(facts);
            let shown = self.shown_on(&sides);
            let seen = sides.iter().filter(|(side, _)| shown.contains(side));
            if let Some((_, seen)) = seen
                .into_iter()
                .find(|(_, seen)| self.command.when.holds(seen))
            {
                is_shown = true;
                taken.extend(self.branches_taken(seen));
                self.word(walk, facts, seen, &sides, &shown);
            }
            ControlFlow::Continue(())
        });
        if !is_shown {
            walk.findings
                .note_always(format!("command `{name}` is never shown"));
            return;
        }
        for (place, _) in support::branches(self.command) {
            if !taken.contains(&place) {
                let (choice, branch) = place;
                walk.findings.note_always(format!(
                    "command `{name}`: branch {branch} of choice {choice} never applies"
                ));
            }
        }
    }

    fn name(&self) -> String {
        format!("{}.{}", self.step.id, self.command.id)
    }

    /// The sides on which the step shows it; an undo command only where there is something to take back.
    fn shown_on(&self, sides: &Sides<'a>) -> Vec<Mailbox> {
        let per_side = plan::per_side(self.step, sides);
        let shown = per_side.iter().filter(|(_, own)| (self.fits)(own.need));
        let shown: Vec<Mailbox> = shown.map(|(side, _)| *side).collect();
        let Some(of) = &self.command.of else {
            return shown;
        };
        let undone = self.step.commands.iter().find(|own| own.id == *of);
        let is_there = sides.iter().any(|(side, facts)| {
            shown.contains(side) && undone.is_some_and(|own| own.when.holds(facts))
        });
        if is_there { shown } else { Vec::new() }
    }

    /// The branch that each choice between values takes here.
    fn branches_taken(&self, facts: &Facts<'_>) -> BTreeSet<(usize, usize)> {
        let mut taken = BTreeSet::new();
        let mut decided = 0;
        for ((choice, branch), when) in support::branches(self.command) {
            if choice != decided && when.holds(facts) {
                decided = choice;
                taken.insert((choice, branch));
            }
        }
        taken
    }

    /// Words it up to three times: from the examples alone, with every default that acts here, and with what the lists
    /// say instead of the single values.
    fn word(
        &self,
        walk: &mut Walk<'a>,
        facts: &Facts<'a>,
        seen: &Facts<'a>,
        sides: &Sides<'a>,
        shown: &[Mailbox],
    ) {
        let by_default = self.without(|own| own.rule(facts).is_some());
        let from_lists = self.without(|own| own.taken_from.is_some());
        let sessions = [Some(self.examples.clone()), by_default, from_lists];
        for session in sessions.into_iter().flatten() {
            let (values, _) = Values::of(self.values.iter().copied(), &session, facts);
            let own = slice::from_ref(self.command);
            for planned in plan::commands(self.step, own, sides, shown, &values) {
                self.complete(walk, facts, &planned);
                self.lawful(walk, seen, &planned);
            }
        }
    }

    /// The examples without some; nothing where that leaves them all.
    fn without(&self, left_out: impl Fn(&Value) -> bool) -> Option<Session> {
        let mut session = self.examples.clone();
        session.values.retain(|id, _| {
            let own = self.values.iter().find(|own| own.id == *id);
            !own.is_some_and(|own| left_out(own))
        });
        (session.values.len() < self.examples.values.len()).then_some(session)
    }

    fn complete(&self, walk: &mut Walk<'_>, facts: &Facts<'_>, planned: &PlannedCommand<'_>) {
        let guard = planned.guard.iter().flat_map(|own| &own.missing);
        for lacking in planned.worded.missing.iter().chain(guard) {
            if let Some(own) = exceptions::undocumented(lacking, facts) {
                walk.excepted.insert(own);
                continue;
            }
            let message = format!(
                "command `{}` lacks `{lacking}`, which has neither an example nor a default",
                self.name()
            );
            walk.note(facts, message);
        }
        if let (Form::PowerShell, Some(text)) = (planned.form(), planned.worded.text()) {
            let shell = self.command.shell.to_string();
            walk.texts.insert((shell, text.to_owned()));
        }
    }

    fn lawful(&self, walk: &mut Walk<'a>, seen: &Facts<'_>, planned: &PlannedCommand<'_>) {
        if planned.form() != Form::PowerShell {
            return;
        }
        let versions = lawful::versions(walk.catalogue, self.command, seen);
        if !walk.is_new(self.command, planned, &versions) {
            return;
        }
        for call in lawful::calls(self.command, seen) {
            walk.used
                .extend(call.names.iter().map(|own| (call.cmdlet, Some(*own))));
            walk.used.insert((call.cmdlet, None));
            for fault in call.faults(walk.catalogue, walk.reference, self.command, &versions) {
                walk.note(seen, format!("command `{}`: {fault}", self.name()));
            }
        }
    }
}
