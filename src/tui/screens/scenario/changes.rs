//! What the choice under the cursor would change in the plan: steps, needs, commands.

use ratatui::text::Span;

use crate::catalogue::{CommandId, Need, StepId};
use crate::export::count;
use crate::plan::{Difference, Plan};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

pub(super) fn write<'a>(
    view: &View<'a>,
    plan: &'a Plan<'_>,
    difference: &'a Difference<'_>,
    sheet: &mut Sheet<'a>,
) {
    if difference.is_empty() {
        // Where there is no plan, that is said already.
        if !plan.steps.is_empty() {
            sheet.gap();
            sheet.prose(view.theme.dim, "Nothing changes in the plan.");
        }
        return;
    }
    let (gained, lost) = (difference.gained(), difference.lost());
    let groups = [
        ("comes in", "come in", "+ ", &gained, view.theme.good),
        ("falls away", "fall away", "- ", &lost, view.theme.bad),
    ];
    for (one, more, sign, ids, style) in groups {
        if ids.is_empty() {
            continue;
        }
        sheet.gap();
        sheet.prose(view.theme.heading, told(ids.len(), "step", [one, more]));
        for id in ids {
            sheet.hung(
                vec![Span::styled(sign, style)],
                vec![Span::raw(title(plan, id))],
            );
        }
    }
    sheet.gap();
    let elsewhere = |ids: &[CommandId], told: &[&StepId]| {
        let of = |id: &CommandId, step: &StepId| {
            let (own, _) = id.as_str().split_once('.').unwrap_or((id.as_str(), ""));
            *step == *own
        };
        let others = ids.iter().filter(|id| !told.iter().any(|own| of(id, own)));
        others.count()
    };
    let is_apart = !(gained.is_empty() && lost.is_empty());
    for (number, verbs) in [
        (
            elsewhere(&difference.added, &gained),
            ["comes in", "come in"],
        ),
        (
            elsewhere(&difference.removed, &lost),
            ["falls away", "fall away"],
        ),
        (
            difference.reworded.len(),
            ["reads differently", "read differently"],
        ),
    ] {
        if number > 0 {
            let text = told(number, "command", verbs);
            let text = if is_apart {
                format!("elsewhere {text}")
            } else {
                text
            };
            sheet.prose(view.style(), text);
        }
    }
    needs(view, plan, difference, sheet);
}

/// Steps that stay to do, or stay away, for another reason than before.
fn needs<'a>(
    view: &View<'a>,
    plan: &'a Plan<'_>,
    difference: &'a Difference<'_>,
    sheet: &mut Sheet<'a>,
) {
    for (id, old, new) in &difference.needs {
        if let (Some(old), Some(new)) = (old, new)
            && old.is_to_do()
            && new.is_to_do()
        {
            let arrow = format!("  {} {} ", old.in_words(), view.glyphs.arrow);
            sheet.hung(
                vec![Span::styled("~ ", view.theme.warning)],
                vec![
                    Span::raw(title(plan, id)),
                    view.dim(arrow),
                    Span::raw(Need::in_words(*new)),
                ],
            );
        }
    }
}

/// `1 step comes in`, `2 steps come in`.
fn told(number: usize, noun: &str, [one, more]: [&str; 2]) -> String {
    let verb = if number == 1 { one } else { more };
    format!("{} {verb}", count(number, noun))
}

fn title<'a>(plan: &Plan<'a>, id: &StepId) -> &'a str {
    let step = plan.catalogue.step(id.as_str());
    step.map_or("", |own| own.title.as_str())
}
