//! Names: which is free, and another one for a session.

use std::fs;

use super::{BESIDE, Store, Window, with_hint};
use crate::session::disk::Disk;
use crate::session::placing::{PAUSES, patiently, write_on};
use crate::session::{Session, SessionName, StoreError, file};

impl<D: Disk> Store<D> {
    /// The name, or the first with a number behind it under which nothing is kept.
    #[must_use]
    pub fn free(&self, wanted: &SessionName) -> SessionName {
        let taken = |name: &SessionName| self.path(name).symlink_metadata().is_ok();
        let mut name = wanted.clone();
        let mut number = 1;
        while taken(&name) {
            number += 1;
            name = wanted.numbered(number);
        }
        name
    }

    /// Keeps a session under the name, or the first free one with a number behind it, and says which.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn create_free(
        &self,
        wanted: &SessionName,
        make: impl Fn(&SessionName) -> Session,
    ) -> Result<(SessionName, Session), StoreError> {
        loop {
            let name = self.free(wanted);
            let session = make(&name);
            match self.create(&name, &session) {
                // Another window was quicker.
                Err(StoreError::Exists { .. }) => {}
                other => return other.map(|()| (name, session)),
            }
        }
    }

    /// Gives a session another name; a title that is the old name follows it.
    ///
    /// # Errors
    /// There is none of that name, the new name is taken, another window has it open, or the old file cannot be taken
    /// away: it is then alone.
    pub fn rename(
        &self,
        from: &SessionName,
        to: &SessionName,
        window: Option<&Window>,
    ) -> Result<(), StoreError> {
        let _gate = self.gate()?;
        self.is_free(from, window)?;
        let mut bytes = self.bytes(from)?;
        if let Ok(mut session) = self.parse(from, &bytes)
            && session.is_renamed(from, to)
        {
            bytes = file::write(&session).into_bytes();
        }
        let (path, copy) = (self.path(from), self.path(to));
        if copy.symlink_metadata().is_err() {
            self.put_rest_into_trash(to);
        }
        write_on(&self.disk, &copy, &bytes, false, &PAUSES)
            .map_err(|error| with_hint(error, "choose another name"))?;
        patiently(|| self.disk.remove(&path)).map_err(|source| {
            let _ = patiently(|| self.disk.remove(&copy));
            StoreError::Write { path, source }
        })?;
        for what in BESIDE {
            let rest = self.beside(from, what);
            if fs::exists(&rest).unwrap_or_default() {
                // Where one of them stays, the session is whole without it.
                let _ = patiently(|| self.disk.rename(&rest, &self.beside(to, what)));
            }
        }
        Ok(())
    }
}
