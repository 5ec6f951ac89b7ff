//! The questions and the values, for the eyes.

use super::block::{count, paragraph, verbatim};
use super::text::heading;
use crate::catalogue::{Column, System, Value};
use crate::plan::{Plan, PlannedValue};

/// The visible questions with their choices.
#[must_use]
pub fn questions(plan: &Plan<'_>) -> String {
    let mut out = String::new();
    for asked in &plan.scenario.asked {
        let question = asked.question;
        paragraph(
            &mut out,
            "",
            &format!("{} [{}]", question.title, question.id),
        );
        paragraph(&mut out, "  ", &question.help);
        let (older, rest): (Vec<_>, Vec<_>) = asked.offers.iter().partition(|own| own.choice.older);
        for offer in rest.into_iter().chain(older) {
            let acts = asked.acting.contains(&offer.choice.id);
            let mark = match (acts, asked.by_default) {
                (true, false) => "  * ",
                (true, true) => "  ~ ",
                (false, _) => "    ",
            };
            let choice = offer.choice;
            let text = match &offer.barred {
                Some(reason) => format!("not offered: {reason}."),
                None => format!("{}. {}", choice.title, choice.consequence),
            };
            let text = if choice.older {
                format!("(older) {text}")
            } else {
                text
            };
            paragraph(&mut out, &format!("{mark}{}: ", choice.id), &text);
        }
        out.push('\n');
    }
    out.push_str("* answered   ~ acts by default\n");
    let asked = plan.scenario.asked.len();
    if plan.steps.is_empty() {
        let text = "More are asked once `exchange` and `lync` are answered: write them into a file, and read this \
                    list again with --answers FILE.";
        paragraph(
            &mut out,
            "",
            &format!("{}. {text}", count(asked, "question")),
        );
    }
    out
}

/// The values that the steps to do need, and the former ones that undo restores.
#[must_use]
pub fn values(plan: &Plan<'_>) -> String {
    let mut out = String::new();
    for system in System::ALL.iter().copied() {
        let own = plan.values.iter().filter(|own| own.value.system == system);
        for (index, planned) in own.enumerate() {
            if index == 0 {
                heading(&mut out, system.title());
            }
            value(&mut out, planned);
        }
    }
    let missing = plan.missing().count();
    out.push_str(&format!("{} missing\n", count(missing, "value")));
    if !plan.former_values.is_empty() {
        out.push('\n');
        heading(&mut out, "Former values, for undo");
        paragraph(
            &mut out,
            "",
            "Not needed for the work. The first step prints them; an undo command can be copied once the value it \
             restores is filled in.",
        );
        out.push('\n');
        for planned in &plan.former_values {
            value(&mut out, planned);
        }
    }
    out
}

/// What is so where a column is not filled in.
fn freedom(value: &Value, column: &Column) -> String {
    let other = column.same_as.as_deref();
    let other = value.columns.iter().find(|own| Some(&*own.id) == other);
    match other {
        Some(other) => format!(", else that of column \"{}\"", other.title),
        None if column.optional => ", optional".to_owned(),
        None => String::new(),
    }
}

fn value(out: &mut String, planned: &PlannedValue<'_>) {
    let own = planned.value;
    let state = match (&planned.given, planned.default_in_words()) {
        (Some(texts), _) => texts.join(", "),
        (None, Some(text)) if planned.is_guess => format!("{text} (default, please check)"),
        (None, Some(text)) => format!("{text} (default)"),
        (None, None) if own.before => "not recorded".to_owned(),
        (None, None) => "missing".to_owned(),
    };
    let name = format!("{} [{}]: {state}", planned.title(), planned.id());
    paragraph(out, "", &name);
    for lacking in planned.incomplete() {
        paragraph(out, "  Not whole: ", &lacking);
    }
    let list = if own.list { ", a list" } else { "" };
    paragraph(
        out,
        "  ",
        &format!("{} ({}{list})", own.meaning, own.kind.as_str()),
    );
    for (place, column) in own.columns.iter().enumerate() {
        let kind = column.kind.as_str();
        let text = format!("{} ({kind}{})", column.title, freedom(own, column));
        paragraph(out, &format!("  Column {}: ", place + 1), &text);
    }
    if !own.example.is_empty() {
        paragraph(out, "  Example: ", &own.example.join(", "));
    }
    paragraph(out, "  Found: ", &own.find.text);
    verbatim(out, "    ", &own.find.command);
    let ids: Vec<&str> = planned.needed_by.iter().map(|id| id.as_str()).collect();
    paragraph(out, "  Needed by: ", &ids.join(", "));
    out.push('\n');
}
