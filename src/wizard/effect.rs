//! What the front must do: comparable data, carried out outside.

use crate::catalogue::CommandId;
use crate::session::{Record, Session, SessionName};

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep the session; answered by `Event::Saved` with the same ticket. The changes go into its history, also where
    /// the session itself is overtaken by a newer save.
    Save {
        name: SessionName,
        session: Box<Session>,
        ticket: u64,
        records: Vec<Record>,
    },
    /// Write the session to a file that a person has named; answered by `Event::KeptElsewhere`.
    KeepElsewhere { session: Box<Session>, path: String },
    /// Answered by `Event::Listed`.
    List,
    /// Keep a new session under a free name; answered by `Event::Opened`.
    Create {
        name: SessionName,
        session: Box<Session>,
    },
    /// Answered by `Event::Opened`.
    Load(SessionName),
    /// Open it though another window has it, which can save it no more; answered by `Event::Opened`.
    TakeOver(SessionName),
    /// Answered by `Event::Opened` under the new name if it is the open one, and by `Event::Listed`.
    Rename {
        from: SessionName,
        to: SessionName,
        open: bool,
    },
    /// Answered by `Event::Listed`.
    Duplicate { from: SessionName, to: SessionName },
    /// Answered by `Event::Deleted` and `Event::Listed`.
    Delete(SessionName),
    /// Make a session of a file; answered by `Event::Opened`.
    Import { path: String },
    /// Answered by `Event::Copied`.
    Copy(CopyJob),
    /// Read the clipboard of this machine; answered by `Event::Pasted` with the same ticket.
    Paste(u64),
    /// Answered by `Event::Exported`.
    Export(ExportJob),
    /// Have the mouse, or give it back to the terminal.
    Mouse(bool),
    /// Draw every cell anew.
    Redraw,
    /// Leave with this exit code, once everything is saved.
    Leave(u8),
}

/// Something to copy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CopyJob {
    /// What goes to the clipboard: CRLF between lines, none at the end.
    pub text: String,
    /// For the message, for example `1 command` or `the link`.
    pub what: String,
    pub lines: usize,
    /// The session that the commands belong to.
    pub session: Option<SessionName>,
    /// The commands that are marked as copied once it has arrived, each as it read.
    pub commands: Vec<(CommandId, String)>,
    /// It goes into the file of copies, whatever the ways are.
    pub to_file: bool,
    /// It names persons or deals with a key: where the platform has a history of the clipboard, it is kept out of that.
    pub sensitive: bool,
}

/// Files to write.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportJob {
    /// As the person typed it: relative to the working directory, or absolute.
    pub folder: String,
    /// Names and contents.
    pub files: Vec<(String, String)>,
    /// Replace files of the same names.
    pub replace: bool,
    /// Values that are missing in them.
    pub missing: usize,
}
