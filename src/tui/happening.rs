//! Everything that can happen, on one channel.

use super::Kept;
use super::burst::Timed;
use super::pasting::Read;
#[cfg(unix)]
use super::signals::Pause;
use crate::clipboard::Outcome;
use crate::wizard::Event;

/// What a thread tells the loop.
#[derive(Debug)]
pub(super) enum Happening {
    /// Keys, pastes, the mouse, other sizes, and when each came; several where they had come by the time of reading.
    Terminal(Vec<Timed>),
    /// There is nothing to read from any more.
    Gone,
    /// The answer to an effect, or a signal.
    Wizard(Box<Event>),
    Clipboard(Outcome),
    /// The clipboard was read for a field.
    Pasted(Read),
    /// Every request before this one has been answered: what is on the disk.
    Settled(Kept),
    /// A thread failed; `fault` has noted how.
    Failed,
    /// Something to be done with the terminal: only the thread that draws has it.
    #[cfg(unix)]
    Pause(Pause),
}
