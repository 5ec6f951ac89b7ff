//! Questions: their defaults are choices, and whatever they look at is asked before them.

use super::conditions::{asked_by, presumed};
use super::{Catalogue, ChoiceId, Finding, Part, Question};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (i, question) in part.content.question.iter().enumerate() {
            let path = format!("question[{i}]");
            found.extend(
                choices(&path, question)
                    .into_iter()
                    .map(|(path, message)| part.finding(&path, message)),
            );
            for (path, condition) in asked_by(&path, question) {
                for id in condition.questions() {
                    if !is_before(catalogue, id.as_str(), question) {
                        let message = format!("`{id}` is not asked before `{}`", question.id);
                        found.push(part.finding(&path, message));
                    }
                }
            }
        }
    }
    found
}

/// Whether a question has an answer, or none, by the time that another is asked.
fn is_before(catalogue: &Catalogue, id: &str, question: &Question) -> bool {
    let place = |id: &str| catalogue.questions.iter().position(|own| own.id == *id);
    match (place(id), place(question.id.as_str())) {
        (Some(first), Some(own)) => first < own,
        // That there is no such question is found with the references.
        _ => catalogue.question(id).is_none() && id != super::MAILBOX,
    }
}

fn choices(path: &str, question: &Question) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut held = |path: &str, what: &str, ids: &[ChoiceId]| {
        let missing = ids
            .iter()
            .filter(|id| question.choice(id.as_str()).is_none());
        found.extend(missing.map(|id| (path.to_owned(), format!("{what} `{id}` is not a choice"))));
        if ids.len() > 1 && !question.many {
            let message = "several defaults, but one choice is asked for";
            found.push((path.to_owned(), message.to_owned()));
        }
    };
    held(path, "the default", &question.default);
    for (path, own) in presumed(path, question) {
        held(&path, "what acts unsaid,", &own.choices);
    }
    for (path, own) in presumed(path, question) {
        if own.choices.is_empty() {
            found.push((path, "names no choice".to_owned()));
        }
    }
    if question.choices.len() < 2 {
        let message = "a question needs at least two choices";
        found.push((path.to_owned(), message.to_owned()));
    }
    let is_empty = question.choices.is_empty();
    if !is_empty && question.choices.iter().all(|own| own.older) {
        let message = "every choice is an older one";
        found.push((path.to_owned(), message.to_owned()));
    }
    found
}
