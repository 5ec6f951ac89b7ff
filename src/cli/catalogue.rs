//! `catalogue check`, and with `--prove` the walk over all answers.

use super::arguments::{CatalogueTask, Options};
use super::error::CliError;
use super::{Outcome, knowledge, output};
use crate::catalogue::{Catalogue, ReadError, Reference, read_folder};
use crate::proof;

pub(super) fn carry_out(options: &Options, task: CatalogueTask) -> Result<Outcome, CliError> {
    let CatalogueTask::Check { folder, prove } = task;
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
    if prove {
        return proven(&catalogue, &reference);
    }
    Ok(Outcome::Done)
}

fn proven(catalogue: &Catalogue, reference: &Reference) -> Result<Outcome, CliError> {
    let proof = proof::prove(catalogue, reference);
    let mut lines: Vec<String> = proof.findings.iter().map(ToString::to_string).collect();
    if !proof.excepted.is_empty() {
        lines.push(format!("excepted: {}", proof.excepted.join(", ")));
    }
    lines.push(format!("{proof}\n"));
    output::document(&lines.join("\n"))?;
    Ok(if proof.findings.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
