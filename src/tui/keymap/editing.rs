//! The keys that belong to a text field.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

/// What a key does to a field; nothing where it does not belong to it.
pub(super) fn request(event: &KeyEvent) -> Option<InputRequest> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    match event.code {
        // AltGr arrives on Windows as Ctrl+Alt.
        KeyCode::Char(c) if ctrl == alt => Some(InputRequest::InsertChar(c)),
        KeyCode::Char(c) if ctrl => with_ctrl(c.to_ascii_lowercase()),
        _ if alt => None,
        KeyCode::Backspace if ctrl => Some(InputRequest::DeletePrevWord),
        KeyCode::Backspace => Some(InputRequest::DeletePrevChar),
        KeyCode::Delete if ctrl => Some(InputRequest::DeleteNextWord),
        KeyCode::Delete => Some(InputRequest::DeleteNextChar),
        KeyCode::Left if ctrl => Some(InputRequest::GoToPrevWord),
        KeyCode::Left => Some(InputRequest::GoToPrevChar),
        KeyCode::Right if ctrl => Some(InputRequest::GoToNextWord),
        KeyCode::Right => Some(InputRequest::GoToNextChar),
        KeyCode::Home => Some(InputRequest::GoToStart),
        KeyCode::End => Some(InputRequest::GoToEnd),
        _ => None,
    }
}

/// The keys of a command line; Ctrl+H is what some terminals send for Backspace.
fn with_ctrl(c: char) -> Option<InputRequest> {
    match c {
        'a' => Some(InputRequest::GoToStart),
        'e' => Some(InputRequest::GoToEnd),
        'h' => Some(InputRequest::DeletePrevChar),
        'k' => Some(InputRequest::DeleteTillEnd),
        'u' => Some(InputRequest::DeleteFromStart),
        'w' => Some(InputRequest::DeletePrevWord),
        _ => None,
    }
}
