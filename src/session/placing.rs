//! Files are written whole or not at all: a draft takes the place of a file. Windows refuses that while another program
//! has the file open, and most, such as a scanner, let go of it in a moment.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::StoreError;
use super::disk::{Disk, LocalDisk};

/// How long is waited before each further attempt: three quarters of a second in all.
pub(super) const PAUSES: [Duration; 5] = [
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

/// Writes a file whole or not at all: a draft in the same folder takes its place once it is on the disk. Only its owner
/// may read it.
///
/// # Errors
/// It cannot be written, or it is there already and may not be replaced.
pub fn write_atomically(path: &Path, bytes: &[u8], replace: bool) -> Result<(), StoreError> {
    write_on(&LocalDisk, path, bytes, replace, &PAUSES)
}

/// Writes or replaces a file whole or not at all, and does not wait where another program is in the way.
///
/// # Errors
/// It cannot be written.
pub fn write_at_once(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_on(&LocalDisk, path, bytes, true, &[])
}

pub(super) fn write_on<D: Disk>(
    disk: &D,
    path: &Path,
    bytes: &[u8],
    replace: bool,
    pauses: &[Duration],
) -> Result<(), StoreError> {
    let fault = |source| StoreError::Write {
        path: path.to_owned(),
        source,
    };
    let folder = folder_of(path);
    disk.make_folder(folder).map_err(fault)?;
    let draft = disk.draft(folder, bytes).map_err(fault)?;
    match place(disk, draft, path, replace, pauses) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !replace => {
            return Err(StoreError::Exists {
                path: path.to_owned(),
                hint: "--force replaces it",
            });
        }
        other => other.map_err(fault)?,
    }
    disk.sync_folder(folder).map_err(fault)
}

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|own| !own.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Puts a draft in its place.
pub(super) fn place<D: Disk>(
    disk: &D,
    mut draft: D::Draft,
    path: &Path,
    replace: bool,
    pauses: &[Duration],
) -> io::Result<()> {
    let mut pauses = pauses.iter();
    loop {
        let Err((error, refused)) = disk.place(draft, path, replace) else {
            return Ok(());
        };
        match pauses.next() {
            Some(pause) if may_pass(&error) => thread::sleep(*pause),
            _ => return Err(error),
        }
        draft = refused;
    }
}

/// Moves or removes a file, and tries again what another program may be in the way of.
pub(super) fn patiently(mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
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

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    /// How often it is tried where this is the answer to the first so many attempts.
    fn attempts(code: i32, refused: usize) -> (usize, bool) {
        let mut count = 0;
        let outcome = patiently(|| {
            count += 1;
            if count <= refused {
                return Err(io::Error::from_raw_os_error(code));
            }
            Ok(())
        });
        (count, outcome.is_ok())
    }

    #[test]
    fn what_another_program_may_be_in_the_way_of_is_tried_again_and_not_for_ever() {
        for code in [5, 32, 33] {
            assert_eq!(attempts(code, 3), (4, true), "{code}");
            assert_eq!(attempts(code, 100), (6, false), "{code}");
        }
        // A folder that is not there does not come by waiting.
        assert_eq!(attempts(3, 1), (1, false));
    }
}
