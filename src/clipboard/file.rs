//! The way that is always there: a file, private to the person.

use std::path::{Path, PathBuf};

use crate::session::{StoreError, write_at_once};

/// Its name; a copy replaces the one before.
pub const FILE: &str = "last-copied.ps1";

/// Writes the text into the data folder, as Windows PowerShell reads it: with a byte order mark.
///
/// # Errors
/// It cannot be written.
pub fn keep(data_folder: &Path, text: &str) -> Result<PathBuf, StoreError> {
    let path = data_folder.join(FILE);
    // The keys wait meanwhile.
    write_at_once(&path, format!("\u{feff}{text}\r\n").as_bytes())?;
    Ok(path)
}
