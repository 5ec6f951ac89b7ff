//! A file of somebody becomes a session: an answers file that a person wrote, or a session file.

use std::fs::File;
use std::io;
use std::path::Path;

use jiff::Timestamp;

use super::error::is_kept_by_windows;
use super::{Session, SessionError, SessionName, StoreError, read, read_answers};
use crate::catalogue::{self, Catalogue, plain};

/// The text of a file, without the byte order mark and the line ends that Windows programs give it.
///
/// # Errors
/// It cannot be read, is larger than 4 MiB, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    let text = text_at(path).map_err(|source| StoreError::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(plain(&text))
}

fn text_at(path: &Path) -> io::Result<String> {
    // Reading from a device, which `aux.toml` is on most versions of Windows, might never end.
    let is_file = || path.metadata().is_ok_and(|own| own.is_file());
    if cfg!(windows) && path.file_name().is_some_and(is_kept_by_windows) && !is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    if path.is_dir() {
        return Err(io::Error::other("it is not a file"));
    }
    // A pipe that a person names is read as far as it goes.
    catalogue::text_of(File::open(path)?)
}

/// Reads a file that is to become a session: what a person wrote is held to the letter, what a program kept is taken
/// as it is.
///
/// # Errors
/// The file is not TOML, is of a newer format, or is an answers file with something that is not allowed.
pub fn import(text: &str, file: &str, catalogue: &Catalogue) -> Result<Session, SessionError> {
    let session = read(text, file)?;
    if session.is_answers_file() {
        read_answers(text, file, catalogue)?;
    }
    Ok(session)
}

/// The session with the title and the times that it needs to be kept under a name.
#[must_use]
pub fn adopt(mut session: Session, name: &SessionName, now: Timestamp) -> Session {
    if session.is_answers_file() {
        session.title = name.to_string();
    }
    session.created.get_or_insert(now);
    session.changed.get_or_insert(now);
    session
}
