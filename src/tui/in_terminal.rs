//! A prepared terminal for what runs on it; it is restored first, whatever happens, and told of afterwards.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{AGAIN, Terminal, TuiError};
use crate::fault::{self, Failure};

/// Hands a prepared terminal to what runs on it, and restores it whatever happens.
///
/// # Errors
/// The terminal cannot be prepared, or what ran on it failed by a fault of the program.
pub fn in_terminal<T>(run: impl FnOnce(&mut Terminal) -> T) -> Result<T, TuiError> {
    let outcome = fault::caught(|| {
        let mut terminal = Terminal::enter()?;
        let outcome = catch_unwind(AssertUnwindSafe(|| run(&mut terminal)));
        drop(terminal);
        Ok(outcome)
    });
    match outcome {
        Some(Ok(Ok(value))) => Ok(value),
        Some(Err(source)) => Err(TuiError::Terminal(source)),
        Some(Ok(Err(_))) | None => Err(TuiError::Failed(Failure::of_now(
            "the terminal is as it was before",
            AGAIN,
        ))),
    }
}
