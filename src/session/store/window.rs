//! A running program that has sessions open: known by a file that the system keeps locked for as long as it runs.

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::process;

use jiff::Timestamp;

use crate::session::disk::private;

/// How these files begin.
const PREFIX: &str = ".window-";

/// This program as others see it.
#[derive(Debug)]
pub struct Window {
    /// The name of its file.
    pub(super) id: String,
    pub(super) user: String,
    pub(super) host: String,
    path: PathBuf,
    /// Nothing where the file system knows no locks: others then have to ask.
    _lock: Option<File>,
}

/// Whether a window is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    Gone,
    There,
    /// The file system knows no locks.
    Unknown,
}

impl Window {
    /// A window with a file in this folder.
    pub(super) fn new(folder: &Path) -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        let plain = |c: char| {
            if c.is_ascii_alphanumeric() { c } else { '-' }
        };
        let safe: String = host.chars().map(plain).take(40).collect();
        let since = Timestamp::now();
        let id = format!("{PREFIX}{safe}-{}-{}", process::id(), since.as_nanosecond());
        let path = folder.join(&id);
        let file = private().write(true).create_new(true).open(&path).ok();
        let lock = file.filter(|own| own.try_lock().is_ok());
        Self {
            user: variable(&["USER", "USERNAME"]),
            host,
            id,
            path,
            _lock: lock,
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A file that stays is found to be of nobody.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether a file is that of a window.
pub(super) fn is_of_window(name: &str) -> bool {
    name.starts_with(PREFIX)
}

/// Whether the window with this file is still there.
pub(super) fn life(path: &Path) -> Life {
    if is_no_file(path) {
        return Life::Gone;
    }
    // A file that cannot even be opened tells nothing.
    let Ok(file) = OpenOptions::new().write(true).open(path) else {
        return match path.try_exists() {
            Ok(false) => Life::Gone,
            _ => Life::Unknown,
        };
    };
    match file.try_lock() {
        Ok(()) => Life::Gone,
        Err(TryLockError::WouldBlock) => Life::There,
        Err(TryLockError::Error(_)) => Life::Unknown,
    }
}

/// Whether something else is there: opening a pipe would wait for its other end.
pub(super) fn is_no_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|own| !own.is_file())
}

fn variable(names: &[&str]) -> String {
    let found = names.iter().find_map(|own| env::var(own).ok());
    found.filter(|own| !own.is_empty()).unwrap_or_default()
}
