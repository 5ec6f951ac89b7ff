//! A fault of the program: the terminal is restored first, then it is said what went wrong.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, PoisonError};

use super::{Terminal, TuiError};
use crate::catalogue::is_harmful;

static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Hands a prepared terminal to what runs on it, and restores it whatever happens.
///
/// # Errors
/// The terminal cannot be prepared, or what ran on it failed.
pub fn in_terminal<T>(run: impl FnOnce(&mut Terminal) -> T) -> Result<T, TuiError> {
    // Whatever is written while the other screen is shown would be lost with it, or stand across it.
    let before = panic::take_hook();
    panic::set_hook(Box::new(record));
    let outcome = Terminal::enter().map(|mut terminal| {
        let outcome = catch_unwind(AssertUnwindSafe(|| run(&mut terminal)));
        drop(terminal);
        outcome
    });
    panic::set_hook(before);
    match outcome {
        Err(source) => Err(TuiError::Terminal(source)),
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) => Err(TuiError::Failed {
            message: last(),
            kept: "the terminal is as it was before".to_owned(),
        }),
    }
}

/// What the last fault said.
pub(super) fn last() -> String {
    let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    last.clone().unwrap_or_else(|| "for no reason".to_owned())
}

fn record(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let said = payload
        .downcast_ref::<&str>()
        .map(|own| (*own).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let line = format!("{said} ({place})");
    let plain: String = line.chars().filter(|c| !is_harmful(*c)).collect();
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(plain);
}
