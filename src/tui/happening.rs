//! Everything that can happen, on one channel.

use crate::clipboard::Outcome;
use crate::wizard::Event;

/// What a thread tells the loop.
#[derive(Debug)]
pub(super) enum Happening {
    /// A key, a paste, the mouse, another size.
    Terminal(crossterm::event::Event),
    /// There is nothing to read from any more.
    Gone,
    /// The answer to an effect, or a signal.
    Wizard(Box<Event>),
    Clipboard(Outcome),
    /// Every request before this one has been answered.
    Settled,
    /// A thread failed; `crash::last` says how.
    Failed,
}
