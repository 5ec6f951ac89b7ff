//! The history of a session: what was changed, from what to what, and when.

use serde_json::{Value as Json, json};

use super::{count, pretty};
use crate::catalogue::{Catalogue, ChoiceId, is_harmful};
use crate::session::{Answer, Change, Given, Journal, MarkEntry, Session, SessionName, Way};

/// A change of one entry.
struct Entry {
    kind: &'static str,
    id: String,
    from: Option<String>,
    to: Option<String>,
}

/// The history as text, the last change last.
#[must_use]
pub fn text(journal: &Journal, session: &Session, catalogue: &Catalogue) -> String {
    let mut text = String::new();
    for record in &journal.records {
        let way = match record.way {
            Way::Made => "",
            Way::Undone => " undone",
            Way::MadeAgain => " made again",
        };
        let time = record.at.strftime("%F %T UTC");
        text += &format!("{time}  change {}{way}\n", record.revision);
        for entry in entries(&record.change, &record.inverse) {
            let title = plain(&title(&entry, catalogue));
            let from = entry.from.as_deref().map_or("nothing".to_owned(), quoted);
            let to = entry.to.as_deref().map_or("nothing".to_owned(), quoted);
            text += &format!("    {} {title}: {from} -> {to}\n", entry.kind);
        }
    }
    let history = journal.history(session);
    let (undo, redo) = (history.past.len(), history.future.len());
    text += &match (journal.records.len(), undo + redo) {
        (0, _) => "no changes are kept\n".to_owned(),
        (_, 0) => "none of them can be undone: the session was changed by something else since\n"
            .to_owned(),
        _ if redo == 0 => format!("{} can be undone in the wizard\n", count(undo, "change")),
        _ => format!(
            "{} can be undone in the wizard, and {redo} made again\n",
            count(undo, "change")
        ),
    };
    text
}

/// The history as JSON.
#[must_use]
pub fn json(
    name: &SessionName,
    journal: &Journal,
    session: &Session,
    catalogue: &Catalogue,
) -> String {
    let entry = |own: Entry| {
        let title = title(&own, catalogue);
        json!({ "kind": own.kind, "id": own.id, "title": title, "from": own.from, "to": own.to })
    };
    let records: Vec<Json> = journal
        .records
        .iter()
        .map(|own| {
            let entries = entries(&own.change, &own.inverse).into_iter();
            json!({
                "revision": own.revision,
                "at": own.at,
                "way": own.way,
                "entries": entries.map(entry).collect::<Vec<_>>(),
            })
        })
        .collect();
    let history = journal.history(session);
    let object = json!({
        "format": 1,
        "name": name.as_str(),
        "revision": session.revision,
        "records": records,
        "undo": history.past.len(),
        "redo": history.future.len(),
    });
    pretty(&object)
}

/// The entries that a change is about, in order; its inverse takes several back in the opposite order.
fn entries(change: &Change, inverse: &Change) -> Vec<Entry> {
    if let (Change::All(changes), Change::All(inverses)) = (change, inverse) {
        let pairs = changes.iter().zip(inverses.iter().rev());
        return pairs.flat_map(|(one, back)| entries(one, back)).collect();
    }
    let (kind, id, to) = said(change);
    let (_, _, from) = said(inverse);
    vec![Entry { kind, id, from, to }]
}

fn said(change: &Change) -> (&'static str, String, Option<String>) {
    match change {
        Change::Title(title) => ("title", String::new(), Some(title.clone())),
        Change::Answer(id, own) => ("answer", id.to_string(), own.as_ref().map(answer)),
        Change::Value(id, own) => ("value", id.to_string(), own.as_ref().map(given)),
        Change::Mark(id, own) => ("mark", id.to_string(), own.as_ref().map(mark)),
        Change::Note(id, own) => ("note", id.to_string(), own.clone()),
        Change::All(changes) => ("changes", changes.len().to_string(), None),
    }
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Foreign(value) => value.to_string(),
        own => {
            let choices: Vec<&str> = own.choices().iter().map(ChoiceId::as_str).collect();
            choices.join(", ")
        }
    }
}

fn given(given: &Given) -> String {
    match given {
        Given::Foreign(value) => value.to_string(),
        own => own.texts().join(", "),
    }
}

fn mark(entry: &MarkEntry) -> String {
    match entry {
        MarkEntry::Foreign(value) => value.to_string(),
        MarkEntry::Known(mark) => {
            let state = mark.state.as_str();
            match (mark.until, mark.note.as_str()) {
                (Some(until), _) => format!("{state} until {}", until.strftime("%F %H:%M UTC")),
                (None, "") => state.to_owned(),
                (None, note) => format!("{state}: {note}"),
            }
        }
    }
}

fn title(entry: &Entry, catalogue: &Catalogue) -> String {
    let found = match entry.kind {
        "answer" => catalogue.question(&entry.id).map(|own| own.title.clone()),
        "value" => catalogue
            .value_lacking(&entry.id)
            .map(|own| own.title.clone()),
        _ => None,
    };
    found.map_or_else(|| entry.id.clone(), |own| format!("\"{own}\""))
}

fn quoted(text: &str) -> String {
    format!("`{}`", plain(text))
}

/// Text of a file may carry nothing that steers a terminal.
fn plain(text: &str) -> String {
    let safe = |c| if is_harmful(c) { '\u{fffd}' } else { c };
    text.chars().map(safe).collect()
}
