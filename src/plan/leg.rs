//! Legs: runs of work for one shell on one machine.

use super::step::each_once;
use super::{Plan, PlannedCommand, PlannedStep};
use crate::catalogue::{Command, Machine, Shell, ShellId};

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

impl Leg<'_, '_> {
    /// The machines that some of it is for, one by one.
    #[must_use]
    pub fn hosts(&self) -> Vec<&str> {
        let items = self.entries.iter().flat_map(|own| &own.items);
        each_once(items.filter_map(|own| own.command().host()))
    }
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

    fn looks(self) -> bool {
        match self {
            Self::Do(command) => command.command.action.only_looks(),
            Self::Check(_) => true,
        }
    }

    fn place(self) -> Place<'a> {
        let command: &'a Command = self.command().command;
        (&command.shell, command.machine)
    }
}

pub(super) fn cut<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Leg<'p, 'a>> {
    let mut legs: Vec<Leg<'p, 'a>> = Vec::new();
    for step in plan.steps.iter().filter(|step| step.need.is_to_do()) {
        let work: Vec<LegItem<'p, 'a>> = step
            .commands
            .iter()
            .map(LegItem::Do)
            .chain(step.verify.iter().map(LegItem::Check))
            .collect();
        let mut rest = work.as_slice();
        while let Some(first) = rest.first() {
            let looks = rest.iter().take_while(|item| item.looks()).count();
            let (now, after) = rest.split_at(looks.max(1));
            if looks == 0 {
                push(plan, &mut legs, step, *first);
            }
            let here = legs.last().map(|leg| (leg.shell, leg.machine));
            for item in gathered(now.get(..looks).unwrap_or_default(), here, after.first()) {
                push(plan, &mut legs, step, item);
            }
            rest = after;
        }
    }
    legs
}

/// A place to work in.
type Place<'a> = (&'a ShellId, Machine);

/// Commands that only look may change places among each other: those for one shell and machine come
/// together, beginning where one is already and ending where the next change is made.
fn gathered<'p, 'a>(
    looks: &[LegItem<'p, 'a>],
    here: Option<Place<'a>>,
    next: Option<&LegItem<'p, 'a>>,
) -> Vec<LegItem<'p, 'a>> {
    let mut places: Vec<Place<'a>> = Vec::new();
    for item in looks {
        if !places.contains(&item.place()) {
            places.push(item.place());
        }
    }
    let next = next.map(|item| item.place());
    places.sort_by_key(|place| match *place {
        own if Some(own) == here => 0,
        own if Some(own) == next => 2,
        _ => 1,
    });
    let of = |place: Place<'a>| {
        looks
            .iter()
            .copied()
            .filter(move |item| item.place() == place)
    };
    places.into_iter().flat_map(of).collect()
}

fn push<'p, 'a>(
    plan: &Plan<'a>,
    legs: &mut Vec<Leg<'p, 'a>>,
    step: &'p PlannedStep<'a>,
    item: LegItem<'p, 'a>,
) {
    let (shell, machine) = item.place();
    if !legs
        .last()
        .is_some_and(|leg| *leg.shell == *shell && leg.machine == machine)
    {
        legs.push(open(plan, legs.len() + 1, shell, machine));
    }
    let Some(leg) = legs.last_mut() else { return };
    match leg.entries.last_mut() {
        Some(entry) if std::ptr::eq(entry.step, step) => entry.items.push(item),
        _ => leg.entries.push(LegEntry {
            step,
            items: vec![item],
        }),
    }
}

fn open<'p, 'a>(plan: &Plan<'a>, number: usize, id: &'a ShellId, machine: Machine) -> Leg<'p, 'a> {
    Leg {
        number,
        shell: id,
        shell_name: plan.shell_name(id),
        open: plan.shell_open(id),
        connect: plan.shell_connect(id),
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

    /// How a shell is opened.
    #[must_use]
    pub fn shell_open(&self, id: &ShellId) -> &'a str {
        let shell = self.catalogue.shell(id.as_str());
        shell
            .and_then(|shell| self.worded(&shell.open))
            .unwrap_or_default()
    }

    /// The line that connects a shell, where there is one.
    #[must_use]
    pub fn shell_connect(&self, id: &ShellId) -> Option<&'a str> {
        self.catalogue
            .shell(id.as_str())
            .and_then(|shell| self.worded(&shell.connect))
    }

    fn worded(&self, list: &'a [crate::catalogue::Worded]) -> Option<&'a str> {
        list.iter()
            .find(|own| own.when.holds(&self.scenario.facts))
            .map(|own| own.text.as_str())
    }
}
