//! Everything that can happen, on one channel.

use std::time::Instant;

use super::Kept;
use crate::clipboard::Outcome;
use crate::wizard::Event;

/// What a thread tells the loop.
#[derive(Debug)]
pub(super) enum Happening {
    /// A key, a paste, the mouse, another size, and when it came.
    Terminal(Instant, crossterm::event::Event),
    /// There is nothing to read from any more.
    Gone,
    /// The answer to an effect, or a signal.
    Wizard(Box<Event>),
    Clipboard(Outcome),
    /// Every request before this one has been answered: what is on the disk.
    Settled(Kept),
    /// A thread failed; `crash::last` says how.
    Failed,
}
