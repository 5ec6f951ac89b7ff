//! The clipboard of this machine as one thread has it open. Any call may take long: a display may have stalled.

use std::thread;
use std::time::Duration;

use arboard::{Clipboard, Error};

use super::excluding::excluding;
use super::refusal::in_words;

/// Windows lets one program at a time have the clipboard: how often it is asked again.
pub(super) const ATTEMPTS: usize = 4;
pub(super) const PAUSE: Duration = Duration::from_millis(60);

/// Windows and macOS say themselves whether they have taken a text; a display is only told, and must be asked.
const IS_ASKED: bool = !cfg!(any(windows, target_os = "macos"));

/// Opened with the first text, and then kept: on X11 the text lives in the program that copied it.
#[derive(Default)]
pub(super) struct Handle(Option<Clipboard>);

/// Why a text is not there.
enum Fault {
    Refused(Error),
    /// It was there, and is another one by now.
    Replaced,
}

impl Handle {
    /// Puts a text there, and has it confirmed; says why where it is not.
    pub(super) fn put(&mut self, text: &str, sensitive: bool) -> Result<(), String> {
        let mut attempt = 1;
        loop {
            let was_open = self.0.is_some();
            match self.put_once(text, sensitive) {
                Ok(()) => return Ok(()),
                Err(Fault::Refused(Error::ClipboardOccupied)) if attempt < ATTEMPTS => {
                    attempt += 1;
                    thread::sleep(PAUSE);
                }
                Err(Fault::Refused(error)) => {
                    self.0 = None;
                    // The display of before may have ended, and another one taken its place.
                    if !was_open {
                        return Err(in_words(&error, |name| std::env::var(name).ok()));
                    }
                }
                Err(Fault::Replaced) => {
                    return Err("another program has replaced it at once".to_owned());
                }
            }
        }
    }

    /// Whether this text is there.
    pub(super) fn has(&mut self, text: &str) -> Result<bool, Error> {
        match self.open()?.get_text() {
            Ok(found) => Ok(found == text),
            Err(Error::ContentNotAvailable | Error::ConversionFailure) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn put_once(&mut self, text: &str, sensitive: bool) -> Result<(), Fault> {
        let set = self.open().map_err(Fault::Refused)?.set();
        let set = if sensitive { excluding(set) } else { set };
        set.text(text).map_err(Fault::Refused)?;
        // The display may hear of it a moment later than it is asked.
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                thread::sleep(PAUSE);
            }
            if !IS_ASKED || self.has(text).map_err(Fault::Refused)? {
                return Ok(());
            }
        }
        Err(Fault::Replaced)
    }

    fn open(&mut self) -> Result<&mut Clipboard, Error> {
        match &mut self.0 {
            Some(open) => Ok(open),
            none => Ok(none.insert(Clipboard::new()?)),
        }
    }
}
