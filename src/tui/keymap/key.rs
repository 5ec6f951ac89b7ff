//! A key with its modifiers, as the table has it and as a person reads it.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key. Of a letter the case counts, not the Shift key: Caps Lock and keyboards differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
}

impl Key {
    pub(super) const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    pub(super) const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false }
    }

    pub(super) const fn ctrl(c: char) -> Self {
        Self::ctrl_with(KeyCode::Char(c))
    }

    pub(super) const fn ctrl_with(code: KeyCode) -> Self {
        Self { code, ctrl: true }
    }

    /// The key of an event; nothing where it is held with Alt.
    pub(super) fn pressed(event: &KeyEvent) -> Option<Self> {
        let held = event.modifiers;
        let shift = held.contains(KeyModifiers::SHIFT);
        let ctrl = held.contains(KeyModifiers::CONTROL);
        let alt = held.contains(KeyModifiers::ALT);
        match event.code {
            // AltGr arrives on Windows as Ctrl+Alt; a sign that is typed with it is that sign.
            KeyCode::Char(c) if ctrl && alt && !c.is_alphanumeric() => Some(Self::char(c)),
            _ if alt => None,
            KeyCode::Char(c) if ctrl => Some(Self::ctrl(c.to_ascii_lowercase())),
            KeyCode::Tab if shift => Some(Self::plain(KeyCode::BackTab)),
            code => Some(Self { code, ctrl }),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::BackTab => f.write_str("Shift+Tab"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::Insert => f.write_str("Ins"),
            KeyCode::Delete => f.write_str("Del"),
            other => write!(f, "{other}"),
        }
    }
}
