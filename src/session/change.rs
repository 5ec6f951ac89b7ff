//! The one way in which a session changes; undo, redo and the journal are made of it.

use serde::{Deserialize, Serialize};

use super::{Answer, Given, MarkEntry, Session};
use crate::catalogue::{CommandId, QuestionId, ValueId};

/// A change of one entry; `None` takes the entry away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    Title(String),
    Answer(QuestionId, Option<Answer>),
    Value(ValueId, Option<Given>),
    Mark(CommandId, Option<MarkEntry>),
    Note(CommandId, Option<String>),
    /// Several changes that are undone together, in order.
    All(Vec<Change>),
}

/// Makes a change and returns the one that takes it back.
pub fn apply(session: &mut Session, change: Change) -> Change {
    match change {
        Change::Title(title) => Change::Title(std::mem::replace(&mut session.title, title)),
        Change::Answer(id, answer) => {
            let before = put(&mut session.answers, &id, answer);
            Change::Answer(id, before)
        }
        Change::Value(id, given) => {
            let before = put(&mut session.values, &id, given);
            Change::Value(id, before)
        }
        Change::Mark(id, mark) => {
            let before = put(&mut session.marks, &id, mark);
            Change::Mark(id, before)
        }
        Change::Note(id, note) => {
            let before = put(&mut session.notes, &id, note);
            Change::Note(id, before)
        }
        Change::All(changes) => {
            let mut inverse: Vec<Change> = changes
                .into_iter()
                .map(|change| apply(session, change))
                .collect();
            inverse.reverse();
            Change::All(inverse)
        }
    }
}

fn put<K: Ord + Clone, V>(
    entries: &mut std::collections::BTreeMap<K, V>,
    key: &K,
    entry: Option<V>,
) -> Option<V> {
    match entry {
        Some(entry) => entries.insert(key.clone(), entry),
        None => entries.remove(key),
    }
}
