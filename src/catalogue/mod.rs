//! The knowledge base: questions, values, features, steps, cmdlets, shells and sources as typed data.
//! Compiled into the build script as well, which lints and embeds it; so it imports nothing of the rest.

mod accept;
mod action;
mod article;
mod cmdlet;
mod command;
mod condition;
mod expression;
mod facts;
mod feature;
mod finding;
mod harmful;
mod id;
mod kind;
mod lint;
mod need;
mod pairs;
mod part;
mod plain;
mod question;
mod read;
mod scenario;
mod shell;
mod step;
mod system;
mod template;
mod text;
mod value;
mod words_of_script;

pub use action::{Action, Guard, Invocation, Look, Record, RecordKind, Script, Use};
pub use article::{Article, Citation};
pub use cmdlet::{Cmdlet, Parameter, ParameterKind};
pub use command::{Command, ITEM, Machine, Role};
pub use condition::{Condition, Test};
pub use expression::{Branch, Expression};
pub use facts::{Facts, MAILBOX, Mailbox};
pub use feature::{Cell, Feature, Support, Today};
pub use finding::Finding;
pub use harmful::is_harmful;
pub use id::{
    ArticleId, ChoiceId, CommandId, FeatureId, QuestionId, ShellId, StepId, ValueId, is_kebab,
};
pub use kind::ValueKind;
pub use need::{Need, NeedRule};
pub use pairs::Pairs;
pub use part::{Content, Edition, Part};
pub use plain::plain;
pub use question::{Barred, Choice, Presumed, Question};
pub use read::{ReadError, read_folder};
pub use scenario::{Notice, Pairing, ScenarioSupport};
pub use shell::{Language, Shell, Worded};
pub use step::{Failure, Interrupts, Note, NoteKind, Step, Unlock};
pub use system::System;
pub use template::{Piece, Template};
pub use text::{Text, encode};
pub use value::{DefaultRule, Find, Value};
pub use words_of_script::{ScriptCall, ScriptParameter, ScriptWords};

use serde::{Deserialize, Serialize};

/// Everything a plan is made of; the steps stand in running order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    pub edition: Edition,
    pub questions: Vec<Question>,
    pub values: Vec<Value>,
    pub features: Vec<Feature>,
    pub steps: Vec<Step>,
    pub shells: Vec<Shell>,
    pub articles: Vec<Article>,
    pub pairings: Vec<Pairing>,
    pub notices: Vec<Notice>,
}

/// What is only looked up: decoded when it is first asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub cmdlets: Vec<Cmdlet>,
}

impl Catalogue {
    /// Decodes the form that the build embedded: bytes, and the long text that they point into.
    ///
    /// # Errors
    /// The bytes are not a catalogue: only a broken build has such.
    pub fn decode(bytes: &[u8], long: &'static str) -> Result<Self, postcard::Error> {
        text::decode(bytes, long)
    }

    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn value(&self, id: &str) -> Option<&Value> {
        self.values.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn feature(&self, id: &str) -> Option<&Feature> {
        self.features.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn shell(&self, id: &str) -> Option<&Shell> {
        self.shells.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|own| own.id == id)
    }
}

impl Reference {
    /// Decodes the form that the build embedded: bytes, and the long text that they point into.
    ///
    /// # Errors
    /// The bytes are not a reference: only a broken build has such.
    pub fn decode(bytes: &[u8], long: &'static str) -> Result<Self, postcard::Error> {
        text::decode(bytes, long)
    }

    /// A cmdlet by name; PowerShell does not tell upper from lower case.
    #[must_use]
    pub fn cmdlet(&self, name: &str) -> Option<&Cmdlet> {
        self.cmdlets
            .iter()
            .find(|own| own.name.eq_ignore_ascii_case(name))
    }
}
