//! How copies travel, as the command line and the environment say.

use std::env;

#[cfg(feature = "tui")]
use super::Outcome;
use super::arguments::Clipboard;
use super::error::CliError;
use crate::clipboard::{Setting, Surroundings};

/// What was set: on the command line, else by `EXLYNC_CLIPBOARD`.
pub(super) fn setting(own: Option<Clipboard>) -> Result<Setting, CliError> {
    let said = match own {
        Some(Clipboard::Auto) => Setting::Auto,
        Some(Clipboard::Native) => Setting::Native,
        Some(Clipboard::Osc52) => Setting::Osc52,
        Some(Clipboard::File) => Setting::File,
        Some(Clipboard::None) => Setting::None,
        None => match variable("EXLYNC_CLIPBOARD").filter(|text| !text.is_empty()) {
            None => Setting::Auto,
            Some(text) => text
                .parse()
                .map_err(|why| CliError::Usage(format!("EXLYNC_CLIPBOARD: {why}")))?,
        },
    };
    Ok(said)
}

pub(super) fn surroundings() -> Surroundings {
    Surroundings::read(cfg!(any(windows, target_os = "macos")), variable)
}

pub(super) fn variable(name: &str) -> Option<String> {
    env::var(name).ok()
}

/// The program was started by itself to hold a text; whoever started it has heard why where it could not.
#[cfg(feature = "tui")]
pub(super) fn hold(sensitive: bool) -> Outcome {
    match crate::clipboard::hold(sensitive) {
        Ok(()) => Outcome::Done,
        Err(_) => Outcome::Findings,
    }
}
