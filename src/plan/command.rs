//! A command, worded for this site.

use std::collections::HashSet;

use super::wording::Wording;
use super::{Sides, Values};
use crate::catalogue::{Action, Command, CommandId, Mailbox, Step};
use crate::powershell::{Fact, Worded};
use crate::session::{MarkEntry, MarkState, Session};

/// A command of a step, for one item of its list where it has one.
#[derive(Clone, Debug)]
pub struct PlannedCommand<'a> {
    pub id: CommandId,
    pub command: &'a Command,
    /// The item of its list that it is for.
    pub item: Option<String>,
    pub worded: Worded,
    /// True where the change is still to be made: what a script looks at first.
    pub guard: Option<Worded>,
    /// What a check must show.
    pub expect: Vec<(&'a str, String)>,
    /// It is an undo that restores what was recorded before the change.
    pub needs_before_value: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    PowerShell,
    Manual,
    Record,
}

impl Form {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PowerShell => "powershell",
            Self::Manual => "manual",
            Self::Record => "record",
        }
    }
}

impl PlannedCommand<'_> {
    /// What it does, and for which item of its list.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.item {
            Some(item) => format!("{} ({item})", self.command.title),
            None => self.command.title.to_string(),
        }
    }

    #[must_use]
    pub fn form(&self) -> Form {
        match self.command.action {
            Action::Command(_) | Action::Script(_) => Form::PowerShell,
            Action::Manual(_) => Form::Manual,
            Action::Record(_) => Form::Record,
        }
    }

    /// What it adds to a tally of looks; nothing where it changes something, or cannot be typed into a shell.
    #[must_use]
    pub fn fact(&self) -> Option<Fact> {
        let looks = self.form() == Form::PowerShell && self.command.action.only_looks();
        (looks && !self.prompts()).then(|| Fact {
            title: self.title(),
            code: self.worded.preview.clone(),
        })
    }

    /// Whether it stops and asks, so that nothing may be pasted behind it.
    #[must_use]
    pub fn prompts(&self) -> bool {
        match &self.command.action {
            Action::Command(call) => call.prompts,
            Action::Script(script) => script.prompts,
            Action::Manual(_) | Action::Record(_) => false,
        }
    }
}

/// The commands that are shown on one of these sides, once per item of their lists.
pub(crate) fn plan<'a>(
    step: &'a Step,
    commands: &'a [Command],
    sides: &Sides<'a>,
    shown: &[Mailbox],
    values: &Values<'a>,
) -> Vec<PlannedCommand<'a>> {
    let mut planned = Vec::new();
    for command in commands {
        let facts = sides
            .iter()
            .filter(|(side, _)| shown.contains(side))
            .find(|(_, facts)| command.when.holds(facts))
            .map(|(_, facts)| facts);
        let Some(facts) = facts else { continue };
        let items = command.each.as_ref().map(|list| values.acting(list));
        let mut push = |item: Option<&str>| {
            let wording = Wording {
                values,
                facts,
                command,
                item,
            };
            let (worded, guard) = wording.action();
            let expect = command.expect.iter();
            planned.push(PlannedCommand {
                id: name(step, command, item),
                command,
                item: item.map(str::to_owned),
                worded,
                guard,
                expect: expect
                    .filter_map(|(name, own)| Some((name, wording.expected(own)?)))
                    .collect(),
                needs_before_value: false,
            });
        };
        match items {
            Some(Some(items)) => items.iter().for_each(|item| push(Some(item))),
            _ => push(None),
        }
    }
    planned
}

fn name(step: &Step, command: &Command, item: Option<&str>) -> CommandId {
    let step = step.id.as_str();
    CommandId::new(match item {
        Some(item) => [step, ".", &command.id, "@", item].concat(),
        None => [step, ".", &command.id].concat(),
    })
}

/// The undo without what takes back a command that is not part of the plan, or that was found right before.
pub(super) fn undo<'a>(
    commands: &[PlannedCommand<'_>],
    undo: Vec<PlannedCommand<'a>>,
    session: &Session,
    values: &Values<'a>,
) -> Vec<PlannedCommand<'a>> {
    let restores = |command: &'a Command| {
        let mut found = false;
        command.visit_slots(&mut |id| found |= values.known(id).is_some_and(|own| own.before));
        found
    };
    let planned: HashSet<&str> = commands.iter().map(|one| one.command.id.as_str()).collect();
    let was_so: HashSet<(&str, Option<&str>)> = commands
        .iter()
        .filter(|one| {
            let mark = session.marks.get(&one.id).and_then(MarkEntry::state);
            mark == Some(MarkState::AlreadyInPlace)
        })
        .map(|one| (one.command.id.as_str(), one.item.as_deref()))
        .collect();
    undo.into_iter()
        .filter(|own| {
            let Some(of) = own.command.of.as_deref() else {
                return true;
            };
            planned.contains(of)
                && !was_so.contains(&(of, None))
                && !was_so.contains(&(of, own.item.as_deref()))
        })
        .map(|own| PlannedCommand {
            needs_before_value: restores(own.command),
            ..own
        })
        .collect()
}
