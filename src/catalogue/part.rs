//! One file of the knowledge base, and where its entries stand.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Deserializer};

use super::finding::Lines;
use super::misspelt::{Misspelt, names_in};
use super::{
    Article, Cmdlet, Dispute, Erratum, Feature, Finding, Gate, Item, Lifecycle, Notice, Order,
    Pairing, Question, Shell, Step, StepId, Symptom, Term, Text, Value,
};

/// What a file may hold. Any file may hold any kind: the folders are for people.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Content {
    #[serde(default)]
    pub catalogue: Option<Edition>,
    #[serde(default)]
    pub question: Vec<Question>,
    #[serde(default)]
    pub value: Vec<Value>,
    #[serde(default)]
    pub feature: Vec<Feature>,
    #[serde(default)]
    pub step: Vec<Step>,
    #[serde(default)]
    pub cmdlet: Vec<Cmdlet>,
    #[serde(default)]
    pub shell: Vec<Shell>,
    #[serde(default)]
    pub article: Vec<Article>,
    #[serde(default)]
    pub pairing: Vec<Pairing>,
    #[serde(default)]
    pub notice: Vec<Notice>,
    #[serde(default)]
    pub order: Vec<Order>,
    #[serde(default)]
    pub gate: Vec<Gate>,
    #[serde(default)]
    pub lifecycle: Vec<Lifecycle>,
    #[serde(default)]
    pub dispute: Vec<Dispute>,
    #[serde(default)]
    pub erratum: Vec<Erratum>,
    #[serde(default)]
    pub item: Vec<Item>,
    #[serde(default)]
    pub symptom: Vec<Symptom>,
    #[serde(default)]
    pub term: Vec<Term>,
}

/// Which knowledge base it is, and the running order of its steps where no other is written for a scenario.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    pub version: Text,
    /// The date of the last review against the sources, ISO 8601.
    pub reviewed: Text,
    pub running_order: Vec<StepId>,
}

/// The most faults of one file that are told.
const MOST_FAULTS: usize = 200;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Part {
    pub file: String,
    pub content: Content,
    /// The file as it was read, for checks of spelling.
    pub text: String,
    /// What could not be read.
    pub faults: Vec<Finding>,
    /// The ids and names of entries that could not be read; nothing where that is more than can be told.
    pub lost: Option<Vec<String>>,
    lines: BTreeMap<String, usize>,
}

impl Part {
    /// Reads a file. An entry that cannot be read is left out, and the others are read all the same.
    #[must_use]
    pub fn read(file: &str, text: &str) -> Self {
        let mut part = Self {
            file: file.to_owned(),
            content: Content::default(),
            text: text.to_owned(),
            faults: Vec::new(),
            lost: Some(Vec::new()),
            lines: BTreeMap::new(),
        };
        let table = match DeTable::parse(text) {
            Ok(table) => table,
            Err(error) => {
                part.faults.push(fault(file, text, &error));
                // Without the edition there is no running order, and everything would follow from that.
                let has_edition = text.lines().any(|line| line.trim() == "[catalogue]");
                part.lost = (!has_edition).then(|| names_in(text));
                return part;
            }
        };
        let table = match Content::deserialize(Deserializer::from(table.clone())) {
            Ok(content) => {
                part.content = content;
                table
            }
            Err(_) => part.without_faulty(table),
        };
        note_table(&Lines::of(text), table.get_ref(), "", &mut part.lines);
        part
    }

    /// Reads entry by entry, and says what is left.
    fn without_faulty<'i>(&mut self, table: Spanned<DeTable<'i>>) -> Spanned<DeTable<'i>> {
        let span = table.span();
        let mut left = DeTable::new();
        for (key, value) in table.into_inner() {
            let place = value.span();
            let listed = value.get_ref().is_array();
            let items = match value.into_inner() {
                DeValue::Array(items) => items.into_iter().collect(),
                other => vec![Spanned::new(place.clone(), other)],
            };
            let mut kept = DeArray::new();
            for mut item in items {
                loop {
                    let value = if listed {
                        let alone = std::iter::once(item.clone()).collect();
                        Spanned::new(place.clone(), DeValue::Array(alone))
                    } else {
                        item.clone()
                    };
                    let alone = std::iter::once((key.clone(), value)).collect();
                    let alone = Deserializer::from(Spanned::new(span.clone(), alone));
                    match Content::deserialize(alone) {
                        Ok(content) => {
                            self.content.extend(content);
                            kept.push(item);
                            break;
                        }
                        Err(error) if self.mends(&mut item, &error) => {}
                        Err(error) => {
                            self.lose(&item, listed, &error);
                            break;
                        }
                    }
                }
            }
            let rest = if listed {
                Some(DeValue::Array(kept))
            } else {
                kept.into_iter().next().map(Spanned::into_inner)
            };
            left.extend(rest.map(|rest| (key, Spanned::new(place, rest))));
        }
        Spanned::new(span, left)
    }

    /// An unknown key is told and read past: there is one less then.
    fn mends(&mut self, item: &mut Spanned<DeValue<'_>>, error: &toml::de::Error) -> bool {
        // A file of nothing but faults is read no further: it would be read anew for each of them.
        if self.faults.len() >= MOST_FAULTS {
            return false;
        }
        let mended = Misspelt::of(error).is_some_and(|own| own.mend(item.get_mut()));
        if mended {
            self.faults.push(fault(&self.file, &self.text, error));
        }
        mended
    }

    /// An entry that could not be read: others may name it all the same.
    fn lose(&mut self, item: &Spanned<DeValue<'_>>, listed: bool, error: &toml::de::Error) {
        if self.faults.len() >= MOST_FAULTS {
            self.lost = None;
            return;
        }
        let told = fault(&self.file, &self.text, error);
        // What a table lacks whose unknown key was left out only follows from that.
        let follows = |own: &Finding| {
            own.line == told.line
                && own.message.starts_with("unknown field")
                && !own.message.ends_with('?')
        };
        if !self.faults.iter().any(follows) {
            self.faults.push(told);
        }
        let names = ["id", "name"].map(|key| item.get_ref().get(key));
        let name = names
            .into_iter()
            .flatten()
            .find_map(|own| own.get_ref().as_str());
        match (&mut self.lost, name) {
            (Some(lost), Some(name)) if listed => lost.push(name.to_owned()),
            (_, None) if listed => {}
            (lost, _) => *lost = None,
        }
    }

    /// A finding at a key path such as `step[2].command[0].action`; the deepest known part of it counts.
    #[must_use]
    pub fn finding(&self, path: &str, message: impl Into<String>) -> Finding {
        let mut known = path;
        let line = loop {
            if let Some(line) = self.lines.get(known) {
                break *line;
            }
            match known.rfind(['.', '[']) {
                Some(end) => known = known.get(..end).unwrap_or_default(),
                None => break 0,
            }
        };
        Finding {
            file: self.file.clone(),
            line,
            message: message.into(),
        }
    }
}

fn fault(file: &str, text: &str, error: &toml::de::Error) -> Finding {
    let offset = error.span().map_or(0, |span| span.start);
    let misspelt = Misspelt::of(error).and_then(|own| own.in_words());
    let message = misspelt.unwrap_or_else(|| error.message().to_owned());
    Finding::at(file, text, offset, message)
}

impl Content {
    fn extend(&mut self, other: Self) {
        self.catalogue = self.catalogue.take().or(other.catalogue);
        self.question.extend(other.question);
        self.value.extend(other.value);
        self.feature.extend(other.feature);
        self.step.extend(other.step);
        self.cmdlet.extend(other.cmdlet);
        self.shell.extend(other.shell);
        self.article.extend(other.article);
        self.pairing.extend(other.pairing);
        self.notice.extend(other.notice);
        self.order.extend(other.order);
        self.gate.extend(other.gate);
        self.lifecycle.extend(other.lifecycle);
        self.dispute.extend(other.dispute);
        self.erratum.extend(other.erratum);
        self.item.extend(other.item);
        self.symptom.extend(other.symptom);
        self.term.extend(other.term);
    }
}

fn note_table(ends: &Lines, table: &DeTable<'_>, path: &str, lines: &mut BTreeMap<String, usize>) {
    for (key, value) in table {
        let name = key.get_ref();
        let path = if path.is_empty() {
            name.to_string()
        } else {
            format!("{path}.{name}")
        };
        lines
            .entry(path.clone())
            .or_insert_with(|| ends.at(key.span().start));
        note_value(ends, value.get_ref(), &path, lines);
    }
}

fn note_value(ends: &Lines, value: &DeValue<'_>, path: &str, lines: &mut BTreeMap<String, usize>) {
    match value {
        DeValue::Table(table) => note_table(ends, table, path, lines),
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{index}]");
                lines.insert(path.clone(), ends.at(item.span().start));
                note_value(ends, item.get_ref(), &path, lines);
            }
        }
        _ => {}
    }
}
