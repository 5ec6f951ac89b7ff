//! What is left out because it is not wanted, and what would be lost without a step: in words and as JSON.

use serde_json::{Value as Json, json};

use super::block::paragraph;
use crate::catalogue::{Mailbox, Need};
use crate::plan::{LeftOut, Plan, PlannedStep, listed};

/// One line for each step that is left out: `step 9, exchange-online-provider (owa-im)`.
#[must_use]
pub(super) fn left_out_lines(plan: &Plan<'_>) -> Vec<String> {
    let lines = plan.left_out().map(|(own, left_out)| {
        let id = &own.step.id;
        let features = features(left_out).join(", ");
        format!("step {}, {id} ({features})", plan.number(id))
    });
    lines.collect()
}

fn features<'f>(left_out: &'f LeftOut<'_>) -> Vec<&'f str> {
    let features = left_out.features.iter();
    features.map(|own| own.id.as_str()).collect()
}

pub(super) fn left_out_text(out: &mut String, plan: &Plan<'_>) {
    let lines = left_out_lines(plan);
    if !lines.is_empty() {
        let text = format!("because not wanted: {}.", lines.join("; "));
        paragraph(out, "Left out ", &text);
    }
}

pub(super) fn left_out(plan: &Plan<'_>) -> Vec<Json> {
    let all = plan.left_out().map(|(own, left_out)| {
        json!({
            "id": own.step.id,
            "title": own.step.title,
            "need": Need::as_str(left_out.need),
            "features": features(left_out),
        })
    });
    all.collect()
}

/// What would be lost without a step, in a sentence; nothing where no wanted feature rests on it.
#[must_use]
pub(crate) fn lost_in_words(planned: &PlannedStep<'_>) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    for side in [None, Some(Mailbox::OnPremises), Some(Mailbox::Online)] {
        let here = planned
            .lost_without
            .iter()
            .filter(|own| own.mailbox == side);
        let titles: Vec<&str> = here.map(|own| own.feature.title.as_str()).collect();
        let verb = match titles.len() {
            0 => continue,
            1 => "fails",
            _ => "fail",
        };
        let whom = side.map_or_else(String::new, |side| format!(" for {}", side.in_words()));
        told.push(format!("{} {verb}{whom}", listed(&titles)));
    }
    (!told.is_empty()).then(|| format!("{}.", told.join("; ")))
}

pub(super) fn lost_text(out: &mut String, planned: &PlannedStep<'_>) {
    if let Some(text) = lost_in_words(planned) {
        out.push('\n');
        paragraph(out, "    Without it: ", &text);
    }
}

pub(super) fn lost(planned: &PlannedStep<'_>) -> Vec<Json> {
    let lost = planned.lost_without.iter().map(|own| {
        json!({
            "id": own.feature.id,
            "title": own.feature.title,
            "how": own.as_str(),
            "mailbox": own.mailbox.map(Mailbox::as_str),
        })
    });
    lost.collect()
}
