//! The clipboard of this machine, read: it may take as long as whoever has it takes to answer.

use std::fmt;
use std::thread;

use arboard::{Clipboard, Error};

use super::handle::{ATTEMPTS, PAUSE};

/// The most characters that are taken: of a longer text nothing more fits into a field.
const MOST: usize = 65_536;

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    Empty,
    /// It holds something else, or nothing.
    NoText,
    /// Nothing is there that could be asked.
    Unreachable,
    /// Another program does not let go of it.
    Busy,
}

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the clipboard is empty",
            Self::NoText => "the clipboard holds no text",
            Self::Unreachable => {
                "the clipboard of this machine cannot be reached: paste with the terminal, such as Ctrl+Shift+V or the right mouse button"
            }
            Self::Busy => "another program has the clipboard open: try it again",
        })
    }
}

/// The text in the clipboard of this machine, as much of it as a field may want. It waits for whoever has it.
///
/// # Errors
/// There is no text to be had.
pub fn read_text() -> Result<String, NotRead> {
    let mut text = read_whole()?;
    if let Some((end, _)) = text.char_indices().nth(MOST) {
        text.truncate(end);
    }
    Ok(text)
}

/// The same, however long it is.
pub(super) fn read_whole() -> Result<String, NotRead> {
    let mut attempt = 1;
    loop {
        // Opened for this alone: what is copied meanwhile has its own.
        match Clipboard::new().map(|mut own| own.get_text()) {
            Ok(Err(Error::ClipboardOccupied)) if attempt < ATTEMPTS => {
                attempt += 1;
                thread::sleep(PAUSE);
            }
            Err(_) => return Err(NotRead::Unreachable),
            Ok(Ok(text)) if text.is_empty() => return Err(NotRead::Empty),
            Ok(read) => return read.map_err(|error| fault(&error)),
        }
    }
}

fn fault(error: &Error) -> NotRead {
    match error {
        Error::ClipboardOccupied => NotRead::Busy,
        // It was opened, so that it is there: what it has is no text, or whoever has it offers none.
        _ => NotRead::NoText,
    }
}
