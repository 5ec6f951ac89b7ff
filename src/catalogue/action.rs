//! What is done: a cmdlet, a script, something by hand, a DNS record.

use serde::{Deserialize, Serialize};

use super::{Expression, Pairs, Template, Text};

/// The four forms of doing something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// One cmdlet with parameters: nine tenths of what is copied.
    Command(Invocation),
    /// Literal PowerShell with slots.
    Script(Script),
    /// Words: portals, installers, everything on OCS 2007 R2.
    Manual(Template),
    /// A DNS record.
    Record(Record),
}

/// Verbs whose cmdlets change nothing.
const LOOKING: [&str; 8] = [
    "Get", "Test", "Resolve", "Debug", "Select", "Measure", "Compare", "Find",
];

/// Whether a cmdlet changes nothing. Of those that call, only the one that fetches a page is such.
pub(super) fn looks(cmdlet: &str) -> bool {
    let verb = cmdlet.split_once('-').map(|(verb, _)| verb);
    cmdlet == "Invoke-WebRequest" || verb.is_some_and(|verb| LOOKING.contains(&verb))
}

impl Action {
    /// Whether it changes nothing. What is done by hand counts as a change.
    #[must_use]
    pub fn only_looks(&self) -> bool {
        match self {
            Self::Command(call) => looks(&call.cmdlet),
            Self::Script(script) => script.looks,
            Self::Manual(_) | Self::Record(_) => false,
        }
    }

    /// The cmdlets that it calls, each with the parameters and switches it is given.
    #[must_use]
    pub fn calls(&self) -> Vec<(&str, Vec<&str>)> {
        match self {
            Self::Command(call) => {
                let names = call.parameters.iter().map(|(name, _)| name);
                let names = names.chain(call.switches.iter().map(Text::as_str));
                vec![(&call.cmdlet, names.collect())]
            }
            Self::Script(script) => {
                let uses = script.uses.iter();
                uses.map(|own| {
                    (
                        own.cmdlet.as_str(),
                        own.parameters.iter().map(Text::as_str).collect(),
                    )
                })
                .collect()
            }
            Self::Manual(_) | Self::Record(_) => Vec::new(),
        }
    }
}

/// One call of one cmdlet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invocation {
    pub cmdlet: Text,
    #[serde(default)]
    pub parameters: Pairs<Expression>,
    #[serde(default)]
    pub switches: Vec<Text>,
    /// Properties to print as a list: a table would be cut by the console.
    #[serde(default)]
    pub show: Vec<Text>,
    /// A multi-valued property to print in full, one value a line.
    #[serde(default)]
    pub expand: Option<Text>,
    /// What a script looks at before it changes anything.
    #[serde(default)]
    pub guard: Option<Guard>,
    /// The cmdlet stops and asks; taken from the cmdlet table when the files are read.
    #[serde(default)]
    pub prompts: bool,
}

/// The look before a change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// Change only where nothing is found that matches.
    Missing(Look),
    /// Change only where a property found differs from the one wanted.
    Differs(Look),
}

impl Guard {
    #[must_use]
    pub fn look(&self) -> &Look {
        match self {
            Self::Missing(look) | Self::Differs(look) => look,
        }
    }
}

/// A read-only cmdlet and the properties that are compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    pub cmdlet: Text,
    #[serde(default)]
    pub parameters: Pairs<Expression>,
    pub matching: Pairs<Expression>,
}

/// Literal PowerShell; a slot stands only where an expression may stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    pub template: Template,
    /// Slots that are put together from values, for example `sip:{{user-sip}}`.
    #[serde(default)]
    pub slots: Pairs<Expression>,
    /// Every cmdlet that the template calls.
    pub uses: Vec<Use>,
    /// It changes nothing: a method could, so a script says it itself.
    #[serde(default)]
    pub looks: bool,
    /// The script asks something while it runs.
    #[serde(default)]
    pub prompts: bool,
}

/// A cmdlet in a script, with the parameters it is given there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Use {
    pub cmdlet: Text,
    #[serde(default)]
    pub parameters: Vec<Text>,
}

/// A record of a DNS zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    pub kind: RecordKind,
    /// Relative to the zone, for example `_sip._tls`.
    pub name: Text,
    pub zone: Template,
    pub target: Template,
    /// Seconds.
    pub ttl: u32,
    #[serde(default)]
    pub priority: u16,
    #[serde(default)]
    pub weight: u16,
    #[serde(default)]
    pub port: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum RecordKind {
    A,
    Cname,
    Srv,
}
