//! The card of one step, for the eyes: with its parameters, undo, failures and sources.

use super::block::{capitalized, closed, paragraph};
use super::text::{circumstances, gates, heading, reasons, unlocked};
use super::work::{Named, work};
use super::{cite, disputes, ends, wanted};
use crate::catalogue::{Reference, Text};
use crate::plan::{Plan, PlannedStep};

/// One step with everything that its card shows.
#[must_use]
pub fn step(plan: &Plan<'_>, planned: &PlannedStep<'_>, reference: &Reference) -> String {
    let mut out = String::new();
    let step = planned.step;
    heading(&mut out, &step.title);
    paragraph(&mut out, "", &step.why);
    out.push('\n');
    reasons(&mut out, plan, planned);
    if planned.need.takes_place() {
        circumstances(&mut out, planned);
    }
    work(&mut out, plan, ("Do", Named::ById), &planned.commands);
    parameters(&mut out, planned, reference);
    gates(&mut out, plan, planned);
    work(&mut out, plan, ("Check", Named::ById), &planned.verify);
    unlocked(&mut out, planned);
    wanted::lost_text(&mut out, planned);
    work(&mut out, plan, ("Undo", Named::ById), &planned.undo);
    ends::retired_text(&mut out, plan, planned);
    for note in &planned.notes {
        out.push('\n');
        let cited = cite::behind(plan.catalogue, &note.sources);
        paragraph(
            &mut out,
            &format!("    {}: ", capitalized(note.kind.as_str())),
            &format!("{}{cited}", note.text),
        );
    }
    for own in &planned.disputes {
        out.push('\n');
        disputes::dispute(&mut out, plan.catalogue, own, "    ");
    }
    for own in &planned.errata {
        out.push('\n');
        disputes::erratum(&mut out, plan.catalogue, own, "    ");
    }
    if !planned.failures.is_empty() {
        out.push_str("\n    When it fails:\n");
    }
    for failure in &planned.failures {
        let source = cite::short(plan.catalogue, &failure.source, "");
        paragraph(
            &mut out,
            "    - ",
            &format!("{} {} ({source})", closed(&failure.symptom), failure.remedy),
        );
    }
    symptoms(&mut out, plan, planned);
    out.push_str("\n    Sources, also of each command that names none of its own:\n");
    for line in cite::in_full(plan.catalogue, &step.sources) {
        paragraph(&mut out, "    - ", &line);
    }
    out
}

/// What else is seen when the step is not right.
fn symptoms(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    if !planned.symptoms.is_empty() {
        out.push_str("\n    Troubleshooting:\n");
    }
    for own in &planned.symptoms {
        let cited = cite::behind(plan.catalogue, &own.sources);
        paragraph(
            out,
            "    - ",
            &format!("{} {}{cited}", closed(&own.title), own.means),
        );
        for text in &own.checks {
            paragraph(out, "      check: ", text);
        }
        for text in &own.remedies {
            paragraph(out, "      do: ", text);
        }
    }
}

fn parameters(out: &mut String, planned: &PlannedStep<'_>, reference: &Reference) {
    let mut told: Vec<&str> = Vec::new();
    for command in planned.commands.iter().map(|own| own.command) {
        for (name, parameters) in command.action.calls() {
            let Some(cmdlet) = reference.cmdlet(name) else {
                continue;
            };
            if told.contains(&cmdlet.name.as_str()) {
                continue;
            }
            told.push(&cmdlet.name);
            out.push('\n');
            paragraph(out, &format!("    {}: ", cmdlet.name), &cmdlet.meaning);
            for name in parameters {
                let here = command.explain.get(name).map(Text::as_str);
                let row = cmdlet.parameters.get(name).map(|own| own.meaning.as_str());
                if let Some(meaning) = here.or(row) {
                    paragraph(out, &format!("      -{name}: "), meaning);
                }
            }
        }
    }
}
