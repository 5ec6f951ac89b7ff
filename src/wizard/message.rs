//! What the program tells the person in the footer, and the log of it.

use jiff::{SignedDuration, Timestamp};

/// The least time for which a message stays, whatever is pressed.
const LEAST: SignedDuration = SignedDuration::from_secs(1);

/// The messages that the log keeps.
const KEPT: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Information,
    Warning,
    Error,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub tone: Tone,
    pub text: String,
    /// UTC.
    pub at: Timestamp,
}

/// The message that is shown, and those before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages {
    shown: Option<Message>,
    log: Vec<Message>,
}

impl Messages {
    pub(super) fn say(&mut self, tone: Tone, text: impl Into<String>, now: Timestamp) {
        let message = Message {
            tone,
            text: text.into(),
            at: now,
        };
        if self.log.len() == KEPT {
            self.log.remove(0);
        }
        self.log.push(message.clone());
        self.shown = Some(message);
    }

    /// A key was pressed: what has been seen long enough goes.
    pub(super) fn pressed(&mut self, now: Timestamp) {
        if self
            .shown
            .as_ref()
            .is_some_and(|own| now.duration_since(own.at) >= LEAST)
        {
            self.shown = None;
        }
    }

    /// Something has changed since it was said.
    pub(super) fn is_outdated(&mut self, now: Timestamp) {
        if self.shown.as_ref().is_some_and(|own| own.at != now) {
            self.shown = None;
        }
    }

    /// What a warning was about is settled: it goes at once.
    pub(super) fn settle(&mut self) {
        if self
            .shown
            .as_ref()
            .is_some_and(|own| own.tone != Tone::Information)
        {
            self.shown = None;
        }
    }

    #[must_use]
    pub fn shown(&self) -> Option<&Message> {
        self.shown.as_ref()
    }

    /// Every message, the oldest first.
    #[must_use]
    pub fn log(&self) -> &[Message] {
        &self.log
    }
}
