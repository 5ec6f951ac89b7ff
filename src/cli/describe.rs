//! `plan`, `show`, `questions`, `values`: what is printed.

use super::arguments::{Format, Options, PlanFormat, Source};
use super::error::CliError;
use super::{Outcome, knowledge, output, source};
use crate::catalogue::Catalogue;
use crate::plan::{Plan, resolve, what_is_new};
use crate::session::Session;
use crate::{export, plan};

pub(super) fn plan(
    options: &Options,
    source: &Source,
    format: PlanFormat,
) -> Result<Outcome, CliError> {
    with_plan(options, source, |plan, session| {
        Ok(match format {
            PlanFormat::Text => export::text(plan),
            PlanFormat::Json => export::json(plan),
            PlanFormat::Markdown => export::markdown(plan, session),
        })
    })
}

pub(super) fn show(
    options: &Options,
    step: &str,
    source: &Source,
    format: Format,
) -> Result<Outcome, CliError> {
    with_plan(options, source, |plan, _| {
        let planned = find(plan, step)?;
        Ok(match format {
            Format::Text => export::step_text(plan, planned, &knowledge::reference(options)?),
            Format::Json => export::step_json(plan, planned),
        })
    })
}

pub(super) fn questions(
    options: &Options,
    source: &Source,
    format: Format,
) -> Result<Outcome, CliError> {
    let catalogue = knowledge::catalogue(options)?;
    // The first questions are there before anything is answered.
    let session = source::session_or_none(options, source, &catalogue)?;
    let plan = resolve(&catalogue, &session);
    tell(&plan);
    output::document(&match format {
        Format::Text => export::questions_text(&plan),
        Format::Json => export::questions_json(&plan),
    })?;
    Ok(Outcome::Done)
}

pub(super) fn values(
    options: &Options,
    source: &Source,
    format: Format,
) -> Result<Outcome, CliError> {
    with_plan(options, source, |plan, _| {
        Ok(match format {
            Format::Text => export::values_text(plan),
            Format::Json => export::values_json(plan),
        })
    })
}

fn with_plan(
    options: &Options,
    source: &Source,
    worded: impl FnOnce(&Plan<'_>, &Session) -> Result<String, CliError>,
) -> Result<Outcome, CliError> {
    let catalogue: Catalogue = knowledge::catalogue(options)?;
    let session = source::session(options, source, &catalogue)?;
    let plan = resolve(&catalogue, &session);
    tell(&plan);
    tell_what_is_new(&plan, &session);
    output::document(&worded(&plan, &session)?)?;
    Ok(Outcome::Done)
}

/// Says what of the session does not act.
pub(super) fn tell(plan: &Plan<'_>) {
    for finding in &plan.findings {
        output::note(&format!("note: {finding}"));
    }
}

/// Says what another knowledge base changes of a session.
pub(super) fn tell_what_is_new(plan: &Plan<'_>, session: &Session) {
    if let Some(found) = what_is_new(session, plan) {
        let when = session.changed.map(|time| format!("{time:.0}"));
        let note = export::edition_note(&found, &when.unwrap_or_default());
        output::note(&format!("note: {note}"));
    }
}

pub(super) fn find<'p, 'a>(
    plan: &'p Plan<'a>,
    id: &str,
) -> Result<&'p plan::PlannedStep<'a>, CliError> {
    if plan.steps.is_empty() {
        return Err(CliError::Usage(
            "there are no steps yet\nhint: answer `exchange` and `lync` first".to_owned(),
        ));
    }
    plan.step(id).ok_or_else(|| {
        let known: Vec<&str> = plan.steps.iter().map(|own| own.step.id.as_str()).collect();
        let id = id.escape_debug();
        CliError::Usage(format!(
            "there is no step `{id}`\nhint: the steps are {}",
            known.join(", ")
        ))
    })
}
