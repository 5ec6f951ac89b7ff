//! A file of somebody becomes a session: an answers file that a person wrote, or a session file.

use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::{Session, SessionError, SessionName, StoreError, read, read_answers};
use crate::catalogue::Catalogue;

/// The text of a file, without the byte order mark that Windows programs put before it.
///
/// # Errors
/// It cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    let text = fs::read_to_string(path).map_err(|source| StoreError::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
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
