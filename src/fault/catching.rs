//! Where a fault of the program ends: what was running is over, and the rest goes on.

use std::mem;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Panicked;

/// The exit code of a fault of the program.
pub const CODE: u8 = 101;

/// More than these tell nothing new: what fails behind a fault fails because of it.
const MOST: usize = 8;

/// What has failed in any thread, and was not told yet.
static FAULTS: Mutex<Vec<Panicked>> = Mutex::new(Vec::new());

/// Runs something; nothing where it has failed. Meanwhile no fault of any thread is written to the terminal: it would
/// be lost with the other screen, or stand across it.
pub fn caught<T>(run: impl FnOnce() -> T) -> Option<T> {
    let before = panic::take_hook();
    panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| add(Panicked::of(info))));
    let outcome = catch_unwind(AssertUnwindSafe(run));
    panic::set_hook(before);
    outcome.ok()
}

pub(super) fn add(fault: Panicked) {
    let mut faults = faults();
    if faults.len() < MOST {
        faults.push(fault);
    }
}

/// What was not told yet, in the order in which it came.
pub(super) fn take() -> Vec<Panicked> {
    mem::take(&mut faults())
}

fn faults() -> MutexGuard<'static, Vec<Panicked>> {
    FAULTS.lock().unwrap_or_else(PoisonError::into_inner)
}
