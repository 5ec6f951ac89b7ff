//! The session file: TOML, readable, in stable order, with a format number.

use serde::Serialize;
use toml::{Table, Value};

use super::format::{self, FORMAT};
use super::{Answer, Given, Knowledge, MarkEntry, Session, SessionError};
use crate::catalogue::{CommandId, Finding, LARGEST, QuestionId, ValueId, is_harmful};

/// Reads a session file kindly: whatever is not understood is kept as it is.
///
/// # Errors
/// The file is not TOML, is larger than 4 MiB, or is of a newer format.
pub fn read(text: &str, file: &str) -> Result<Session, SessionError> {
    let mut table = parse(text, file)?;
    let section = |table: &mut Table, name: &str| match table.remove(name) {
        Some(Value::Table(section)) => Ok(section),
        None => Ok(Table::new()),
        Some(_) => Err(SessionError::Syntax {
            file: file.to_owned(),
            why: format!("`{name}` is not a table"),
        }),
    };
    table.remove("format");
    let mut session = Session::default();
    let mut about = section(&mut table, "session")?;
    if let Some(Value::String(title)) = about.get("title") {
        session.title = title.chars().filter(|c| !is_harmful(*c)).collect();
        about.remove("title");
    }
    session.created = take_time(&mut about, "created");
    session.changed = take_time(&mut about, "changed");
    session.revision = take_number(&mut about, "revision");
    session.knowledge = Knowledge::take(&mut about).map(Box::new);
    for (id, value) in section(&mut table, "answers")? {
        let answer = value
            .clone()
            .try_into::<Answer>()
            .unwrap_or(Answer::Foreign(value));
        session.answers.insert(QuestionId::new(id), answer);
    }
    for (id, value) in section(&mut table, "values")? {
        let given = value
            .clone()
            .try_into::<Given>()
            .unwrap_or(Given::Foreign(value));
        session.values.insert(ValueId::new(id), given);
    }
    for (id, value) in section(&mut table, "marks")? {
        let mark = value
            .clone()
            .try_into::<MarkEntry>()
            .unwrap_or(MarkEntry::Foreign(value));
        session.marks.insert(CommandId::new(id), mark);
    }
    let mut strange = Table::new();
    for (id, value) in section(&mut table, "notes")? {
        match value {
            Value::String(note) => {
                session.notes.insert(CommandId::new(id), note);
            }
            other => {
                strange.insert(id, other);
            }
        }
    }
    if !strange.is_empty() {
        table.insert("notes".to_owned(), Value::Table(strange));
    }
    if !about.is_empty() {
        table.insert("session".to_owned(), Value::Table(about));
    }
    session.foreign = table;
    Ok(session)
}

/// The file as a table in the present format, once its size and its format are known to be right.
pub(super) fn parse(text: &str, file: &str) -> Result<Table, SessionError> {
    let fault = |why: String| SessionError::Syntax {
        file: file.to_owned(),
        why,
    };
    if text.len() as u64 > LARGEST {
        return Err(fault("it is larger than 4 MiB: not a session".to_owned()));
    }
    let table: Table = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        SessionError::Refused(vec![
            Finding::at(file, text, offset, error.message()).to_string(),
        ])
    })?;
    format::current(table, file)
}

fn take_time(section: &mut Table, key: &str) -> Option<jiff::Timestamp> {
    let time = section.get(key)?.as_str()?.parse().ok()?;
    section.remove(key);
    Some(time)
}

fn take_number(section: &mut Table, key: &str) -> u64 {
    let number = section.get(key).and_then(Value::as_integer);
    let Some(number) = number.and_then(|own| u64::try_from(own).ok()) else {
        return 0;
    };
    section.remove(key);
    number
}

/// The text of a session file.
#[must_use]
pub fn write(session: &Session) -> String {
    let mut table = Table::new();
    let mut foreign = session.foreign.clone();
    let mut about = match foreign.remove("session") {
        Some(Value::Table(rest)) => rest,
        _ => Table::new(),
    };
    if !session.title.is_empty() || !about.contains_key("title") {
        about.insert("title".to_owned(), Value::String(session.title.clone()));
    }
    for (key, time) in [("created", session.created), ("changed", session.changed)] {
        if let Some(time) = time {
            about.insert(key.to_owned(), Value::String(time.to_string()));
        }
    }
    if let Some(revision) = i64::try_from(session.revision).ok().filter(|own| *own > 0) {
        about.insert("revision".to_owned(), Value::Integer(revision));
    }
    if let Some(knowledge) = &session.knowledge {
        knowledge.put(&mut about);
    }
    table.insert("format".to_owned(), Value::Integer(FORMAT));
    table.insert("session".to_owned(), Value::Table(about));
    table.insert("answers".to_owned(), entries(&session.answers));
    table.insert("values".to_owned(), entries(&session.values));
    table.insert("marks".to_owned(), entries(&session.marks));
    // What only another version understands gives way to a note of the same command.
    let mut notes = match foreign.remove("notes") {
        Some(Value::Table(strange)) => strange,
        _ => Table::new(),
    };
    for (id, note) in &session.notes {
        notes.insert(id.to_string(), Value::String(note.clone()));
    }
    if !notes.is_empty() {
        table.insert("notes".to_owned(), Value::Table(notes));
    }
    table.extend(foreign);
    table.to_string()
}

fn entries<K: ToString, V: Serialize>(map: &std::collections::BTreeMap<K, V>) -> Value {
    let pairs = map.iter().filter_map(|(id, entry)| {
        // Every entry is made of strings and of what was read from TOML: it can be written again.
        Some((id.to_string(), Value::try_from(entry).ok()?))
    });
    Value::Table(pairs.collect())
}
