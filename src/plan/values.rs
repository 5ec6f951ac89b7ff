//! What acts for each value: what was filled in, else a default put together from other values.

use std::collections::HashMap;

use super::step::each_once;
use crate::catalogue::{Facts, Piece, Template, Value, ValueId};
use crate::powershell::Part;
use crate::session::Session;

/// The values of a session, seen in its scenario.
#[derive(Clone, Debug)]
pub(crate) struct Values<'a>(HashMap<&'a str, Entry<'a>>);

/// A value, with what acts for it.
#[derive(Clone, Debug)]
struct Entry<'a> {
    value: &'a Value,
    /// What was filled in and is accepted.
    given: Option<Vec<String>>,
    /// What its default is made of, where one applies.
    rule: Option<&'a Template>,
    /// The default, where everything that it is made of is known and fits.
    default: Option<String>,
}

impl Entry<'_> {
    fn acting(&self) -> Option<&[String]> {
        let default = self.default.as_ref().map(std::slice::from_ref);
        self.given.as_deref().or(default)
    }
}

impl<'a> Values<'a> {
    /// These values as a session fills them, and what of the session does not act.
    pub(crate) fn of(
        known: impl IntoIterator<Item = &'a Value>,
        session: &Session,
        facts: &Facts<'a>,
    ) -> (Self, Vec<String>) {
        let entry = |value: &'a Value| Entry {
            value,
            given: None,
            rule: value.rule(facts),
            default: None,
        };
        let entries = known.into_iter();
        let mut values = Self(entries.map(|own| (own.id.as_str(), entry(own))).collect());
        let mut findings = Vec::new();
        for (id, given) in &session.values {
            let Some(entry) = values.0.get_mut(id.as_str()) else {
                let id = id.as_str().escape_debug();
                findings.push(format!(
                    "the value `{id}` is kept, but this version knows no such value"
                ));
                continue;
            };
            let accepted: Result<Vec<String>, String> = given
                .texts()
                .iter()
                .map(|text| entry.value.accept(text))
                .collect();
            match accepted {
                Ok(texts) if texts.is_empty() || (texts.len() > 1 && !entry.value.list) => {
                    findings.push(format!("the value `{id}` holds no text, or several where one is wanted: it does not act"));
                }
                Ok(texts) => entry.given = Some(each_once(texts.into_iter())),
                Err(why) => findings.push(format!("the value `{id}` does not act: {why}")),
            }
        }
        let defaults: Vec<Option<String>> = values
            .0
            .values()
            .map(|entry| values.put_together(entry))
            .collect();
        for (entry, default) in values.0.values_mut().zip(defaults) {
            entry.default = default;
        }
        (values, findings)
    }

    /// The default of a value: of a list that it is made of, the first item stands for all.
    fn put_together(&self, entry: &Entry<'a>) -> Option<String> {
        let mut text = String::new();
        for piece in &entry.rule?.0 {
            match piece {
                Piece::Fixed(own) => text.push_str(own),
                Piece::Slot(id) => {
                    let own = self.0.get(id.as_str())?;
                    match &own.given {
                        Some(texts) => text.push_str(texts.first()?),
                        None => text.push_str(&self.put_together(own)?),
                    }
                }
            }
        }
        entry.value.accept(&text).ok()
    }

    /// The value of that id.
    pub(super) fn known(&self, id: &ValueId) -> Option<&'a Value> {
        self.0.get(id.as_str()).map(|own| own.value)
    }

    /// What was filled in.
    pub(super) fn given(&self, id: &ValueId) -> Option<&[String]> {
        self.0.get(id.as_str())?.given.as_deref()
    }

    /// The default, where one applies and everything that it is made of is known and fits.
    pub(super) fn default(&self, id: &ValueId) -> Option<&str> {
        self.0.get(id.as_str())?.default.as_deref()
    }

    /// What acts; nothing where the value is missing.
    pub(super) fn acting(&self, id: &ValueId) -> Option<&[String]> {
        self.0.get(id.as_str())?.acting()
    }

    /// What the default is made of, where one applies.
    pub(super) fn rule(&self, id: &ValueId) -> Option<&'a Template> {
        self.0.get(id.as_str())?.rule
    }

    /// Puts what acts behind a text, else its default with the values that are missing there.
    pub(super) fn put<'b>(&'b self, id: &'b ValueId, parts: &mut Vec<Part<'b>>) {
        match (self.acting(id), self.rule(id)) {
            (Some([text]), _) => parts.push(Part::Given(text.into())),
            (Some(texts), _) => parts.push(Part::Given(texts.join(", ").into())),
            (None, Some(rule)) if rule.slots().any(|own| self.acting(own).is_none()) => {
                for piece in &rule.0 {
                    match piece {
                        Piece::Fixed(text) => parts.push(Part::Fixed(text)),
                        Piece::Slot(own) => self.put(own, parts),
                    }
                }
            }
            (None, _) => parts.push(Part::Missing(id.as_str())),
        }
    }
}
