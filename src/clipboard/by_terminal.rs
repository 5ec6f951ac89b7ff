//! A copy without the clipboard of this machine: by the terminal, else by a file, and said truly.

use std::io;
use std::path::Path;

use super::{Multiplexer, fits, keep, sequence};
use crate::wizard::Arrival;

/// Why the clipboard of this machine is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was not asked.
    Chosen,
    Failed,
    Late,
}

/// Sends the text to the terminal; what is too long for that goes into a file.
///
/// # Errors
/// No way led anywhere: nothing was copied.
pub fn by_terminal(
    text: &str,
    reason: Reason,
    multiplexer: Multiplexer,
    data_folder: &Path,
    send: &mut dyn FnMut(&str) -> io::Result<()>,
) -> Result<Arrival, String> {
    let carried = sequence(text, multiplexer).is_some_and(|own| send(&own).is_ok());
    if carried {
        return Ok(Arrival {
            route: match reason {
                Reason::Chosen => "OSC 52",
                Reason::Failed => "OSC 52, since the clipboard of this machine did not take it",
                Reason::Late => "OSC 52, since the clipboard of this machine did not answer",
            },
            confirmed: false,
        });
    }
    let why = if fits(text) {
        "file last-copied.ps1 in the data folder, since the terminal takes no OSC 52"
    } else {
        "file last-copied.ps1 in the data folder, since it is too long for OSC 52"
    };
    into_file(text, data_folder, why)
}

/// Writes the text into the file, and says so with these words.
///
/// # Errors
/// It cannot be written: nothing was copied.
pub fn into_file(text: &str, data_folder: &Path, route: &'static str) -> Result<Arrival, String> {
    match keep(data_folder, text) {
        Ok(_) => Ok(Arrival {
            route,
            confirmed: true,
        }),
        Err(error) => Err(format!("nothing was copied: {error}")),
    }
}
