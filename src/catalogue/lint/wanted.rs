//! The question which features are wanted offers each feature, by its own name, and each step says what it is there for.

use super::{Catalogue, Finding, Part, Purpose, Question, Step, WANTED, commands, steps};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (i, question) in part.content.question.iter().enumerate() {
            let path = format!("question[{i}]");
            if question.id == *WANTED {
                found.extend(choices(part, &path, question, catalogue));
            }
            found.extend(wants(part, &path, question, catalogue));
        }
        for (path, step) in steps(part) {
            for id in step.keeps.iter().filter(|id| !step.after.contains(id)) {
                let message =
                    format!("`{id}` is kept, but it is not waited for: add it to `after`");
                found.push(part.finding(&format!("{path}.keeps"), message));
            }
            for (path, command) in commands(&path, step) {
                let unknown = command.with.iter();
                let mut unknown = unknown.filter(|id| catalogue.step(id.as_str()).is_none());
                found.extend(unknown.next().map(|id| {
                    part.finding(&format!("{path}.with"), format!("there is no step `{id}`"))
                }));
            }
            if catalogue.question(WANTED).is_some() && is_for_nothing(step, catalogue) {
                let message = format!(
                    "the step `{}` serves no feature, and nothing rests on it: what is its `purpose`?",
                    step.id
                );
                found.push(part.finding(&path, message));
            }
        }
    }
    found
}

fn choices(part: &Part, path: &str, question: &Question, catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    let cells = catalogue.features.iter().flat_map(|own| &own.cells);
    for id in cells.flat_map(|own| own.when.questions()) {
        let decides = catalogue.question(id.as_str());
        if decides.is_some_and(|own| own.looks_at(WANTED)) {
            let message = format!("`{id}` decides what is offered, and looks at `{WANTED}` itself");
            found.push(part.finding(path, message));
        }
    }
    if !question.many {
        found.push(part.finding(path, "several features may be wanted: `many = true`"));
    }
    for (i, choice) in question.choices.iter().enumerate() {
        let path = format!("{path}.choice[{i}]");
        match catalogue.feature(choice.id.as_str()) {
            None => found.push(part.finding(&path, format!("there is no feature `{}`", choice.id))),
            Some(own) if own.title != choice.title => {
                let message = format!("the feature `{}` has another title: {}", own.id, own.title);
                found.push(part.finding(&path, message));
            }
            Some(_) => {}
        }
        if !choice.barred.is_empty() {
            let message = "what is not supported is not offered: the cells of the feature say it";
            found.push(part.finding(&path, message));
        }
    }
    for feature in &catalogue.features {
        if question.choice(feature.id.as_str()).is_none() {
            let message = format!("the feature `{}` is not a choice", feature.id);
            found.push(part.finding(path, message));
        }
    }
    found
}

/// The features that are wanted with an answer.
fn wants(part: &Part, path: &str, question: &Question, catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for (i, choice) in question.choices.iter().enumerate() {
        for id in &choice.wants {
            if catalogue.feature(id.as_str()).is_none() {
                let path = format!("{path}.choice[{i}].wants");
                found.push(part.finding(&path, format!("there is no feature `{id}`")));
            }
        }
    }
    found
}

/// Whether nothing could be said of what falls away without the step.
fn is_for_nothing(step: &Step, catalogue: &Catalogue) -> bool {
    let rests = |own: &Step| own.requires.contains(&step.id) || own.keeps.contains(&step.id);
    let is_rested_on = catalogue.steps.iter().any(rests);
    match step.purpose {
        Purpose::Itself => false,
        Purpose::Guard => !is_rested_on,
        Purpose::Features => {
            step.unlocks.is_empty() && step.contributes.is_empty() && !is_rested_on
        }
    }
}
