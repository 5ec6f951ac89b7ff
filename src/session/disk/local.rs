//! The file system of this computer.

use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::{Disk, Waits, platform};

/// How the files begin that have no place yet; a crash may leave them behind.
const DRAFT: &str = ".draft-";

/// The file system as it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalDisk;

/// A file beside the one whose place it takes.
#[derive(Debug)]
pub struct Draft(NamedTempFile);

impl LocalDisk {
    /// Whether this is the name of a draft.
    #[must_use]
    pub fn is_draft(name: &str) -> bool {
        name.starts_with(DRAFT)
    }

    /// A draft in a folder, which is made where there is none; both may be read by whoever may read what the person
    /// makes otherwise: it is meant for others.
    ///
    /// # Errors
    /// It cannot be written.
    pub(in crate::session) fn shared_draft(folder: &Path, bytes: &[u8]) -> io::Result<Draft> {
        fs::create_dir_all(folder)?;
        write(platform::shared(&mut named()), folder, bytes)
    }
}

fn named<'a>() -> tempfile::Builder<'a, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(DRAFT);
    builder
}

fn write(
    builder: &mut tempfile::Builder<'_, '_>,
    folder: &Path,
    bytes: &[u8],
) -> io::Result<Draft> {
    let mut draft = builder.tempfile_in(folder).map_err(bare)?;
    draft.write_all(bytes).map_err(bare)?;
    draft.as_file().sync_all()?;
    Ok(Draft(draft))
}

/// What the system said, without the name of a draft that nobody knows.
fn bare(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(Error::source);
    let code = inner
        .and_then(|own| own.downcast_ref::<io::Error>())
        .and_then(io::Error::raw_os_error);
    code.map_or(error, io::Error::from_raw_os_error)
}

impl Disk for LocalDisk {
    type Draft = Draft;

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        platform::make_folder(folder)
    }

    fn draft(&self, folder: &Path, bytes: &[u8]) -> io::Result<Draft> {
        write(&mut named(), folder, bytes)
    }

    fn place(
        &self,
        Draft(draft): Draft,
        path: &Path,
        replace: bool,
    ) -> Result<(), (io::Error, Draft)> {
        let placed = if replace {
            draft.persist(path)
        } else {
            draft.persist_noclobber(path)
        };
        match placed {
            Ok(_) => Ok(()),
            Err(refused) => Err((refused.error, Draft(refused.file))),
        }
    }

    fn append(&self, path: &Path, bytes: &[u8], waits: Waits) -> io::Result<()> {
        // What is in the way of a history, such as a link, is not written through.
        if path.symlink_metadata().is_ok_and(|own| !own.is_file()) {
            return Err(io::Error::other("it is not a file"));
        }
        let mut options = OpenOptions::new();
        let mut file =
            platform::private(options.read(true).append(true).create(true)).open(path)?;
        let mut whole = Vec::with_capacity(bytes.len() + 1);
        if !ends_a_line(&mut file)? {
            whole.push(b'\n');
        }
        whole.extend_from_slice(bytes);
        file.write_all(&whole)?;
        if waits == Waits::Yes {
            file.sync_all()?;
        }
        Ok(())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        platform::sync_folder(folder)
    }
}

/// A line that was cut by a crash or a full disk does not spoil the next.
fn ends_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}
