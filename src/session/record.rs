//! A change as the history keeps it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Change;

/// A change of a session, when it was made, and what takes it back. A record follows another one where `revision` and
/// `before` say so: versions of two windows do not mix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Of the session with this change.
    pub revision: u64,
    /// When it was made, UTC.
    pub at: Timestamp,
    /// When the session was changed before, UTC; nothing where it is the first change.
    pub before: Option<Timestamp>,
    pub way: Way,
    pub change: Change,
    pub inverse: Change,
}

/// How a change came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    Made,
    Undone,
    MadeAgain,
}
