//! What comes back from the threads: saved, listed, opened, copied, exported.

use jiff::Timestamp;

use super::{
    Arrival, Ask, Confirm, CopyJob, Deployment, Effect, Event, ExportJob, ExportPage, Exported,
    FeaturesPage, Found, Opened, Overlay, Page, Receipt, ScenarioPage, StepsPage, Summary, Tone,
    ValuesPage, Wizard,
};
use crate::export::count;
use crate::plan::{Tally, resolve};
use crate::session::SessionName;

impl Wizard<'_> {
    pub(super) fn came_back(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        match event {
            Event::Saved(receipt) => self.saved(receipt, now),
            Event::Listed(listed) => self.listed(listed, now),
            Event::Opened(Ok(opened)) => return self.opened(*opened, now),
            Event::Opened(Err(why)) => {
                self.refused(|ask| matches!(ask, Ask::New | Ask::Import), &why, now);
            }
            Event::Deleted(Err(why)) => self.tell_error(&why, now),
            Event::KeptElsewhere(kept) => self.kept_elsewhere(kept, now),
            Event::Deleted(Ok((name, place))) => {
                if self
                    .deployment
                    .as_ref()
                    .is_some_and(|own| *own.name() == name)
                {
                    self.deployment = None;
                    self.page = Page::Sessions;
                }
                self.unsaved.remove(&name);
                let text = format!(
                    "{name} is in the trash; `i` makes a session of it again, with this path: {place}"
                );
                self.say(Tone::Information, text, now);
            }
            Event::Pasted { ticket, outcome } => self.came_from_clipboard(ticket, outcome, now),
            Event::Copied(job, outcome) => return self.copied(&job, outcome, now),
            Event::Exported(job, outcome) => self.exported(job, outcome, now),
            _ => {}
        }
        Vec::new()
    }

    fn saved(&mut self, receipt: Receipt, now: Timestamp) {
        let failed = receipt
            .outcome
            .as_ref()
            .err()
            .map(|why| match receipt.taken_by {
                // It says by itself which session it is.
                Some(_) => why.clone(),
                None => format!("{} is not saved: {why}", receipt.name),
            });
        if let Some(deployment) = &mut self.deployment
            && *deployment.name() == receipt.name
        {
            match receipt.taken_by {
                Some(who) if receipt.kept_aside.is_some() => deployment.was_taken_by(who, Ok(())),
                Some(who) => deployment.was_taken_by(who, receipt.outcome.map(|_| ())),
                None => deployment.was_saved(receipt.ticket, receipt.outcome),
            }
        }
        let was_unsaved = match &failed {
            Some(why) if receipt.kept_aside.is_none() => {
                self.unsaved.insert(receipt.name.clone(), why.clone());
                false
            }
            _ => self.unsaved.remove(&receipt.name).is_some(),
        };
        if let Some(why) = failed {
            self.tell_error(&why, now);
        } else if let Some(place) = receipt.kept_aside {
            let text = format!(
                "{} was changed by something else meanwhile; that version is kept as {place}",
                receipt.name
            );
            self.say(Tone::Warning, text, now);
        } else if receipt.was_gone {
            let text = format!(
                "the file of {} had gone; it was written again",
                receipt.name
            );
            self.say(Tone::Warning, text, now);
        } else if was_unsaved {
            // What was said of it before is true no more.
            let text = format!("{} is saved, with all that was not", receipt.name);
            self.say(Tone::Information, text, now);
        }
    }

    fn listed(&mut self, listed: Result<Vec<Found>, String>, now: Timestamp) {
        if let Err(why) = &listed {
            self.tell_error(&why.clone(), now);
        }
        self.sessions.take(listed);
        if let Some(place) = self
            .awaited
            .as_ref()
            .and_then(|name| self.sessions.place(name))
        {
            self.awaited = None;
            self.sessions.cursor = place;
        }
        let summary = |found: &Found| match &found.session {
            Err(_) => Summary::default(),
            Ok(session) => {
                let plan = resolve(self.catalogue, session);
                Summary {
                    tally: Tally::of(&plan, session, now),
                    scenario: plan.title,
                }
            }
        };
        self.sessions.summaries = self.sessions.found.iter().map(summary).collect();
    }

    fn opened(&mut self, opened: Opened, now: Timestamp) -> Vec<Effect> {
        if let Some(from) = &opened.renamed_from {
            return self.renamed(from, opened.name.clone(), opened.session.title, now);
        }
        let mut effects = self.leave_field(now);
        let note = opened.note.clone();
        let held = opened.held_by.clone().map(|by| Confirm::TakeOver {
            name: opened.name.clone(),
            by,
        });
        self.deployment = Some(Deployment::of(self.catalogue, opened));
        // Another session may have the same name, and its changes are counted anew.
        self.extents.laid = None;
        self.overlay = held.map(Overlay::Confirm);
        self.scenario = ScenarioPage::default();
        self.values = ValuesPage::default();
        self.steps = StepsPage::default();
        self.features = FeaturesPage::default();
        self.export = ExportPage::default();
        self.returns_to_card = false;
        self.on_open_session();
        effects.extend(self.go_to_where_it_goes_on(now));
        self.tell_what_does_not_act(now);
        if !note.is_empty() {
            let text = match self.by_default() {
                0 => note,
                1 => format!("{note}; 1 question acts by its default: page 2"),
                more => format!("{note}; {more} questions act by their defaults: page 2"),
            };
            self.say(Tone::Information, text, now);
        }
        // Whoever takes it over opens it anew, and is told then.
        if self.overlay.is_none() {
            self.tell_what_is_new(now);
        }
        effects
    }

    /// The open session has another name: what has changed meanwhile stays, and so does the way back.
    fn renamed(
        &mut self,
        from: &SessionName,
        to: SessionName,
        title: String,
        now: Timestamp,
    ) -> Vec<Effect> {
        self.say(Tone::Information, format!("renamed to {to}"), now);
        match self.deployment.as_mut().filter(|own| own.name() == from) {
            Some(deployment) => {
                deployment.is_called(to, title);
                vec![deployment.save()]
            }
            None => Vec::new(),
        }
    }

    fn copied(
        &mut self,
        job: &CopyJob,
        outcome: Result<Arrival, String>,
        now: Timestamp,
    ) -> Vec<Effect> {
        match outcome {
            Err(why) => {
                self.tell_error(&format!("not copied: {why}"), now);
                Vec::new()
            }
            Ok(arrival) => {
                let text = arrival.in_words(&job.what, job.lines);
                self.say(Tone::Information, text, now);
                self.mark_copied(job, now)
            }
        }
    }

    fn exported(&mut self, job: ExportJob, outcome: Result<Exported, String>, now: Timestamp) {
        match outcome {
            Err(why) => self.tell_error(&format!("not exported: {why}"), now),
            Ok(Exported::Exists(there)) if self.overlay.is_some() || self.field().is_some() => {
                let text = format!(
                    "nothing was written: {} of these names are there; export again to be asked",
                    count(there.len(), "file")
                );
                self.say(Tone::Warning, text, now);
            }
            Ok(Exported::Exists(there)) => {
                self.overlay = Some(Overlay::Confirm(Confirm::Replace { job, there }));
            }
            Ok(Exported::Written { folder, files }) => {
                let missing = job.missing;
                let files = count(files, "file");
                let text = match missing {
                    0 => format!("wrote {files} to {folder}"),
                    1 => format!("wrote {files} to {folder}; 1 value is still missing in them"),
                    more => format!(
                        "wrote {files} to {folder}; {more} values are still missing in them"
                    ),
                };
                let tone = if missing == 0 {
                    Tone::Information
                } else {
                    Tone::Warning
                };
                self.say(tone, text, now);
            }
        }
    }
}
