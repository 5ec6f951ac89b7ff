//! Where the platform gives what lies in a person's data folder to that person alone, and writes names by itself.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use tempfile::Builder;

pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    fs::create_dir_all(folder)
}

pub(super) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// NTFS keeps a journal of names; a folder cannot be waited for.
#[expect(
    clippy::unnecessary_wraps,
    reason = "the other platforms may fail here"
)]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn shared<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>) -> &'b mut Builder<'p, 's> {
    builder
}
