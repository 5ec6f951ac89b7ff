//! The management shells: their names by version, how to open and to connect them.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Condition, ShellId, Text};

/// A shell that commands are pasted into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shell {
    pub id: ShellId,
    /// The first whose condition holds.
    #[serde(rename = "name")]
    pub names: Vec<Worded>,
    /// How to open it; the first that holds. A text alone holds always.
    #[serde(deserialize_with = "one_or_more")]
    pub open: Vec<Worded>,
    /// The line that connects it, by cloud; none where there is nothing to connect to.
    #[serde(default)]
    pub connect: Vec<Worded>,
    /// The question whose answer is the version of this shell's cmdlets, where there is one.
    #[serde(default)]
    pub version: Option<super::QuestionId>,
    /// The PowerShell language level that may be used; the first that holds.
    #[serde(default)]
    pub language: Vec<Language>,
}

/// A text that depends on the answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worded {
    #[serde(default)]
    pub when: Condition,
    pub text: Text,
    /// What it rests on, where it states a fact.
    #[serde(default)]
    pub source: Option<super::ArticleId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    #[serde(default)]
    pub when: Condition,
    /// The major version of Windows PowerShell.
    pub level: u8,
}

fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Worded>, D::Error> {
    #[derive(Deserialize)]
    #[serde(
        untagged,
        expecting = "a text, or texts with the answers that they are for"
    )]
    enum Written {
        One(Text),
        More(Vec<Worded>),
    }
    if !deserializer.is_human_readable() {
        return Vec::deserialize(deserializer);
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::One(text) => vec![Worded {
            when: Condition::default(),
            text,
            source: None,
        }],
        Written::More(texts) => texts,
    })
}
