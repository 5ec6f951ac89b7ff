//! What the thread that has the store is asked for.

use std::collections::VecDeque;
use std::fmt;

use super::Kept;
use crate::session::{Record, SessionName};
use crate::wizard::Effect;

pub(super) enum Request {
    Effect(Effect),
    /// The changes of a save that was overtaken by a newer one.
    Records {
        name: SessionName,
        records: Vec<Record>,
    },
    /// To say what is on the disk, once everything before has been done.
    Then(Box<dyn FnOnce(Kept) + Send>),
    /// The same, and nothing is open any more.
    Last(Box<dyn FnOnce(Kept) + Send>),
}

impl Request {
    /// Of several saves of one session, with nothing else between them, only the newest is written.
    pub(super) fn is_outdated(&self, queue: &VecDeque<Self>) -> bool {
        let Some(name) = self.saved() else {
            return false;
        };
        queue.iter().map_while(Self::saved).any(|own| own == name)
    }

    /// What remains of an outdated save: the history has every change.
    pub(super) fn without_session(self) -> Self {
        match self {
            Self::Effect(Effect::Save { name, records, .. }) => Self::Records { name, records },
            other => other,
        }
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
            Self::Records { name, records } => f
                .debug_struct("Records")
                .field("name", name)
                .field("records", records)
                .finish(),
            Self::Then(_) => f.write_str("Then"),
            Self::Last(_) => f.write_str("Last"),
        }
    }
}
