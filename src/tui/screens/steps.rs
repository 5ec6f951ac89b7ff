//! The page of the steps: the list in running order, the card of one, the ledger.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{card, ledger, not_planned};
use crate::catalogue::Need;
use crate::plan::{Plan, PlannedStep, StepProgress, StepState};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Part, Regions, split};
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, Sheet};
use crate::wizard::{Deployment, Pane, Target};

pub(super) fn page(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    regions: &Regions,
    canvas: &mut Canvas<'_>,
) {
    let pane = view.wizard.steps.pane;
    let plan = deployment.plan();
    let part = |own: Pane, width: u16| Part::new(title(view, plan, own), width, own == pane);
    match regions.panes() {
        1 => {
            let [area] = split(view, regions, &[part(pane, 0)], canvas);
            draw(view, deployment, pane, area, canvas);
        }
        2 => {
            let shown = if pane == Pane::Ledger {
                Pane::Ledger
            } else {
                Pane::Card
            };
            let parts = [part(Pane::List, list_width(view, regions)), part(shown, 0)];
            let [list, detail] = split(view, regions, &parts, canvas);
            draw(view, deployment, Pane::List, list, canvas);
            draw(view, deployment, shown, detail, canvas);
        }
        _ => {
            let (list, ledger) = (list_width(view, regions), regions.body.width * 2 / 9);
            let card = regions.body.width.saturating_sub(list + ledger.min(36) + 2);
            let parts = [
                part(Pane::List, list),
                part(Pane::Card, card),
                part(Pane::Ledger, 0),
            ];
            let [list, card, ledger] = split(view, regions, &parts, canvas);
            draw(view, deployment, Pane::List, list, canvas);
            draw(view, deployment, Pane::Card, card, canvas);
            draw(view, deployment, Pane::Ledger, ledger, canvas);
        }
    }
}

fn list_width(view: &View<'_>, regions: &Regions) -> u16 {
    let whole = regions.body.width;
    let own = if regions.panes() > 2 {
        whole / 3
    } else {
        whole * 2 / 5
    };
    let room = whole * 3 / 5;
    own.clamp(34, 50)
        .saturating_add_signed(view.wizard.look.detail.saturating_neg())
        .clamp(20, room)
}

fn title(view: &View<'_>, plan: &Plan<'_>, pane: Pane) -> String {
    let own = &view.wizard.steps;
    match pane {
        Pane::Ledger => "Features".to_owned(),
        Pane::Card => own.planned(plan).map_or_else(String::new, |planned| {
            format!("{} {}", own.step + 1, planned.step.title)
        }),
        Pane::List => {
            let feature = own
                .feature
                .as_ref()
                .and_then(|id| plan.catalogue.feature(id.as_str()));
            match (feature, own.only_to_do) {
                (Some(feature), _) => format!("Steps for {}", feature.title),
                (None, true) => "Steps to do".to_owned(),
                (None, false) => "Steps".to_owned(),
            }
        }
    }
}

fn draw(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    pane: Pane,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    match pane {
        Pane::List => list(view, deployment, area, canvas),
        Pane::Card => card::draw(view, deployment, area, canvas),
        Pane::Ledger => ledger::pane(view, deployment, area, canvas),
    }
}

fn list(view: &View<'_>, deployment: &Deployment<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let (plan, page) = (deployment.plan(), &view.wizard.steps);
    let listed = page.listed(plan);
    if listed.is_empty() {
        let mut sheet = Sheet::within(area);
        if plan.steps.is_empty() {
            not_planned(view, &mut sheet);
        } else {
            sheet.line("");
            sheet.prose(view.style(), "No step fits the filter. f shows all.");
        }
        sheet.draw(view, area, 0, canvas);
        canvas.drawn.extents.list = Some(sheet.extent(None, area));
        return;
    }
    let rows = listed.iter().enumerate();
    let items = Items {
        entries: rows
            .filter_map(|(at, index)| {
                Some(item(
                    view,
                    deployment,
                    (at, *index),
                    plan.steps.get(*index)?,
                ))
            })
            .collect(),
        selected: listed.iter().position(|own| *own == page.step),
        focused: page.pane == Pane::List && view.page_has_keys(),
    };
    let extent = items.draw(view, area, view.wizard.extents.list, canvas);
    canvas.drawn.extents.list = Some(extent);
}

fn item<'a>(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    (at, index): (usize, usize),
    planned: &'a PlannedStep<'_>,
) -> Item<'a> {
    let progress = StepProgress::of(planned, deployment.session(), view.now);
    let state = progress.state;
    let style = view.theme.step(state);
    let title = if state == StepState::Moot {
        view.theme.dim
    } else {
        view.theme.base
    };
    Item {
        head: Line::from(vec![
            view.dim(format!("{:>2} ", index + 1)),
            Span::styled(format!("{} ", view.glyphs.step(state)), style),
            Span::styled(planned.step.title.as_str(), title),
        ]),
        right: Line::from(Span::styled(in_words(view, planned, progress), style)),
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}

/// The state of a step in a word or two.
pub(super) fn in_words(
    view: &View<'_>,
    planned: &PlannedStep<'_>,
    progress: StepProgress,
) -> String {
    match progress.state {
        StepState::Moot => match planned.need {
            Need::NotPossible => "not possible".to_owned(),
            Need::Automatic => "automatic".to_owned(),
            other => other.in_words().to_owned(),
        },
        StepState::ToDo => "to do".to_owned(),
        StepState::Started => format!("{}/{}", progress.settled, progress.of),
        StepState::Waiting(until) => format!("until {}", view.clock(until)),
        StepState::Delegated => "delegated".to_owned(),
        StepState::Skipped => "skipped".to_owned(),
        StepState::Done => "done".to_owned(),
        StepState::Verified => "verified".to_owned(),
        StepState::Stale => "stale".to_owned(),
    }
}
