//! The page of the export: what, where to, what is still missing.

use jiff::Timestamp;

use super::{Effect, ExportJob, Field, Intent, Wizard, list};
use crate::catalogue::ValueId;
use crate::export;
use crate::plan::Plan;

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    /// One script per shell and machine.
    Scripts,
    Runbook,
}

impl Document {
    pub const ALL: [Self; 2] = [Self::Scripts, Self::Runbook];

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Scripts => "PowerShell scripts",
            Self::Runbook => "Runbook (Markdown)",
        }
    }
}

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportRow {
    Document(Document),
    Folder,
    /// Leads to the value.
    Missing(ValueId),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportPage {
    pub cursor: usize,
    /// The folder as typed; empty means the name of the session.
    pub folder: String,
    pub editing: Option<Field>,
}

impl ExportPage {
    #[must_use]
    pub fn rows(plan: &Plan<'_>) -> Vec<ExportRow> {
        let missing = plan.missing();
        Document::ALL
            .into_iter()
            .map(ExportRow::Document)
            .chain([ExportRow::Folder])
            .chain(missing.map(|own| ExportRow::Missing(own.value.id.clone())))
            .collect()
    }
}

impl Wizard<'_> {
    pub(super) fn on_export(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        if self.export.editing.is_some() {
            return match intent {
                Intent::Accept | Intent::Back | Intent::NextPane | Intent::PreviousPane => {
                    self.leave_field(now)
                }
                _ => Vec::new(),
            };
        }
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        let rows = ExportPage::rows(deployment.plan());
        match (intent, rows.get(self.export.cursor)) {
            (Intent::Accept, Some(ExportRow::Document(document))) => {
                return vec![Effect::Export(self.export_job(*document))];
            }
            (Intent::Accept, Some(ExportRow::Folder)) => {
                self.export.editing = Some(Field::with(&self.export_folder()));
            }
            (Intent::Accept, Some(ExportRow::Missing(id))) => {
                return self.go_to_value(&id.clone(), now);
            }
            (other, _) => {
                let page = self.extents.list.map_or(10, |own| own.view);
                self.export.cursor = list::moved(other, self.export.cursor, rows.len(), page);
            }
        }
        Vec::new()
    }

    /// Where the files go: what was typed, else a folder named after the session.
    #[must_use]
    pub fn export_folder(&self) -> String {
        match &self.deployment {
            Some(own) if self.export.folder.is_empty() => format!("exlync-{}", own.name()),
            _ => self.export.folder.clone(),
        }
    }

    fn export_job(&self, document: Document) -> ExportJob {
        let files = self.deployment.as_ref().map_or_else(Vec::new, |own| {
            let (plan, session) = (own.plan(), own.session());
            match document {
                Document::Runbook => {
                    vec![("runbook.md".to_owned(), export::markdown(plan, session))]
                }
                Document::Scripts => export::scripts(plan, session)
                    .into_iter()
                    .map(|script| (script.name, script.text))
                    .collect(),
            }
        });
        ExportJob {
            folder: self.export_folder(),
            files,
            replace: false,
            missing: self
                .deployment
                .as_ref()
                .map_or(0, |own| own.plan().missing().count()),
        }
    }
}
