//! `catalogue check`, and with `--prove` the walk over all answers; `catalogue disputes` and `catalogue coverage`.

use std::path::PathBuf;

use super::arguments::{CatalogueTask, Format, Options, Source};
use super::error::CliError;
use super::{Outcome, describe, knowledge, output, source};
use crate::catalogue::{Catalogue, ReadError, Reference, read_folder};
use crate::plan::resolve;
use crate::{export, proof};

pub(super) fn carry_out(options: &Options, task: CatalogueTask) -> Result<Outcome, CliError> {
    match task {
        CatalogueTask::Check { folder, prove } => check(options, folder.as_ref(), prove),
        CatalogueTask::Disputes { source, format } => disputes(options, &source, format),
        CatalogueTask::Coverage { format } => coverage(options, format),
    }
}

/// All of them, or with answers or a session those that are shown there.
fn disputes(options: &Options, source: &Source, format: Format) -> Result<Outcome, CliError> {
    let catalogue = knowledge::catalogue(options)?;
    let word = match format {
        Format::Text => export::disputes_text,
        Format::Json => export::disputes_json,
    };
    if source.answers.is_none() && source.session.is_none() {
        let disputes: Vec<_> = catalogue.disputes.iter().collect();
        let errata: Vec<_> = catalogue.errata.iter().collect();
        output::document(&word(&catalogue, &disputes, &errata))?;
        return Ok(Outcome::Done);
    }
    let session = source::session(options, source, &catalogue)?;
    let plan = resolve(&catalogue, &session);
    describe::tell(&plan);
    output::document(&word(&catalogue, &plan.disputes(), &plan.errata()))?;
    Ok(Outcome::Done)
}

fn coverage(options: &Options, format: Format) -> Result<Outcome, CliError> {
    let (catalogue, reference) = knowledge::both(options)?;
    output::document(&match format {
        Format::Text => export::coverage_text(&catalogue, &reference),
        Format::Json => export::coverage_json(&catalogue, &reference),
    })?;
    Ok(if export::is_covered(&reference) {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn check(options: &Options, folder: Option<&PathBuf>, prove: bool) -> Result<Outcome, CliError> {
    let (catalogue, reference) = match folder.or(options.catalogue.as_ref()) {
        None => knowledge::both(options)?,
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
