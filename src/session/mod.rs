//! What was said and what was done, and nothing that can be derived from it.

mod answer;
mod bundle;
mod change;
pub mod disk;
mod error;
mod file;
mod format;
mod given;
mod history;
mod import;
mod knowledge;
mod mark;
mod name;
mod placing;
mod record;
mod store;
mod strict;

pub use answer::Answer;
pub use bundle::{already_there, write_all};
pub use change::{Change, apply};
pub use error::{SessionError, StoreError};
pub use file::{read, write};
pub use format::FORMAT;
pub use given::Given;
pub use history::{History, Journal};
pub use import::{adopt, import, read_text};
pub use knowledge::Knowledge;
pub use mark::{Mark, MarkEntry, MarkState};
pub use name::SessionName;
pub use placing::{write_at_once, write_atomically};
pub use record::{Record, Way};
pub use store::{Holder, Kept, Known, Loaded, Notice, Saved, Store, Window};
pub use strict::read_answers;

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::catalogue::{CommandId, QuestionId, ValueId};

/// A deployment in progress. Ids that this version does not know survive loading and saving.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// Free text for people.
    pub title: String,
    /// When it was begun, UTC.
    pub created: Option<Timestamp>,
    /// When it was last changed, UTC.
    pub changed: Option<Timestamp>,
    /// Counts its changes.
    pub revision: u64,
    /// What it was last worked on with; nothing where no version said so.
    pub knowledge: Option<Box<Knowledge>>,
    pub answers: BTreeMap<QuestionId, Answer>,
    pub values: BTreeMap<ValueId, Given>,
    pub marks: BTreeMap<CommandId, MarkEntry>,
    /// What a person wrote beside a command.
    pub notes: BTreeMap<CommandId, String>,
    /// Sections and keys of a newer version, kept as they are.
    pub foreign: toml::Table,
}

impl Session {
    /// It gets another name: a title that is the old one follows. Says whether it did.
    pub fn is_renamed(&mut self, from: &SessionName, to: &SessionName) -> bool {
        let follows = self.title == from.as_str();
        if follows {
            self.title = to.to_string();
        }
        follows
    }

    /// Whether it was read from a file that only answers: without the part that remembers.
    #[must_use]
    pub fn is_answers_file(&self) -> bool {
        let remembers = self.created.is_some() || self.changed.is_some() || !self.title.is_empty();
        !remembers
            && self.knowledge.is_none()
            && self.marks.is_empty()
            && self.notes.is_empty()
            && !self.foreign.contains_key("session")
    }
}
