//! A command of a step: an action with who runs it, where, in which shell.

use serde::{Deserialize, Serialize};

use super::{Action, Condition, Expression, Pairs, ShellId, Template, ValueId};

/// The slot that holds the current item of a command that is repeated per list item.
pub const ITEM: &str = "item";

/// One thing to do, to check or to undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Unique among the commands, checks and undo commands of its step.
    pub id: String,
    /// What it does, in a few words.
    pub title: String,
    #[serde(default)]
    pub when: Condition,
    /// The list whose items it is repeated for.
    #[serde(default)]
    pub each: Option<ValueId>,
    pub role: Role,
    pub machine: Machine,
    pub shell: ShellId,
    pub action: Action,
    /// What a check must show, by property.
    #[serde(default)]
    pub expect: Pairs<Expression>,
    /// For an undo command: the command of this step that it takes back.
    #[serde(default)]
    pub of: Option<String>,
    /// What a parameter means here, where that is more than its row in the cmdlet table says.
    #[serde(default)]
    pub explain: Pairs<String>,
}

impl Command {
    /// Every expression of the command, those of guards and slots included.
    #[must_use]
    pub fn expressions(&self) -> Vec<&Expression> {
        let mut found: Vec<&Expression> = Vec::new();
        match &self.action {
            Action::Command(call) => {
                found.extend(call.parameters.iter().map(|(_, value)| value));
                if let Some(look) = call.guard.as_ref().map(super::Guard::look) {
                    found.extend(look.parameters.iter().map(|(_, value)| value));
                    found.extend(look.matching.iter().map(|(_, value)| value));
                }
            }
            Action::Script(script) => found.extend(script.slots.iter().map(|(_, value)| value)),
            Action::Manual(_) | Action::Record(_) => {}
        }
        found.extend(self.expect.iter().map(|(_, value)| value));
        found.into_iter().flat_map(Expression::all).collect()
    }

    /// The values that the command is worded with, as often as they occur.
    pub fn slots(&self) -> impl Iterator<Item = &ValueId> {
        self.templates().into_iter().flat_map(Template::slots)
    }

    /// Every template of the command.
    #[must_use]
    pub fn templates(&self) -> Vec<&Template> {
        let mut found: Vec<&Template> = match &self.action {
            Action::Command(_) => Vec::new(),
            Action::Script(script) => vec![&script.template],
            Action::Manual(words) => vec![words],
            Action::Record(record) => vec![&record.zone, &record.target],
        };
        found.extend(self.expressions().into_iter().filter_map(|one| match one {
            Expression::Text(text) | Expression::Filter(text) | Expression::Ldap(text) => {
                Some(text)
            }
            _ => None,
        }));
        found
    }
}

macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal, $spoken:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($variant),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// As a sentence says it.
            #[must_use]
            pub fn in_words(self) -> &'static str {
                match self { $(Self::$variant => $spoken),+ }
            }
        }
    };
}

closed_set! {
    /// Whose work it is.
    Role {
        Exchange = "exchange", "Exchange administrator";
        Skype = "skype", "Lync / Skype for Business administrator";
        Directory = "directory", "Active Directory administrator";
        Dns = "dns", "DNS administrator";
        Pki = "pki", "certificate administrator";
        Tenant = "tenant", "Microsoft 365 administrator";
    }
}

closed_set! {
    /// Where it is done.
    Machine {
        FrontEnd = "front-end", "a Front End Server";
        Edge = "edge", "each Edge Server";
        ExchangeServer = "exchange-server", "an Exchange server";
        SyncServer = "sync-server", "the directory synchronization server";
        DomainController = "domain-controller", "a domain controller or a PC with the AD tools";
        AdminPc = "admin-pc", "an administrator's PC";
        Dns = "dns", "the DNS host";
    }
}
