//! The page of the sessions: continue, begin, import, rename, duplicate, delete.

use jiff::Timestamp;

use super::{Ask, Confirm, Effect, Found, Intent, Overlay, Wizard, list};
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

    /// Where a session is listed.
    pub(super) fn place(&self, name: &SessionName) -> Option<usize> {
        self.found.iter().position(|own| own.name == *name)
    }

    /// The session under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Found> {
        match self.row() {
            SessionRow::Kept(index) => self.found.get(index),
            SessionRow::New | SessionRow::Import => None,
        }
    }

    /// Takes the sessions that are kept, the last changed first; nothing is told of their scenarios yet.
    pub fn take(&mut self, listed: Result<Vec<Found>, String>) {
        let row = self.row();
        let selected: Option<SessionName> = self.selected().map(|own| own.name.clone());
        let was_empty = self.found.is_empty();
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
        let place = selected.and_then(|name| self.place(&name));
        let same = self.rows().iter().position(|own| *own == row && !was_empty);
        self.cursor = place.or(same).unwrap_or(0);
    }
}

impl Wizard<'_> {
    pub(super) fn on_sessions(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        let selected = self.sessions.selected().map(|own| own.name.clone());
        match (intent, selected) {
            (Intent::Accept, Some(name)) => return self.resume(name, now),
            (Intent::Accept, None) if self.sessions.row() == SessionRow::Import => {
                self.prompt(Ask::Import);
            }
            (Intent::Accept, None) | (Intent::New, _) => self.prompt(Ask::New),
            (Intent::Import, _) => self.prompt(Ask::Import),
            (Intent::Rename, Some(name)) => self.prompt(Ask::Rename(name)),
            (Intent::Duplicate, Some(name)) => self.prompt(Ask::Duplicate(name)),
            (Intent::Delete, Some(name)) => {
                self.overlay = Some(Overlay::Confirm(Confirm::Delete(name)));
            }
            (other, _) => {
                // Who moves on has chosen otherwise.
                self.awaited = None;
                let page = self.extents.list.map_or(10, |own| own.view);
                let rows = self.sessions.rows().len();
                self.sessions.cursor = list::moved(other, self.sessions.cursor, rows, page);
            }
        }
        Vec::new()
    }

    /// The cursor on the session that is open.
    pub(super) fn on_open_session(&mut self) {
        let open = self.deployment.as_ref().map(|own| own.name().clone());
        if let Some(place) = open.and_then(|name| self.sessions.place(&name)) {
            self.sessions.cursor = place;
        }
    }

    fn resume(&mut self, name: SessionName, now: Timestamp) -> Vec<Effect> {
        if self
            .deployment
            .as_ref()
            .is_some_and(|own| *own.name() == name)
        {
            self.ask_to_take_over();
            return self.go_to_where_it_goes_on(now);
        }
        vec![Effect::Load(name)]
    }
}
