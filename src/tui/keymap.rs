//! What a key means.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::wizard::{Event, Intent, Wizard};

/// The event that a key is; nothing where it means nothing.
#[must_use]
pub fn event(wizard: &Wizard<'_>, key: KeyEvent) -> Option<Event> {
    let _ = wizard;
    match (key.code, key.modifiers) {
        (KeyCode::Char('c'), KeyModifiers::CONTROL) => Some(Event::Ended(130)),
        (KeyCode::Char('q'), KeyModifiers::NONE) => Some(Event::Intent(Intent::Quit)),
        _ => None,
    }
}
