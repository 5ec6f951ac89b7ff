//! Each running order holds every step, and in none does a step come before one that it waits for.

use super::{Catalogue, Finding, Part, StepId, steps};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        if part.content.catalogue.is_some() {
            let order = &catalogue.edition.running_order;
            found.extend(entries(part, "catalogue.running-order", order, catalogue));
        }
        for (index, order) in part.content.order.iter().enumerate() {
            let path = format!("order[{index}]");
            found.extend(entries(
                part,
                &format!("{path}.steps"),
                &order.steps,
                catalogue,
            ));
            found.extend(complete(part, &path, &order.steps, catalogue));
            if order.sources.is_empty() {
                found.push(part.finding(&path, "the order names no source"));
            }
        }
        for (path, step) in steps(part) {
            if place(&catalogue.edition.running_order, &step.id).is_none() {
                let message = format!("the step `{}` is missing in the running order", step.id);
                found.push(part.finding(&path, message));
            }
            for before in &step.after {
                if let Some(cycle) = cycle(catalogue, &step.id, before) {
                    // Told once, of the step that is the first of them by name.
                    if cycle.iter().all(|own| step.id <= **own) {
                        let names: Vec<&str> = cycle.iter().map(|own| own.as_str()).collect();
                        let cycle = names.join(" > ");
                        let message = format!("the steps wait for each other: {cycle}");
                        found.push(part.finding(&format!("{path}.after"), message));
                    }
                } else if is_late(&catalogue.edition.running_order, before, &step.id) {
                    let message =
                        format!("`{before}` comes first, but runs later than `{}`", step.id);
                    found.push(part.finding(&format!("{path}.after"), message));
                }
            }
            for id in step.requires.iter().filter(|id| !step.after.contains(id)) {
                let message =
                    format!("`{id}` is required, but it is not waited for: add it to `after`");
                found.push(part.finding(&format!("{path}.requires"), message));
            }
        }
    }
    found
}

fn place(order: &[StepId], id: &StepId) -> Option<usize> {
    order.iter().position(|own| own == id)
}

/// Whether both stand in the order, and the first not before the second.
fn is_late(order: &[StepId], first: &StepId, second: &StepId) -> bool {
    match (place(order, first), place(order, second)) {
        (Some(first), Some(second)) => first >= second,
        _ => false,
    }
}

/// Entries that are no steps, or there twice.
fn entries(part: &Part, path: &str, order: &[StepId], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, id) in order.iter().enumerate() {
        let twice = order.iter().take(index).any(|other| other == id);
        if twice || catalogue.step(id.as_str()).is_none() {
            let what = if twice {
                "is there twice"
            } else {
                "is not a step"
            };
            found.push(part.finding(&format!("{path}[{index}]"), format!("`{id}` {what}")));
        }
    }
    found
}

/// What an order for some scenarios lacks, and where it lets a step come before one that it waits for.
fn complete(part: &Part, path: &str, order: &[StepId], catalogue: &Catalogue) -> Vec<Finding> {
    let path = format!("{path}.steps");
    let mut found = Vec::new();
    for step in &catalogue.steps {
        if place(order, &step.id).is_none() {
            let message = format!("the step `{}` is missing in this order", step.id);
            found.push(part.finding(&path, message));
        }
        for before in &step.after {
            if is_late(order, before, &step.id) && cycle(catalogue, &step.id, before).is_none() {
                let message = format!("`{}` comes before `{before}`, which it waits for", step.id);
                found.push(part.finding(&path, message));
            }
        }
    }
    found
}

/// The way from a step back to itself through one that it waits for.
fn cycle<'a>(
    catalogue: &'a Catalogue,
    start: &'a StepId,
    next: &'a StepId,
) -> Option<Vec<&'a StepId>> {
    let mut way = vec![vec![start, next]];
    let mut seen: Vec<&StepId> = Vec::new();
    while let Some(path) = way.pop() {
        let last = *path.last()?;
        if last == start {
            return Some(path);
        }
        if seen.contains(&last) {
            continue;
        }
        seen.push(last);
        for before in catalogue
            .step(last.as_str())
            .map_or(&[][..], |step| &step.after)
        {
            let mut longer = path.clone();
            longer.push(before);
            way.push(longer);
        }
    }
    None
}
