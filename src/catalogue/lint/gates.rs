//! Gates exist, are used, and lead to cards that exist; a card that a gate leads has no other place.

use super::{Catalogue, Finding, Gate, Part, Step, steps};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            let path = format!("{path}.then");
            if step.defers && step.then.is_empty() {
                found.push(part.finding(&path, "it defers its gates, but names none"));
            }
            for (index, id) in step.then.iter().enumerate() {
                if catalogue.gate(id.as_str()).is_none() {
                    found.push(part.finding(&path, format!("there is no gate `{id}`")));
                }
                if step.then.iter().take(index).any(|own| own == id) {
                    found.push(part.finding(&path, format!("`{id}` is there twice")));
                }
            }
        }
        for (index, gate) in part.content.gate.iter().enumerate() {
            let faults = faults(gate, catalogue).into_iter();
            found.extend(faults.map(|own| part.finding(&format!("gate[{index}]"), own)));
        }
    }
    found
}

fn faults(gate: &Gate, catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    let mut steps = catalogue.steps.iter();
    if !steps.any(|own| own.then.contains(&gate.id)) {
        faults.push(format!("no step names the gate `{}`", gate.id));
    }
    if gate.sources.is_empty() {
        faults.push(format!("the gate `{}` names no source", gate.id));
    }
    match (&gate.step, gate.leads) {
        (None, true) => faults.push("it leads a card, but names no step".to_owned()),
        (None, false) => {}
        (Some(id), leads) => match catalogue.step(id.as_str()) {
            None => faults.push(format!("there is no step `{id}`")),
            Some(card) if leads => faults.extend(waiting(card, catalogue)),
            Some(_) => {}
        },
    }
    faults
}

/// A card that moves with its gate neither waits for a step nor is waited for: the steps before it name the gate.
fn waiting(card: &Step, catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    if !card.after.is_empty() {
        faults.push(format!(
            "`{}` stands where its gate is shown first, and waits for nothing else",
            card.id
        ));
    }
    let steps = catalogue.steps.iter();
    for own in steps.filter(|own| own.after.contains(&card.id)) {
        faults.push(format!(
            "`{}` waits for `{}`, which stands where its gate is shown first",
            own.id, card.id
        ));
    }
    faults
}
