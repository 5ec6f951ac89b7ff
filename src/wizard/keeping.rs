//! Whether what is done here is kept: saved again, written elsewhere, or only to be read since another window has it.

use jiff::Timestamp;

use super::{Confirm, Deployment, Effect, Overlay, Saved, Tone, Wizard};

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
