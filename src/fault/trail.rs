//! What happened last, by name: the steps that led to a fault, and nothing of what was typed in them.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// How many are remembered.
const MOST: usize = 24;

static TRAIL: Mutex<VecDeque<String>> = Mutex::new(VecDeque::new());

/// Remembers that this happened. The name is one of the program's own, whatever is on the screen.
pub fn passed(name: &str) {
    let mut trail = TRAIL.lock().unwrap_or_else(PoisonError::into_inner);
    if trail.len() == MOST {
        trail.pop_front();
    }
    trail.push_back(name.to_owned());
}

/// The names, the newest last.
pub(super) fn so_far() -> Vec<String> {
    let trail = TRAIL.lock().unwrap_or_else(PoisonError::into_inner);
    trail.iter().cloned().collect()
}
