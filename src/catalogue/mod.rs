//! The knowledge base: questions, values, features, steps, cmdlets, shells and sources as typed data.
//! Compiled into the build script as well, which lints and embeds it; so it imports nothing of the rest.

mod accept;
mod action;
mod article;
mod bounded;
mod cmdlet;
mod column;
mod command;
mod condition;
mod date;
mod dispute;
mod erratum;
mod expression;
mod facts;
mod feature;
mod finding;
mod gate;
mod harmful;
mod id;
mod item;
mod item_slot;
mod kind;
mod lifecycle;
mod lint;
mod misspelt;
mod need;
mod order;
mod pairs;
mod part;
mod placed;
mod plain;
mod purpose;
mod question;
mod read;
mod scenario;
mod shell;
mod step;
mod symptom;
mod system;
mod template;
mod term;
mod text;
mod value;
mod words_of_script;

pub use action::{Action, Guard, Invocation, Look, Record, RecordKind, Script, Use};
pub use article::{Article, Citation, SourceKind};
pub use bounded::{LARGEST, bytes_of_file, text_of, text_of_file};
pub use cmdlet::{Cmdlet, Parameter, ParameterKind};
pub use column::{Column, NOTHING, cells, joined};
pub use command::{Command, Machine, Role};
pub use condition::{Condition, Test};
pub use date::is_date;
pub use dispute::{Dispute, Reading};
pub use erratum::Erratum;
pub use expression::{Branch, Expression};
pub use facts::{Facts, MAILBOX, Mailbox, USER_PAIRS, WANTED};
pub use feature::{Cell, Feature, Support, Today};
pub use finding::Finding;
pub use gate::Gate;
pub use harmful::is_harmful;
pub use id::{
    ArticleId, ChoiceId, CommandId, DisputeId, ErratumId, FeatureId, GateId, LifecycleId,
    QuestionId, ShellId, StepId, SymptomId, TermId, ValueId, is_kebab,
};
pub use item::Item;
pub use item_slot::ItemSlot;
pub use kind::ValueKind;
pub use lifecycle::{Lifecycle, LifecycleState, MinimumBuild, Phase};
pub use need::{Need, NeedRule};
pub use order::Order;
pub use pairs::Pairs;
pub use part::{Content, Edition, Part};
pub use placed::Placed;
pub use plain::plain;
pub use purpose::Purpose;
pub use question::{Barred, Choice, Presumed, Question};
pub use read::{ReadError, read_folder, read_texts};
pub use scenario::{Notice, Pairing, ScenarioSupport};
pub use shell::{Language, Shell, Worded};
pub use step::{Failure, Interrupts, Note, NoteKind, Step, Unlock};
pub use symptom::{ClientField, LoggedEvent, Symptom, SymptomKind};
pub use system::System;
pub use template::{Piece, Template};
pub use term::Term;
pub use text::{Text, encode};
pub use value::{DefaultRule, Find, Value};
pub use words_of_script::{ScriptCall, ScriptParameter, ScriptWords};

use serde::{Deserialize, Serialize};

/// Everything a plan is made of; the steps stand in the running order of the edition.
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
    pub orders: Vec<Order>,
    pub gates: Vec<Gate>,
    pub lifecycles: Vec<Lifecycle>,
    pub disputes: Vec<Dispute>,
    pub errata: Vec<Erratum>,
    pub symptoms: Vec<Symptom>,
    pub terms: Vec<Term>,
}

/// What is only looked up: decoded when it is first asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub cmdlets: Vec<Cmdlet>,
    /// What became of each statement of the first texts.
    pub items: Vec<Item>,
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

    /// The value that a command lacks: an item or a column may stand behind its id.
    #[must_use]
    pub fn value_lacking(&self, id: &str) -> Option<&Value> {
        self.value(ValueId::new(id.to_owned()).base())
    }

    /// What a command lacks, in words.
    #[must_use]
    pub fn lacking_in_words(&self, id: &str) -> String {
        let Some(value) = self.value_lacking(id) else {
            return id.to_owned();
        };
        let behind = id.split_once(['@', '.']).map(|(_, behind)| behind);
        let column = |own: &&Column| behind.is_some_and(|id| own.id == id);
        match (value.columns.iter().find(column), behind) {
            (Some(column), _) => format!("{}, {}", value.title, column.title),
            (None, Some(item)) => format!("{} ({item})", value.title),
            (None, None) => value.title.to_string(),
        }
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
    pub fn gate(&self, id: &str) -> Option<&Gate> {
        self.gates.iter().find(|own| own.id == id)
    }

    /// The running order of a scenario.
    #[must_use]
    pub fn order(&self, facts: &Facts<'_>) -> &[StepId] {
        let mut orders = self.orders.iter();
        let order = orders.find(|own| own.when.holds(facts));
        order.map_or(&self.edition.running_order, |own| &own.steps)
    }

    #[must_use]
    pub fn lifecycle(&self, id: &str) -> Option<&Lifecycle> {
        self.lifecycles.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn symptom(&self, id: &str) -> Option<&Symptom> {
        self.symptoms.iter().find(|own| own.id == id)
    }

    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        self.terms.iter().find(|own| own.id == id)
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
