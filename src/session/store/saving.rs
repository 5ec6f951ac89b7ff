//! A session is saved: its history first, then its file, with the version before kept beside it. At every moment a whole
//! version is on the disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::loading::LONGEST;
use super::{Store, Window};
use crate::catalogue::{LARGEST, bytes_of_file};
use crate::session::disk::{Disk, Waits};
use crate::session::history::{beginning, kept, lines};
use crate::session::placing::{PAUSES, folder_of, is_held, patiently, place, write_on};
use crate::session::{Journal, Record, Session, SessionName, StoreError, file};

/// The size, in bytes, from which on a history is shortened.
const LONG: u64 = 1 << 20;

/// The file of a session as this program last read or wrote it: another window or a hand may change it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    is: Option<Vec<u8>>,
    /// What was to be written last; where that failed, it may be there all the same.
    tried: Option<Vec<u8>>,
}

/// What became of a save.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// Where the version is now that something else had written meanwhile.
    pub aside: Option<PathBuf>,
    /// The file had gone, and was written again.
    pub was_gone: bool,
}

impl Known {
    pub(super) fn of(bytes: Vec<u8>) -> Self {
        Self {
            is: Some(bytes),
            tried: None,
        }
    }

    /// Whether this is what the program has read or written.
    #[must_use]
    pub fn is_ours(&self, now: &[u8]) -> bool {
        let each = [&self.is, &self.tried];
        each.into_iter().flatten().any(|own| own == now)
    }
}

impl<D: Disk> Store<D> {
    /// Keeps a session under its name. `records` are the changes since the last save: those that have reached the disk
    /// are taken out. A file that is not `known` is put into the trash before.
    ///
    /// # Errors
    /// It cannot be written, or another window has taken the session over. What was there is still there.
    pub fn save(
        &self,
        name: &SessionName,
        session: &Session,
        records: &mut Vec<Record>,
        known: &mut Known,
        window: Option<&Window>,
    ) -> Result<Saved, StoreError> {
        let _gate = self.gate()?;
        let path = self.target(name);
        let bytes = file::write(session).into_bytes();
        if bytes.len() as u64 > LARGEST {
            // It could not be read again.
            let source = io::ErrorKind::FileTooLarge.into();
            return Err(StoreError::Write { path, source });
        }
        let now = bytes_of_file(&path, LARGEST);
        let is_ours = |now: &[u8]| now == bytes || known.is_ours(now);
        let is_foreign = now.as_ref().is_ok_and(|now| !is_ours(now));
        if let Some(window) = window {
            self.is_still_held(name, window, !is_foreign)?;
        }
        // Where the history cannot be written, the session may still be: it is the one that counts.
        let _ = self.record(name, records);
        let mut saved = Saved::default();
        match now {
            // The file itself stays until the new one has its place.
            Ok(now) if is_foreign => saved.aside = Some(self.put_into_trash(name, &now)?),
            Ok(_) => {}
            Err(source) if is_held(&source) => return Err(StoreError::Write { path, source }),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() => {
                saved.was_gone = known.is.is_some();
            }
            // Whatever it is that cannot be read, it is there.
            Err(_) => saved.aside = Some(self.put_aside(name)?),
        }
        // A link that leads to nothing readable is out of the way by now, and what it leads to is not touched.
        let path = self.target(name);
        let is_followed = known.is.is_some() && !saved.was_gone && saved.aside.is_none();
        known.tried = Some(bytes.clone());
        let written = self.replace(name, &path, &bytes, is_followed);
        written.map_err(|source| StoreError::Write {
            path: path.clone(),
            source,
        })?;
        *known = Known::of(bytes);
        let reached = kept(session.revision);
        let _ = self
            .disk
            .append(&self.beside(name, "history"), &reached, Waits::No);
        Ok(saved)
    }

    /// The new version takes the place of the file, which becomes the version before.
    fn replace(
        &self,
        name: &SessionName,
        path: &Path,
        bytes: &[u8],
        is_followed: bool,
    ) -> io::Result<()> {
        let folder = folder_of(path);
        self.disk.make_folder(folder)?;
        let draft = self.disk.draft(folder, bytes)?;
        let before = is_followed.then(|| self.second_name(name, path)).flatten();
        let placed = place(&self.disk, draft, path, true, &PAUSES);
        if let Some(before) = before {
            let backup = self.beside(name, "backup");
            if placed.is_ok() {
                let _ = patiently(|| self.disk.rename(&before, &backup));
            }
            // A second name for the same file may stay where it was.
            if fs::exists(&before).unwrap_or_default() {
                let _ = self.disk.remove(&before);
            }
        }
        placed?;
        self.disk.sync_folder(folder)
    }

    /// A second name for the file, or a copy of it where the file system knows no such thing.
    fn second_name(&self, name: &SessionName, path: &Path) -> Option<PathBuf> {
        let before = self.beside(name, "before");
        if fs::exists(&before).unwrap_or_default() {
            let _ = self.disk.remove(&before);
        }
        let linked = self.disk.link(path, &before).is_ok()
            || bytes_of_file(path, LARGEST)
                .is_ok_and(|own| write_on(&self.disk, &before, &own, true, &[]).is_ok());
        linked.then_some(before)
    }

    /// Writes changes into the history.
    fn record(&self, name: &SessionName, records: &mut Vec<Record>) -> Result<(), StoreError> {
        if records.is_empty() {
            return Ok(());
        }
        let path = self.beside(name, "history");
        self.disk
            .make_folder(&self.folder)
            .and_then(|()| {
                let length = path.metadata().map_or(0, |own| own.len());
                if length > LONG {
                    self.shorten(&path);
                }
                let mut bytes = lines(records);
                if length == 0 {
                    bytes.splice(0..0, beginning());
                }
                self.disk.append(&path, &bytes, Waits::Yes)
            })
            .map_err(|source| StoreError::Write { path, source })?;
        records.clear();
        Ok(())
    }

    /// Keeps the last changes only.
    fn shorten(&self, path: &Path) {
        let journal = bytes_of_file(path, LONGEST).map(|own| Journal::read(&own));
        if let Ok(journal) = journal.as_ref().map(Journal::shortened) {
            let _ = write_on(&self.disk, path, &journal, true, &[]);
        }
    }

    /// The file of a session; behind a symbolic link, the one that it leads to.
    pub(super) fn target(&self, name: &SessionName) -> PathBuf {
        let path = self.path(name);
        if path.is_symlink() {
            return fs::canonicalize(&path).unwrap_or(path);
        }
        path
    }
}
