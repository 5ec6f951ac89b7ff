//! The page of the export: what, where to, what is still missing.

use super::Field;
use crate::catalogue::ValueId;
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
        let missing = plan.values.iter().filter(|own| own.is_missing());
        Document::ALL
            .into_iter()
            .map(ExportRow::Document)
            .chain([ExportRow::Folder])
            .chain(missing.map(|own| ExportRow::Missing(own.value.id.clone())))
            .collect()
    }
}
