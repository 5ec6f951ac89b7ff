//! The trash beside the sessions: nothing is ever deleted.

use std::fs;
use std::path::PathBuf;

use super::{BESIDE, Store, Window};
use crate::session::disk::Disk;
use crate::session::placing::{PAUSES, patiently, write_on};
use crate::session::{SessionName, StoreError};

impl<D: Disk> Store<D> {
    /// Puts a session into the trash beside the sessions, and says where it is now.
    ///
    /// # Errors
    /// There is none of that name, another window has it open, or the trash cannot be written.
    pub fn delete(
        &self,
        name: &SessionName,
        window: Option<&Window>,
    ) -> Result<PathBuf, StoreError> {
        let _gate = self.gate()?;
        self.is_free(name, window)?;
        self.is_there(name)?;
        let place = self.put_aside(name)?;
        self.put_rest_into_trash(name);
        Ok(place)
    }

    /// Puts a text of that session into the trash, and says where it is.
    ///
    /// # Errors
    /// The trash cannot be written.
    pub fn put_into_trash(&self, name: &SessionName, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        self.put_there(name, "toml", bytes)
    }

    /// What lies beside a session that is no longer there. Where one cannot be moved, it stays and is of no use.
    pub(super) fn put_rest_into_trash(&self, name: &SessionName) {
        for what in BESIDE {
            self.put_one_into_trash(name, what);
        }
    }

    /// A history that a newer version wrote: lines of this one do not belong into it.
    pub(super) fn put_history_into_trash(&self, name: &SessionName) {
        self.put_one_into_trash(name, "history");
    }

    fn put_one_into_trash(&self, name: &SessionName, what: &str) {
        let rest = self.beside(name, what);
        if fs::exists(&rest).unwrap_or_default()
            && let Ok(place) = self.put_there(name, what, &[])
        {
            let _ = patiently(|| self.disk.rename(&rest, &place));
        }
    }

    fn put_there(
        &self,
        name: &SessionName,
        what: &str,
        bytes: &[u8],
    ) -> Result<PathBuf, StoreError> {
        let trash = self.folder.join("trash");
        let mut place = trash.join(format!("{name}.{what}"));
        let mut number = 1;
        while let Err(error) = write_on(&self.disk, &place, bytes, false, &PAUSES) {
            if !matches!(error, StoreError::Exists { .. }) {
                return Err(error);
            }
            number += 1;
            place = trash.join(format!("{name}.{number}.{what}"));
        }
        Ok(place)
    }

    /// Moves the file as it is: it may be one that cannot be read.
    pub(super) fn put_aside(&self, name: &SessionName) -> Result<PathBuf, StoreError> {
        // An empty file holds the place, so that no other window takes it meanwhile.
        let place = self.put_into_trash(name, &[])?;
        let path = self.path(name);
        if path.is_dir() {
            // A folder of that name takes no file's place.
            let _ = self.disk.remove(&place);
        }
        let moved = patiently(|| self.disk.rename(&path, &place));
        if moved.is_err() {
            let _ = self.disk.remove(&place);
        }
        moved.map_err(|source| StoreError::Write { path, source })?;
        Ok(place)
    }
}
