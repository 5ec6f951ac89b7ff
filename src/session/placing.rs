//! A draft takes the place of a file. Windows refuses that while another program has the file open, and most, such as a
//! scanner, let go of it in a moment.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

/// How long is waited before each further attempt: three quarters of a second in all.
const PAUSES: [Duration; 5] = [
    Duration::from_millis(25),
    Duration::from_millis(50),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(375),
];

/// `ERROR_ACCESS_DENIED`: also what replacing a file that is open is answered with.
const DENIED: i32 = 5;

/// `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
const HELD: [i32; 2] = [32, 33];

/// Whether another program has the file open.
pub(super) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error().is_some_and(|own| HELD.contains(&own))
}

/// Puts a draft in its place.
pub(super) fn place(draft: NamedTempFile, path: &Path, replace: bool) -> io::Result<()> {
    let mut waiting = Some(draft);
    patiently(|| {
        let Some(draft) = waiting.take() else {
            return Ok(());
        };
        let placed = if replace {
            draft.persist(path)
        } else {
            draft.persist_noclobber(path)
        };
        placed.map(drop).map_err(|refused| {
            waiting = Some(refused.file);
            refused.error
        })
    })
}

/// Tries again what another program may be in the way of.
pub(super) fn patiently<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for pause in PAUSES {
        match attempt() {
            Err(error) if may_pass(&error) => thread::sleep(pause),
            other => return other,
        }
    }
    attempt()
}

fn may_pass(error: &io::Error) -> bool {
    is_held(error) || cfg!(windows) && error.raw_os_error() == Some(DENIED)
}
