//! The cmdlets that may be emitted, with their parameters: what every action is held to.

use serde::{Deserialize, Serialize};

use super::{Condition, Pairs, ShellId, Text};

/// A cmdlet as its reference describes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cmdlet {
    pub name: Text,
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
    pub meaning: Text,
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
    /// A hash table.
    Table,
    /// A filter text.
    Filter,
    /// An object that only a script can make, such as a credential.
    Object,
}
