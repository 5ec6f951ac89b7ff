//! Saves: at once, again where that failed, and never over what somebody else has written.

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
    pub(super) why: String,
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
            Ok(saved) => {
                self.is_saved(&own, &saved);
                receipt(name, ticket, saved)
            }
            Err(StoreError::TakenOver { by, .. }) => self.taken_over(name, &own, by, ticket),
            Err(error) => {
                let why = cause_first(&error);
                self.is_unsaved(&own, &why);
                refused(name, ticket, why)
            }
        }
    }

    fn is_saved(&mut self, name: &SessionName, saved: &Saved) {
        if let Some(place) = &saved.aside {
            let place = shown(place);
            self.asides.push(format!(
                "`{name}` was changed by something else meanwhile; that version is kept as `{place}`"
            ));
        }
        // A session that is not open any more was still to be saved.
        if let Some(window) = self
            .window
            .as_ref()
            .filter(|_| self.held.as_ref() != Some(name))
        {
            self.store.release(name, window);
        }
    }

    /// Another window has the session: what was done here goes into the trash, where it is safe.
    fn taken_over(
        &mut self,
        name: SessionName,
        own: &SessionName,
        by: String,
        ticket: u64,
    ) -> Receipt {
        let bytes = self.unsaved.get(own).map(|unsaved| write(&unsaved.session));
        let place = bytes.and_then(|bytes| self.store.put_into_trash(own, bytes.as_bytes()).ok());
        let place = place.map(|own| shown(&own));
        let why = match &place {
            Some(place) => format!(
                "`{own}` was taken over, it is {by}; what was done here is kept as `{place}`\nhint: `T` takes the session back"
            ),
            None => format!(
                "`{own}` was taken over, it is {by}, and what was done here cannot be kept aside either\nhint: `E` writes it to another file"
            ),
        };
        if let Some(place) = &place {
            self.asides.push(format!(
                "another window had taken `{own}` over; what was done here and not saved is kept as `{place}`, and `exlync sessions import FILE --name NAME` makes a session of it"
            ));
            self.unsaved.remove(own);
            self.records.remove(own);
            if self.held.as_ref() == Some(own) {
                self.held = None;
            }
        } else {
            self.is_unsaved(own, &why);
        }
        Receipt {
            taken_by: Some(by),
            kept_aside: place,
            ..refused(name, ticket, why)
        }
    }

    fn is_unsaved(&mut self, name: &SessionName, why: &str) {
        if let Some(own) = self.unsaved.get_mut(name) {
            why.clone_into(&mut own.why);
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
        self.unsaved.remove(name);
        let own = self.unsaved.entry(name.clone()).or_insert(unsaved);
        let known = self.known.entry(name.clone()).or_default();
        let records = self.records.entry(name.clone()).or_default();
        let saved = self
            .store
            .save(name, &own.session, records, known, self.window.as_ref())?;
        self.last = Some(self.store.path(name));
        self.unsaved.remove(name);
        Ok(saved)
    }

    /// Tries again to write what could not be written.
    pub(super) fn settle(&mut self, name: &SessionName) {
        let Some(own) = self.unsaved.get(name).cloned() else {
            return;
        };
        let receipt = self.save(name.clone(), own.session, own.ticket);
        // That it could not be written was said already.
        if receipt.outcome.is_ok() || receipt.kept_aside.is_some() {
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
            _ if !self.asides.is_empty() => Kept::Aside(self.asides.join("\n")),
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

/// Why a session is not saved: the reason stands before the place, since lines are cut.
fn cause_first(error: &StoreError) -> String {
    let whole = words(error);
    match error {
        StoreError::Write { path, source } => {
            let hint = whole.split_once('\n').map_or("", |(_, own)| own);
            let cause = words(source);
            format!("{cause}: `{}` cannot be written\n{hint}", shown(path))
        }
        _ => whole,
    }
}

fn receipt(name: SessionName, ticket: u64, saved: Saved) -> Receipt {
    Receipt {
        name,
        ticket,
        outcome: Ok(Timestamp::now()),
        was_gone: saved.was_gone,
        kept_aside: saved.aside.map(|own| shown(&own)),
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
