//! The cmdlets that may be emitted, with their parameters: what every action is held to.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Condition, LifecycleId, Pairs, ShellId, Text};

/// A cmdlet as its reference describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cmdlet {
    pub name: Text,
    /// The module, as Microsoft's reference names it; empty where that reference does not have the cmdlet.
    #[serde(default)]
    pub module: Text,
    /// What the row rests on where there is no module.
    #[serde(default)]
    pub source: Option<ArticleId>,
    /// The shells that have it.
    pub shells: Vec<ShellId>,
    /// The versions that have it, by the version question of the shell.
    #[serde(default)]
    pub versions: Condition,
    /// Parameter sets that none of the parameters below names: they demand nothing that is not listed.
    #[serde(default)]
    pub sets: Vec<Text>,
    /// It may stop and ask; then nothing may be pasted behind it.
    #[serde(default)]
    pub prompts: bool,
    /// What it does, in one sentence.
    pub meaning: Text,
    /// What it belongs to and ended with: only commands that ended with it too may call it.
    #[serde(default)]
    pub retired: Option<LifecycleId>,
    /// Properties of what it returns, which may be shown, compared and expected.
    #[serde(default)]
    pub properties: Vec<Text>,
    /// Properties that practice reports and no source names: they may be shown and expected, as a hint.
    #[serde(default)]
    pub unconfirmed: Vec<Text>,
    #[serde(default)]
    pub parameters: Pairs<Parameter>,
}

/// A parameter of a cmdlet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub kind: ParameterKind,
    /// The parameter sets it belongs to; none means all.
    #[serde(default)]
    pub sets: Vec<Text>,
    /// It must be given wherever one of its sets is used.
    #[serde(default)]
    pub mandatory: bool,
    /// The words an enumeration accepts.
    #[serde(default)]
    pub values: Vec<Text>,
    #[serde(default)]
    pub versions: Condition,
    /// The shells of its cmdlet that have it; none means all.
    #[serde(default)]
    pub shells: Vec<ShellId>,
    /// What it rests on, where that is not what its row rests on.
    #[serde(default)]
    pub source: Option<ArticleId>,
    pub meaning: Text,
}

impl Cmdlet {
    /// Whether what it returns is known to have such a property.
    #[must_use]
    pub fn returns(&self, property: &str) -> bool {
        let all = || self.properties.iter().chain(&self.unconfirmed);
        all().any(|own| own.eq_ignore_ascii_case(property))
    }
}

impl Parameter {
    #[must_use]
    pub fn is_in(&self, shell: &ShellId) -> bool {
        self.shells.is_empty() || self.shells.contains(shell)
    }
}

/// The form in which a parameter takes its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParameterKind {
    /// Text, a name, an address, a URL, a GUID.
    Text,
    /// Several texts.
    List,
    /// `$True` or `$False`, never left out.
    Boolean,
    /// Present or absent, without a value.
    Switch,
    Number,
    /// One of a few words.
    Word,
    /// Several of a few words.
    Words,
    /// A hash table.
    Table,
    /// A filter text.
    Filter,
    /// An object that only a script can make, such as a credential.
    Object,
}
