//! Where sessions are kept: a folder with one file each.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::placing::{is_held, patiently, write_atomically};
use super::{Session, SessionName, StoreError, file};
use crate::catalogue::plain;

/// The folder of the sessions.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A session as a list shows it.
#[derive(Debug)]
pub struct Kept {
    pub name: SessionName,
    /// The session, or why its file cannot be read.
    pub session: Result<Session, StoreError>,
}

impl Store {
    /// The store below a data folder, or below the platform's own.
    ///
    /// # Errors
    /// The platform names no data folder.
    pub fn at(data_folder: Option<PathBuf>) -> Result<Self, StoreError> {
        let platform = || {
            directories::ProjectDirs::from("", "", "exlync").map(|own| own.data_dir().to_owned())
        };
        let data = data_folder.or_else(platform).ok_or(StoreError::NoFolder)?;
        Ok(Self {
            folder: data.join("sessions"),
        })
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder that holds the sessions and what else is kept.
    #[must_use]
    pub fn data_folder(&self) -> &Path {
        self.folder.parent().unwrap_or(&self.folder)
    }

    #[must_use]
    pub fn path(&self, name: &SessionName) -> PathBuf {
        self.folder.join(format!("{name}.toml"))
    }

    /// Every session, by name; files of other names are none.
    ///
    /// # Errors
    /// The folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Kept>, StoreError> {
        Ok(self
            .names()?
            .into_iter()
            .map(|name| Kept {
                session: self.load(&name),
                name,
            })
            .collect())
    }

    /// The names of the sessions, in order.
    ///
    /// # Errors
    /// The folder is there and cannot be read.
    pub fn names(&self) -> Result<Vec<SessionName>, StoreError> {
        let fault = |source| StoreError::Read {
            path: self.folder.clone(),
            source,
        };
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(fault)?,
        };
        let mut names = Vec::new();
        for entry in entries {
            let path = entry.map_err(fault)?.path();
            if path.extension() == Some(OsStr::new("toml")) {
                names.extend(
                    path.file_stem()
                        .and_then(OsStr::to_str)
                        .and_then(|stem| stem.parse().ok()),
                );
            }
        }
        names.sort();
        Ok(names)
    }

    /// The name, or the first with a number behind it under which nothing is kept.
    #[must_use]
    pub fn free(&self, wanted: &SessionName) -> SessionName {
        let taken = |name: &SessionName| self.path(name).exists();
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

    /// Reads a session.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be read.
    pub fn load(&self, name: &SessionName) -> Result<Session, StoreError> {
        self.read(name).map(|(session, _)| session)
    }

    /// Reads a session, and the bytes of its file with it.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be read.
    pub fn read(&self, name: &SessionName) -> Result<(Session, Vec<u8>), StoreError> {
        let path = self.path(name);
        let bytes = self.bytes(name)?;
        let text = std::str::from_utf8(&bytes).map_err(|error| StoreError::Read {
            path: path.clone(),
            source: io::Error::new(io::ErrorKind::InvalidData, error),
        })?;
        let shown = path.display().to_string();
        let session = file::read(&plain(text), &shown)?;
        Ok((session, bytes))
    }

    /// Keeps these bytes as the session of that name. A file that has changed since `known` was read or written is put
    /// into the trash before, and it is said where it is then.
    ///
    /// # Errors
    /// The file cannot be written; what was there is then still there.
    pub fn replace(
        &self,
        name: &SessionName,
        bytes: &[u8],
        known: Option<&[u8]>,
    ) -> Result<Option<PathBuf>, StoreError> {
        let path = self.path(name);
        let is_foreign = match fs::read(&path) {
            Ok(now) => now != bytes && known != Some(now.as_slice()),
            Err(source) if is_held(&source) => return Err(StoreError::Write { path, source }),
            // Whatever it is that cannot be read, it is there.
            Err(_) => path.symlink_metadata().is_ok(),
        };
        let aside = if is_foreign {
            Some(self.put_aside(name)?)
        } else {
            None
        };
        match write_atomically(&path, bytes, true) {
            Ok(()) => Ok(aside),
            Err(error) => {
                if let Some(place) = aside {
                    let _ = patiently(|| fs::rename(&place, &path));
                }
                Err(error)
            }
        }
    }

    /// Keeps a session under a name that is free.
    ///
    /// # Errors
    /// The name is taken, or the file cannot be written.
    pub fn create(&self, name: &SessionName, session: &Session) -> Result<(), StoreError> {
        let bytes = file::write(session).into_bytes();
        let outcome = write_atomically(&self.path(name), &bytes, false);
        outcome.map_err(|error| match error {
            StoreError::Write { source, .. }
                if source.kind() == io::ErrorKind::PermissionDenied =>
            {
                StoreError::Folder {
                    path: self.folder.clone(),
                    source,
                }
            }
            other => with_hint(other, "choose another name"),
        })
    }

    /// Gives a session another name; a title that is the old name follows it.
    ///
    /// # Errors
    /// There is none of that name, the new name is taken, or the old file cannot be taken away: it is then alone.
    pub fn rename(&self, from: &SessionName, to: &SessionName) -> Result<(), StoreError> {
        let mut bytes = self.bytes(from)?;
        if let Ok((mut session, _)) = self.read(from)
            && session.is_renamed(from, to)
        {
            bytes = file::write(&session).into_bytes();
        }
        let copy = self.path(to);
        write_atomically(&copy, &bytes, false)
            .map_err(|error| with_hint(error, "choose another name"))?;
        let path = self.path(from);
        patiently(|| fs::remove_file(&path)).map_err(|source| {
            let _ = patiently(|| fs::remove_file(&copy));
            StoreError::Write { path, source }
        })
    }

    /// Puts a session into the trash beside the sessions, and says where it is now.
    ///
    /// # Errors
    /// There is none of that name, or the trash cannot be written.
    pub fn delete(&self, name: &SessionName) -> Result<PathBuf, StoreError> {
        match self.path(name).symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(self.unknown(name)),
            _ => self.put_aside(name),
        }
    }

    /// Puts a text of that session into the trash, and says where it is.
    ///
    /// # Errors
    /// The trash cannot be written.
    pub fn put_into_trash(&self, name: &SessionName, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let trash = self.folder.join("trash");
        let mut place = trash.join(format!("{name}.toml"));
        let mut number = 1;
        while let Err(error) = write_atomically(&place, bytes, false) {
            if !matches!(error, StoreError::Exists { .. }) {
                return Err(error);
            }
            number += 1;
            place = trash.join(format!("{name}.{number}.toml"));
        }
        Ok(place)
    }

    /// Moves the file as it is: it may be one that cannot be read.
    fn put_aside(&self, name: &SessionName) -> Result<PathBuf, StoreError> {
        // An empty file holds the place, so that no other window takes it meanwhile.
        let place = self.put_into_trash(name, &[])?;
        let path = self.path(name);
        if path.is_dir() {
            // A folder of that name takes no file's place.
            let _ = fs::remove_file(&place);
        }
        let moved = patiently(|| fs::rename(&path, &place));
        if moved.is_err() {
            let _ = fs::remove_file(&place);
        }
        moved.map_err(|source| StoreError::Write { path, source })?;
        Ok(place)
    }

    /// The file of a session as it is.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be read.
    pub fn bytes(&self, name: &SessionName) -> Result<Vec<u8>, StoreError> {
        let path = self.path(name);
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(self.unknown(name)),
            other => other.map_err(|source| StoreError::Read { path, source }),
        }
    }

    /// Windows says that a file is not found also where the folder itself cannot be read.
    fn unknown(&self, name: &SessionName) -> StoreError {
        match self.names() {
            Ok(names) => StoreError::Unknown {
                name: name.to_string(),
                known: names.iter().map(|own| format!("`{own}`")).collect(),
            },
            Err(error) => error,
        }
    }
}

fn with_hint(error: StoreError, hint: &'static str) -> StoreError {
    match error {
        StoreError::Exists { path, .. } => StoreError::Exists { path, hint },
        other => other,
    }
}
