//! Copying: the text comes from the model, never from the screen; what lacks a value leads to it.

use jiff::Timestamp;

use super::marking::marked_text;
use super::{
    Block, CopyJob, CopyWay, Effect, Overlay, Page, Pane, Part, Text, Tone, Wizard, blocks,
};
use crate::catalogue::ValueId;
use crate::plan::{CommandState, Form, Plan, PlannedCommand, PlannedStep};
use crate::powershell::for_clipboard;

/// What is under the cursor, as far as it can be copied.
pub(super) enum Copyable {
    Ready(CopyJob),
    /// Values that the command lacks.
    Lacks(Vec<String>),
}

impl Wizard<'_> {
    /// Whether something under the cursor can be copied, or could if its values were filled in.
    pub(super) fn can_copy(&self) -> bool {
        self.under_cursor().is_some()
    }

    /// Whether the raw view is shown.
    pub(super) fn shows_raw(&self) -> bool {
        matches!(
            &self.overlay,
            Some(Overlay::Text {
                text: Text::Raw { .. },
                ..
            })
        )
    }

    /// Copies what is under the cursor; a missing value is named and led to.
    pub(super) fn copy(&mut self, now: Timestamp) -> Vec<Effect> {
        match self.under_cursor() {
            Some(Copyable::Ready(job)) => vec![Effect::Copy(job)],
            Some(Copyable::Lacks(missing)) => {
                let Some(first) = missing.first().cloned() else {
                    return Vec::new();
                };
                let rest = match missing.len() {
                    1 => String::new(),
                    more => format!(" and {} more", more - 1),
                };
                let from_card = self.page == Page::Steps;
                let title = format!("\"{}\"", self.catalogue.lacking_in_words(&first));
                let effects = self.go_to_value(&ValueId::new(first), now);
                self.returns_to_card = from_card;
                let text =
                    format!("not copied: {title}{rest} is missing; Enter accepts and leads back");
                self.say(Tone::Warning, text, now);
                effects
            }
            None => Vec::new(),
        }
    }

    fn under_cursor(&self) -> Option<Copyable> {
        match self.page {
            Page::Values if self.values.editing.is_none() => {
                let (value, _) = self.value_under_cursor()?;
                let look = &value.find.command;
                let what = format!("the command that finds \"{}\"", value.title);
                (!look.is_empty()).then(|| Copyable::Ready(job(look, what)))
            }
            Page::Steps => self.of_steps(),
            _ => None,
        }
    }

    /// What of the Steps page would be copied.
    fn of_steps(&self) -> Option<Copyable> {
        let plan = self.deployment.as_ref()?.plan();
        let step = self.steps.planned(plan)?;
        match self.steps.pane {
            Pane::Card => self.copyable(plan, step, self.steps.under_cursor(plan)?),
            Pane::List => {
                let command = self.next_of_step(step)?;
                Some(self.copyable_command(plan, command))
            }
            Pane::Ledger => None,
        }
    }

    /// The values that the command under the cursor of the Steps page lacks.
    pub(super) fn still_lacking(&self) -> Vec<String> {
        match self.of_steps() {
            Some(Copyable::Lacks(missing)) => missing,
            _ => Vec::new(),
        }
    }

    /// The next open command of a step, as the list copies it.
    fn next_of_step<'p, 'a>(&self, step: &'p PlannedStep<'a>) -> Option<&'p PlannedCommand<'a>> {
        if !step.need.is_to_do() {
            return None;
        }
        let session = self.deployment.as_ref()?.session();
        let mut work = step.commands.iter().chain(&step.verify);
        work.find(|own| CommandState::of(own, session, self.now).is_open())
    }

    /// Takes a way to copy.
    pub(super) fn take_copy_way(&mut self, way: CopyWay, now: Timestamp) -> Vec<Effect> {
        self.overlay = None;
        match way.job {
            Ok(job) if way.shows => {
                let title = way.title;
                let text = job.text.replace("\r\n", "\n");
                self.overlay = Some(Overlay::Text {
                    text: Text::Raw { title, text },
                    scroll: 0,
                });
                Vec::new()
            }
            Ok(job) => vec![Effect::Copy(job)],
            Err(why) => {
                self.say(Tone::Warning, format!("not copied: {why}"), now);
                Vec::new()
            }
        }
    }

    /// Copies the text of the raw view.
    pub(super) fn copy_raw(&self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::Text {
                text: Text::Raw { text, .. },
                ..
            }) => vec![Effect::Copy(job(text, "the raw view".to_owned()))],
            _ => Vec::new(),
        }
    }
}

impl Wizard<'_> {
    fn copyable(&self, plan: &Plan<'_>, step: &PlannedStep<'_>, block: Block) -> Option<Copyable> {
        match block {
            Block::Command(part, index) => {
                let command = part.commands(step).get(index)?;
                Some(self.copyable_command(plan, command))
            }
            Block::Place(part, index) => {
                let command = part.commands(step).get(index)?;
                if command.form() != Form::PowerShell {
                    return None;
                }
                let connect = plan.shell_connect(&command.command.shell)?;
                let what = "the line that connects the shell".to_owned();
                Some(Copyable::Ready(job(connect, what)))
            }
            Block::Source(index) => {
                let citation = step.step.sources.get(index)?;
                let article = plan.catalogue.article(citation.source.as_str())?;
                let what = format!("the link to {}", article.short);
                (!article.url.is_empty()).then(|| Copyable::Ready(job(&article.url, what)))
            }
            _ => None,
        }
    }

    pub(super) fn copyable_command(
        &self,
        plan: &Plan<'_>,
        command: &PlannedCommand<'_>,
    ) -> Copyable {
        match command.worded.text() {
            None => Copyable::Lacks(command.worded.missing.clone()),
            Some(text) => {
                let what = format!("\"{}\"", command.title());
                Copyable::Ready(self.about(job(text, what), plan, &[command]))
            }
        }
    }

    /// The job with the commands that it is about, as they read now: they are marked once it has arrived.
    pub(super) fn about(
        &self,
        job: CopyJob,
        plan: &Plan<'_>,
        commands: &[&PlannedCommand<'_>],
    ) -> CopyJob {
        let session = self.deployment.as_ref().map(|own| own.name().clone());
        let each = commands.iter();
        CopyJob {
            session,
            commands: each.map(|own| (own.id.clone(), marked_text(own))).collect(),
            sensitive: commands.iter().any(|own| plan.is_sensitive(own)),
            ..job
        }
    }
}

/// The text as it goes to the clipboard.
pub(super) fn job(text: &str, what: String) -> CopyJob {
    let text = for_clipboard(text);
    CopyJob {
        lines: text.lines().count(),
        text,
        what,
        ..CopyJob::default()
    }
}

/// Whether the card of the step shows commands of that part.
pub(super) fn has_part(step: &PlannedStep<'_>, part: Part) -> bool {
    blocks(step)
        .iter()
        .any(|own| matches!(own, Block::Command(one, _) if *one == part))
}
