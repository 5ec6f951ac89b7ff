//! Several files that belong together: all of them are written, or none.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::LocalDisk;
use super::placing::{PAUSES, patiently, place};
use super::{StoreError, write_atomically};

/// The names of the files that are in the folder already.
#[must_use]
pub fn already_there(folder: &Path, files: &[(String, String)]) -> Vec<String> {
    let names = files.iter().map(|(name, _)| name);
    names
        .filter(|name| folder.join(name).exists())
        .cloned()
        .collect()
}

/// Writes all files into a folder, which is made where it does not exist. Where one cannot be written, those before it
/// are as they were.
///
/// # Errors
/// A file cannot be written, or is there already and may not be replaced.
pub fn write_all(
    folder: &Path,
    files: &[(String, String)],
    replace: bool,
) -> Result<Vec<PathBuf>, StoreError> {
    let mut drafts = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        if !replace && path.exists() {
            return Err(exists(path));
        }
        let draft = LocalDisk::shared_draft(folder, text.as_bytes());
        let draft = draft.map_err(|source| StoreError::Write {
            path: path.clone(),
            source,
        })?;
        drafts.push((path, draft));
    }
    let mut placed: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (path, draft) in drafts {
        let before = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            // What cannot be read could not be given back either.
            Err(source) => {
                take_back(&placed);
                return Err(StoreError::Write { path, source });
            }
        };
        if let Err(source) = place(&LocalDisk, draft, &path, replace, &PAUSES) {
            take_back(&placed);
            return Err(if !replace && path.exists() {
                exists(path)
            } else {
                StoreError::Write { path, source }
            });
        }
        placed.push((path, before));
    }
    Ok(placed.into_iter().map(|(path, _)| path).collect())
}

fn take_back(placed: &[(PathBuf, Option<Vec<u8>>)]) {
    for (path, before) in placed {
        // The first failure is the one that is told; here is only done what can be done.
        let _ = match before {
            Some(bytes) => write_atomically(path, bytes, true).is_ok(),
            None => patiently(|| fs::remove_file(path)).is_ok(),
        };
    }
}

fn exists(path: PathBuf) -> StoreError {
    StoreError::Exists {
        path,
        hint: "--force replaces it",
    }
}
