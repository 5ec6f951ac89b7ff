//! What another knowledge base changes of the session that is open: told when it is opened.

use jiff::Timestamp;

use super::{Text, Tone, Wizard};
use crate::export::edition_note;
use crate::plan::{EditionDifference, what_is_new};

impl<'a> Wizard<'a> {
    /// Nothing once work has gone on: the session is then one of this knowledge base.
    #[must_use]
    pub fn what_is_new(&self) -> Option<EditionDifference<'a>> {
        let own = self.deployment.as_ref()?;
        what_is_new(own.session(), own.plan())
    }

    /// Has it read where it touches the work, and says it in a line where it does not.
    pub(super) fn tell_what_is_new(&mut self, now: Timestamp) {
        match self.what_is_new() {
            Some(found) if found.is_empty() => {
                let text = edition_note(&found, "").replace('\n', "; ");
                self.say(Tone::Information, text, now);
            }
            Some(_) => self.read_text(Text::Edition),
            None => {}
        }
    }
}
