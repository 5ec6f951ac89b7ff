//! What has ended or is about to end, and the least builds, as lines.

use serde_json::{Value as Json, json};

use super::block::{paragraph, verbatim};
use super::{cite, json};
use crate::catalogue::{Catalogue, Citation, Text};
use crate::plan::{Form, Plan, PlannedFeature, PlannedStep};

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
        format!("{} ({source})", own.in_words(row))
    });
    ends.chain(builds).collect()
}

/// What stands beside the support by the sources: `Out of support as of 2026-11-25: Exchange Server 2019.`
pub(super) fn out_of_support(plan: &Plan<'_>) -> Option<String> {
    let out = plan.out_of_support(plan.judged_on);
    let day = plan.judged_on;
    (!out.is_empty()).then(|| format!("Out of support as of {day}: {}.", out.join(", ")))
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

/// How it was once done: never in a list that is carried out.
pub(super) fn retired(plan: &Plan<'_>, planned: &PlannedStep<'_>) -> Vec<Json> {
    let objects = planned.retired.iter().map(|own| {
        let id = own.command.retired.as_ref();
        let row = id.and_then(|id| plan.catalogue.lifecycle(id.as_str()));
        json!({
            "id": own.id,
            "title": own.title(),
            "preview": own.worded.preview,
            "lifecycle": id,
            "successor": row.and_then(|row| row.successor.as_ref()),
            "note": id.map(|id| plan.ended_with(id, plan.judged_on)),
        })
    });
    objects.collect()
}

/// The same at 80 columns, each under its banner.
pub(super) fn retired_text(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    for own in &planned.retired {
        let Some(id) = &own.command.retired else {
            continue;
        };
        out.push('\n');
        paragraph(out, "    ! ", &plan.ended_with(id, plan.judged_on));
        paragraph(out, "      ", &format!("{}:", own.title()));
        match own.form() {
            Form::Manual => paragraph(out, "        ", &own.worded.preview),
            Form::PowerShell | Form::Record => verbatim(out, "        ", &own.worded.preview),
        }
    }
}

/// What other tables say of a feature.
pub(super) fn readings(catalogue: &Catalogue, planned: &PlannedFeature<'_>) -> Vec<Json> {
    let objects = planned.readings.iter().map(|(side, own)| {
        json!({
            "support": own.support.as_str(),
            "note": own.note,
            "mailbox": side.map(crate::catalogue::Mailbox::as_str),
            "source": json::source(catalogue, &own.source, &own.part),
        })
    });
    objects.collect()
}

/// `supported (KB 2614614, step 5)` for each, with what is to be said of it.
pub(super) fn readings_text(catalogue: &Catalogue, planned: &PlannedFeature<'_>) -> String {
    let each = planned.readings.iter().map(|(side, own)| {
        let side = side.map_or_else(String::new, |own| format!("{}: ", own.in_words()));
        let source = cite::short(catalogue, &own.source, &own.part);
        let blank = if own.note.is_empty() { "" } else { ". " };
        let support = own.support.in_words();
        format!("{side}{support}{blank}{} ({source})", own.note)
    });
    each.collect::<Vec<_>>().join("; ")
}

/// What all of this rests on.
pub(super) fn cited(plan: &Plan<'_>) -> Vec<Citation> {
    let milestones = plan.milestones(plan.judged_on).into_iter();
    let phases = milestones.map(|own| (&own.phase.source, &own.phase.part));
    let builds = plan.minimum_builds().into_iter();
    let builds = builds.map(|(_, own)| (&own.source, &own.part));
    let readings = plan.features.iter().flat_map(|own| &own.readings);
    let readings = readings.map(|(_, own)| (&own.source, &own.part));
    let mut cited: Vec<Citation> = phases
        .chain(builds)
        .chain(readings)
        .map(|(source, part)| Citation {
            source: source.clone(),
            part: part.clone(),
        })
        .collect();
    for step in &plan.steps {
        let work = step.commands.iter().chain(&step.verify).chain(&step.undo);
        let sources = work.filter_map(|own| own.command.source.clone());
        cited.extend(sources.map(|source| Citation {
            source,
            part: Text::default(),
        }));
    }
    cited
}
