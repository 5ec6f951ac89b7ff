//! Where sessions are kept: a folder with one file each, and beside it the version before, the history, and who has it
//! open.

mod holding;
mod loading;
mod naming;
mod notice;
mod saving;
mod trash;
mod window;

pub use holding::Holder;
pub use loading::Loaded;
pub use notice::Notice;
pub use saving::{Known, Saved};
pub use window::Window;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, LocalDisk};
use super::placing::{PAUSES, write_on};
use super::{Session, SessionName, StoreError, file};

/// What lies beside the file of a session, and goes where it goes.
const BESIDE: [&str; 2] = ["backup", "history"];

/// The folder of the sessions.
#[derive(Clone, Debug)]
pub struct Store<D = LocalDisk> {
    folder: PathBuf,
    disk: D,
}

/// A session as a list shows it.
#[derive(Debug)]
pub struct Kept {
    pub name: SessionName,
    /// The session, or why its file cannot be read.
    pub session: Result<Session, StoreError>,
    pub notice: Option<Notice>,
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
        Ok(Self::on(data, LocalDisk))
    }
}

impl<D: Disk> Store<D> {
    /// The store below a data folder on that disk.
    #[must_use]
    pub fn on(data_folder: impl AsRef<Path>, disk: D) -> Self {
        Self {
            folder: data_folder.as_ref().join("sessions"),
            disk,
        }
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
        self.beside(name, "toml")
    }

    /// The file of a session, or one beside it.
    fn beside(&self, name: &SessionName, what: &str) -> PathBuf {
        self.folder.join(format!("{name}.{what}"))
    }

    /// Every session, by name; files of other names are none.
    ///
    /// # Errors
    /// The folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Kept>, StoreError> {
        let each = self.names()?.into_iter().map(|name| {
            // The history is read only of what is opened, or cannot be read otherwise.
            let whole = self.bytes(&name).and_then(|own| self.parse(&name, &own));
            let loaded = whole.map(Loaded::whole).or_else(|_| self.read(&name));
            let damaged = loaded.as_ref().ok().and_then(Loaded::in_words);
            let damaged = damaged.map(Notice::Damaged);
            let open = || self.holder(&name).map(|own| Notice::Open(own.to_string()));
            Kept {
                notice: damaged.or_else(open),
                session: loaded.map(|own| own.session),
                name,
            }
        });
        Ok(each.collect())
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

    /// Keeps a session under a name that is free.
    ///
    /// # Errors
    /// The name is taken, or the file cannot be written.
    pub fn create(&self, name: &SessionName, session: &Session) -> Result<(), StoreError> {
        let _gate = self.gate()?;
        let path = self.path(name);
        if path.symlink_metadata().is_err() {
            // Of a session of this name whose file somebody has taken away.
            self.put_rest_into_trash(name);
        }
        let bytes = file::write(session).into_bytes();
        let outcome = write_on(&self.disk, &path, &bytes, false, &PAUSES);
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
