//! Saves: at once, again where that failed, and never over what somebody else has written.

use std::path::PathBuf;

use jiff::Timestamp;

use super::{Keeper, shown, words};
use crate::session::{Saved, Session, SessionName, StoreError, write, write_atomically};
use crate::tui::exporting::here;
use crate::tui::storage::Kept;
use crate::wizard::{Event, Receipt};

/// A fault of the program.
const FAULT: &str = "the part that saves has failed";

/// What could not be written, and why.
#[derive(Clone)]
pub(super) struct Unsaved {
    pub(super) session: Box<Session>,
    ticket: u64,
    why: String,
}

impl Keeper {
    pub(super) fn save(
        &mut self,
        name: SessionName,
        mut session: Box<Session>,
        ticket: u64,
    ) -> Receipt {
        let mut own = name.clone();
        while let Some(next) = self.renamed.get(&own) {
            session.is_renamed(&own, next);
            if let Some(records) = self.records.remove(&own) {
                self.records
                    .entry(next.clone())
                    .or_default()
                    .extend(records);
            }
            own = next.clone();
        }
        if self.deleted.contains(&own) {
            self.records.remove(&own);
            let why = format!(
                "`{own}` was put into the trash, and is not written again\nhint: `exlync sessions import` makes a session of the file in the trash"
            );
            return refused(name, ticket, why);
        }
        match self.write(&own, session, ticket) {
            Ok(saved) => receipt(name, ticket, saved),
            Err(error) => {
                let taken_by = match &error {
                    StoreError::TakenOver { by, .. } => Some(by.clone()),
                    _ => None,
                };
                let why = self.why(&own, &error);
                Receipt {
                    taken_by,
                    ..refused(name, ticket, why)
                }
            }
        }
    }

    /// Writes it, and says what became of it.
    fn write(
        &mut self,
        name: &SessionName,
        session: Box<Session>,
        ticket: u64,
    ) -> Result<Saved, StoreError> {
        // Should writing fail by a fault of the program, it is known all the same that this is not on the disk.
        let unsaved = Unsaved {
            session,
            ticket,
            why: FAULT.to_owned(),
        };
        self.unsaved.insert(name.clone(), unsaved);
        let Some(own) = self.unsaved.get(name) else {
            return Ok(Saved::default());
        };
        let known = self.known.entry(name.clone()).or_default();
        let records = self.records.entry(name.clone()).or_default();
        let saved = self
            .store
            .save(name, &own.session, records, known, self.window.as_ref())?;
        self.last = Some(self.store.path(name));
        self.unsaved.remove(name);
        Ok(saved)
    }

    /// Why it is not saved. What another window has taken over goes into the trash, where it is safe.
    fn why(&mut self, name: &SessionName, error: &StoreError) -> String {
        let mut why = words(error);
        if let StoreError::TakenOver { by, .. } = error
            && let Some(own) = self.unsaved.get(name)
        {
            let bytes = write(&own.session).into_bytes();
            if let Ok(place) = self.store.put_into_trash(name, &bytes) {
                why = format!(
                    "`{name}` was taken over: it is open {by}\nhint: what was done here is kept in `{}`; `T` takes the session back",
                    shown(&place)
                );
                self.unsaved.remove(name);
                self.records.remove(name);
                self.held = None;
            }
        }
        if let Some(own) = self.unsaved.get_mut(name) {
            own.why.clone_from(&why);
        }
        why
    }

    /// Tries again to write what could not be written.
    pub(super) fn settle(&mut self, name: &SessionName) {
        let Some(own) = self.unsaved.get(name).cloned() else {
            return;
        };
        let receipt = self.save(name.clone(), own.session, own.ticket);
        // That it could not be written was said already.
        if receipt.outcome.is_ok() || receipt.taken_by.is_some() {
            self.tell(Event::Saved(receipt));
        }
    }

    pub(super) fn settle_all(&mut self) {
        let names: Vec<SessionName> = self.unsaved.keys().cloned().collect();
        for name in names {
            self.settle(&name);
        }
    }

    pub(super) fn kept(&self) -> Kept {
        let failed = self.unsaved.values().map(|own| own.why.as_str());
        let whys: Vec<&str> = failed.collect();
        match (&self.last, whys.is_empty()) {
            (_, false) => Kept::Failed(whys.join("\n")),
            (Some(path), true) => Kept::All(path.clone()),
            (None, true) => Kept::Nothing,
        }
    }
}

/// Writes a session to a file that is not there yet; where it is now.
pub(super) fn keep_elsewhere(session: &Session, typed: &str) -> Result<String, String> {
    let path = here(typed);
    let path = std::path::absolute(&path).unwrap_or(path);
    write_atomically(&path, write(session).as_bytes(), false)
        .map(|()| shown(&path))
        .map_err(|error| words(&error))
}

fn receipt(name: SessionName, ticket: u64, saved: Saved) -> Receipt {
    let aside: Option<PathBuf> = saved.aside;
    Receipt {
        name,
        ticket,
        outcome: Ok(Timestamp::now()),
        was_gone: saved.was_gone,
        kept_aside: aside.map(|own| shown(&own)),
        taken_by: None,
    }
}

fn refused(name: SessionName, ticket: u64, why: String) -> Receipt {
    Receipt {
        name,
        ticket,
        outcome: Err(why),
        was_gone: false,
        kept_aside: None,
        taken_by: None,
    }
}
