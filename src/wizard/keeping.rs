//! Whether what is done here is kept: saved again, written elsewhere, or only to be read since another window has it.

use jiff::Timestamp;

use super::{Ask, Confirm, Deployment, Effect, Overlay, Saved, Tone, Wizard};

impl Wizard<'_> {
    /// The last save has failed.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        let saved = self.deployment.as_ref().map(Deployment::saved);
        matches!(saved, Some(Saved::Failed(_)))
    }

    /// Another window has the session that is open.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.held_by().is_some()
    }

    pub(super) fn held_by(&self) -> Option<&str> {
        self.deployment.as_ref()?.held_by()
    }

    /// Refuses a change of what is only to be read, and says so.
    pub(super) fn is_only_read(&mut self, now: Timestamp) -> bool {
        let Some(by) = self.held_by() else {
            return false;
        };
        let text = format!("read-only: it is {by}; `T` takes it over");
        self.say(Tone::Warning, text, now);
        true
    }

    pub(super) fn save_again(&mut self) -> Vec<Effect> {
        let saved = self.deployment.as_mut().map(Deployment::save);
        saved.into_iter().collect()
    }

    pub(super) fn keep_elsewhere(&self, path: &str) -> Vec<Effect> {
        let effect = self.deployment.as_ref().map(|own| Effect::KeepElsewhere {
            session: Box::new(own.session().clone()),
            path: path.to_owned(),
        });
        effect.into_iter().collect()
    }

    /// The session was written to another file, or was not.
    pub(super) fn kept_elsewhere(&mut self, kept: Result<String, String>, now: Timestamp) {
        let is_asked = |ask: &Ask| *ask == Ask::KeepElsewhere;
        match kept {
            Ok(place) => {
                if matches!(&self.overlay, Some(Overlay::Prompt { ask, .. }) if is_asked(ask)) {
                    self.overlay = None;
                }
                let text = format!("this version is also in {place}, as of now");
                self.say(Tone::Information, text, now);
                let revision = self.deployment.as_ref().map(|own| own.session().revision);
                self.elsewhere = revision.map(|own| (own, place));
            }
            Err(why) => self.refused(is_asked, &why, now),
        }
    }

    /// Why something is not saved, and where it is all the same.
    pub(super) fn why_unsaved(&self) -> Option<String> {
        let open = match self.deployment.as_ref().map(Deployment::saved) {
            Some(Saved::Failed(why)) => Some(why),
            _ => None,
        };
        // Also of a session that is not the one that is open now.
        let why = open.or(self.unsaved.values().next())?.clone();
        let revision = self.deployment.as_ref().map(|own| own.session().revision);
        Some(match &self.elsewhere {
            Some((own, place)) if Some(*own) == revision => {
                format!("{why}\nThis version is also in {place}.")
            }
            _ => why,
        })
    }

    /// What stands in the file and does not act, such as a misspelt choice of a hand: it is told, and stays.
    pub(super) fn tell_what_does_not_act(&mut self, now: Timestamp) {
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let findings = plan.map_or_else(Vec::new, |plan| plan.findings.clone());
        for finding in findings {
            self.say(Tone::Warning, finding.replace('\n', "; "), now);
        }
    }

    pub(super) fn ask_to_take_over(&mut self) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        if let Some(by) = deployment.held_by() {
            self.overlay = Some(Overlay::Confirm(Confirm::TakeOver {
                name: deployment.name().clone(),
                by: by.to_owned(),
            }));
        }
    }
}
