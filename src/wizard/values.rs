//! The page of the values: a form by system, with checks while typing.

use super::Field;
use crate::catalogue::{System, Value};
use crate::plan::{Plan, PlannedValue};
use crate::session::{Given, Session};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ValuesPage {
    /// The index of the value under the cursor, among those that are listed.
    pub cursor: usize,
    /// Only what is missing or wrong is listed, and what a default guesses.
    pub only_missing: bool,
    /// The field of the value under the cursor, while it is edited.
    pub editing: Option<Field>,
}

/// The part of the form that a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    System(System),
    /// What was so before the change, for undo.
    Former,
}

/// A value in the form.
#[derive(Clone, Debug)]
pub struct ValueRow<'p, 'a> {
    pub group: Group,
    pub planned: &'p PlannedValue<'a>,
    pub state: ValueState,
}

/// What stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueState {
    Given(Vec<String>),
    Default(String),
    Missing,
    /// What was typed, and why it does not act.
    Refused(String, String),
}

impl ValuesPage {
    /// The rows, in the order of the form.
    #[must_use]
    pub fn rows<'p, 'a>(&self, plan: &'p Plan<'a>, session: &Session) -> Vec<ValueRow<'p, 'a>> {
        let mut rows: Vec<ValueRow<'p, 'a>> = Vec::new();
        for system in System::ALL.iter().copied() {
            let own = plan.values.iter().filter(|own| own.value.system == system);
            rows.extend(own.map(|planned| row(Group::System(system), planned, session)));
        }
        let former = plan.former_values.iter();
        rows.extend(former.map(|planned| row(Group::Former, planned, session)));
        if self.only_missing {
            rows.retain(|own| match own.state {
                ValueState::Missing | ValueState::Refused(..) => true,
                ValueState::Default(_) => own.planned.is_guess,
                ValueState::Given(_) => false,
            });
        }
        rows
    }
}

fn row<'p, 'a>(group: Group, planned: &'p PlannedValue<'a>, session: &Session) -> ValueRow<'p, 'a> {
    let state = match (&planned.given, planned.default_in_words()) {
        (Some(texts), _) => ValueState::Given(texts.clone()),
        (None, default) => {
            let typed = session.values.get(&planned.id());
            match (typed.and_then(|own| refusal(planned.value, own)), default) {
                (Some((text, why)), _) => ValueState::Refused(text, why),
                (None, Some(text)) => ValueState::Default(text),
                (None, None) => ValueState::Missing,
            }
        }
    };
    ValueRow {
        group,
        planned,
        state,
    }
}

/// What of a filled-in value is not accepted, and why.
fn refusal(value: &Value, given: &Given) -> Option<(String, String)> {
    let texts = given.texts();
    let why = checked(value, texts).err()?;
    Some((texts.join(", "), why))
}

/// The texts, cleaned; or what is wrong, with its line where there are several.
///
/// # Errors
/// In words: what is wrong with which of them.
pub(super) fn checked(value: &Value, texts: &[String]) -> Result<Vec<String>, String> {
    let placed = |place: usize, why: String| match (value.columns.is_empty(), texts.len()) {
        (_, 0 | 1) => why,
        (true, _) => format!("`{}`: {why}", texts.get(place).map_or("", String::as_str)),
        (false, _) => format!("line {}, {why}", place + 1),
    };
    if texts.len() > Value::MOST {
        let most = Value::MOST;
        return Err(format!(
            "it has {} lines, and {most} are the most",
            texts.len()
        ));
    }
    let accepted = texts.iter().enumerate();
    let accepted =
        accepted.map(|(place, text)| value.accept(text).map_err(|why| placed(place, why)));
    let accepted: Vec<String> = accepted.collect::<Result<_, _>>()?;
    match value.second_of(&accepted) {
        Some((place, key)) => Err(placed(
            place,
            format!("`{key}` stands in a line above already"),
        )),
        None => Ok(accepted),
    }
}

/// The texts that a line means: of a list, what stands between commas and semicolons.
#[must_use]
pub fn items(value: &Value, line: &str) -> Vec<String> {
    let parts: Vec<&str> = if value.list {
        line.split([',', ';']).collect()
    } else {
        vec![line]
    };
    let trimmed = parts.into_iter().map(str::trim);
    trimmed
        .filter(|own| !own.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is wrong with a line, if anything; an empty line means the default.
#[must_use]
pub fn fault(value: &Value, line: &str) -> Option<String> {
    checked(value, &items(value, line)).err()
}
