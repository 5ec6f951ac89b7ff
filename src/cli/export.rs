//! `export`: scripts and the runbook, written as files.

use std::path::Path;

use super::arguments::{ExportFormat, Options, Source};
use super::error::CliError;
use super::{Outcome, describe, knowledge, output, source};
use crate::export;
use crate::plan::resolve;
use crate::session::write_all;

pub(super) fn export(
    options: &Options,
    source: &Source,
    format: ExportFormat,
    folder: Option<&Path>,
    force: bool,
) -> Result<Outcome, CliError> {
    let catalogue = knowledge::catalogue(options)?;
    let session = source::session(options, source, &catalogue)?;
    let plan = resolve(&catalogue, &session);
    describe::tell(&plan);
    describe::tell_what_is_new(&plan, &session);
    if plan.steps.is_empty() {
        return Err(CliError::Usage(
            "there is nothing to export yet\nhint: answer `exchange` and `lync` first".to_owned(),
        ));
    }
    let scripts = export::scripts(&plan, &session);
    let incomplete: Vec<(String, Vec<String>)> = scripts
        .iter()
        .flat_map(|script| script.incomplete.clone())
        .collect();
    match (format, folder) {
        (ExportFormat::Markdown, None) => output::document(&export::markdown(&plan, &session))?,
        (ExportFormat::Markdown, Some(folder)) => {
            write(
                folder,
                &[("runbook.md".to_owned(), export::markdown(&plan, &session))],
                force,
            )?;
        }
        (ExportFormat::Ps1, Some(folder)) => {
            let files: Vec<(String, String)> = scripts
                .into_iter()
                .map(|script| (script.name, script.text))
                .collect();
            write(folder, &files, force)?;
            tell_of_others(folder, &files);
        }
        (ExportFormat::Ps1, None) => {
            return Err(CliError::Usage(
                "scripts are several files\nhint: name a folder with --output DIR".to_owned(),
            ));
        }
    }
    for (command, missing) in &incomplete {
        output::note(&format!(
            "note: {command} is incomplete: {} missing",
            missing.join(", ")
        ));
    }
    Ok(if incomplete.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// Writes all files, or none where one of them is there already.
fn write(folder: &Path, files: &[(String, String)], force: bool) -> Result<(), CliError> {
    for path in write_all(folder, files, force)? {
        output::note(&format!("wrote {}", path.display()));
    }
    Ok(())
}

/// Scripts of an earlier export would be taken for part of this one.
fn tell_of_others(folder: &Path, files: &[(String, String)]) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let others = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.to_ascii_lowercase().ends_with(".ps1"))
        .filter(|name| !files.iter().any(|(own, _)| own == name))
        .count();
    if others > 0 {
        output::note(&format!(
            "note: {} holds {others} other .ps1 files, perhaps of an earlier export: they are not part of this one",
            folder.display()
        ));
    }
}
