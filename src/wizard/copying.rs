//! Copying: the text comes from the model, never from the screen; what lacks a value leads to it.

use jiff::Timestamp;

use super::marking::marked_text;
use super::{
    Block, CopyJob, CopyWay, Effect, Overlay, Page, Pane, Part, Text, Tone, Wizard, begins_place,
    blocks,
};
use crate::catalogue::ValueId;
use crate::plan::{CommandState, Form, Plan, PlannedCommand, PlannedStep};
use crate::powershell::{Fact, tally};

/// What is under the cursor, as far as it can be copied.
enum Copyable {
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
                Some(self.copyable_command(command))
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

    /// More ways to copy the command under the cursor.
    pub(super) fn open_copy_menu(&mut self, now: Timestamp) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        let plan = deployment.plan();
        let Some(step) = self.steps.planned(plan) else {
            return;
        };
        let (part, index) = match self.steps.under_cursor(plan) {
            Some(Block::Command(part, index) | Block::Place(part, index))
                if self.steps.pane == Pane::Card =>
            {
                (part, index)
            }
            _ => (Part::Do, 0),
        };
        let commands = part.commands(step);
        let Some(command) = commands.get(index) else {
            return;
        };
        let as_result = |copyable| match copyable {
            Copyable::Ready(job) => Ok(job),
            Copyable::Lacks(missing) => Err(format!("{} is missing", missing.join(", "))),
        };
        let mut ways = vec![CopyWay {
            title: format!("This command: {}", command.title()),
            job: as_result(self.copyable_command(command)),
            shows: false,
        }];
        if command.form() == Form::PowerShell {
            let tallies = step.step.tally && part != Part::Undo;
            ways.push(self.run_of_step((commands, index), tallies, plan, now));
            ways.push(CopyWay {
                title: "Raw view: the command flush left, for a selection with the mouse"
                    .to_owned(),
                job: as_result(self.copyable_command(command)),
                shows: true,
            });
        }
        self.overlay = Some(Overlay::CopyMenu { ways, cursor: 0 });
    }

    /// Every open command in the same shell from the one under the cursor on, up to the first that asks something.
    fn run_of_step(
        &self,
        (commands, index): (&[PlannedCommand<'_>], usize),
        tallies: bool,
        plan: &Plan<'_>,
        now: Timestamp,
    ) -> CopyWay {
        let session = self.deployment.as_ref().map(super::Deployment::session);
        let open = |own: &&PlannedCommand<'_>| {
            session.is_some_and(|one| CommandState::of(own, one, now).is_open())
        };
        let mut run: Vec<&PlannedCommand<'_>> = Vec::new();
        for (place, own) in commands.iter().enumerate().skip(index) {
            if own.form() != Form::PowerShell || (place > index && begins_place(commands, place)) {
                break;
            }
            if !open(&own) {
                continue;
            }
            run.push(own);
            if own.prompts() {
                break;
            }
        }
        let shell = run
            .first()
            .map_or("", |own| plan.shell_name(&own.command.shell));
        let count = match run.len() {
            1 => "1 open command".to_owned(),
            more => format!("{more} open commands"),
        };
        let asks = if run.last().is_some_and(|own| own.prompts()) {
            ", up to the one that asks"
        } else {
            ""
        };
        let texts: Result<Vec<&str>, String> = run
            .iter()
            .map(|own| {
                own.worded
                    .text()
                    .ok_or_else(|| own.worded.missing.join(", "))
            })
            .collect();
        CopyWay {
            title: format!("From here on for {shell}: {count}{asks}"),
            job: match texts {
                Ok(texts) if texts.is_empty() => Err("none is open".to_owned()),
                Ok(_) if tallies => Ok(self.about(job(&in_one_go(&run), count), &run)),
                Ok(texts) => Ok(self.about(job(&texts.join("\n"), count), &run)),
                Err(missing) => Err(format!("{missing} is missing")),
            },
            shows: false,
        }
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
                Some(self.copyable_command(command))
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

    fn copyable_command(&self, command: &PlannedCommand<'_>) -> Copyable {
        match command.worded.text() {
            None => Copyable::Lacks(command.worded.missing.clone()),
            Some(text) => {
                let what = format!("\"{}\"", command.title());
                Copyable::Ready(self.about(job(text, what), &[command]))
            }
        }
    }

    /// The job with the commands that it is about, as they read now: they are marked once it has arrived.
    fn about(&self, job: CopyJob, commands: &[&PlannedCommand<'_>]) -> CopyJob {
        let session = self.deployment.as_ref().map(|own| own.name().clone());
        let each = commands.iter();
        CopyJob {
            session,
            commands: each.map(|own| (own.id.clone(), marked_text(own))).collect(),
            ..job
        }
    }
}

/// The text as it goes to the clipboard: the line ends of Windows, none at the end.
fn job(text: &str, what: String) -> CopyJob {
    let lines: Vec<&str> = text.trim_end_matches(['\r', '\n']).lines().collect();
    CopyJob {
        text: lines.join("\r\n"),
        what,
        lines: lines.len(),
        ..CopyJob::default()
    }
}

/// Whether the card of the step shows commands of that part.
pub(super) fn has_part(step: &PlannedStep<'_>, part: Part) -> bool {
    blocks(step)
        .iter()
        .any(|own| matches!(own, Block::Command(one, _) if *one == part))
}

/// A run whose looks are counted: what changes something stands before them, since nothing may be left out of the count.
fn in_one_go(run: &[&PlannedCommand<'_>]) -> String {
    let rest = run.iter().filter(|own| own.fact().is_none());
    let mut texts: Vec<String> = rest.map(|own| own.worded.preview.clone()).collect();
    let facts: Vec<Fact> = run.iter().filter_map(|own| own.fact()).collect();
    if !facts.is_empty() {
        texts.push(tally(&facts));
    }
    texts.join("\n")
}
