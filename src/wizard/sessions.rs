//! The page of the sessions: continue, begin, import, rename, duplicate, delete.

use super::Found;
use crate::plan::Tally;
use crate::session::SessionName;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionRow {
    /// The session with this index in `found`.
    Kept(usize),
    New,
    Import,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SessionsPage {
    /// The last changed first.
    pub found: Vec<Found>,
    /// What is told of each of them, in the same order.
    pub summaries: Vec<Summary>,
    /// Why they cannot be listed.
    pub fault: Option<String>,
    pub cursor: usize,
}

/// A kept session in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The scenario in words; empty while it is not answered.
    pub scenario: String,
    pub tally: Tally,
}

impl SessionsPage {
    #[must_use]
    pub fn rows(&self) -> Vec<SessionRow> {
        let kept = (0..self.found.len()).map(SessionRow::Kept);
        kept.chain([SessionRow::New, SessionRow::Import]).collect()
    }

    #[must_use]
    pub fn row(&self) -> SessionRow {
        let rows = self.rows();
        rows.get(self.cursor).copied().unwrap_or(SessionRow::New)
    }

    /// The session under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Found> {
        match self.row() {
            SessionRow::Kept(index) => self.found.get(index),
            SessionRow::New | SessionRow::Import => None,
        }
    }

    pub(super) fn take(&mut self, listed: Result<Vec<Found>, String>) {
        let selected: Option<SessionName> = self.selected().map(|own| own.name.clone());
        match listed {
            Err(why) => self.fault = Some(why),
            Ok(mut found) => {
                let changed = |own: &Found| own.session.as_ref().ok().and_then(|one| one.changed);
                found.sort_by(|one, other| {
                    changed(other)
                        .cmp(&changed(one))
                        .then(one.name.cmp(&other.name))
                });
                self.fault = None;
                self.found = found;
            }
        }
        let place = selected.and_then(|name| self.found.iter().position(|own| own.name == name));
        self.cursor = place.unwrap_or(0);
    }
}
