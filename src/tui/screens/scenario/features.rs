//! The features beside a question: as the ledger marks them, and of a preview those that would be otherwise.

use ratatui::text::Span;

use super::super::ledger;
use crate::catalogue::Support;
use crate::plan::{Plan, PlannedFeature};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

/// Every feature with what holds today, and what the articles said where that was something else.
pub(super) fn all<'a>(view: &View<'a>, plan: &'a Plan<'_>, sheet: &mut Sheet<'a>) {
    if plan.features.is_empty() {
        return;
    }
    sheet.gap();
    sheet.prose(view.theme.heading, "Features");
    for feature in &plan.features {
        row(view, feature, None, sheet);
    }
}

/// Those for which something else would hold.
pub(super) fn changed<'a>(
    view: &View<'a>,
    present: &Plan<'_>,
    plan: &'a Plan<'_>,
    sheet: &mut Sheet<'a>,
) {
    let before = |own: &PlannedFeature<'_>| {
        let mut former = present.features.iter();
        former.find(|one| one.feature.id == own.feature.id)
    };
    // Before there is a plan nothing is known of them, so nothing differs.
    let differs = |own: &&'a PlannedFeature<'_>| {
        before(own).is_none_or(|one| held(view, one) != held(view, own))
    };
    let found: Vec<_> = plan.features.iter().filter(differs).collect();
    if found.is_empty() {
        return;
    }
    sheet.gap();
    let heading = if present.features.is_empty() {
        "Features"
    } else {
        "Features that change"
    };
    sheet.prose(view.theme.heading, heading);
    for own in found {
        row(view, own, before(own), sheet);
    }
}

/// What holds today, and what the articles say.
fn held(view: &View<'_>, own: &PlannedFeature<'_>) -> (Support, Support) {
    (ledger::support(view, own), own.support)
}

fn row<'a>(
    view: &View<'a>,
    own: &'a PlannedFeature<'_>,
    before: Option<&PlannedFeature<'_>>,
    sheet: &mut Sheet<'a>,
) {
    let (today, article) = held(view, own);
    let style = view.theme.support(today);
    let mut runs = vec![Span::raw(own.feature.title.as_str()), Span::raw("  ")];
    let former = before
        .map(|one| ledger::support(view, one))
        .filter(|one| *one != today);
    if let Some(former) = former {
        runs.push(view.dim(format!("{} {} ", former.in_words(), view.glyphs.arrow)));
    }
    runs.push(Span::styled(today.in_words(), style));
    if article != today {
        runs.push(view.dim(format!(" (the article: {})", article.in_words())));
    }
    let mark = view.glyphs.support(today);
    sheet.hung(vec![Span::styled(format!("{mark} "), style)], runs);
}
