//! The questions and the values, for the eyes.

use super::block::{count, paragraph, verbatim};
use crate::plan::Plan;

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
        for offer in &asked.offers {
            let acts = asked.acting.contains(&offer.choice.id);
            let mark = match (acts, asked.by_default) {
                (true, false) => "  * ",
                (true, true) => "  ~ ",
                (false, _) => "    ",
            };
            let choice = offer.choice;
            let text = match offer.barred {
                Some(reason) => format!("not offered: {reason}."),
                None => format!("{}. {}", choice.title, choice.consequence),
            };
            paragraph(&mut out, &format!("{mark}{}: ", choice.id), &text);
        }
        out.push('\n');
    }
    out.push_str("* answered   ~ acts by default\n");
    out
}

/// The values that the steps to do need.
#[must_use]
pub fn values(plan: &Plan<'_>) -> String {
    let mut out = String::new();
    for planned in &plan.values {
        let own = planned.value;
        let state = match (&planned.given, &planned.default) {
            (Some(texts), _) => texts.join(", "),
            (None, Some(text)) => format!("{text} (default)"),
            (None, None) => "missing".to_owned(),
        };
        paragraph(
            &mut out,
            "",
            &format!("{} [{}]: {state}", own.title, own.id),
        );
        let list = if own.list { ", a list" } else { "" };
        paragraph(
            &mut out,
            "  ",
            &format!("{} ({}{list})", own.meaning, own.kind.as_str()),
        );
        if !own.example.is_empty() {
            paragraph(&mut out, "  Example: ", &own.example.join(", "));
        }
        paragraph(&mut out, "  Found: ", &own.find.text);
        verbatim(&mut out, "    ", &own.find.command);
        let ids: Vec<&str> = planned.needed_by.iter().map(|id| id.as_str()).collect();
        paragraph(&mut out, "  Needed by: ", &ids.join(", "));
        out.push('\n');
    }
    out.push_str(&count(
        plan.values.iter().filter(|own| own.is_missing()).count(),
        "value",
    ));
    out.push_str(" missing\n");
    out
}
