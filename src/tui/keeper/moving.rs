//! Sessions get other names, copies, and into the trash.

use std::path::PathBuf;

use super::{Keeper, shown, words};
use crate::session::{Session, SessionName, StoreError, write};
use crate::wizard::{Event, Opened};

impl Keeper {
    /// The session as it was last handed over, though the disk may not have it.
    fn load(&mut self, name: &SessionName) -> Result<Session, StoreError> {
        self.settle(name);
        match self.unsaved.get(name) {
            Some(own) => Ok((*own.session).clone()),
            None => self.store.load(name),
        }
    }

    pub(super) fn rename(&mut self, from: &SessionName, to: SessionName, open: bool) {
        self.settle(from);
        let is_ours = self.known.get(from).is_some_and(|known| {
            let now = self.store.bytes(from);
            now.is_ok_and(|own| known.is_ours(&own))
        });
        if let Err(error) = self.store.rename(from, &to, self.window.as_ref()) {
            self.opened(Err(error));
            return self.list();
        }
        self.known.remove(from);
        self.known.remove(&to);
        self.deleted.remove(&to);
        self.renamed.remove(&to);
        self.renamed.insert(from.clone(), to.clone());
        if is_ours && let Ok(now) = self.store.read(&to) {
            // The title may have followed the name.
            self.known.insert(to.clone(), now.known);
        }
        if let Some(mut own) = self.unsaved.remove(from) {
            own.session.is_renamed(from, &to);
            self.unsaved.insert(to.clone(), own);
        }
        if let Some(records) = self.records.remove(from) {
            self.records.insert(to.clone(), records);
        }
        if let Some(window) = self
            .window
            .as_ref()
            .filter(|_| self.held.as_ref() == Some(from))
        {
            self.store.release(from, window);
            let _ = self.store.hold(&to, window);
            self.held = Some(to.clone());
        }
        if open {
            let loaded = self.load(&to);
            self.opened(loaded.map(|session| Opened {
                renamed_from: Some(from.clone()),
                ..Opened::new(to, session)
            }));
        }
        self.list();
    }

    pub(super) fn duplicate(&mut self, from: &SessionName, to: &SessionName) {
        let made = self.load(from).and_then(|mut session| {
            session.is_renamed(from, to);
            self.store.create(to, &session)
        });
        if let Err(error) = made {
            self.opened(Err(error));
        }
        self.list();
    }

    pub(super) fn delete(&mut self, name: SessionName) {
        self.settle(&name);
        let outcome = self.put_into_trash(&name);
        if outcome.is_ok() {
            self.unsaved.remove(&name);
            self.records.remove(&name);
            self.known.remove(&name);
            self.deleted.insert(name.clone());
            if let Some(window) = self
                .window
                .as_ref()
                .filter(|_| self.held.as_ref() == Some(&name))
            {
                self.store.release(&name, window);
                self.held = None;
            }
        }
        self.tell(Event::Deleted(match outcome {
            Ok(place) => Ok((name, shown(&place))),
            Err(error) => Err(words(&error)),
        }));
        self.list();
    }

    /// What could not be written goes there too, or nothing does.
    fn put_into_trash(&self, name: &SessionName) -> Result<PathBuf, StoreError> {
        let Some(own) = self.unsaved.get(name) else {
            return self.store.delete(name, self.window.as_ref());
        };
        self.store.is_free(name, self.window.as_ref())?;
        let bytes = write(&own.session).into_bytes();
        let place = self.store.put_into_trash(name, &bytes)?;
        match self.store.delete(name, self.window.as_ref()) {
            Ok(_) | Err(StoreError::Unknown { .. }) => Ok(place),
            Err(error) => Err(error),
        }
    }
}
