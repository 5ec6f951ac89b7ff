//! One file of the knowledge base, and where its entries stand.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::finding::line_at;
use super::{
    Article, Cmdlet, Feature, Finding, Notice, Pairing, Question, Shell, Step, StepId, Text, Value,
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
}

/// Which knowledge base it is, and the running order of its steps.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Edition {
    pub version: Text,
    /// The date of the last review against the sources, ISO 8601.
    pub reviewed: Text,
    pub running_order: Vec<StepId>,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Part {
    pub file: String,
    pub content: Content,
    /// The file as it was read, for checks of spelling.
    pub text: String,
    lines: BTreeMap<String, usize>,
}

impl Part {
    /// Reads a file.
    ///
    /// # Errors
    /// The place and the reason why it is not a knowledge base file.
    pub fn read(file: &str, text: &str) -> Result<Self, Finding> {
        let fault = |error: &toml::de::Error| {
            let offset = error.span().map_or(0, |span| span.start);
            Finding::at(file, text, offset, error.message())
        };
        let content: Content = toml::from_str(text).map_err(|error| fault(&error))?;
        let table = DeTable::parse(text).map_err(|error| fault(&error))?;
        let mut lines = BTreeMap::new();
        note_table(text, table.get_ref(), "", &mut lines);
        Ok(Self {
            file: file.to_owned(),
            content,
            text: text.to_owned(),
            lines,
        })
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

fn note_table(text: &str, table: &DeTable<'_>, path: &str, lines: &mut BTreeMap<String, usize>) {
    for (key, value) in table {
        let name = key.get_ref();
        let path = if path.is_empty() {
            name.to_string()
        } else {
            format!("{path}.{name}")
        };
        lines
            .entry(path.clone())
            .or_insert_with(|| line_at(text, key.span().start));
        note_value(text, value.get_ref(), &path, lines);
    }
}

fn note_value(text: &str, value: &DeValue<'_>, path: &str, lines: &mut BTreeMap<String, usize>) {
    match value {
        DeValue::Table(table) => note_table(text, table, path, lines),
        DeValue::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{index}]");
                lines.insert(path.clone(), line_at(text, item.span().start));
                note_value(text, item.get_ref(), &path, lines);
            }
        }
        _ => {}
    }
}
