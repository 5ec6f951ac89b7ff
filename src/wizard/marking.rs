//! Marks: what was done about commands, one or several at once.

use jiff::Timestamp;

use super::{Ask, Confirm, CopyJob, Effect, Intent, Overlay, Pane, Part, Tone, Wizard, until};
use crate::catalogue::CommandId;
use crate::plan::{CommandState, Form, PlannedCommand};
use crate::session::{Change, Mark, MarkEntry, MarkState};

impl Wizard<'_> {
    /// Selects the command under the cursor for the next mark, or no longer.
    pub(super) fn select(&mut self) {
        let Some(id) = self.command().map(|(_, own)| own.id.clone()) else {
            return;
        };
        if !self.steps.selected.remove(&id) {
            self.steps.selected.insert(id);
        }
    }

    /// A mark for what is selected, else for the command under the cursor, else for what is open in the step.
    pub(super) fn mark(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        if intent == Intent::Note {
            self.ask_for_note();
            return Vec::new();
        }
        if intent == Intent::Done && self.steps.selected.is_empty() && self.is_on_gate() {
            self.go_to_next_open(now, true);
            return Vec::new();
        }
        let ids = self.marked_next(intent, now);
        let whole_step = self.steps.selected.is_empty() && self.steps.pane == Pane::List;
        // A prompt is question enough.
        let asks_anyway = matches!(intent, Intent::Skip | Intent::Delegate | Intent::Wait);
        if ids.is_empty() {
            let text = "nothing is open in this step; Enter opens its card";
            self.say(Tone::Information, text, now);
        } else if whole_step && ids.len() > 1 && !asks_anyway {
            let confirm = Confirm::WholeStep {
                intent,
                commands: ids,
            };
            self.overlay = Some(Overlay::Confirm(confirm));
        } else if self.selects_others() {
            let confirm = Confirm::Selected {
                intent,
                commands: ids,
            };
            self.overlay = Some(Overlay::Confirm(confirm));
        } else {
            return self.mark_all(intent, ids, now);
        }
        Vec::new()
    }

    /// Whether something is selected, and the command under the cursor is not among it.
    fn selects_others(&self) -> bool {
        let selected = &self.steps.selected;
        let here = self.command().map(|(_, own)| &own.id);
        let among = self.steps.pane == Pane::Card && here.is_some_and(|id| selected.contains(id));
        !selected.is_empty() && !among
    }

    /// The commands that a mark would be about.
    fn marked_next(&self, intent: Intent, now: Timestamp) -> Vec<CommandId> {
        if !self.steps.selected.is_empty() {
            return self.steps.selected.iter().cloned().collect();
        }
        if self.steps.pane == Pane::Card {
            return self
                .command()
                .map(|(_, own)| own.id.clone())
                .into_iter()
                .collect();
        }
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        let session = deployment.session();
        let Some(step) = self.steps.planned(deployment.plan()) else {
            return Vec::new();
        };
        let fits = |own: &&PlannedCommand<'_>| match intent {
            Intent::Unmark => session.marks.contains_key(own.id.as_str()),
            _ => CommandState::of(own, session, now).is_open(),
        };
        let ids = |commands: &[PlannedCommand<'_>]| -> Vec<CommandId> {
            let open = commands.iter().filter(fits);
            open.map(|own| own.id.clone()).collect()
        };
        let mut found = ids(&step.commands);
        // What was done is not yet checked: that takes a mark of its own.
        if intent != Intent::Done || found.is_empty() {
            found.extend(ids(&step.verify));
        }
        found
    }

    /// Marks them, or first asks what the mark needs.
    pub(super) fn mark_all(
        &mut self,
        intent: Intent,
        ids: Vec<CommandId>,
        now: Timestamp,
    ) -> Vec<Effect> {
        let ask = match intent {
            Intent::Skip => Ask::Skip(ids),
            Intent::Delegate => Ask::Delegate(ids),
            Intent::Wait => Ask::Wait(ids),
            Intent::Unmark => return self.put_marks(&ids, None, now),
            Intent::InPlace => {
                let mark = |_| Some(MarkState::AlreadyInPlace);
                return self.put_marks(&ids, Some(&mark), now);
            }
            _ => {
                if let [id] = ids.as_slice()
                    && self.is_done(id, now)
                {
                    let text = "it is done already; `x` takes the mark away";
                    self.say(Tone::Information, text, now);
                    return Vec::new();
                }
                let mark = |part| match part {
                    Part::Check => Some(MarkState::Verified),
                    Part::Do | Part::Undo => Some(MarkState::Done),
                };
                return self.put_marks(&ids, Some(&mark), now);
            }
        };
        self.prompt(ask);
        Vec::new()
    }

    fn is_done(&self, id: &CommandId, now: Timestamp) -> bool {
        let state = self.find_command(id).and_then(|(_, command)| {
            let session = self.deployment.as_ref()?.session();
            Some(CommandState::of(command, session, now))
        });
        matches!(state, Some(CommandState::Done | CommandState::Verified))
    }

    /// A command of the plan by its id.
    pub(super) fn find_command(&self, id: &CommandId) -> Option<(Part, &PlannedCommand<'_>)> {
        let plan = self.deployment.as_ref()?.plan();
        let step = plan.step(id.as_str().split_once('.')?.0)?;
        Part::ALL.into_iter().find_map(|part| {
            let command = part.commands(step).iter().find(|own| own.id == *id)?;
            Some((part, command))
        })
    }

    fn put_marks(
        &mut self,
        ids: &[CommandId],
        state: Option<&dyn Fn(Part) -> Option<MarkState>>,
        now: Timestamp,
    ) -> Vec<Effect> {
        let changes = ids.iter().filter_map(|id| {
            let (part, _) = self.find_command(id)?;
            let state = state.and_then(|own| own(part));
            Some(self.mark_change(id, state, (String::new(), None), now))
        });
        let changes: Vec<Change> = changes.collect();
        self.finish_marks(changes, state.is_some(), now)
    }

    /// Marks with words of the person: a reason, a name, a time.
    pub(super) fn put_worded_marks(
        &mut self,
        ids: &[CommandId],
        state: MarkState,
        (note, until): (&str, Option<Timestamp>),
        now: Timestamp,
    ) -> Vec<Effect> {
        let changes = ids
            .iter()
            .map(|id| self.mark_change(id, Some(state), (note.to_owned(), until), now));
        let changes: Vec<Change> = changes.collect();
        self.finish_marks(changes, true, now)
    }

    fn finish_marks(
        &mut self,
        changes: Vec<Change>,
        moves_on: bool,
        now: Timestamp,
    ) -> Vec<Effect> {
        if changes.is_empty() {
            return Vec::new();
        }
        let count = changes.len();
        self.steps.selected.clear();
        let effects = self.change(Change::All(changes), now);
        if count > 1 {
            let what = if moves_on {
                "are marked"
            } else {
                "have no mark any more"
            };
            let text = format!("{count} commands {what}; `u` takes it back");
            self.say(Tone::Information, text, now);
        }
        if moves_on && self.steps.pane == Pane::Card {
            match self.command().map(|(part, _)| part) {
                Some(Part::Undo) => self.go_to_next_undo(),
                Some(Part::Do) if self.stops_at_gate(now) => {}
                _ => self.go_to_next_open(now, false),
            }
        }
        effects
    }

    /// The change that marks a command, and whatever else is no longer so because of it.
    fn mark_change(
        &self,
        id: &CommandId,
        state: Option<MarkState>,
        (note, until): (String, Option<Timestamp>),
        now: Timestamp,
    ) -> Change {
        let Some(state) = state else {
            return Change::Mark(id.clone(), None);
        };
        let found = self.find_command(id);
        let mark = Mark {
            state,
            at: now,
            text: found.map_or_else(String::new, |(_, own)| marked_text(own)),
            note,
            until,
        };
        let own = Change::Mark(id.clone(), Some(MarkEntry::Known(mark)));
        if state != MarkState::Done {
            return own;
        }
        let gone = found.map_or_else(Vec::new, |(part, command)| self.no_longer_so(part, command));
        let gone = gone.into_iter().map(|id| Change::Mark(id, None));
        Change::All(gone.chain([own]).collect())
    }

    /// The marks that fall with a deed: what an undo command takes back and the checks of its step; the undo commands of
    /// what is done again.
    fn no_longer_so(&self, part: Part, command: &PlannedCommand<'_>) -> Vec<CommandId> {
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        let (plan, marks) = (deployment.plan(), &deployment.session().marks);
        let step = command
            .id
            .as_str()
            .split_once('.')
            .and_then(|(own, _)| plan.step(own));
        let Some(step) = step else {
            return Vec::new();
        };
        let same_item =
            |own: &PlannedCommand<'_>| own.items == command.items || own.items.is_empty();
        let fallen: Vec<&PlannedCommand<'_>> = match part {
            Part::Check => Vec::new(),
            Part::Do => {
                let undo = step.undo.iter().filter(|own| same_item(own));
                undo.filter(|own| own.command.of.as_ref() == Some(&command.command.id))
                    .collect()
            }
            Part::Undo => {
                let of = command.command.of.as_ref();
                let done = step.commands.iter().filter(|own| same_item(own));
                let done = done.filter(|own| of == Some(&own.command.id));
                done.chain(&step.verify).collect()
            }
        };
        let ids = fallen.into_iter().map(|own| own.id.clone());
        ids.filter(|id| marks.contains_key(id.as_str())).collect()
    }

    /// The commands have arrived in the clipboard, as they read then; what is settled already stays so.
    pub(super) fn mark_copied(&mut self, job: &CopyJob, now: Timestamp) -> Vec<Effect> {
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        if job.session.as_ref() != Some(deployment.name()) || self.is_read_only() {
            return Vec::new();
        }
        let session = deployment.session();
        let open = |id: &CommandId| {
            let foreign = matches!(session.marks.get(id), Some(MarkEntry::Foreign(_)));
            let found = self.find_command(id).filter(|_| !foreign);
            found.is_some_and(|(_, own)| {
                matches!(
                    CommandState::of(own, session, now),
                    CommandState::Unmarked | CommandState::Stale | CommandState::WaitOver
                )
            })
        };
        let mark = |(id, text): &(CommandId, String)| {
            let mark = Mark {
                state: MarkState::Copied,
                at: now,
                text: text.clone(),
                note: String::new(),
                until: None,
            };
            Change::Mark(id.clone(), Some(MarkEntry::Known(mark)))
        };
        let copied = job.commands.iter().filter(|(id, _)| open(id));
        let changes: Vec<Change> = copied.map(mark).collect();
        if changes.is_empty() {
            return Vec::new();
        }
        self.change(Change::All(changes), now)
    }

    fn ask_for_note(&mut self) {
        if let Some(id) = self.command().map(|(_, own)| own.id.clone()) {
            let session = self.deployment.as_ref().map(super::Deployment::session);
            let text = session.and_then(|own| own.notes.get(id.as_str()).cloned());
            self.open_prompt(Ask::Note(id), &text.unwrap_or_default());
        }
    }

    /// What was typed for a mark.
    pub(super) fn answered_mark(
        &mut self,
        ask: Ask,
        text: &str,
        now: Timestamp,
    ) -> Result<Vec<Effect>, String> {
        match ask {
            Ask::Skip(_) if text.is_empty() => {
                Err("a reason is needed: whoever reads the runbook asks for it".to_owned())
            }
            Ask::Delegate(_) if text.is_empty() => Err("a name is needed".to_owned()),
            Ask::Skip(ids) => {
                Ok(self.put_worded_marks(&ids, MarkState::Skipped, (text, None), now))
            }
            Ask::Delegate(ids) => {
                Ok(self.put_worded_marks(&ids, MarkState::Delegated, (text, None), now))
            }
            Ask::Wait(ids) => {
                let time = until(text, now, &self.zone)?;
                Ok(self.put_worded_marks(&ids, MarkState::Waiting, ("", Some(time)), now))
            }
            Ask::Note(id) => {
                let note = (!text.is_empty()).then(|| text.to_owned());
                let session = self.deployment.as_ref().map(super::Deployment::session);
                if session.is_some_and(|own| own.notes.get(&id) == note.as_ref()) {
                    return Ok(Vec::new());
                }
                Ok(self.change(Change::Note(id, note), now))
            }
            _ => Ok(Vec::new()),
        }
    }
}

/// The text that a mark keeps: none of words for a person, which may be told better later.
pub(super) fn marked_text(command: &PlannedCommand<'_>) -> String {
    match command.form() {
        Form::Manual => String::new(),
        _ => command.worded.preview.clone(),
    }
}
