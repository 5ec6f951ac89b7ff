//! The typed facts that commands are worded with.

use serde::{Deserialize, Serialize};

use super::{Condition, Facts, System, Template, Text, ValueId, ValueKind};

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
    /// What it was before the change: recorded for undo, never asked for by a plan.
    #[serde(default)]
    pub before: bool,
    /// Of one fictitious company, valid together with all others; empty where nothing is documented.
    #[serde(default)]
    pub example: Vec<Text>,
    /// What acts while nothing is filled in; the first that holds.
    #[serde(default, rename = "default")]
    pub defaults: Vec<DefaultRule>,
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
    /// What its default is made of here, where it has one.
    #[must_use]
    pub fn rule(&self, facts: &Facts<'_>) -> Option<&Template> {
        let mut rules = self.defaults.iter();
        rules.find(|own| own.when.holds(facts)).map(|own| &own.text)
    }

    /// Cleans and checks a text for this value.
    ///
    /// # Errors
    /// In words: what is wrong with the text.
    pub fn accept(&self, text: &str) -> Result<String, String> {
        self.kind.accept(text)
    }
}
