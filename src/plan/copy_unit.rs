//! What is copied together: commands for one shell on one machine, up to where something else must come between.

use jiff::Timestamp;

use super::{CommandState, Form, LegItem, Plan, PlannedCommand, PlannedStep};
use crate::catalogue::{Machine, ShellId};
use crate::powershell::{Fact, OnFailure, block, tally};
use crate::session::Session;

/// A run of open commands.
#[derive(Clone, Debug)]
pub struct CopyUnit<'p, 'a> {
    /// In running order; the first tells shell and machine of all.
    pub commands: Vec<&'p PlannedCommand<'a>>,
    /// Which of them are looks that are counted: they stand last in the text.
    tallied: Vec<bool>,
    /// The titles of the steps they belong to, each once.
    pub steps: Vec<&'a str>,
    /// Why it goes no further; nothing where nothing is left.
    pub end: Option<UnitEnd>,
}

/// What must come between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitEnd {
    /// The next command lacks these values.
    Lacks { title: String, missing: Vec<String> },
    /// The next is done by hand.
    ByHand(String),
    /// The next is for another shell, or another machine: which.
    Elsewhere(String),
    /// The next is done at another time.
    Later { title: String, when: String },
    /// What was seen is judged before the next.
    Judged(String),
    /// Something is to be waited for behind the work of this step.
    Gate(String),
    /// The last one asks something, and what is pasted behind it would be the answer.
    Asks(String),
}

impl UnitEnd {
    /// Where it is the first command already, so that there is nothing to copy.
    #[must_use]
    pub fn of_first(&self) -> String {
        match self {
            Self::Lacks { title, missing } => format!("\"{title}\" lacks {}", missing.join(", ")),
            Self::ByHand(title) => format!("\"{title}\" is done by hand"),
            Self::Elsewhere(_)
            | Self::Later { .. }
            | Self::Judged(_)
            | Self::Gate(_)
            | Self::Asks(_) => self.in_words(),
        }
    }

    /// As the end of a sentence about what was copied.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Lacks { title, missing } => {
                format!("up to \"{title}\", which lacks {}", missing.join(", "))
            }
            Self::ByHand(title) => format!("then \"{title}\", by hand"),
            Self::Elsewhere(place) => format!("then {place}"),
            Self::Later { title, when } => format!("then \"{title}\", {when}"),
            Self::Judged(title) => {
                format!("then judge what was shown; next is \"{title}\"")
            }
            Self::Gate(step) => format!("up to what is waited for behind \"{step}\""),
            Self::Asks(title) => format!("up to \"{title}\", which asks something"),
        }
    }
}

/// Where to begin, and how far to go.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'s> {
    pub session: &'s Session,
    pub now: Timestamp,
    /// Line by line, so that a command that asks is the last; a block is read whole.
    pub by_line: bool,
}

/// A command on its way into a unit.
type Candidate<'p, 'a> = (&'p PlannedStep<'a>, &'p PlannedCommand<'a>);

impl Reach<'_> {
    fn state(&self, own: &PlannedCommand<'_>) -> CommandState {
        CommandState::of(own, self.session, self.now)
    }
}

impl<'p, 'a> CopyUnit<'p, 'a> {
    /// From a command of one of the lists of a step on.
    #[must_use]
    pub fn from_here(
        plan: &Plan<'a>,
        step: &'p PlannedStep<'a>,
        commands: &'p [PlannedCommand<'a>],
        reach: Reach<'_>,
    ) -> Self {
        let each = commands.iter().map(|command| (step, command));
        Self::gathered(plan, each, reach)
    }

    /// What is open of a step; once all of that is settled, its checks.
    #[must_use]
    pub fn of_step(plan: &Plan<'a>, step: &'p PlannedStep<'a>, reach: Reach<'_>) -> Self {
        let mut work = step.commands.iter();
        let commands = if work.all(|own| reach.state(own).is_settled()) {
            &step.verify
        } else {
            &step.commands
        };
        Self::from_here(plan, step, commands, reach)
    }

    /// Everything that is open for the shell in which the step goes on, from there on; in running order, through the
    /// steps behind it, up to what is to be waited for.
    #[must_use]
    pub fn of_shell(plan: &'p Plan<'a>, step: &'p PlannedStep<'a>, reach: Reach<'_>) -> Self {
        let entries = plan.legs().into_iter().flat_map(|leg| leg.entries);
        let mut items = entries
            .flat_map(|entry| {
                let commands = entry.items.into_iter().map(LegItem::command);
                commands.map(move |own| (entry.step, own))
            })
            .skip_while(|(of, own)| !std::ptr::eq(*of, step) || !reach.state(own).is_open())
            .peekable();
        let mut each = Vec::new();
        let mut waits = None;
        while let Some((of, command)) = items.next() {
            each.push((of, command));
            let is_over =
                of.ends_its_work(&command.id) && !(of.then.is_empty() && of.step.wait.is_empty());
            if is_over && items.peek().is_some() {
                waits = Some(UnitEnd::Gate(of.step.title.to_string()));
                break;
            }
        }
        let mut unit = Self::gathered(plan, each.into_iter(), reach);
        unit.end = unit.end.or(waits);
        unit
    }

    fn gathered(
        plan: &Plan<'a>,
        each: impl Iterator<Item = Candidate<'p, 'a>>,
        reach: Reach<'_>,
    ) -> Self {
        let mut unit = Self {
            commands: Vec::new(),
            tallied: Vec::new(),
            steps: Vec::new(),
            end: None,
        };
        for (step, command) in each.filter(|(_, own)| reach.state(own).is_open()) {
            unit.end = unit.hindrance(plan, command, reach.by_line);
            if unit.end.is_some() {
                break;
            }
            // Of the undo nothing is counted.
            let is_undo = step.undo.iter().any(|own| own.id == command.id);
            let counts = step.step.tally && !is_undo && command.fact().is_some();
            unit.commands.push(command);
            unit.tallied.push(counts);
            let title = step.step.title.as_str();
            if !unit.steps.contains(&title) {
                unit.steps.push(title);
            }
        }
        unit
    }

    /// Why the next command cannot be part of it.
    fn hindrance(
        &self,
        plan: &Plan<'a>,
        next: &PlannedCommand<'a>,
        by_line: bool,
    ) -> Option<UnitEnd> {
        if let Some(last) = self.commands.last().filter(|own| by_line && own.prompts()) {
            return Some(UnitEnd::Asks(last.title()));
        }
        if next.form() != Form::PowerShell {
            return Some(UnitEnd::ByHand(next.title()));
        }
        let alone = next.command.alone || self.commands.last().is_some_and(|own| own.command.alone);
        if alone && !self.commands.is_empty() {
            return Some(UnitEnd::Judged(next.title()));
        }
        let first = self.commands.first();
        if first.is_some_and(|own| own.command.later != next.command.later) {
            let when = &next.command.later;
            return Some(UnitEnd::Later {
                title: next.title(),
                when: if when.is_empty() { "not then" } else { when }.to_owned(),
            });
        }
        if first.is_some_and(|own| place(own) != place(next)) {
            let on = next.machine_in_words();
            let same = first.is_some_and(|own| own.command.shell == next.command.shell);
            return Some(UnitEnd::Elsewhere(if same {
                format!("on {on}")
            } else {
                format!("in {}, on {on}", plan.shell_name(&next.command.shell))
            }));
        }
        let missing = next.lacking();
        (!missing.is_empty()).then(|| UnitEnd::Lacks {
            title: next.title(),
            missing,
        })
    }

    /// Its commands, one below the other as they are typed; looks that are counted are one of them.
    #[must_use]
    pub fn lines(&self) -> String {
        self.texts(|own| own.worded.preview.clone()).join("\n")
    }

    /// All of it as one block; a command that is alone stays as it is. What changes something looks first whether it is
    /// still to be changed, where a script does, and the first that fails ends the block.
    #[must_use]
    pub fn block(&self) -> String {
        let counts = self.tallied.contains(&true);
        let plain = self.tallied.iter().filter(|own| !**own).count();
        if plain + usize::from(counts) == 1 {
            return self.lines();
        }
        let changes = |own: &&PlannedCommand<'_>| !own.command.action.only_looks();
        // Of looks that are counted none stops the next, and neither does what is recorded before them.
        let on_failure = if !counts && self.commands.iter().any(changes) {
            OnFailure::Stop
        } else {
            OnFailure::GoOn
        };
        block(&self.texts(PlannedCommand::in_block), on_failure)
    }

    /// What changes something stands before the looks that are counted, since nothing may be left out of the count.
    fn texts(&self, worded: impl Fn(&PlannedCommand<'a>) -> String) -> Vec<String> {
        let each = || self.commands.iter().zip(&self.tallied);
        let plain = each().filter(|(_, counts)| !**counts);
        let mut texts: Vec<String> = plain.map(|(own, _)| worded(own)).collect();
        let facts: Vec<Fact> = each()
            .filter(|(_, counts)| **counts)
            .filter_map(|(own, _)| own.fact())
            .collect();
        if !facts.is_empty() {
            let whole = !matches!(self.end, Some(UnitEnd::Lacks { .. }));
            texts.push(tally(&facts, whole));
        }
        texts
    }
}

/// Where a command is typed.
fn place<'c>(own: &'c PlannedCommand<'_>) -> (&'c ShellId, Machine, Option<&'c str>) {
    (&own.command.shell, own.command.machine, own.host())
}
