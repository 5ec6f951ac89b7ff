//! Disputes and errata: readings that differ, and a place where each is shown.

use super::{Catalogue, Condition, Dispute, Finding, Part, Placed, Text, unknown};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (index, own) in part.content.dispute.iter().enumerate() {
            let path = format!("dispute[{index}]");
            let name = format!("the dispute `{}`", own.id);
            found.extend(readings(own).map(|m| part.finding(&path, format!("{name} {m}"))));
            found.extend(placed(part, &path, (&name, own), catalogue));
        }
        for (index, own) in part.content.erratum.iter().enumerate() {
            let path = format!("erratum[{index}]");
            let name = format!("the erratum `{}`", own.id);
            if own.sources.is_empty() {
                let message = format!("{name} names no source for what is right");
                found.push(part.finding(&path, message));
            }
            found.extend(placed(part, &path, (&name, own), catalogue));
        }
    }
    found
}

fn readings(own: &Dispute) -> impl Iterator<Item = &'static str> {
    let few = own.readings.len() < 2;
    let few = few.then_some("has fewer than two readings");
    let first = own.readings.first();
    let same = |says: &Text| own.readings.iter().all(|one| one.says == *says);
    let alike = own.readings.len() > 1 && first.is_some_and(|one| same(&one.says));
    let alike = alike.then_some("has readings that all say the same");
    [few, alike].into_iter().flatten()
}

/// The steps and features are there; what names none is about a scenario, which its condition tells.
fn placed(
    part: &Part,
    path: &str,
    (name, own): (&str, &impl Placed),
    catalogue: &Catalogue,
) -> Vec<Finding> {
    let unknown = unknown((own.steps(), own.features()), catalogue);
    let mut found: Vec<Finding> = unknown
        .map(|(key, message)| part.finding(&format!("{path}.{key}"), message))
        .collect();
    if own.is_general() && *own.when() == Condition::default() {
        let message = format!("{name} belongs to no step and no feature, and to no scenario");
        found.push(part.finding(path, message));
    }
    found
}
