//! A deployment step: why, when, what to do, how to see that it worked, how to take it back.

use serde::{Deserialize, Serialize};

use super::{
    ArticleId, Citation, Command, Condition, FeatureId, GateId, NeedRule, Purpose, StepId, Text,
};

/// A step with everything that its card shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: StepId,
    pub title: Text,
    /// A title of at most 26 characters, for lists; may be empty.
    #[serde(default)]
    pub short: Text,
    pub why: Text,
    /// How often it is done, in words: `once`, `on each Edge Server`.
    pub repeat: Text,
    pub interrupts: Interrupts,
    /// Working time, without waits.
    pub minutes: u16,
    /// What to wait for and how long; empty where nothing is.
    #[serde(default)]
    pub wait: Text,
    /// What must be true before it starts.
    #[serde(default)]
    pub gate: Text,
    /// Steps that come first, where they take place at all.
    #[serde(default)]
    pub after: Vec<StepId>,
    /// Those of them without which it cannot be carried out.
    #[serde(default)]
    pub requires: Vec<StepId>,
    /// Those of them that its start or its test leans on, although it can be carried out without: they stay with it.
    #[serde(default)]
    pub keeps: Vec<StepId>,
    #[serde(default)]
    pub purpose: Purpose,
    /// What to wait for behind it, in order.
    #[serde(default)]
    pub then: Vec<GateId>,
    /// It leaves a gate to the step right behind it, where that one has it too.
    #[serde(default)]
    pub defers: bool,
    /// In order; the first that holds decides.
    #[serde(rename = "need")]
    pub needs: Vec<NeedRule>,
    #[serde(default, rename = "unlock")]
    pub unlocks: Vec<Unlock>,
    /// Features that also need the step, without being unlocked by it.
    #[serde(default, rename = "contribute")]
    pub contributes: Vec<Unlock>,
    /// Its looks are carried out in one go, and what they found is counted.
    #[serde(default)]
    pub tally: bool,
    #[serde(default, rename = "command")]
    pub commands: Vec<Command>,
    #[serde(default)]
    pub verify: Vec<Command>,
    #[serde(default)]
    pub undo: Vec<Command>,
    #[serde(default, rename = "failure")]
    pub failures: Vec<Failure>,
    #[serde(default, rename = "note")]
    pub notes: Vec<Note>,
    pub sources: Vec<Citation>,
}

impl Step {
    /// Commands, checks and undo commands.
    pub fn all_commands(&self) -> impl Iterator<Item = &Command> {
        self.commands.iter().chain(&self.verify).chain(&self.undo)
    }

    pub(super) fn all_commands_mut(&mut self) -> impl Iterator<Item = &mut Command> {
        self.commands
            .iter_mut()
            .chain(&mut self.verify)
            .chain(&mut self.undo)
    }
}

/// What users notice while the step is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interrupts {
    None,
    Reconnect,
    Seconds,
    Minutes,
}

impl Interrupts {
    pub const ALL: [Self; 4] = [Self::None, Self::Reconnect, Self::Seconds, Self::Minutes];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Reconnect => "reconnect",
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
        }
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::None => "nobody is interrupted",
            Self::Reconnect => "sessions reconnect",
            Self::Seconds => "an outage of seconds",
            Self::Minutes => "an outage of minutes",
        }
    }
}

/// A feature that begins to work with the step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    pub features: Vec<FeatureId>,
    #[serde(default)]
    pub when: Condition,
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
}

/// What goes wrong, and what to do then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    #[serde(default)]
    pub when: Condition,
    pub symptom: Text,
    pub remedy: Text,
    pub source: ArticleId,
}

/// Something to know about the step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub kind: NoteKind,
    #[serde(default)]
    pub when: Condition,
    pub text: Text,
    #[serde(default)]
    pub sources: Vec<Citation>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// Something that can hurt.
    Warning,
    /// How it once was.
    History,
    /// Field knowledge: a hint, never a gate.
    Hint,
}

impl NoteKind {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::History => "history",
            Self::Hint => "hint",
        }
    }
}
