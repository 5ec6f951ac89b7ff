//! What has an end is dated well: real dates in their order, a successor that exists, and nothing that says nothing.

use super::{Catalogue, Finding, Lifecycle, Part, is_date};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (index, row) in part.content.lifecycle.iter().enumerate() {
            found.extend(faults(part, &format!("lifecycle[{index}]"), row, catalogue));
        }
        for (index, feature) in part.content.feature.iter().enumerate() {
            for (place, own) in feature.today.iter().enumerate() {
                let path = format!("feature[{index}].today[{place}]");
                found.extend(undated(&own.since).map(|message| part.finding(&path, message)));
            }
        }
        if let Some(edition) = &part.content.catalogue {
            let path = "catalogue.reviewed";
            found.extend(undated(&edition.reviewed).map(|message| part.finding(path, message)));
        }
    }
    found
}

fn faults(part: &Part, path: &str, row: &Lifecycle, catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |path: &str, message: String| found.push(part.finding(path, message));
    if row.title.trim().is_empty() {
        say(path, "the title is empty".to_owned());
    }
    let mut others = catalogue.lifecycles.iter();
    let follows = others.any(|own| own.successor.as_ref() == Some(&row.id));
    if row.phases.is_empty() && row.minimum_builds.is_empty() && !follows {
        let message = format!(
            "`{}` has neither a phase nor a least build, and nothing is followed by it",
            row.id
        );
        say(path, message);
    }
    let mut before = "";
    for (place, phase) in row.phases.iter().enumerate() {
        let path = format!("{path}.phase[{place}]");
        if let Some(message) = undated(&phase.from) {
            say(&path, message);
        } else if phase.from.as_str() <= before {
            let message = format!("{} does not come after {before}", phase.from);
            say(&path, message);
        }
        if phase.text.trim().is_empty() {
            say(&path, "the text is empty".to_owned());
        }
        before = &phase.from;
    }
    for (place, own) in row.minimum_builds.iter().enumerate() {
        let is_build = own.build.split('.').count() > 1
            && own.build.split('.').all(|one| one.parse::<u32>().is_ok());
        if !is_build {
            let message = format!("`{}` is no build, such as 15.2.1544.25", own.build);
            say(&format!("{path}.minimum-build[{place}]"), message);
        }
    }
    if let Some(id) = &row.successor {
        let path = format!("{path}.successor");
        if *id == row.id {
            say(&path, format!("`{id}` cannot follow itself"));
        } else if catalogue.lifecycle(id.as_str()).is_none() {
            say(&path, format!("there is no lifecycle `{id}`"));
        }
    }
    found
}

fn undated(text: &str) -> Option<String> {
    (!is_date(text)).then(|| format!("`{text}` is no date, such as 2025-10-14"))
}
