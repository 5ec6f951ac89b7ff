//! What sessions need of a file system: so that a test may put one in its place that fails.

mod local;
#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "elsewhere.rs")]
mod platform;

pub use local::{Draft, LocalDisk};

use std::fmt;
use std::fs::OpenOptions;
use std::io;
use std::path::Path;

/// How a file is opened that only its owner may read where it is made.
pub(super) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    platform::private(&mut options);
    options
}

/// Everything that changes files. Each step is whole or has not happened, but for `append`, of which a part may be there.
pub trait Disk: Clone + fmt::Debug {
    /// A file that has no place yet; it goes when it is dropped.
    type Draft;

    /// Makes a folder that only its owner may look into, where there is none.
    ///
    /// # Errors
    /// It cannot be made.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// A file with these bytes in this folder, which only its owner may read. They are on the disk, not on the way.
    ///
    /// # Errors
    /// It cannot be written.
    fn draft(&self, folder: &Path, bytes: &[u8]) -> io::Result<Self::Draft>;

    /// Gives a draft its place: in one step, so that always a whole file is there.
    ///
    /// # Errors
    /// The file is there and may not be replaced, or cannot be; the draft is given back.
    fn place(
        &self,
        draft: Self::Draft,
        path: &Path,
        replace: bool,
    ) -> Result<(), (io::Error, Self::Draft)>;

    /// Writes behind what is there, on a line of its own, into a file that only its owner may read.
    ///
    /// # Errors
    /// It cannot be written; a part of it may be there.
    fn append(&self, path: &Path, bytes: &[u8], waits: Waits) -> io::Result<()>;

    /// A second name for a file.
    ///
    /// # Errors
    /// There is none, the name is taken, or the file system knows no such thing.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Another name for a file; one that is there is replaced.
    ///
    /// # Errors
    /// There is none, or it cannot be moved.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// # Errors
    /// There is none, or it cannot be removed.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Waits until the names in a folder are on the disk.
    ///
    /// # Errors
    /// They cannot be written.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// Whether a step waits until it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    Yes,
    No,
}
