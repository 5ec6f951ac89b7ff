//! What goes wrong with sessions, answers and their files.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::name::is_device;
use super::placing::is_held;

/// A session or answers file that says something it may not.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    #[error("`{name}` cannot be a session name: {why}\nhint: a name like `contoso-2026`")]
    Name { name: String, why: &'static str },
    #[error("{file}: {why}")]
    Syntax { file: String, why: String },
    #[error(
        "{file}: this is format {found}, and this version reads formats up to {known}\nhint: a newer exlync wrote it{}: open it with that one; the file was left as it is", with_knowledge(.knowledge.as_deref())
    )]
    Newer {
        file: String,
        found: i64,
        known: i64,
        /// The knowledge base that it was written with, where the file says so.
        knowledge: Option<String>,
    },
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
}

/// A session that cannot be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("`{}` cannot be read: {source}\nhint: nothing was changed{}{}", path.display(), encoding(source), in_the_way(path, source))]
    Read { path: PathBuf, source: io::Error },
    #[error("`{}` cannot be written: {source}\nhint: nothing that was there has been changed{}", path.display(), in_the_way(path, source))]
    Write { path: PathBuf, source: io::Error },
    #[error(
        "the folder for sessions, `{}`, cannot be written: {source}\nhint: nothing was changed; --data-dir DIR keeps sessions in another folder", path.display()
    )]
    Folder { path: PathBuf, source: io::Error },
    #[error("`{}` exists already and was left as it is\nhint: {hint}", path.display())]
    Exists { path: PathBuf, hint: &'static str },
    #[error("there is no session `{name}`{}", listed(.known))]
    Unknown { name: String, known: Vec<String> },
    #[error(
        "`{name}` is open {by}, and was left as it is\nhint: leave it there first, or take it over in the wizard"
    )]
    Held { name: String, by: String },
    #[error(
        "`{name}` was taken over: it is {by}\nhint: what that window saves is safe; open the session again to take it back"
    )]
    TakenOver { name: String, by: String },
    #[error(
        "another window is writing in `{}` and does not come to an end\nhint: nothing was changed; try again, or look for an exlync that is stopped", path.display()
    )]
    Busy { path: PathBuf },
    #[error("no folder for sessions is known\nhint: name one with --data-dir")]
    NoFolder,
    #[error(transparent)]
    Session(#[from] SessionError),
}

fn with_knowledge(version: Option<&str>) -> String {
    version.map_or_else(String::new, |own| {
        format!(", with the knowledge base {own}")
    })
}

fn listed(known: &[String]) -> String {
    if known.is_empty() {
        return "\nhint: there is none yet; `exlync sessions import FILE` makes one".to_owned();
    }
    format!("\nhint: there are {}", known.join(", "))
}

/// What helps where a file is not UTF-8.
fn encoding(error: &io::Error) -> &'static str {
    if error.kind() == io::ErrorKind::InvalidData {
        "; save the file as UTF-8: Windows PowerShell 5.1 writes UTF-16 with `>`"
    } else {
        ""
    }
}

/// What to do where somebody or something else is in the way.
fn in_the_way(path: &Path, error: &io::Error) -> &'static str {
    if is_held(error) {
        return "; another program has it open: close it there, and try again";
    }
    if cfg!(windows) && path.iter().any(is_kept_by_windows) && is_of_a_device(error) {
        "; Windows keeps names such as `con` and `aux` for devices: choose another"
    } else if error.kind() != io::ErrorKind::PermissionDenied {
        ""
    } else if cfg!(windows) {
        "; you have no permission there, or another program has it open"
    } else {
        "; you have no permission there"
    }
}

pub(super) fn is_kept_by_windows(part: &OsStr) -> bool {
    let name = part.to_string_lossy().to_lowercase();
    is_device(name.split('.').next().unwrap_or_default().trim_end())
}

/// Whether a file on a disk would not have this error: it is not full, and what was read was text.
fn is_of_a_device(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    !matches!(
        error.kind(),
        InvalidData | QuotaExceeded | ReadOnlyFilesystem | StorageFull
    )
}
