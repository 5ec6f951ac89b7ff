//! The menu of the ways to copy: other shapes of a command, and how much of the work around it.

use jiff::Timestamp;

use super::copying::{Copyable, job};
use super::{Block, CopyJob, CopyWay, Overlay, Pane, Part, Tone, Wizard};
use crate::export::count;
use crate::plan::{CopyUnit, Form, Plan, PlannedCommand, PlannedStep, Reach, UnitEnd};

/// What the menu is about.
struct Subject<'p, 'a> {
    plan: &'p Plan<'a>,
    step: &'p PlannedStep<'a>,
    part: Part,
    index: usize,
    command: &'p PlannedCommand<'a>,
}

impl<'c> Wizard<'c> {
    /// More ways to copy what is under the cursor.
    pub(super) fn open_copy_menu(&mut self, now: Timestamp) {
        let Some(ways) = self.copy_ways(now) else {
            let text = "nothing is to be copied on this step".to_owned();
            return self.say(Tone::Warning, text, now);
        };
        self.overlay = Some(Overlay::CopyMenu { ways, cursor: 0 });
    }

    fn copy_ways(&self, now: Timestamp) -> Option<Vec<CopyWay>> {
        let subject = self.subject()?;
        let alone = self.alone(&subject);
        let title = subject.command.title();
        let mut ways = vec![way(format!("This command: {title}"), alone.clone())];
        if subject.command.form() != Form::PowerShell {
            return Some(ways);
        }
        ways.extend(self.splatted(&subject, &alone));
        ways.extend(self.units(&subject, now));
        let to_file = |own| CopyJob {
            to_file: true,
            ..own
        };
        let title = "Into the file last-copied.ps1: this command".to_owned();
        ways.push(way(title, alone.clone().map(to_file)));
        let title = "Raw view: the command flush left, for a selection with the mouse".to_owned();
        ways.push(CopyWay {
            shows: true,
            ..way(title, alone)
        });
        Some(ways)
    }

    fn subject(&self) -> Option<Subject<'_, 'c>> {
        let plan = self.deployment.as_ref()?.plan();
        let step = self.steps.planned(plan)?;
        let (part, index) = match self.steps.under_cursor(plan) {
            Some(Block::Command(part, index) | Block::Place(part, index))
                if self.steps.pane == Pane::Card =>
            {
                (part, index)
            }
            _ => (Part::Do, 0),
        };
        let command = part.commands(step).get(index)?;
        Some(Subject {
            plan,
            step,
            part,
            index,
            command,
        })
    }

    /// The command in one logical line, or as the block that it is.
    fn alone(&self, subject: &Subject<'_, '_>) -> Result<CopyJob, String> {
        match self.copyable_command(subject.plan, subject.command) {
            Copyable::Ready(job) => Ok(job),
            Copyable::Lacks(missing) => Err(format!("{} is missing", missing.join(", "))),
        }
    }

    fn splatted(
        &self,
        subject: &Subject<'_, '_>,
        alone: &Result<CopyJob, String>,
    ) -> Option<CopyWay> {
        let session = self.deployment.as_ref()?.session();
        let worded = subject.plan.splatted(subject.command, session)?;
        let splatted = alone.clone().map(|own| {
            let text = worded.text().unwrap_or_default();
            self.about(job(text, own.what), subject.plan, &[subject.command])
        });
        let title = "The same, its parameters in a hash table above it".to_owned();
        Some(way(title, splatted))
    }

    /// From here on, the step, everything for the shell: each where it is not what stands above it already.
    fn units(&self, subject: &Subject<'_, 'c>, now: Timestamp) -> Vec<CopyWay> {
        let Some(session) = self.deployment.as_ref().map(super::Deployment::session) else {
            return Vec::new();
        };
        let Subject {
            plan,
            step,
            part,
            index,
            ..
        } = *subject;
        let reach = Reach {
            session,
            now,
            by_line: false,
        };
        let on = part.commands(step).get(index..).unwrap_or_default();
        let here = CopyUnit::from_here(plan, step, on, reach);
        let mut ways = vec![self.unit("From here on", plan, &here)];
        if part == Part::Undo {
            return ways;
        }
        let mut told = vec![ids(&here)];
        let of_step = CopyUnit::of_step(plan, step, reach);
        let of_shell = CopyUnit::of_shell(plan, step, reach);
        for (extent, unit) in [("The whole step", &of_step), ("Everything", &of_shell)] {
            if !unit.commands.is_empty() && !told.contains(&ids(unit)) {
                told.push(ids(unit));
                ways.push(self.unit(extent, plan, unit));
            }
        }
        ways
    }

    fn unit(&self, extent: &str, plan: &Plan<'c>, unit: &CopyUnit<'_, 'c>) -> CopyWay {
        let Some(first) = unit.commands.first() else {
            let why = unit.end.as_ref().map(UnitEnd::of_first);
            let why = why.unwrap_or_else(|| "none is open".to_owned());
            return way(extent.to_owned(), Err(why));
        };
        let end = unit.end.as_ref().map(UnitEnd::in_words);
        let shell = plan.shell_name(&first.command.shell);
        let commands = count(unit.commands.len(), "open command");
        let what = match unit.steps.len() {
            1 => commands,
            more => format!("{commands} of {}", count(more, "step")),
        };
        let asked = job(&unit.block(), what);
        CopyWay {
            note: end.unwrap_or_default(),
            ..way(
                format!("{extent}, as one block, in {shell}"),
                Ok(self.about(asked, plan, &unit.commands)),
            )
        }
    }
}

fn way(title: String, job: Result<CopyJob, String>) -> CopyWay {
    CopyWay {
        title,
        job,
        note: String::new(),
        shows: false,
    }
}

fn ids<'u>(unit: &'u CopyUnit<'_, '_>) -> Vec<&'u str> {
    let each = unit.commands.iter();
    each.map(|own| own.id.as_str()).collect()
}
