//! Everything that can happen to the wizard.

use tui_input::InputRequest;

use super::effect::{CopyJob, ExportJob};
use super::{Intent, Size, Target};
use crate::session::{History, Notice, Session, SessionName};
use jiff::Timestamp;

/// What happened; the wizard answers with effects.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Intent(Intent),
    /// A key that belongs to a text field.
    Edit(InputRequest),
    Paste(String),
    /// A letter on a page where it means nothing.
    Unknown,
    Resized(Size),
    Clicked(Target),
    Saved(Receipt),
    /// The sessions that are kept, or why they cannot be listed.
    Listed(Result<Vec<Found>, String>),
    /// A session was made, read or renamed and is to be open now; or why not.
    Opened(Result<Box<Opened>, String>),
    /// The file that has the session now, or why there is none.
    KeptElsewhere(Result<String, String>),
    /// A session was put into the trash: its name and where it is now.
    Deleted(Result<(SessionName, String), String>),
    /// What the clipboard held when it was asked with this ticket, or why it has nothing for a field.
    Pasted {
        ticket: u64,
        outcome: Result<String, String>,
    },
    Copied(CopyJob, Result<Arrival, String>),
    Exported(ExportJob, Result<Exported, String>),
    /// The terminal or the system says that the program must end: the exit code.
    Ended(u8),
}

/// What became of a save.
#[derive(Clone, Debug, PartialEq)]
pub struct Receipt {
    pub name: SessionName,
    pub ticket: u64,
    /// When it was on the disk, or why it is not.
    pub outcome: Result<Timestamp, String>,
    /// The file had gone while the session was open, and was written again.
    pub was_gone: bool,
    /// Where the version lies that something else had written over the file meanwhile.
    pub kept_aside: Option<String>,
    /// Who has taken the session over, so that nothing is saved here any more.
    pub taken_by: Option<String>,
}

/// A session that is kept, or why its file cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub name: SessionName,
    pub session: Result<Session, String>,
    pub notice: Option<Notice>,
}

/// A session that is open from now on.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub name: SessionName,
    pub session: Session,
    /// What can be undone and made again.
    pub history: History,
    /// Who else has it, such as `open on jump01`: it is only to be read.
    pub held_by: Option<String>,
    /// Why it is not on the disk as it is.
    pub unsaved: Option<String>,
    /// For the message line, for example `imported as contoso`; empty where nothing is to be said.
    pub note: String,
    /// It was only renamed, and was called so before: the page stays as it is.
    pub renamed_from: Option<SessionName>,
}

impl Opened {
    /// A session that nothing is to be said about.
    #[must_use]
    pub fn new(name: SessionName, session: Session) -> Self {
        Self {
            name,
            session,
            history: History::default(),
            held_by: None,
            unsaved: None,
            note: String::new(),
            renamed_from: None,
        }
    }
}

/// How a text got to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// For example `clipboard`, or `OSC 52, since nothing answers at the display :0`.
    pub route: String,
    /// Whether the other side said that it has it.
    pub confirmed: bool,
}

/// What an export did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The folder, and how many files are in it now.
    Written { folder: String, files: usize },
    /// Nothing was written, since files of these names are there.
    Exists(Vec<String>),
}
