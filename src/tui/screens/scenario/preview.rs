//! What the plan is, or would be with the choice under the cursor.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::age::count;
use super::super::ledger;
use crate::catalogue::{Need, ScenarioSupport, StepId};
use crate::plan::{Difference, Plan};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

pub(super) fn draw(view: &View<'_>, present: &Plan<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let mut sheet = Sheet::within(area);
    if let Some(preview) = &view.wizard.scenario.preview {
        head(view, &preview.plan, &mut sheet);
        counts(view, present, &preview.plan, &mut sheet);
        changes(view, &preview.plan, &preview.difference, &mut sheet);
        features(view, &preview.plan, Some(&preview.difference), &mut sheet);
        notes(view, &preview.plan, &mut sheet);
    } else {
        head(view, present, &mut sheet);
        counts(view, present, present, &mut sheet);
        features(view, present, None, &mut sheet);
        notes(view, present, &mut sheet);
    }
    sheet.draw_detail(view, area, canvas);
}

/// The scenario, and what its sources say of it.
fn head<'a>(view: &View<'a>, plan: &'a Plan<'_>, sheet: &mut Sheet<'a>) {
    if plan.title.is_empty() {
        let text =
            "No plan yet: it is made once the mailboxes and the users of Lync have their places.";
        return sheet.prose(view.theme.dim, text);
    }
    sheet.prose(view.theme.title, plan.title.as_str());
    if let Some(support) = plan.support {
        sheet.prose(view.theme.scenario(support), banner(support));
    }
}

/// What the articles and the years since say of the pairing.
fn notes<'a>(view: &View<'a>, plan: &'a Plan<'_>, sheet: &mut Sheet<'a>) {
    for note in &plan.notes {
        sheet.gap();
        sheet.prose(view.theme.dim, *note);
    }
}

/// What is not to be built is said loudly.
fn banner(support: ScenarioSupport) -> String {
    let words = support.in_words();
    match support {
        ScenarioSupport::Retired | ScenarioSupport::NotSupported => {
            format!("!! {} !!", words.to_uppercase())
        }
        ScenarioSupport::Full | ScenarioSupport::Partly => format!("{words} by its sources"),
    }
}

/// How many steps have each need, before and after.
fn counts<'a>(view: &View<'a>, before: &Plan<'_>, after: &Plan<'_>, sheet: &mut Sheet<'a>) {
    if after.steps.is_empty() {
        return;
    }
    sheet.gap();
    for need in Need::ALL {
        let (old, new) = (before.count(need), after.count(need));
        if old == 0 && new == 0 {
            continue;
        }
        let mut runs = vec![Span::styled(format!("{new:>3}  "), view.style())];
        runs.push(Span::styled(
            need.in_words(),
            dim_unless(need.is_to_do(), view),
        ));
        if old != new && !before.steps.is_empty() {
            runs.push(Span::styled(format!("  (was {old})"), view.theme.warning));
        }
        sheet.runs(runs);
    }
}

fn dim_unless(own: bool, view: &View<'_>) -> Style {
    if own { view.style() } else { view.theme.dim }
}

fn changes<'a>(
    view: &View<'a>,
    plan: &'a Plan<'_>,
    difference: &'a Difference<'_>,
    sheet: &mut Sheet<'a>,
) {
    let groups = [
        ("come in", "+ ", difference.gained(), view.theme.good),
        ("fall away", "- ", difference.lost(), view.theme.bad),
    ];
    for (what, sign, ids, style) in groups {
        if ids.is_empty() {
            continue;
        }
        sheet.gap();
        let text = format!("{} {what}", count(ids.len(), "step"));
        sheet.prose(view.theme.heading, text);
        for id in ids {
            sheet.hung(
                vec![Span::styled(sign, style)],
                vec![Span::raw(title(plan, id))],
            );
        }
    }
    if !difference.reworded.is_empty() {
        sheet.gap();
        let text = format!(
            "{} read differently",
            count(difference.reworded.len(), "command")
        );
        sheet.prose(view.style(), text);
    }
    if difference.is_empty() {
        sheet.gap();
        sheet.prose(view.theme.dim, "Nothing changes in the plan.");
    }
}

/// Every feature with what the articles say of it, and what it would change to.
fn features<'a>(
    view: &View<'a>,
    plan: &'a Plan<'_>,
    difference: Option<&Difference<'_>>,
    sheet: &mut Sheet<'a>,
) {
    if plan.features.is_empty() {
        return;
    }
    sheet.gap();
    sheet.prose(view.theme.heading, "Features");
    for feature in &plan.features {
        let id = &feature.feature.id;
        let changes = difference.iter().flat_map(|own| &own.features);
        let before = changes
            .filter(|(own, _, _)| *own == id)
            .find_map(|(_, old, _)| *old);
        let style = view.theme.support(feature.support);
        let mark = view.glyphs.support(feature.support);
        let mut runs = vec![Span::raw(feature.feature.title.as_str()), Span::raw("  ")];
        if let Some(before) = before {
            runs.push(view.dim(format!("{} {} ", before.in_words(), view.glyphs.arrow)));
        }
        runs.push(Span::styled(feature.support.in_words(), style));
        let today = ledger::support(feature);
        if today != feature.support {
            let text = format!(", today {}", today.in_words());
            runs.push(Span::styled(text, view.theme.support(today)));
        }
        sheet.hung(vec![Span::styled(format!("{mark} "), style)], runs);
    }
}

fn title<'a>(plan: &Plan<'a>, id: &StepId) -> &'a str {
    let step = plan.catalogue.step(id.as_str());
    step.map_or("", |own| own.title.as_str())
}
