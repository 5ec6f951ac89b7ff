//! Reads an answers file strictly: whatever is not known or not allowed is refused, all at once.

use toml::de::{DeTable, DeValue};

use super::file::parse;
use super::format;
use super::{Answer, Given, Session, SessionError};
use crate::catalogue::{Catalogue, ChoiceId, Finding, QuestionId, Value, ValueId};

/// Reads the answers and values of a file; sections that only a session has are passed over.
///
/// # Errors
/// Every unknown id, wrong type and refused value, with file and line.
pub fn read_answers(
    text: &str,
    file: &str,
    catalogue: &Catalogue,
) -> Result<Session, SessionError> {
    let text = &*format::text(text, &parse(text, file)?);
    let table = DeTable::parse(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        SessionError::Refused(vec![
            Finding::at(file, text, offset, error.message()).to_string(),
        ])
    })?;
    let mut reader = Reader {
        text,
        file,
        catalogue,
        session: Session::default(),
        faults: Vec::new(),
        unread: 0,
    };
    for (key, value) in table.get_ref() {
        let offset = key.span().start;
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("format" | "session" | "marks" | "notes", _) => {}
            ("answers", DeValue::Table(answers)) => {
                for (id, value) in answers {
                    reader.answer(id.get_ref(), id.span().start, value.get_ref());
                }
            }
            ("values", DeValue::Table(values)) => {
                for (id, value) in values {
                    reader.value(id.get_ref(), id.span().start, value.get_ref());
                }
            }
            (name @ ("answers" | "values"), _) => {
                reader.fault(offset, format!("`{name}` is not a table"));
            }
            (name, _) => {
                let name = shown(name);
                reader.fault(
                    offset,
                    format!(
                        "`{name}` is not known: a file has `format`, `[answers]` and `[values]`"
                    ),
                );
            }
        }
    }
    if reader.faults.is_empty() {
        return Ok(reader.session);
    }
    let mut told: Vec<String> = reader.faults.iter().map(Finding::to_string).collect();
    if reader.unread > 0 {
        let unread = reader.unread;
        told.push(format!(
            "{file}: {unread} more answers and values were not looked at"
        ));
    }
    Err(SessionError::Refused(told))
}

struct Reader<'a> {
    text: &'a str,
    file: &'a str,
    catalogue: &'a Catalogue,
    session: Session,
    faults: Vec<Finding>,
    /// Answers and values that are not looked at any more.
    unread: usize,
}

/// Of a file with so many faults the rest is not looked at.
const MOST_FAULTS: usize = 100;

impl Reader<'_> {
    fn fault(&mut self, offset: usize, message: impl Into<String>) {
        self.faults
            .push(Finding::at(self.file, self.text, offset, message));
    }

    /// Whether so much is wrong that nothing more is looked at.
    fn is_weary(&mut self) -> bool {
        let is_weary = self.faults.len() >= MOST_FAULTS;
        self.unread += usize::from(is_weary);
        is_weary
    }

    fn answer(&mut self, id: &str, offset: usize, value: &DeValue<'_>) {
        if self.is_weary() {
            return;
        }
        let Some(question) = self.catalogue.question(id) else {
            let known = list(self.catalogue.questions.iter().map(|own| own.id.as_str()));
            let id = shown(id);
            return self.fault(
                offset,
                format!("there is no question `{id}`\nhint: the questions are {known}"),
            );
        };
        let Some(texts) = texts(value) else {
            return self.fault(
                offset,
                format!("the answer to `{id}` is not a text or a list of texts: write it in quotation marks"),
            );
        };
        if texts.len() != 1 && !question.many {
            return self.fault(
                offset,
                format!("`{id}` takes one choice, not {}", texts.len()),
            );
        }
        let most = question.choices.len();
        if texts.len() > most {
            return self.fault(
                offset,
                format!("`{id}` has {most} choices, not {}", texts.len()),
            );
        }
        for text in &texts {
            if question.choice(text).is_none() {
                let known = list(question.choices.iter().map(|own| own.id.as_str()));
                let text = shown(text);
                self.fault(
                    offset,
                    format!("`{id}` has no choice `{text}`\nhint: the choices are {known}"),
                );
            }
        }
        let mut choices: Vec<ChoiceId> = texts.into_iter().map(ChoiceId::new).collect();
        let answer = match (question.many, choices.pop()) {
            (false, Some(choice)) => Answer::One(choice),
            (_, last) => Answer::Several(choices.into_iter().chain(last).collect()),
        };
        self.session.answers.insert(QuestionId::new(id), answer);
    }

    fn value(&mut self, id: &str, offset: usize, value: &DeValue<'_>) {
        if self.is_weary() {
            return;
        }
        // Of a former value, each item of a list may have its own.
        let known = match id.split_once('@') {
            Some((base, _)) => self.catalogue.value(base).filter(|own| own.each.is_some()),
            None => self.catalogue.value(id),
        };
        let Some(known) = known else {
            let known = self.catalogue.values.iter().map(|own| own.id.as_str());
            let near = nearest(id, known)
                .map(|own| format!(", did you mean `{own}`?"))
                .unwrap_or_default();
            let id = shown(id);
            return self.fault(
                offset,
                format!("there is no value `{id}`{near}\nhint: `exlync values --answers FILE` lists what a plan needs"),
            );
        };
        let name = shown(id);
        let texts = match wanted(known, value) {
            Ok(texts) => texts,
            Err(why) => return self.fault(offset, format!("`{name}` {why}")),
        };
        let mut clean = Vec::new();
        for text in &texts {
            match known.accept(text) {
                Ok(text) if clean.contains(&text) => {}
                Ok(text) => clean.push(text),
                Err(why) => {
                    let text = shown(text);
                    self.fault(offset, format!("`{name}` cannot be `{text}`: {why}"));
                }
            }
        }
        if let Some((_, key)) = known.second_of(&clean) {
            self.fault(offset, format!("`{name}` has two lines for `{key}`"));
        }
        let given = match (known.list, clean.pop()) {
            (false, Some(text)) => Given::Text(text),
            (_, last) => Given::List(clean.into_iter().chain(last).collect()),
        };
        self.session.values.insert(ValueId::new(id), given);
    }
}

/// The texts of a value, if it can have so many.
fn wanted(known: &Value, value: &DeValue<'_>) -> Result<Vec<String>, String> {
    let texts = texts(value)
        .ok_or("is not a text or a list of texts: write it in quotation marks".to_owned())?;
    let most = Value::MOST;
    match texts.len() {
        0 => Err("is an empty list\nhint: leave it out".to_owned()),
        many if many > most => Err(format!("has {many} lines, and {most} are the most")),
        several if several > 1 && !known.list => Err(format!("takes one text, not {several}")),
        _ => Ok(texts),
    }
}

/// A string is read as a list of one.
fn texts(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(text) => Some(vec![text.to_string()]),
        DeValue::Array(items) => items
            .iter()
            .map(|item| match item.get_ref() {
                DeValue::String(text) => Some(text.to_string()),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a file says, as a message shows it: no control characters, and no more than a line of it.
fn shown(text: &str) -> String {
    let rest = if text.chars().nth(LONGEST_SHOWN).is_some() {
        "..."
    } else {
        ""
    };
    let beginning = text.chars().take(LONGEST_SHOWN);
    beginning
        .flat_map(char::escape_debug)
        .chain(rest.chars())
        .collect()
}

/// The most characters of a text that a message shows.
const LONGEST_SHOWN: usize = 200;

/// The name that was probably meant.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST_SHOWN {
        return None;
    }
    let near = known.map(|own| (strsim::jaro_winkler(name, own), own));
    let best = near.max_by(|(one, _), (other, _)| one.total_cmp(other));
    best.filter(|(likeness, _)| *likeness > 0.8)
        .map(|(_, own)| own)
}
