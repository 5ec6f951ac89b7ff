//! What acts for each value: what was filled in, else a default put together from other values.

use std::collections::{BTreeMap, HashMap};

use super::step::each_once;
use crate::catalogue::{DefaultRule, Facts, Piece, Template, Value, ValueId};
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
    /// What was recorded of single items of a list, by item.
    per_item: BTreeMap<String, Vec<String>>,
    /// What a list that is filled in says of it.
    taken: Option<Vec<String>>,
    /// What its default is made of, where one applies.
    rule: Option<&'a DefaultRule>,
    /// The default, where everything that it is made of is known and fits.
    default: Option<Vec<String>>,
}

impl Entry<'_> {
    /// What of these texts acts, or why none does.
    fn accepted(&self, texts: &[String]) -> Result<Vec<String>, String> {
        if texts.len() > Value::MOST {
            let most = Value::MOST;
            return Err(format!("has more than {most} lines: it does not act"));
        }
        let accepted: Result<Vec<String>, String> =
            texts.iter().map(|text| self.value.accept(text)).collect();
        let texts = accepted.map_err(|why| format!("does not act: {why}"))?;
        if texts.is_empty() || (texts.len() > 1 && !self.value.list) {
            let why = "holds no text, or several where one is wanted: it does not act";
            return Err(why.to_owned());
        }
        let texts = each_once(texts.into_iter());
        match self.value.second_of(&texts) {
            Some((_, key)) => Err(format!("does not act: `{key}` stands in two lines")),
            None => Ok(texts),
        }
    }

    fn acting(&self) -> Option<&[String]> {
        self.given.as_deref().or(self.default.as_deref())
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
            per_item: BTreeMap::new(),
            taken: None,
            rule: value.rule(facts),
            default: None,
        };
        let entries = known.into_iter();
        let mut values = Self(entries.map(|own| (own.id.as_str(), entry(own))).collect());
        let mut findings = Vec::new();
        for (id, given) in &session.values {
            let base = if id.item().is_some() {
                id.base()
            } else {
                id.as_str()
            };
            let entry = values.0.get_mut(base);
            let Some(entry) = entry.filter(|own| id.item().is_none() || own.value.each.is_some())
            else {
                let id = id.as_str().escape_debug();
                findings.push(format!(
                    "the value `{id}` is kept, but this version knows no such value"
                ));
                continue;
            };
            match (entry.accepted(given.texts()), id.item()) {
                (Ok(texts), None) => entry.given = Some(texts),
                (Ok(texts), Some(item)) => {
                    entry.per_item.insert(item.to_owned(), texts);
                }
                (Err(why), _) => {
                    let id = id.as_str().escape_debug();
                    findings.push(format!("the value `{id}` {why}"));
                }
            }
        }
        values.take_from_lists();
        let whole = |entry| values.put_together(entry).map(|own| vec![own]);
        let defaults: Vec<_> = values.0.values().map(whole).collect();
        for (entry, default) in values.0.values_mut().zip(defaults) {
            entry.default = entry.taken.clone().or(default);
        }
        (values, findings)
    }

    /// Only of lists that are filled in, never of their defaults: so it goes round in no circle.
    fn take_from_lists(&mut self) {
        let taken: Vec<_> = self.0.values().map(|own| self.taken(own.value)).collect();
        for (entry, taken) in self.0.values_mut().zip(taken) {
            entry.taken = taken;
        }
    }

    fn taken(&self, value: &Value) -> Option<Vec<String>> {
        let (id, column) = value.list_and_column()?;
        let list = self.0.get(id)?;
        let mut lines: Vec<&String> = list.given.iter().flatten().collect();
        if !value.list {
            lines.retain(|line| self.fits(list.value, line));
            lines.truncate(1);
        }
        let cells = lines.into_iter().filter_map(|line| {
            let cell = list.value.cell(line, column)?;
            value.accept(cell).ok()
        });
        let cells = each_once(cells);
        (!cells.is_empty()).then_some(cells)
    }

    /// Whether a line of a list says what the single values say that are filled in beside it.
    fn fits(&self, list: &Value, line: &str) -> bool {
        self.0.values().all(|own| {
            let single = own.value.list_and_column().filter(|_| !own.value.list);
            let (Some((id, column)), Some([given])) = (single, own.given.as_deref()) else {
                return true;
            };
            let cell = list.cell(line, column);
            id != list.id.as_str() || cell.is_some_and(|cell| cell.eq_ignore_ascii_case(given))
        })
    }

    /// The default of a value: of a list that it is made of, the first item stands for all.
    fn put_together(&self, entry: &Entry<'a>) -> Option<String> {
        let mut text = String::new();
        for piece in &entry.rule?.text.0 {
            match piece {
                Piece::Fixed(own) => text.push_str(own),
                Piece::Slot(id) => {
                    let own = self.0.get(id.as_str())?;
                    match own.given.as_ref().or(own.taken.as_ref()) {
                        Some(texts) => text.push_str(own.value.key(texts.first()?)),
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
    pub(super) fn default(&self, id: &ValueId) -> Option<&[String]> {
        self.0.get(id.as_str())?.default.as_deref()
    }

    /// The list that it is taken from.
    pub(super) fn taken_from(&self, id: &ValueId) -> Option<&'a ValueId> {
        let own = self.0.get(id.as_str())?;
        own.taken.as_ref()?;
        let (list, _) = own.value.list_and_column()?;
        self.0.get(list).map(|own| &own.value.id)
    }

    /// Whether what acts is a default that is right at some sites only.
    pub(super) fn is_guess(&self, id: &ValueId) -> bool {
        let own = self.0.get(id.as_str());
        own.is_some_and(|own| {
            own.given.is_none() && own.taken.is_none() && own.rule.is_some_and(|own| own.guess)
        })
    }

    /// What acts; nothing where the value is missing.
    pub(super) fn acting(&self, id: &ValueId) -> Option<&[String]> {
        self.0.get(id.as_str())?.acting()
    }

    /// What the default is made of, where one applies.
    pub(super) fn rule(&self, id: &ValueId) -> Option<&'a Template> {
        self.0.get(id.as_str())?.rule.map(|own| &own.text)
    }

    /// What was recorded of an item.
    pub(super) fn recorded(&self, id: &ValueId, item: &str) -> Option<&[String]> {
        let own = self.0.get(id.as_str())?.per_item.get(item);
        own.map(Vec::as_slice)
    }

    /// What is to be filled in so that a value acts: it, or what its default lacks.
    pub(super) fn lacks(&self, id: &'a ValueId) -> &'a ValueId {
        let slots = self.rule(id).into_iter().flat_map(Template::slots);
        let mut missing = slots.filter(|own| self.acting(own).is_none());
        missing.next().map_or(id, |own| self.lacks(own))
    }

    /// Puts what acts behind a text, else its default with the values that are missing there.
    pub(super) fn put<'b>(&'b self, id: &'b ValueId, parts: &mut Vec<Part<'b>>) {
        match (self.acting(id), self.rule(id)) {
            (Some([text]), _) => parts.push(Part::Given(self.key(id, text).into())),
            (Some(texts), _) => {
                let keys: Vec<&str> = texts.iter().map(|own| self.key(id, own)).collect();
                parts.push(Part::Given(keys.join(", ").into()));
            }
            (None, Some(rule)) if rule.slots().any(|own| self.acting(own).is_none()) => {
                for piece in &rule.0 {
                    match piece {
                        Piece::Fixed(text) => parts.push(Part::Fixed(text)),
                        Piece::Slot(own) => self.put(own, parts),
                    }
                }
            }
            (None, _) => parts.push(Part::Missing(id.as_str().into())),
        }
    }

    /// What names an item of a list.
    pub(super) fn key<'t>(&self, list: &ValueId, item: &'t str) -> &'t str {
        self.known(list).map_or(item, |own| own.key(item))
    }
}
