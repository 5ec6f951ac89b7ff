//! What comes back from the threads: saved, listed, opened, copied, exported.

use jiff::Timestamp;

use super::{
    Arrival, Confirm, CopyJob, Deployment, Effect, Event, ExportJob, Exported, Found, Opened,
    Overlay, Receipt, ScenarioPage, StepsPage, Summary, Tone, ValuesPage, Wizard,
};
use crate::plan::{Tally, resolve};

impl Wizard<'_> {
    pub(super) fn came_back(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        match event {
            Event::Saved(receipt) => self.saved(receipt, now),
            Event::Listed(listed) => self.listed(listed, now),
            Event::Opened(Ok(opened)) => return self.opened(opened, now),
            Event::Opened(Err(why)) | Event::Deleted(Err(why)) => self.tell_error(&why, now),
            Event::Deleted(Ok((name, place))) => {
                let text = format!("{name} is in the trash: {place}");
                self.say(Tone::Information, text, now);
            }
            Event::Copied(job, outcome) => return self.copied(&job, outcome, now),
            Event::Exported(job, outcome) => self.exported(job, outcome, now),
            _ => {}
        }
        Vec::new()
    }

    fn saved(&mut self, receipt: Receipt, now: Timestamp) {
        let Some(deployment) = &mut self.deployment else {
            return;
        };
        if *deployment.name() != receipt.name {
            return;
        }
        let failed = receipt.outcome.as_ref().err().cloned();
        deployment.was_saved(receipt.revision, receipt.outcome);
        if let Some(why) = failed {
            self.tell_error(&format!("not saved: {why}"), now);
        } else if receipt.was_gone {
            let text = format!(
                "the file of {} had gone; it was written again",
                receipt.name
            );
            self.say(Tone::Warning, text, now);
        }
    }

    fn listed(&mut self, listed: Result<Vec<Found>, String>, now: Timestamp) {
        if let Err(why) = &listed {
            self.tell_error(&why.clone(), now);
        }
        self.sessions.take(listed);
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
        let mut effects = Vec::new();
        if let Some(deployment) = self
            .deployment
            .as_mut()
            .filter(|_| opened.renamed_from.is_some())
        {
            // Renamed: what has changed meanwhile stays, and so does the way back.
            deployment.is_called(opened.name);
            effects.push(deployment.save());
        } else {
            self.deployment = Some(Deployment::new(self.catalogue, opened.name, opened.session));
            self.scenario = ScenarioPage::default();
            self.values = ValuesPage::default();
            self.steps = StepsPage::default();
            self.export.folder.clear();
        }
        if opened.renamed_from.is_none() {
            effects = self.go_to_where_it_goes_on(now);
        }
        if !opened.note.is_empty() {
            self.say(Tone::Information, opened.note, now);
        }
        effects
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
                let lines = match job.lines {
                    1 => "1 line".to_owned(),
                    more => format!("{more} lines"),
                };
                let text = if arrival.confirmed {
                    format!("copied {}, {lines}, to the {}", job.what, arrival.route)
                } else {
                    format!(
                        "sent {}, {lines}, by {}: not confirmed, look before you paste",
                        job.what, arrival.route
                    )
                };
                self.say(Tone::Information, text, now);
                self.mark_copied(&job.commands, now)
            }
        }
    }

    fn exported(&mut self, job: ExportJob, outcome: Result<Exported, String>, now: Timestamp) {
        match outcome {
            Err(why) => self.tell_error(&format!("not exported: {why}"), now),
            Ok(Exported::Exists(there)) => {
                self.overlay = Some(Overlay::Confirm(Confirm::Replace { job, there }));
            }
            Ok(Exported::Written { folder, files }) => {
                let missing = self.deployment.as_ref().map_or(0, |own| {
                    own.plan()
                        .values
                        .iter()
                        .filter(|one| one.is_missing())
                        .count()
                });
                let files = match files {
                    1 => "1 file".to_owned(),
                    more => format!("{more} files"),
                };
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
