//! The Windows console, beyond what the terminal library does with it: its modes, what ends the program, and whether it
//! is one at all.

use std::io;
use std::sync::mpsc::Sender;

use crossterm_winapi::{ConsoleMode, Handle, HandleType};

use super::TuiError;
use super::happening::Happening;
use crate::wizard::Event;

/// `ENABLE_VIRTUAL_TERMINAL_PROCESSING`: the console understands control sequences.
const SEQUENCES: u32 = 0x0004;

/// The exit code after Ctrl+Break.
const INTERRUPTED: u8 = 130;

/// The console as it was, put back when this is dropped: the library sets both modes as it needs them, and leaves them.
#[derive(Debug)]
pub struct Console {
    keys: Option<u32>,
    screen: Option<u32>,
}

impl Console {
    /// Remembers the console, and finds out whether the wizard can be used on it.
    ///
    /// # Errors
    /// Standard input is a terminal that is no console, such as that of Git Bash: the page would be shown, and no key
    /// would ever arrive. Or the console understands no sequences, and `TERM`, which the library believes, says that it
    /// does.
    pub fn take() -> Result<Self, TuiError> {
        mode(Handle::new(HandleType::InputHandle)).ok_or(TuiError::NoConsole)?;
        let before = Self {
            keys: mode(Handle::current_in_handle()),
            screen: mode(Handle::current_out_handle()),
        };
        // The library tries to have sequences understood, and only then looks at TERM.
        let believed = crossterm::ansi_support::supports_ansi();
        let understood = mode(Handle::current_out_handle()).is_some_and(|own| own & SEQUENCES != 0);
        if believed && !understood {
            return Err(TuiError::OldConsole);
        }
        Ok(before)
    }

    pub(super) fn put_back(self) {
        drop(self);
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        for (handle, mode) in [
            (Handle::current_in_handle(), self.keys),
            (Handle::current_out_handle(), self.screen),
        ] {
            // Where the console has gone, nothing of it counts any more.
            if let (Ok(handle), Some(mode)) = (handle, mode) {
                let _ = ConsoleMode::from(handle).set_mode(mode);
            }
        }
    }
}

fn mode(handle: io::Result<Handle>) -> Option<u32> {
    ConsoleMode::from(handle.ok()?).mode().ok()
}

/// Passes on what ends a program of the console. After Ctrl+Break everything is saved and the console given back; where
/// the window is closed or the person signs off, Windows ends the program by itself, and at most the change on its way
/// is lost.
pub(super) fn listen(sender: Sender<Happening>) -> io::Result<()> {
    let ended = move || {
        let _ = sender.send(Happening::Wizard(Box::new(Event::Ended(INTERRUPTED))));
    };
    ctrlc::set_handler(ended).map_err(io::Error::other)
}
