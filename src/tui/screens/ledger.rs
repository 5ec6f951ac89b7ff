//! The features with what is supported here today, and how far the steps they need have come.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{not_planned, steps};
use crate::catalogue::Support;
use crate::plan::{PlannedFeature, Tally};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, Sheet, cell_width, wrap};
use crate::wizard::{Deployment, Pane, Target};

/// What holds today: what has changed since the articles, else what they say.
pub(super) fn support(view: &View<'_>, feature: &PlannedFeature<'_>) -> Support {
    feature
        .today_on(view.today())
        .map_or(feature.support, |own| own.support)
}

/// The ledger beside the steps: two lines for each feature.
pub(super) fn pane(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let focused = view.wizard.steps.pane == Pane::Ledger;
    let page = &view.wizard.steps;
    let shown = steps::shown(view, deployment.plan());
    let unlocked_here =
        |own: &PlannedFeature<'_>| shown.is_some_and(|step| own.needs.contains(&&step.step.id));
    let features = deployment.plan().features.iter().enumerate();
    let width = usize::from(area.width.saturating_sub(3));
    let items = features.map(|(at, own)| {
        let mut item = item(view, deployment, (at, own), width);
        item.target = focused.then_some(Target::Row(at));
        let note = if page.feature.as_ref() == Some(&own.feature.id) {
            "filters the steps"
        } else if unlocked_here(own) {
            "needs this step"
        } else {
            return item;
        };
        item.body.push(Line::from(view.dim(format!("    {note}"))));
        item
    });
    let items = Items {
        entries: items.collect(),
        selected: focused.then_some(view.wizard.features.cursor),
        focused: focused && view.page_has_keys(),
    };
    let former = if focused {
        view.wizard.extents.list
    } else {
        None
    };
    let extent = items.airy(area).draw(view, area, former, canvas);
    if focused {
        canvas.drawn.extents.list = Some(extent);
    }
}

/// The ledger as the list of its own page.
pub(super) fn list(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let features = &deployment.plan().features;
    if features.is_empty() {
        let mut sheet = Sheet::within(area);
        not_planned(view, &mut sheet);
        return sheet.draw(view, area, 0, canvas);
    }
    let width = usize::from(area.width.saturating_sub(3));
    let rows = features.iter().enumerate();
    let items = Items {
        entries: rows.map(|own| item(view, deployment, own, width)).collect(),
        selected: Some(view.wizard.features.cursor),
        focused: view.page_has_keys(),
    };
    let extent = items
        .airy(area)
        .draw(view, area, view.wizard.extents.list, canvas);
    canvas.drawn.extents.list = Some(extent);
}

fn item<'a>(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    (at, planned): (usize, &'a PlannedFeature<'_>),
    width: usize,
) -> Item<'a> {
    let own = support(view, planned);
    let style = view.theme.support(own);
    let tally = Tally::of_feature(deployment.plan(), planned, deployment.session(), view.now);
    let mut line = vec![Span::raw("    "), Span::styled(own.in_words(), style)];
    if !planned.is_wanted {
        line.push(view.dim(format!(" {} not wanted", view.glyphs.dot)));
    } else if tally.of > 0 {
        line.push(view.dim(format!(
            " {} {}/{} steps done",
            view.glyphs.dot, tally.done, tally.of
        )));
    }
    let lead = vec![
        view.dim(format!("{:>1} ", at + 1)),
        Span::styled(format!("{} ", view.glyphs.support(own)), style),
    ];
    let title = planned.feature.title.as_str();
    let mut lines = wrap(lead, vec![Span::raw(title)], width, 4).into_iter();
    let head = lines.next().unwrap_or_default();
    let mut body: Vec<Line<'a>> = lines.collect();
    let long_head = body.len();
    let full: usize = line.iter().map(|own| cell_width(&own.content)).sum();
    if full > width {
        line.pop();
        if planned.is_wanted {
            line.push(view.dim(format!(" {}/{}", tally.done, tally.of)));
        } else if own != Support::NotSupported {
            line.push(view.dim(" unwanted"));
        }
    }
    body.push(Line::from(line));
    Item {
        head,
        body,
        long_head,
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}
