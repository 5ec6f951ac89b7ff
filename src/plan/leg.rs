//! Legs: runs of work for one shell on one machine.

use super::{Plan, PlannedCommand, PlannedStep};
use crate::catalogue::{Machine, Shell, ShellId};

/// A run of commands and checks that are carried out in one shell on one machine.
#[derive(Clone, Debug)]
pub struct Leg<'p, 'a> {
    /// From 1, in running order.
    pub number: usize,
    pub shell: &'a ShellId,
    /// What the shell is called in these versions.
    pub shell_name: &'a str,
    pub open: &'a str,
    /// The line that connects it, where there is one.
    pub connect: Option<&'a str>,
    pub machine: Machine,
    pub entries: Vec<LegEntry<'p, 'a>>,
}

/// What a leg does for one step.
#[derive(Clone, Debug)]
pub struct LegEntry<'p, 'a> {
    pub step: &'p PlannedStep<'a>,
    pub items: Vec<LegItem<'p, 'a>>,
}

/// Something to do, or to check.
#[derive(Clone, Copy, Debug)]
pub enum LegItem<'p, 'a> {
    Do(&'p PlannedCommand<'a>),
    Check(&'p PlannedCommand<'a>),
}

impl<'p, 'a> LegItem<'p, 'a> {
    #[must_use]
    pub fn command(self) -> &'p PlannedCommand<'a> {
        match self {
            Self::Do(command) | Self::Check(command) => command,
        }
    }
}

pub(super) fn cut<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Leg<'p, 'a>> {
    let mut legs: Vec<Leg<'p, 'a>> = Vec::new();
    for step in plan.steps.iter().filter(|step| step.need.is_to_do()) {
        let work = step
            .commands
            .iter()
            .map(LegItem::Do)
            .chain(step.verify.iter().map(LegItem::Check));
        for item in work {
            let command = item.command().command;
            let fits = legs
                .last()
                .is_some_and(|leg| *leg.shell == command.shell && leg.machine == command.machine);
            if !fits {
                legs.push(open(plan, legs.len() + 1, &command.shell, command.machine));
            }
            let Some(leg) = legs.last_mut() else { continue };
            match leg.entries.last_mut() {
                Some(entry) if std::ptr::eq(entry.step, step) => entry.items.push(item),
                _ => leg.entries.push(LegEntry {
                    step,
                    items: vec![item],
                }),
            }
        }
    }
    legs
}

fn open<'p, 'a>(plan: &Plan<'a>, number: usize, id: &'a ShellId, machine: Machine) -> Leg<'p, 'a> {
    let shell = plan.catalogue.shell(id.as_str());
    Leg {
        number,
        shell: id,
        shell_name: plan.shell_name(id),
        open: shell.map_or("", |shell| &shell.open),
        connect: shell.and_then(|shell| plan.worded(&shell.connect)),
        machine,
        entries: Vec::new(),
    }
}

impl<'a> Plan<'a> {
    /// What a shell is called in the chosen versions.
    #[must_use]
    pub fn shell_name(&self, id: &'a ShellId) -> &'a str {
        let shell: Option<&Shell> = self.catalogue.shell(id.as_str());
        shell
            .and_then(|shell| self.worded(&shell.names))
            .unwrap_or(id.as_str())
    }

    fn worded(&self, list: &'a [crate::catalogue::Worded]) -> Option<&'a str> {
        list.iter()
            .find(|own| own.when.holds(&self.scenario.facts))
            .map(|own| own.text.as_str())
    }
}
