//! The history of a session: every change, in a file beside it that is written first.

use serde::{Deserialize, Serialize};

use super::{Change, Record, Session, Way, apply};

/// The format of the lines that this version writes and reads.
const FORMAT: u64 = 1;

/// The most changes that are kept of a history that has become too long, and the most bytes of them.
const MOST: usize = 500;
const SHORT: usize = 1 << 19;

/// The changes that can be taken back and made again, the last one last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub past: Vec<Change>,
    pub future: Vec<Change>,
}

/// What a file of a history holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// In the order in which they were written.
    pub records: Vec<Record>,
    /// The last revision that is known to have reached the file of the session.
    kept: Option<u64>,
    /// Lines that are not understood, such as one that was cut.
    pub strange: usize,
    /// It was written by a newer version.
    pub is_newer: bool,
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Line {
    Format(u64),
    Kept(u64),
    Change(Box<Record>),
}

impl Journal {
    /// Reads what can be read of it.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let mut journal = Self::default();
        for line in bytes.split(|own| *own == b'\n') {
            if line.is_empty() {
                continue;
            }
            match serde_json::from_slice(line) {
                Ok(Line::Format(number)) => journal.is_newer |= number > FORMAT,
                Ok(Line::Kept(revision)) => journal.kept = Some(revision),
                Ok(Line::Change(record)) => journal.records.push(*record),
                Err(_) => journal.strange += 1,
            }
        }
        journal
    }

    /// What can be undone and made again in this session, as far as its last change is the one that it was saved with.
    #[must_use]
    pub fn history(&self, session: &Session) -> History {
        let mut chain: Vec<&Record> = Vec::new();
        let mut wanted = (session.revision, session.changed);
        for record in self.records.iter().rev() {
            if (record.revision, Some(record.at)) == wanted {
                chain.push(record);
                wanted = (record.revision.saturating_sub(1), record.before);
            }
        }
        let mut history = History::default();
        for record in chain.into_iter().rev() {
            let inverse = record.inverse.clone();
            match record.way {
                Way::Made => {
                    history.past.push(inverse);
                    history.future.clear();
                }
                Way::Undone => {
                    history.past.pop();
                    history.future.push(inverse);
                }
                Way::MadeAgain => {
                    history.future.pop();
                    history.past.push(inverse);
                }
            }
        }
        history
    }

    /// Makes the changes that are in the history and not in the file of the session: those that were on their way when
    /// the program ended. `whole` where the file is an older one, since its own was torn. Says how many there were.
    pub fn catch_up(&self, session: &mut Session, whole: bool) -> usize {
        let mut count = 0;
        for record in &self.records {
            let is_next = record.revision == session.revision.saturating_add(1)
                && record.before == session.changed;
            // A file that is older than what it was saved as has been put there by somebody, who wants it so.
            let is_on_its_way = self.kept.is_none_or(|kept| kept < record.revision);
            if is_next && (whole || is_on_its_way) {
                apply(session, record.change.clone());
                session.revision = record.revision;
                session.changed = Some(record.at);
                session.created.get_or_insert(record.at);
                count += 1;
            }
        }
        count
    }

    /// The last changes, as a file of their own: as many as are of use, and no more than half of what is much.
    #[must_use]
    pub fn shortened(&self) -> Vec<u8> {
        let mut room = SHORT;
        let last = self.records.iter().rev().take(MOST);
        let each = last.map(|own| lines(std::slice::from_ref(own)));
        let fitting = each.take_while(|own| {
            let fits = own.len() <= room;
            room = room.saturating_sub(own.len());
            fits
        });
        let mut kept: Vec<Vec<u8>> = fitting.collect();
        kept.push(beginning());
        kept.reverse();
        kept.extend(self.kept.as_ref().map(|own| line(&Line::Kept(*own))));
        kept.concat()
    }
}

/// What a file of a history begins with.
pub(super) fn beginning() -> Vec<u8> {
    line(&Line::Format(FORMAT))
}

/// The lines of these records.
pub(super) fn lines(records: &[Record]) -> Vec<u8> {
    let each = records.iter().cloned().map(Box::new).map(Line::Change);
    each.flat_map(|own| line(&own)).collect()
}

/// The line that says that the file of the session has this revision.
pub(super) fn kept(revision: u64) -> Vec<u8> {
    line(&Line::Kept(revision))
}

fn line(line: &Line) -> Vec<u8> {
    // It is made of strings and of what was read from TOML; what could not be written could not be read either.
    let mut bytes = serde_json::to_vec(line).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
