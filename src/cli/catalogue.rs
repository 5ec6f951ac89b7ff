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
                let noun = if findings.len() == 1 {
                    "finding"
                } else {
                    "findings"
                };
                lines.push(format!("{} {noun}\n", findings.len()));
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
    // The build refuses a knowledge base with a fault, so what is built in has none.
    let checked = if folder.is_some() {
        "0 findings"
    } else {
        "0 findings when it was built"
    };
    output::document(&format!(
        "{} questions, {} values, {} steps, {commands} commands, {} features, {} cmdlets, {} sources, {checked}\n",
        catalogue.questions.len(),
        catalogue.values.len(),
        catalogue.steps.len(),
        catalogue.features.len(),
        reference.cmdlets.len(),
        catalogue.articles.len(),
    ))?;
    Ok(Outcome::Done)
}
