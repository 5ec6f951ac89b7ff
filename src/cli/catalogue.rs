//! `catalogue check`.

use super::arguments::{CatalogueTask, Options};
use super::error::CliError;
use super::{Outcome, knowledge, output};
use crate::catalogue::{ReadError, read_folder};

pub(super) fn carry_out(options: &Options, task: CatalogueTask) -> Result<Outcome, CliError> {
    let CatalogueTask::Check { folder } = task;
    let (catalogue, reference) = match folder.as_ref().or(options.catalogue.as_ref()) {
        None => (
            knowledge::catalogue(options)?,
            knowledge::reference(options)?,
        ),
        Some(folder) => match read_folder(folder) {
            Err(ReadError::Findings(findings)) => {
                let mut lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
                lines.push(format!("{} findings\n", findings.len()));
                output::document(&lines.join("\n"))?;
                return Ok(Outcome::Findings);
            }
            other => other?,
        },
    };
    let commands: usize = catalogue
        .steps
        .iter()
        .map(|step| step.all_commands().count())
        .sum();
    output::document(&format!(
        "{} questions, {} values, {} steps, {commands} commands, {} features, {} cmdlets, {} sources, 0 findings\n",
        catalogue.questions.len(),
        catalogue.values.len(),
        catalogue.steps.len(),
        catalogue.features.len(),
        reference.cmdlets.len(),
        catalogue.articles.len(),
    ))?;
    Ok(Outcome::Done)
}
