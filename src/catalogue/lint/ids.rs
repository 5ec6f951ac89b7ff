//! Ids are well formed and unique.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Finding, Part, commands, is_kebab, steps};

pub(super) fn lint(parts: &[Part]) -> Vec<Finding> {
    let mut seen = BTreeMap::new();
    let mut found = Vec::new();
    for part in parts {
        found.extend(inner(part));
        for (path, kind, id) in entries(part) {
            if kind != "cmdlet" && !is_kebab(&id) {
                found.push(part.finding(
                    &path,
                    format!("the {kind} id `{id}` must be lower-case letters, digits and hyphens"),
                ));
            }
            match seen.entry((kind, id.to_ascii_lowercase())) {
                Entry::Vacant(free) => {
                    free.insert(part.finding(&path, ""));
                }
                Entry::Occupied(taken) => {
                    let Finding { file, line, .. } = taken.get();
                    found.push(part.finding(
                        &path,
                        format!("the {kind} `{id}` exists already, in {file}:{line}"),
                    ));
                }
            }
        }
    }
    found
}

fn entries(part: &Part) -> Vec<(String, &'static str, String)> {
    let content = &part.content;
    let mut all = Vec::new();
    if content.catalogue.is_some() {
        all.push(("catalogue".to_owned(), "section", "catalogue".to_owned()));
    }
    for (i, question) in content.question.iter().enumerate() {
        all.push((
            format!("question[{i}]"),
            "question",
            question.id.to_string(),
        ));
    }
    for (i, value) in content.value.iter().enumerate() {
        all.push((format!("value[{i}]"), "value", value.id.to_string()));
    }
    for (i, feature) in content.feature.iter().enumerate() {
        all.push((format!("feature[{i}]"), "feature", feature.id.to_string()));
    }
    for (i, shell) in content.shell.iter().enumerate() {
        all.push((format!("shell[{i}]"), "shell", shell.id.to_string()));
    }
    for (i, article) in content.article.iter().enumerate() {
        all.push((format!("article[{i}]"), "article", article.id.to_string()));
    }
    for (i, gate) in content.gate.iter().enumerate() {
        all.push((format!("gate[{i}]"), "gate", gate.id.to_string()));
    }
    for (i, cmdlet) in content.cmdlet.iter().enumerate() {
        all.push((format!("cmdlet[{i}]"), "cmdlet", cmdlet.name.to_string()));
    }
    for (i, row) in content.lifecycle.iter().enumerate() {
        all.push((format!("lifecycle[{i}]"), "lifecycle", row.id.to_string()));
    }
    for (i, own) in content.dispute.iter().enumerate() {
        all.push((format!("dispute[{i}]"), "dispute", own.id.to_string()));
    }
    for (i, own) in content.erratum.iter().enumerate() {
        all.push((format!("erratum[{i}]"), "erratum", own.id.to_string()));
    }
    for (i, symptom) in content.symptom.iter().enumerate() {
        all.push((format!("symptom[{i}]"), "symptom", symptom.id.to_string()));
    }
    for (i, term) in content.term.iter().enumerate() {
        all.push((format!("term[{i}]"), "term", term.id.to_string()));
    }
    for (path, step) in steps(part) {
        all.push((path, "step", step.id.to_string()));
    }
    all
}

/// Ids that need be unique only inside their question or step.
fn inner(part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    for (i, question) in part.content.question.iter().enumerate() {
        let ids = question
            .choices
            .iter()
            .enumerate()
            .map(|(j, choice)| (format!("question[{i}].choice[{j}]"), choice.id.to_string()));
        found.extend(repeated(part, "choice", ids));
    }
    for (path, step) in steps(part) {
        let ids = commands(&path, step)
            .into_iter()
            .map(|(path, command)| (path, command.id.to_string()));
        found.extend(repeated(part, "command", ids));
    }
    found
}

fn repeated(part: &Part, kind: &str, ids: impl Iterator<Item = (String, String)>) -> Vec<Finding> {
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for (path, id) in ids {
        if !is_kebab(&id) {
            let message =
                format!("the {kind} id `{id}` must be lower-case letters, digits and hyphens");
            found.push(part.finding(&path, message));
        }
        if seen.contains(&id) {
            found.push(part.finding(&path, format!("the {kind} id `{id}` is there twice")));
        }
        seen.push(id);
    }
    found
}
