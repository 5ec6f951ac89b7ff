//! The knowledge base that a session was last worked on with, and the steps that were to do by it.

use toml::{Table, Value};

use crate::catalogue::StepId;

/// Kept so that it can be told what another knowledge base changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Knowledge {
    /// As its edition is called.
    pub version: String,
    /// In running order.
    pub planned: Vec<StepId>,
}

const VERSION: &str = "knowledge";
const PLANNED: &str = "planned";

impl Knowledge {
    /// Takes it out of `[session]`; where either entry is not understood, both stay, since one alone tells nothing.
    pub(super) fn take(about: &mut Table) -> Option<Self> {
        let version = about.get(VERSION)?.as_str()?.to_owned();
        let planned = about.get(PLANNED)?.as_array()?.iter();
        let planned = planned.map(|own| own.as_str().map(|id| StepId::new(id.to_owned())));
        let planned = planned.collect::<Option<_>>()?;
        about.remove(VERSION);
        about.remove(PLANNED);
        Some(Self { version, planned })
    }

    pub(super) fn put(&self, about: &mut Table) {
        let planned = self.planned.iter();
        let planned = planned.map(|own| Value::String(own.to_string())).collect();
        about.insert(VERSION.to_owned(), Value::String(self.version.clone()));
        about.insert(PLANNED.to_owned(), Value::Array(planned));
    }

    /// What a file says of it that is not read any further: its format is newer.
    pub(super) fn version_of(file: &Table) -> Option<&str> {
        file.get("session")?.get(VERSION)?.as_str()
    }
}
