//! Reads a folder of knowledge base files, in name order, and lints what they say together.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{
    Action, Catalogue, Content, Finding, Item, Part, Reference, Step, lint, plain, text_of_file,
};

/// Why a knowledge base cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("`{}` cannot be read: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("`{}` is no knowledge base: it holds no `catalogue.toml`\nhint: name the folder that holds it", path.display())]
    Foreign { path: PathBuf },
    #[error("`{}` is no knowledge base: {why}\nhint: name the folder that holds `catalogue.toml`, and nothing else beside it", path.display())]
    TooMuch { path: PathBuf, why: &'static str },
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
    let mut listing = Listing::default();
    listing.add(folder, 0)?;
    listing.files.sort();
    let mut texts = Vec::new();
    for path in listing.files {
        let text = text_of_file(&path).map_err(|source| ReadError::File {
            path: path.clone(),
            source,
        })?;
        let shown = path
            .strip_prefix(folder)
            .unwrap_or(&path)
            .to_string_lossy()
            .replace('\\', "/");
        texts.push((shown, text));
    }
    read_texts(&texts)
}

/// Reads files that are texts already: the name of each, and what it holds.
///
/// # Errors
/// Every fault that the linter finds.
pub fn read_texts(texts: &[(String, String)]) -> Result<(Catalogue, Reference), ReadError> {
    let parts = texts
        .iter()
        .map(|(name, text)| Part::read(name, &plain(text)));
    let parts: Vec<Part> = parts.collect();
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

/// How deep folders may lie in the folder of a knowledge base: links may go round in a circle.
const DEEPEST: usize = 8;

/// The most files and folders of a knowledge base.
const MOST: usize = 2000;

/// The files of a knowledge base.
#[derive(Default)]
struct Listing {
    files: Vec<PathBuf>,
    /// Files of other kinds and folders too.
    seen: usize,
}

impl Listing {
    fn add(&mut self, folder: &Path, depth: usize) -> Result<(), ReadError> {
        let too_much = |why| {
            Err(ReadError::TooMuch {
                path: folder.to_owned(),
                why,
            })
        };
        let fault = |source| ReadError::File {
            path: folder.to_owned(),
            source,
        };
        if depth > DEEPEST {
            return too_much("folders lie more than 8 deep in it");
        }
        for entry in fs::read_dir(folder).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            self.seen += 1;
            if self.seen > MOST {
                return too_much("it holds more than 2000 files");
            }
            if path.is_dir() {
                self.add(&path, depth + 1)?;
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                self.files.push(path);
            }
        }
        Ok(())
    }
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
