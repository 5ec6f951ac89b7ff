//! The page of the features: the ledger, what is known of the one under the cursor, the articles' table.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::sessions::shifted;
use super::{disputes, ledger, matrix, steps};
use crate::plan::{PlannedFeature, StepProgress};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Part, Regions, split, split_rows};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::Deployment;

pub(super) fn page(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    regions: &Regions,
    canvas: &mut Canvas<'_>,
) {
    let features = &deployment.plan().features;
    let selected = features.get(view.wizard.features.cursor);
    let title = selected.map_or("", |own| own.feature.title.as_str());
    let width = regions.body.width;
    let [list, card] = if regions.panes() > 1 {
        let left = shifted(view, width * 2 / 5, width);
        let parts = [
            Part::new("Features", left, true),
            Part::new(title, 0, false),
        ];
        split(view, regions, &parts, canvas)
    } else {
        let parts = [Part::new("Features", 0, true), Part::new(title, 0, false)];
        split_rows(
            view,
            regions,
            &parts,
            (regions.body.height / 2).max(3),
            canvas,
        )
    };
    ledger::list(view, deployment, list, canvas);
    if let Some(own) = selected {
        detail(view, deployment, own, card, canvas);
    }
}

fn detail(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    feature: &PlannedFeature<'_>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let mut sheet = Sheet::within(area);
    article(view, feature, &mut sheet);
    today(view, feature, &mut sheet);
    readings(view, feature, &mut sheet);
    for own in &feature.disputes {
        sheet.gap();
        disputes::dispute(view, own, &mut sheet);
    }
    for own in &feature.errata {
        sheet.gap();
        disputes::erratum(view, own, &mut sheet);
    }
    needed(view, deployment, feature, &mut sheet);
    symptoms(view, deployment, feature, &mut sheet);
    sheet.gap();
    matrix::table(view, deployment, &mut sheet);
    sheet.draw_detail(view, area, canvas);
}

fn article<'a>(view: &View<'_>, feature: &'a PlannedFeature<'_>, sheet: &mut Sheet<'a>) {
    let mut runs = vec![Span::styled(
        feature.support.in_words(),
        view.theme.support(feature.support),
    )];
    if !feature.note.is_empty() {
        runs.push(Span::raw(". "));
        runs.push(Span::raw(feature.note.as_str()));
    }
    runs.push(view.dim(view.cited(&feature.sources)));
    sheet.labelled(view.dim("Article"), runs);
}

fn today(view: &View<'_>, feature: &PlannedFeature<'_>, sheet: &mut Sheet<'_>) {
    let Some(today) = feature.today_on(view.today()) else {
        return sheet.labelled(view.dim("Today"), vec![view.dim("as the article says")]);
    };
    sheet.labelled(
        view.dim("Today"),
        vec![
            Span::styled(today.support.in_words(), view.theme.support(today.support)),
            Span::raw(format!(" since {}. ", today.since)),
            Span::raw(today.note),
            view.dim(view.cited(&today.sources)),
        ],
    );
}

/// What other tables say.
fn readings<'a>(view: &View<'_>, feature: &'a PlannedFeature<'_>, sheet: &mut Sheet<'a>) {
    for (index, (side, own)) in feature.readings.iter().enumerate() {
        let label = if index == 0 { "Others" } else { "" };
        let mut runs = Vec::new();
        if let Some(side) = side {
            runs.push(view.dim(format!("{}: ", side.in_words())));
        }
        let style = view.theme.support(own.support);
        runs.push(Span::styled(own.support.in_words(), style));
        if !own.note.is_empty() {
            runs.push(Span::raw(". "));
            runs.push(Span::raw(own.note.as_str()));
        }
        let source = view.source(&own.source, &own.part);
        runs.push(view.dim(format!(" ({source})")));
        sheet.labelled(view.dim(label), runs);
    }
}

/// What is seen when it does not work, and what is looked at first.
fn symptoms<'a>(
    view: &View<'_>,
    deployment: &'a Deployment<'_>,
    feature: &PlannedFeature<'_>,
    sheet: &mut Sheet<'a>,
) {
    let all = deployment.plan().symptoms_of(&feature.feature.id);
    if all.is_empty() {
        return;
    }
    sheet.gap();
    sheet.prose(view.theme.heading, "When it does not work");
    for own in all {
        let lead = view.dim(format!("{} ", view.glyphs.bullet));
        let title = Span::styled(own.title.as_str(), view.theme.title);
        sheet.hung(vec![lead], vec![title]);
        let first = vec![view.dim("first: "), Span::raw(own.first())];
        sheet.hung(vec![Span::raw("  ")], first);
    }
}

fn needed<'a>(
    view: &View<'_>,
    deployment: &'a Deployment<'_>,
    feature: &PlannedFeature<'_>,
    sheet: &mut Sheet<'a>,
) {
    let plan = deployment.plan();
    sheet.gap();
    if !feature.is_wanted {
        let text = "You do not want it: steps that serve nothing else are left out.";
        sheet.prose(view.theme.dim, text);
    }
    if feature.needs.is_empty() {
        return sheet.prose(view.theme.dim, "It needs none of these steps here.");
    }
    sheet.prose(view.theme.heading, "Steps that it needs");
    for id in &feature.needs {
        let Some(planned) = plan.step(id.as_str()) else {
            continue;
        };
        let progress = StepProgress::of(planned, deployment.session(), view.now);
        let style = view.theme.step(progress.state);
        let state = steps::in_words(view, planned, progress);
        sheet.hung(
            vec![
                view.dim(format!("{:>2} ", plan.number(id))),
                Span::styled(format!("{} ", view.glyphs.step(progress.state)), style),
            ],
            vec![
                Span::raw(planned.step.title.as_str()),
                Span::raw("  "),
                Span::styled(state, steps::word_style(view, progress)),
            ],
        );
    }
}
