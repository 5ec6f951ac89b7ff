//! A command of a step: an action with who runs it, where, in which shell.

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Action, ArticleId, Condition, Expression, LifecycleId, Pairs, QuestionId, ShellId, StepId,
    Template, Text, ValueId,
};

/// One thing to do, to check or to undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Command {
    /// Unique among the commands, checks and undo commands of its step.
    pub id: Text,
    /// What it does, in a few words.
    pub title: Text,
    #[serde(default)]
    pub when: Condition,
    /// The steps whose work it looks at: where they are left out, it is too.
    #[serde(default)]
    pub with: Vec<StepId>,
    /// The list whose items it is repeated for, and where there is a second, within each item of the first.
    #[serde(default, deserialize_with = "one_or_more")]
    pub each: Vec<ValueId>,
    pub role: Role,
    pub machine: Machine,
    pub shell: ShellId,
    /// The question whose answer is the version of the machine it is for, where that is not the one of its shell.
    #[serde(default, rename = "version-of")]
    pub version_of: Option<QuestionId>,
    pub action: Action,
    /// What a check must show, by property.
    #[serde(default)]
    pub expect: Pairs<Expression>,
    /// When it is done, where that is not with the others: `the next morning`.
    #[serde(default)]
    pub later: Text,
    /// It is copied by itself: whether it is done is judged by what was seen before, what it shows is judged before
    /// anything else is done, or users notice it.
    #[serde(default)]
    pub alone: bool,
    /// For an undo command: the command of this step that it takes back.
    #[serde(default)]
    pub of: Option<Text>,
    /// What a parameter means here, where that is more than its row in the cmdlet table says.
    #[serde(default)]
    pub explain: Pairs<Text>,
    /// What it rests on, where that is not what its step rests on.
    #[serde(default)]
    pub source: Option<ArticleId>,
    /// What it belongs to and ended with: it is shown as it once was, and never part of the work.
    #[serde(default)]
    pub retired: Option<LifecycleId>,
}

impl Command {
    /// Shows every expression of the command, those of guards and slots included.
    pub fn visit_expressions<'a>(&'a self, see: &mut dyn FnMut(&'a Expression)) {
        let mut each = |pairs: &'a Pairs<Expression>| {
            pairs.iter().for_each(|(_, value)| value.visit(see));
        };
        match &self.action {
            Action::Command(call) => {
                each(&call.parameters);
                if let Some(look) = call.guard.as_ref().map(super::Guard::look) {
                    each(&look.parameters);
                    each(&look.matching);
                }
            }
            Action::Script(script) => each(&script.slots),
            Action::Manual(_) | Action::Record(_) => {}
        }
        each(&self.expect);
    }

    /// Shows every template of the command.
    pub fn visit_templates<'a>(&'a self, see: &mut dyn FnMut(&'a Template)) {
        match &self.action {
            Action::Command(_) => {}
            Action::Script(script) => see(&script.template),
            Action::Manual(words) => see(words),
            Action::Record(record) => {
                see(&record.zone);
                see(&record.target);
            }
        }
        self.visit_expressions(&mut |own| own.template().into_iter().for_each(&mut *see));
    }

    pub(super) fn templates(&self) -> Vec<&Template> {
        let mut found = Vec::new();
        self.visit_templates(&mut |own| found.push(own));
        found
    }

    /// Shows the values that the command is worded with, as often as they occur.
    pub fn visit_slots<'a>(&'a self, see: &mut dyn FnMut(&'a ValueId)) {
        self.visit_templates(&mut |own| own.slots().for_each(&mut *see));
    }
}

/// One list is written without brackets.
fn one_or_more<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<ValueId>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "the id of a list, or two of them in brackets")]
    enum Written {
        One(ValueId),
        More(Vec<ValueId>),
    }
    if !deserializer.is_human_readable() {
        return Vec::deserialize(deserializer);
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::One(id) => vec![id],
        Written::More(ids) => ids,
    })
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
