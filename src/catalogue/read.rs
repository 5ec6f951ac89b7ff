//! Reads a folder of knowledge base files, in name order, and lints what they say together.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Action, Catalogue, Content, Finding, Item, Part, Reference, Step, lint, plain};

/// Why a knowledge base cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("`{}` cannot be read: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("`{}` is no knowledge base: it holds no `catalogue.toml`\nhint: name the folder that holds it", path.display())]
    Foreign { path: PathBuf },
    #[error("{}", listed(.0))]
    Findings(Vec<Finding>),
}

fn listed(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(Finding::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Reads every `*.toml` below a folder.
///
/// # Errors
/// A file that cannot be read, or every fault that the linter finds.
pub fn read_folder(folder: &Path) -> Result<(Catalogue, Reference), ReadError> {
    if !folder.join("catalogue.toml").is_file() {
        return Err(ReadError::Foreign {
            path: folder.to_owned(),
        });
    }
    let mut files = Vec::new();
    list_files(folder, &mut files)?;
    files.sort();
    let mut parts = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).map_err(|source| ReadError::File {
            path: path.clone(),
            source,
        })?;
        let shown = path
            .strip_prefix(folder)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        parts.push(Part::read(&shown, &plain(&text)));
    }
    let (catalogue, reference) = join(&parts);
    let mut findings = faults(&parts, &catalogue, &reference);
    if findings.is_empty() {
        return Ok((catalogue, reference));
    }
    findings.sort();
    findings.dedup();
    Err(ReadError::Findings(findings))
}

/// What is said where nothing names an entry: what could not be read may do so.
const ABSENCES: [&str; 3] = [
    "no step names",
    "nothing is followed by it",
    "nothing follows it",
];

/// Everything that is wrong. What only follows from an entry that could not be read is not told.
fn faults(parts: &[Part], catalogue: &Catalogue, reference: &Reference) -> Vec<Finding> {
    let mut found: Vec<Finding> = parts.iter().flat_map(|part| part.faults.clone()).collect();
    let lost: Option<Vec<&Vec<String>>> = parts.iter().map(|part| part.lost.as_ref()).collect();
    let Some(lost) = lost else {
        found.extend(lint::alone(parts));
        return found;
    };
    let lost: Vec<String> = lost
        .into_iter()
        .flatten()
        .map(|id| format!("`{id}`"))
        .collect();
    let mut rest = lint::lint(parts, catalogue, reference);
    rest.retain(|finding| {
        let message = &finding.message;
        let follows = ABSENCES.iter().any(|own| message.contains(own)) && !lost.is_empty();
        !follows && !lost.iter().any(|id| message.contains(id))
    });
    found.extend(rest);
    found
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let fault = |source| ReadError::File {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            list_files(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

/// Puts the parts together; steps take the running order, and those missing there come last. The statements of the
/// first texts stand as they do there.
fn join(parts: &[Part]) -> (Catalogue, Reference) {
    let mut catalogue = Catalogue::default();
    let mut reference = Reference::default();
    for part in parts {
        let Content {
            catalogue: edition,
            question,
            value,
            feature,
            step,
            cmdlet,
            shell,
            article,
            pairing,
            notice,
            order,
            gate,
            lifecycle,
            dispute,
            erratum,
            item,
            symptom,
            term,
        } = part.content.clone();
        if let Some(edition) = edition {
            catalogue.edition = edition;
        }
        catalogue.questions.extend(question);
        catalogue.values.extend(value);
        catalogue.features.extend(feature);
        catalogue.steps.extend(step);
        catalogue.shells.extend(shell);
        catalogue.articles.extend(article);
        catalogue.pairings.extend(pairing);
        catalogue.notices.extend(notice);
        catalogue.orders.extend(order);
        catalogue.gates.extend(gate);
        catalogue.lifecycles.extend(lifecycle);
        catalogue.disputes.extend(dispute);
        catalogue.errata.extend(erratum);
        reference.items.extend(item);
        catalogue.symptoms.extend(symptom);
        catalogue.terms.extend(term);
        reference.cmdlets.extend(cmdlet);
    }
    arrange(&mut catalogue, &mut reference);
    (catalogue, reference)
}

/// Puts steps and items into their order, and tells the commands what the table knows of their cmdlets.
fn arrange(catalogue: &mut Catalogue, reference: &mut Reference) {
    let place = |own: &Item| (own.seed.clone(), own.first_line());
    reference.items.sort_by_key(place);
    let order = catalogue.edition.running_order.clone();
    catalogue.steps.sort_by_key(|step| {
        order
            .iter()
            .position(|own| *own == step.id)
            .unwrap_or(usize::MAX)
    });
    for command in catalogue.steps.iter_mut().flat_map(Step::all_commands_mut) {
        if let Action::Command(call) = &mut command.action {
            call.prompts = reference
                .cmdlet(&call.cmdlet)
                .is_some_and(|cmdlet| cmdlet.prompts);
        }
    }
}
