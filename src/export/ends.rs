//! What has ended or is about to end, and the least builds, as lines.

use serde_json::{Value as Json, json};

use super::{cite, json};
use crate::plan::Plan;

/// A line for each, judged by the day of the document.
pub(super) fn lines(plan: &Plan<'_>) -> Vec<String> {
    let catalogue = plan.catalogue;
    let milestones = plan.milestones(plan.judged_on);
    let ends = milestones.iter().map(|own| {
        let phase = own.phase;
        let source = cite::short(catalogue, &phase.source, &phase.part);
        format!("{} {} ({source})", own.in_words(), phase.text)
    });
    let builds = plan.minimum_builds();
    let builds = builds.iter().map(|(row, own)| {
        let source = cite::short(catalogue, &own.source, &own.part);
        let (title, purpose, build) = (&row.title, &own.purpose, &own.build);
        format!("{title}: {purpose} needs build {build} or later ({source})")
    });
    ends.chain(builds).collect()
}

/// The same for other programs.
pub(super) fn milestones(plan: &Plan<'_>) -> Vec<Json> {
    let milestones = plan.milestones(plan.judged_on);
    let objects = milestones.iter().map(|own| {
        json!({
            "id": own.lifecycle.id,
            "title": own.lifecycle.title,
            "state": own.phase.state.as_str(),
            "from": own.from,
            "coming": own.is_coming,
            "text": own.phase.text,
            "successor": own.lifecycle.successor,
            "source": json::source(plan.catalogue, &own.phase.source, &own.phase.part),
        })
    });
    objects.collect()
}

/// The least builds for other programs.
pub(super) fn minimum_builds(plan: &Plan<'_>) -> Vec<Json> {
    let builds = plan.minimum_builds();
    let objects = builds.iter().map(|(row, own)| {
        json!({
            "id": row.id,
            "title": row.title,
            "for": own.purpose,
            "build": own.build,
            "source": json::source(plan.catalogue, &own.source, &own.part),
        })
    });
    objects.collect()
}
