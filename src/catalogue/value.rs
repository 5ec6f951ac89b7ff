//! The typed facts that commands are worded with.

use serde::{Deserialize, Serialize};

use super::{
    Column, Condition, Facts, NOTHING, System, Template, Text, ValueId, ValueKind, column,
};

/// A fact about the site, such as the FQDN of a Front End pool.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Value {
    pub id: ValueId,
    pub title: Text,
    pub meaning: Text,
    pub kind: ValueKind,
    /// Where it stands in the form.
    #[serde(default)]
    pub system: System,
    /// A list of such facts.
    #[serde(default)]
    pub list: bool,
    /// Of a list: what each item holds, where that is more than one fact.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// What it was before the change: recorded for undo, never asked for by a plan.
    #[serde(default)]
    pub before: bool,
    /// Of a former value: the list whose items have each their own.
    #[serde(default)]
    pub each: Option<ValueId>,
    /// Of one fictitious company, valid together with all others; empty where nothing is documented.
    #[serde(default)]
    pub example: Vec<Text>,
    /// What acts while nothing is filled in; the first that holds.
    #[serde(default, rename = "default")]
    pub defaults: Vec<DefaultRule>,
    /// The column of a list, as `pools.fqdn`: where that list is filled in, what it says there acts instead of a
    /// default. Of a list, all its lines; else the line that the other single values of that list fit, the first of all.
    #[serde(default, rename = "taken-from")]
    pub taken_from: Option<ValueId>,
    /// Where to find it.
    pub find: Find,
}

/// A default, put together from other values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultRule {
    #[serde(default)]
    pub when: Condition,
    pub text: Template,
    /// Right at some sites only: it acts, and stays listed as something to look at.
    #[serde(default)]
    pub guess: bool,
    /// What it rests on, where it states a fact.
    #[serde(default)]
    pub source: Option<super::ArticleId>,
}

/// Where a fact can be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Find {
    pub text: Text,
    /// A read-only command that prints it; empty where there is none.
    #[serde(default)]
    pub command: Text,
}

impl Value {
    /// The most items of a list: a plan has a command for each, and of two lists for each pair.
    pub const MOST: usize = 500;

    /// What its default is made of here, where it has one.
    #[must_use]
    pub fn rule(&self, facts: &Facts<'_>) -> Option<&DefaultRule> {
        let mut rules = self.defaults.iter();
        rules.find(|own| own.when.holds(facts))
    }

    /// The list that it is taken from, and the column there.
    #[must_use]
    pub fn list_and_column(&self) -> Option<(&str, &str)> {
        self.taken_from.as_ref()?.as_str().split_once('.')
    }

    /// Cleans and checks a text for this value.
    ///
    /// # Errors
    /// In words: what is wrong with the text.
    pub fn accept(&self, text: &str) -> Result<String, String> {
        if self.columns.is_empty() {
            return self.kind.accept(text);
        }
        column::accept(&self.columns, text)
    }

    /// What names an item: its first column.
    #[must_use]
    pub fn key<'t>(&self, item: &'t str) -> &'t str {
        if self.columns.is_empty() {
            return item;
        }
        item.split(' ').next().unwrap_or(item)
    }

    /// What an item says in a column; nothing where it says nothing.
    #[must_use]
    pub fn cell<'t>(&self, item: &'t str, column: &str) -> Option<&'t str> {
        let place = self.columns.iter().position(|own| own.id == column)?;
        let own = item.split(' ').nth(place).filter(|own| *own != NOTHING);
        own.or_else(|| {
            let other = self.columns.get(place)?.same_as.as_deref()?;
            // Only a column before it, so that this comes to an end.
            let earlier = self.columns.iter().take(place);
            earlier
                .filter(|own| own.id == other)
                .find_map(|own| self.cell(item, &own.id))
        })
    }

    /// The items that are not whole, each with the columns that it lacks.
    #[must_use]
    pub fn incomplete(&self, items: &[String]) -> Vec<String> {
        let demanded = self.columns.iter().filter(|own| own.is_demanded());
        let lacking = items.iter().filter_map(|item| {
            let lacking = demanded
                .clone()
                .filter(|own| self.cell(item, &own.id).is_none());
            let titles: Vec<&str> = lacking.map(|own| own.title.as_str()).collect();
            let key = self.key(item);
            (!titles.is_empty()).then(|| format!("`{key}` lacks {}", titles.join(", ")))
        });
        lacking.collect()
    }

    /// An item that names the same as one before it, and says something else.
    #[must_use]
    pub fn second_of<'t>(&self, items: &'t [String]) -> Option<(usize, &'t str)> {
        if self.columns.is_empty() {
            return None;
        }
        items.iter().enumerate().find_map(|(place, item)| {
            let key = self.key(item);
            let mut before = items.iter().take(place);
            let twice = before.any(|own| self.key(own) == key && own != item);
            twice.then_some((place, key))
        })
    }
}
