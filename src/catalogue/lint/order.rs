//! The running order holds every step, and no step comes before one that it waits for.

use super::{Catalogue, Finding, Part, StepId, steps};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let order = &catalogue.edition.running_order;
    let place = |id: &StepId| order.iter().position(|own| own == id);
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            if place(&step.id).is_none() {
                let message = format!("the step `{}` is missing in the running order", step.id);
                found.push(part.finding(&path, message));
            }
            for before in &step.after {
                if let Some(cycle) = cycle(catalogue, &step.id, before) {
                    let message = format!("the steps wait for each other: {cycle}");
                    found.push(part.finding(&format!("{path}.after"), message));
                } else if let (Some(first), Some(own)) = (place(before), place(&step.id))
                    && first >= own
                {
                    let message =
                        format!("`{before}` comes first, but runs later than `{}`", step.id);
                    found.push(part.finding(&format!("{path}.after"), message));
                }
            }
        }
        if part.content.catalogue.is_none() {
            continue;
        }
        for (index, id) in order.iter().enumerate() {
            let twice = order.iter().take(index).any(|other| other == id);
            if twice || catalogue.step(id.as_str()).is_none() {
                let what = if twice {
                    "is there twice"
                } else {
                    "is not a step"
                };
                let path = format!("catalogue.running-order[{index}]");
                found.push(part.finding(&path, format!("`{id}` {what}")));
            }
        }
    }
    found
}

/// The way from a step back to itself through one that it waits for.
fn cycle(catalogue: &Catalogue, start: &StepId, next: &StepId) -> Option<String> {
    let mut way = vec![vec![start, next]];
    let mut seen: Vec<&StepId> = Vec::new();
    while let Some(path) = way.pop() {
        let last = *path.last()?;
        if last == start {
            let names: Vec<&str> = path.iter().map(|id| id.as_str()).collect();
            return Some(names.join(" > "));
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
