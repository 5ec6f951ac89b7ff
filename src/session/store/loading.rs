//! A session is read: from its file, or where that is torn from the version before and the history.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Known, Store};
use crate::catalogue::{LARGEST, bytes_of_file, plain};
use crate::session::disk::Disk;
use crate::session::placing::{PAUSES, write_on};
use crate::session::{History, Journal, Session, SessionError, SessionName, StoreError, file};

/// The most that is read of a history: more than is ever kept of it.
pub(super) const LONGEST: u64 = 64 << 20;

/// A session as it was found.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub session: Session,
    /// What can be undone and made again.
    pub history: History,
    /// What is known of its file.
    pub known: Known,
    /// Why its own file cannot be read, where the version before was read instead.
    pub torn: Option<String>,
    /// Where the torn file is now.
    pub set_aside: Option<PathBuf>,
    /// Lines of the history that are not understood: what is before them cannot be undone.
    pub strange: usize,
    /// Changes that are in the history and were not in the file.
    pub caught_up: usize,
    /// A newer version wrote the history.
    has_newer_history: bool,
}

impl Loaded {
    /// A session of a file that is as it should be.
    pub(super) fn whole(session: Session) -> Self {
        Self {
            session,
            ..Self::default()
        }
    }

    /// What a person is to know of it, if anything.
    #[must_use]
    pub fn in_words(&self) -> Option<String> {
        let changes = match self.caught_up {
            0 => None,
            1 => Some("1 change".to_owned()),
            more => Some(format!("{more} changes")),
        };
        let Some(why) = &self.torn else {
            let flight = changes.map(|own| {
                format!("{own} on the way to the disk when the program ended: made again")
            });
            let is_broken = self.strange > 0 && self.session.revision > 0;
            let strange = (is_broken && self.history.past.is_empty()).then(|| {
                "its history is damaged: what was done before cannot be undone".to_owned()
            });
            return flight.or(strange);
        };
        let time = self.session.changed.map_or_else(String::new, |own| {
            format!(" as it was at {}", own.strftime("%F %T UTC"))
        });
        let again = changes.map_or_else(String::new, |own| format!(", with {own} of its history"));
        let place = self.set_aside.as_ref().map_or_else(String::new, |own| {
            format!("; the damaged file is kept as `{}`", own.display())
        });
        let why = why.lines().next().unwrap_or_default();
        Some(format!(
            "its file is damaged: this is the session{time}, from the version before it{again}{place}: {why}"
        ))
    }
}

impl<D: Disk> Store<D> {
    /// Reads a session, and changes nothing.
    ///
    /// # Errors
    /// There is none of that name, or neither its file nor the version before can be read.
    pub fn load(&self, name: &SessionName) -> Result<Session, StoreError> {
        self.read(name).map(|own| own.session)
    }

    /// Reads a session with all that is known of it, and changes nothing.
    ///
    /// # Errors
    /// There is none of that name, or neither its file nor the version before can be read.
    pub fn read(&self, name: &SessionName) -> Result<Loaded, StoreError> {
        let bytes = self.bytes(name);
        let parsed = bytes.and_then(|bytes| Ok((self.parse(name, &bytes)?, bytes)));
        let journal = self.journal(name);
        let backup = self.backup(name);
        let parsed = parsed.and_then(|(session, bytes)| match &backup {
            Some(backup) if is_cut((&session, &bytes), backup.clone(), &journal) => {
                let source = io::Error::new(io::ErrorKind::InvalidData, "it ends too early");
                let path = self.path(name);
                Err(StoreError::Read { path, source })
            }
            _ => Ok((session, bytes)),
        });
        let mut loaded = match parsed {
            Ok((session, bytes)) => Loaded {
                session,
                known: Known::of(bytes),
                ..Loaded::default()
            },
            Err(error) if is_torn(&error) => match backup {
                Some(session) => Loaded {
                    session,
                    torn: Some(error.to_string()),
                    ..Loaded::default()
                },
                None => return Err(error),
            },
            Err(error) => return Err(error),
        };
        let is_torn = loaded.torn.is_some();
        loaded.caught_up = journal.catch_up(&mut loaded.session, is_torn);
        loaded.history = journal.history(&loaded.session);
        loaded.strange = journal.strange;
        loaded.has_newer_history = journal.is_newer;
        Ok(loaded)
    }

    /// Reads a session to work on it: a torn file is set aside, and what was found is written in its place.
    ///
    /// # Errors
    /// There is none of that name, or neither its file nor the version before can be read.
    pub fn open(&self, name: &SessionName) -> Result<Loaded, StoreError> {
        let _gate = self.gate()?;
        let mut loaded = self.read(name)?;
        if loaded.torn.is_some() {
            loaded.set_aside = self.set_aside(name);
        }
        if loaded.has_newer_history {
            self.put_history_into_trash(name);
        }
        // Where it cannot be written, the next save finds the file as it is.
        if loaded.set_aside.is_some() || (loaded.torn.is_none() && loaded.caught_up > 0) {
            let bytes = file::write(&loaded.session).into_bytes();
            if bytes.len() as u64 <= LARGEST
                && write_on(&self.disk, &self.target(name), &bytes, true, &PAUSES).is_ok()
            {
                loaded.known = Known::of(bytes);
            }
        }
        Ok(loaded)
    }

    /// Refuses what is not there, whatever it is that is there otherwise.
    ///
    /// # Errors
    /// There is no session of that name.
    pub fn is_there(&self, name: &SessionName) -> Result<(), StoreError> {
        match self.path(name).symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(self.unknown(name)),
            _ => Ok(()),
        }
    }

    /// The file of a session as it is.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be read.
    pub fn bytes(&self, name: &SessionName) -> Result<Vec<u8>, StoreError> {
        let path = self.path(name);
        match bytes_of_file(&path, LARGEST) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(self.unknown(name)),
            other => other.map_err(|source| StoreError::Read { path, source }),
        }
    }

    /// The history of a session, as far as it can be read.
    #[must_use]
    pub fn journal(&self, name: &SessionName) -> Journal {
        let bytes = bytes_of_file(&self.beside(name, "history"), LONGEST);
        bytes.map_or_else(|_| Journal::default(), |own| Journal::read(&own))
    }

    pub(super) fn parse(&self, name: &SessionName, bytes: &[u8]) -> Result<Session, StoreError> {
        parse(&self.path(name), bytes)
    }

    fn backup(&self, name: &SessionName) -> Option<Session> {
        let path = self.beside(name, "backup");
        let bytes = bytes_of_file(&path, LARGEST).ok()?;
        parse(&path, &bytes).ok()
    }

    /// Gives the file of a session a second name, with the time of now; which.
    fn set_aside(&self, name: &SessionName) -> Option<PathBuf> {
        let path = self.target(name);
        let stamp = Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
        let numbers = (1..100).map(|number| match number {
            1 => format!("{name}.unreadable-{stamp}.toml"),
            more => format!("{name}.unreadable-{stamp}-{more}.toml"),
        });
        let mut places = numbers.map(|own| self.folder.join(own));
        places.find(|place| {
            self.disk.link(&path, place).is_ok()
                || bytes_of_file(&path, LARGEST)
                    .is_ok_and(|bytes| write_on(&self.disk, place, &bytes, false, &PAUSES).is_ok())
                || !fs::exists(place).unwrap_or(true) && self.disk.rename(&path, place).is_ok()
        })
    }
}

/// Whether a file ends too early at a place where it can still be read: the version before and the history go on.
fn is_cut((session, bytes): (&Session, &[u8]), mut whole: Session, journal: &Journal) -> bool {
    journal.catch_up(&mut whole, true);
    // What no change tells of stands before what may be cut.
    whole.title.clone_from(&session.title);
    whole.knowledge.clone_from(&session.knowledge);
    whole.created = session.created;
    let whole = file::write(&whole).into_bytes();
    whole.len() > bytes.len() && whole.starts_with(bytes)
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Session, StoreError> {
    let text = std::str::from_utf8(bytes).map_err(|error| StoreError::Read {
        path: path.to_owned(),
        source: io::Error::new(io::ErrorKind::InvalidData, error),
    })?;
    Ok(file::read(&plain(text), &path.display().to_string())?)
}

/// Whether the file itself is at fault, rather than what is in the way of reading it.
fn is_damage(error: &io::Error) -> bool {
    // A bad sector: EIO, or ERROR_CRC.
    let unreadable = if cfg!(windows) { 23 } else { 5 };
    error.raw_os_error() == Some(unreadable)
        || matches!(
            error.kind(),
            io::ErrorKind::FileTooLarge | io::ErrorKind::InvalidData
        )
}

/// Whether a whole version would help: not where it was written by a newer program.
fn is_torn(error: &StoreError) -> bool {
    match error {
        StoreError::Session(SessionError::Newer { .. }) => false,
        StoreError::Session(_) => true,
        StoreError::Read { source, .. } => is_damage(source),
        _ => false,
    }
}
