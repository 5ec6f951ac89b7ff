//! What acts for each value: what was filled in, else a default put together from other values.

use std::collections::BTreeMap;

use super::step::each_once;
use crate::catalogue::{Catalogue, Facts, Piece, Template, Value, ValueId};
use crate::powershell::Part;
use crate::session::Session;

/// The values of a session, seen in its scenario.
#[derive(Clone, Debug)]
pub struct Values<'a> {
    pub(super) catalogue: &'a Catalogue,
    facts: Facts<'a>,
    /// What was filled in and is accepted.
    given: BTreeMap<&'a str, Vec<String>>,
}

impl<'a> Values<'a> {
    /// The values of a session, and what of them does not act.
    pub(super) fn of(
        catalogue: &'a Catalogue,
        session: &Session,
        facts: &Facts<'a>,
    ) -> (Self, Vec<String>) {
        let mut given = BTreeMap::new();
        let mut findings = Vec::new();
        for (id, entry) in &session.values {
            let Some(value) = catalogue.value(id.as_str()) else {
                let id = id.as_str().escape_debug();
                findings.push(format!(
                    "the value `{id}` is kept, but this version knows no such value"
                ));
                continue;
            };
            let accepted: Result<Vec<String>, String> = entry
                .texts()
                .iter()
                .map(|text| value.accept(text))
                .collect();
            match accepted {
                Ok(texts) if texts.is_empty() || (texts.len() > 1 && !value.list) => {
                    findings.push(format!("the value `{id}` holds no text, or several where one is wanted: it does not act"));
                }
                Ok(texts) => {
                    given.insert(value.id.as_str(), each_once(texts.into_iter()));
                }
                Err(why) => findings.push(format!("the value `{id}` does not act: {why}")),
            }
        }
        (
            Self {
                catalogue,
                facts: facts.clone(),
                given,
            },
            findings,
        )
    }

    /// What was filled in.
    #[must_use]
    pub fn given(&self, id: &str) -> Option<&[String]> {
        self.given.get(id).map(Vec::as_slice)
    }

    /// What acts; nothing where the value is missing.
    #[must_use]
    pub fn acting(&self, id: &str) -> Option<Vec<String>> {
        match self.given(id) {
            Some(texts) => Some(texts.to_vec()),
            None => self
                .default(self.catalogue.value(id)?)
                .map(|text| vec![text]),
        }
    }

    /// The default, where one applies and everything that it is made of is known and fits.
    #[must_use]
    pub fn default(&self, value: &'a Value) -> Option<String> {
        value.accept(&self.fill(self.rule(value)?)?).ok()
    }

    /// What the default is made of, where one applies.
    pub(super) fn rule(&self, value: &'a Value) -> Option<&'a Template> {
        value
            .defaults
            .iter()
            .find(|rule| rule.when.holds(&self.facts))
            .map(|rule| &rule.text)
    }

    /// A text for a value: what acts, else its default with the values that are missing there.
    pub(super) fn parts(&self, id: &ValueId) -> Vec<Part> {
        if let Some(texts) = self.acting(id.as_str()) {
            return vec![Part::Given(texts.join(", "))];
        }
        let rule = self
            .catalogue
            .value(id.as_str())
            .and_then(|value| self.rule(value));
        let lacks = |own: &ValueId| self.acting(own.as_str()).is_none();
        match rule {
            Some(rule) if rule.slots().any(lacks) => rule
                .0
                .iter()
                .flat_map(|piece| match piece {
                    Piece::Fixed(text) => vec![Part::Fixed(text.clone())],
                    Piece::Slot(own) => self.parts(own),
                })
                .collect(),
            _ => vec![Part::Missing(id.to_string())],
        }
    }

    fn fill(&self, template: &Template) -> Option<String> {
        template
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Fixed(text) => Some(text.clone()),
                // Of a list, the first item stands for all.
                Piece::Slot(id) => self.acting(id.as_str())?.into_iter().next(),
            })
            .collect()
    }
}
