//! What the plan is, or would be with the choice under the cursor.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::super::steps::short_title;
use super::{changes, ends, features};
use crate::catalogue::{Need, ScenarioSupport};
use crate::plan::Plan;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

pub(super) fn draw(view: &View<'_>, present: &Plan<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let mut sheet = Sheet::within(area);
    if let Some(preview) = &view.wizard.scenario.preview {
        head(view, &preview.plan, &mut sheet);
        changes::write(view, &preview.plan, &preview.difference, &mut sheet);
        counts(view, present, &preview.plan, &mut sheet);
        left_out(view, &preview.plan, &mut sheet);
        features::changed(view, present, &preview.plan, &mut sheet);
        ends::write(view, &preview.plan, &mut sheet);
        notes(view, &preview.plan, &mut sheet);
    } else {
        head(view, present, &mut sheet);
        counts(view, present, present, &mut sheet);
        left_out(view, present, &mut sheet);
        features::all(view, present, &mut sheet);
        ends::write(view, present, &mut sheet);
        notes(view, present, &mut sheet);
    }
    sheet.draw_detail(view, area, canvas);
}

/// The scenario, and what the articles say of it.
fn head<'a>(view: &View<'a>, plan: &'a Plan<'_>, sheet: &mut Sheet<'a>) {
    if plan.title.is_empty() {
        let text =
            "No plan yet: it is made once the mailboxes and the users of Lync have their places.";
        return sheet.prose(view.theme.dim, text);
    }
    sheet.prose(view.theme.title, plan.title.as_str());
    if let Some(support) = plan.support {
        sheet.prose(view.theme.scenario(support), banner(support));
        let out = plan.out_of_support(view.today());
        if !out.is_empty() {
            let text = format!("out of support today: {}", out.join(", "));
            sheet.prose(view.theme.bad, text);
        }
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
        ScenarioSupport::Full | ScenarioSupport::Partly => format!("{words} by the articles"),
        ScenarioSupport::NotDocumented => words.to_owned(),
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
        let lead = vec![Span::styled(format!("{new:>3}  "), view.style())];
        let mut runs = vec![Span::styled(
            need.in_words(),
            dim_unless(need.is_to_do(), view),
        )];
        if old != new && !before.steps.is_empty() {
            runs.push(Span::styled(format!("  (was {old})"), view.theme.warning));
        }
        sheet.hung(lead, runs);
    }
}

/// What serves only features that are not wanted.
fn left_out<'a>(view: &View<'a>, plan: &Plan<'a>, sheet: &mut Sheet<'a>) {
    let titles: Vec<&str> = plan
        .left_out()
        .map(|(own, _)| short_title(own.step))
        .collect();
    if !titles.is_empty() {
        sheet.gap();
        let text = format!("Left out, because not wanted: {}.", titles.join(", "));
        sheet.prose(view.theme.dim, text);
    }
}

fn dim_unless(own: bool, view: &View<'_>) -> Style {
    if own { view.style() } else { view.theme.dim }
}
