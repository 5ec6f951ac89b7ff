//! What the thread that has the store is asked for.

use std::collections::VecDeque;
use std::fmt;

use super::Kept;
use crate::session::SessionName;
use crate::wizard::Effect;

pub(super) enum Request {
    Effect(Effect),
    /// To say what is on the disk, once everything before has been done.
    Then(Box<dyn FnOnce(Kept) + Send>),
}

impl Request {
    /// Of several saves of one session, with nothing else between them, only the newest is written.
    pub(super) fn is_outdated(&self, queue: &VecDeque<Self>) -> bool {
        let Some(name) = self.saved() else {
            return false;
        };
        queue.iter().map_while(Self::saved).any(|own| own == name)
    }

    fn saved(&self) -> Option<&SessionName> {
        match self {
            Self::Effect(Effect::Save { name, .. }) => Some(name),
            _ => None,
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Effect(effect) => f.debug_tuple("Effect").field(effect).finish(),
            Self::Then(_) => f.write_str("Then"),
        }
    }
}
