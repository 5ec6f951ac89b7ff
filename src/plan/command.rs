//! A command, worded for this site.

use std::collections::{HashMap, HashSet};

use super::step::each_once;
use super::wording::Wording;
use super::{Sides, Values};
use crate::catalogue::{
    Action, Catalogue, Command, CommandId, Guard, Invocation, Machine, Mailbox, Step, ValueKind,
};
use crate::powershell::{Fact, Worded, only_if, shown};
use crate::session::{MarkEntry, MarkState, Session};

/// A command of a step, for one item of its list where it has one.
#[derive(Clone, Debug)]
pub struct PlannedCommand<'a> {
    pub id: CommandId,
    pub command: &'a Command,
    /// The items of its lists that it is for, by what names them.
    pub items: Vec<String>,
    pub worded: Worded,
    /// True where the change is still to be made: what a script looks at first.
    pub guard: Option<Worded>,
    /// What a check must show.
    pub expect: Vec<(&'a str, String)>,
    /// It is an undo that restores what was recorded before the change.
    pub needs_before_value: bool,
    /// The mailbox side whose facts it is worded by.
    pub(super) side: Mailbox,
    /// Its text is the same for several servers and names none of them: each runs its own.
    of_host: bool,
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
        if self.items.is_empty() {
            return self.command.title.to_string();
        }
        format!("{} ({})", self.command.title, self.items.join(", "))
    }

    /// The machine that it is for: its item, where the text is the same for each and says nothing of it.
    #[must_use]
    pub fn host(&self) -> Option<&str> {
        let item = self.items.last().filter(|_| self.of_host);
        item.map(String::as_str)
    }

    /// `a Front End Server`; of one for a single machine `Front End Server fe01.contoso.local`.
    #[must_use]
    pub fn machine_in_words(&self) -> String {
        let kind = self.command.machine.in_words();
        let Some(host) = self.host() else {
            return kind.to_owned();
        };
        let articles = ["a ", "an ", "each ", "the "].into_iter();
        let mut bare = articles.filter_map(|own| kind.strip_prefix(own));
        format!("{} {host}", bare.next().unwrap_or(kind))
    }

    #[must_use]
    pub fn form(&self) -> Form {
        match self.command.action {
            Action::Command(_) | Action::Script(_) => Form::PowerShell,
            Action::Manual(_) => Form::Manual,
            Action::Record(_) => Form::Record,
        }
    }

    /// What the command and the look before it lack.
    #[must_use]
    pub fn lacking(&self) -> Vec<String> {
        let of_guard = self.guard.iter().flat_map(|guard| &guard.missing);
        each_once(self.worded.missing.iter().chain(of_guard).cloned())
    }

    /// What is said where the look before the change finds that nothing is to be changed.
    #[must_use]
    pub fn left_as_it_is(&self) -> String {
        let found = match &self.command.action {
            Action::Command(Invocation {
                guard: Some(Guard::Missing(_)),
                ..
            }) => "one is there already and was left as it is: compare it with what is expected",
            _ => "already so, nothing changed",
        };
        format!("{}: {found}", self.id)
    }

    /// As it stands among others in a block: after a look where it has one, and with what it shows printed at once.
    pub(super) fn in_block(&self) -> String {
        let command = shown(&self.worded.preview);
        match self.guard.as_ref().and_then(Worded::text) {
            Some(guard) => only_if(guard, &command, &self.left_as_it_is()),
            None => command,
        }
    }

    /// What it adds to a tally of looks; nothing where it changes something, or cannot be typed into a shell.
    #[must_use]
    pub fn fact(&self) -> Option<Fact> {
        let looks = self.form() == Form::PowerShell && self.command.action.only_looks();
        (looks && !self.prompts()).then(|| Fact {
            title: self.title(),
            code: self.worded.preview.clone(),
            host: self.host().map(str::to_owned),
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
            .find(|(_, facts)| command.when.holds(facts));
        let Some((side, facts)) = facts else { continue };
        let first = planned.len();
        for items in repeated(command, values) {
            let wording = Wording {
                values,
                facts,
                command,
                items: &items,
            };
            let (worded, guard) = wording.action();
            let expect = command.expect.iter();
            let named = named(command, &items, values);
            planned.push(PlannedCommand {
                id: name(step, command, &named),
                command,
                worded,
                guard,
                expect: expect
                    .filter_map(|(name, own)| Some((name, wording.expected(own)?)))
                    .collect(),
                items: named,
                needs_before_value: false,
                side: *side,
                of_host: false,
            });
        }
        if is_for_machines(command, values) {
            tell_hosts(planned.get_mut(first..).unwrap_or_default());
        }
    }
    planned
}

/// Whether it is typed on a server, once for each of the last of its lists.
fn is_for_machines(command: &Command, values: &Values<'_>) -> bool {
    let list = command.each.last().and_then(|id| values.known(id));
    let named = list.is_some_and(|own| matches!(own.kind, ValueKind::Server | ValueKind::Fqdn));
    let typed = matches!(command.action, Action::Command(_) | Action::Script(_));
    let server = matches!(
        command.machine,
        Machine::FrontEnd | Machine::Edge | Machine::ExchangeServer
    );
    named && typed && server
}

/// Of one command for several items, those that read the same for another item, what they must show included.
fn tell_hosts(planned: &mut [PlannedCommand<'_>]) {
    let mut items: HashMap<_, HashSet<&str>> = HashMap::new();
    for own in planned.iter() {
        if let Some(item) = own.items.last() {
            let of_text = items.entry((&own.worded.preview, &own.expect));
            of_text.or_default().insert(item.as_str());
        }
    }
    let alike = |own: &PlannedCommand<'_>| {
        let of_text = items.get(&(&own.worded.preview, &own.expect));
        of_text.is_some_and(|own| own.len() > 1)
    };
    let hosts: Vec<bool> = planned.iter().map(alike).collect();
    for (own, of_host) in planned.iter_mut().zip(hosts) {
        own.of_host = of_host;
    }
}

/// The most rows that one command is worded for: two long lists have more pairs than anybody could work through.
const MOST_ROWS: usize = 5_000;

/// What is said of lists that have more pairs than are worded.
pub(super) fn cut_short(catalogue: &Catalogue, values: &Values<'_>) -> Vec<String> {
    let commands = catalogue.steps.iter().flat_map(Step::all_commands);
    let told = commands.filter(|own| own.each.len() > 1).filter_map(|own| {
        let lengths = own.each.iter().filter_map(|list| values.acting(list));
        let rows: usize = lengths.map(<[String]>::len).product();
        let names: Vec<String> = own.each.iter().map(|list| format!("`{list}`")).collect();
        let names = names.join(" and ");
        (rows > MOST_ROWS)
            .then(|| format!("{names} make {rows} pairs: only the first {MOST_ROWS} are worded"))
    });
    each_once(told)
}

/// The items that a command is repeated for: of a second list all within each item of the first. A list that is missing
/// has none, and the command stands once for it.
fn repeated<'v>(command: &Command, values: &'v Values<'_>) -> Vec<Vec<Option<&'v str>>> {
    let mut rows: Vec<Vec<Option<&str>>> = vec![Vec::new()];
    for list in &command.each {
        let items: Vec<Option<&str>> = match values.acting(list) {
            Some(items) => items.iter().map(|own| Some(own.as_str())).collect(),
            None => vec![None],
        };
        let longer = rows.iter().flat_map(|row| {
            let next = items.iter();
            next.map(move |item| row.iter().copied().chain([*item]).collect())
        });
        rows = longer.take(MOST_ROWS).collect();
    }
    rows
}

/// What names the items.
fn named(command: &Command, items: &[Option<&str>], values: &Values<'_>) -> Vec<String> {
    let each = command.each.iter().zip(items);
    let each = each.filter_map(|(list, item)| Some(values.key(list, (*item)?)));
    each.map(str::to_owned).collect()
}

fn name(step: &Step, command: &Command, items: &[String]) -> CommandId {
    let mut id = [step.id.as_str(), ".", &command.id].concat();
    for item in items {
        id.push('@');
        id.push_str(item);
    }
    CommandId::new(id)
}

/// The call with its parameters in a hash table; nothing where it is no call, or has no parameter.
pub(super) fn splatted(
    planned: &PlannedCommand<'_>,
    sides: &Sides<'_>,
    values: &Values<'_>,
) -> Option<Worded> {
    let command = planned.command;
    let (_, facts) = sides.iter().find(|(side, _)| *side == planned.side)?;
    let rows = repeated(command, values);
    let items = rows
        .iter()
        .find(|own| named(command, own, values) == planned.items)?;
    let wording = Wording {
        values,
        facts,
        command,
        items,
    };
    wording.splatted()
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
    let was_so: HashSet<(&str, &[String])> = commands
        .iter()
        .filter(|one| {
            let mark = session.marks.get(&one.id).and_then(MarkEntry::state);
            mark == Some(MarkState::AlreadyInPlace)
        })
        .map(|one| (one.command.id.as_str(), one.items.as_slice()))
        .collect();
    undo.into_iter()
        .filter(|own| {
            let Some(of) = own.command.of.as_deref() else {
                return true;
            };
            planned.contains(of)
                && !was_so.contains(&(of, [].as_slice()))
                && !was_so.contains(&(of, own.items.as_slice()))
        })
        .map(|own| PlannedCommand {
            needs_before_value: restores(own.command),
            ..own
        })
        .collect()
}
