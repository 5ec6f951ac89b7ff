//! The page of the steps: the list in running order, the card of one, the ledger.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{card, ledger, not_planned};
use crate::catalogue::{Need, Step};
use crate::plan::{Plan, PlannedStep, StepProgress, StepState};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Part, Regions, split};
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, Sheet, cell_width, inner};
use crate::wizard::{Deployment, Pane, Target};

/// From this width on a list says in words what its marks say.
const WORDED: usize = 46;

/// Below this width of the window the ledger beside the card is as narrow as it can be.
const ROOMY: u16 = 130;

/// From this width of the window on the list may be as wide as its longest title.
const WIDE: u16 = 160;

/// The title of a step where there is little room.
pub(super) fn short_title(step: &Step) -> &str {
    if step.short.is_empty() {
        &step.title
    } else {
        &step.short
    }
}

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
            let list = list_width(view, regions);
            let card = regions
                .body
                .width
                .saturating_sub(list + ledger_width(regions) + 2);
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

fn ledger_width(regions: &Regions) -> u16 {
    let whole = regions.body.width;
    if whole < ROOMY {
        22
    } else {
        (whole * 2 / 9).min(36)
    }
}

/// The card has the right to 59 columns, the list to 34; what is left goes to both.
fn list_width(view: &View<'_>, regions: &Regions) -> u16 {
    let whole = regions.body.width;
    let own = if regions.panes() < 3 {
        (whole * 2 / 5).clamp(34, 50)
    } else if whole < WIDE {
        let rest = whole.saturating_sub(59 + ledger_width(regions) + 2);
        (whole / 3).min(rest).clamp(34, 50)
    } else {
        let rest = whole.saturating_sub(72 + ledger_width(regions) + 2);
        needed_width(view).clamp(46, rest.max(46))
    };
    let room = whole * 3 / 5;
    own.saturating_add_signed(view.wizard.look.detail.saturating_neg())
        .clamp(20, room)
}

/// The columns of a list in which every title stands whole, with its longest words behind it.
fn needed_width(view: &View<'_>) -> u16 {
    let steps = view.deployment().map(|own| &own.plan().steps);
    let titles = steps.into_iter().flatten();
    let longest = titles.map(|own| cell_width(&own.step.title)).max();
    let taken = "> 12 x ".len() + " not possible ".len() + 1;
    u16::try_from(longest.unwrap_or(0) + taken).unwrap_or(u16::MAX)
}

fn title(view: &View<'_>, plan: &Plan<'_>, pane: Pane) -> String {
    let own = &view.wizard.steps;
    match pane {
        Pane::Ledger => "Features".to_owned(),
        Pane::Card => shown(view, plan).map_or_else(String::new, |planned| {
            format!("{} {}", own.step + 1, planned.step.title)
        }),
        Pane::List => {
            let feature = own
                .feature
                .as_ref()
                .and_then(|id| plan.catalogue.feature(id.as_str()));
            match (feature, own.only_to_do) {
                (Some(feature), true) => format!("Steps that apply for {}", feature.title),
                (Some(feature), false) => format!("Steps for {}", feature.title),
                (None, true) => "Steps that apply".to_owned(),
                (None, false) => "Steps".to_owned(),
            }
        }
    }
}

/// The step whose card is shown; none where the filter leaves no step.
pub(super) fn shown<'p, 'a>(view: &View<'_>, plan: &'p Plan<'a>) -> Option<&'p PlannedStep<'a>> {
    let page = &view.wizard.steps;
    let is_listed = page.listed(plan).contains(&page.step);
    page.planned(plan).filter(|_| is_listed)
}

/// What to do about a filter that leaves no step.
pub(super) fn none_listed(view: &View<'_>) -> &'static str {
    match view.wizard.steps.feature {
        Some(_) => {
            "No step that is listed is needed for this feature. Esc shows the steps of all features."
        }
        None => "No step applies here. f shows them all, with the reasons.",
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
            sheet.prose(view.style(), none_listed(view));
        }
        sheet.draw(view, area, 0, canvas);
        canvas.drawn.extents.list = Some(sheet.extent(None, area));
        return;
    }
    let width = usize::from(inner(area).width);
    let rows = listed.iter().enumerate();
    let items = Items {
        entries: rows
            .filter_map(|(at, index)| {
                Some(item(
                    view,
                    deployment,
                    (at, *index),
                    plan.steps.get(*index)?,
                    width,
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
    width: usize,
) -> Item<'a> {
    let progress = StepProgress::of(planned, deployment.session(), view.now);
    let state = progress.state;
    let style = view.theme.step(state);
    let title_style = if state == StepState::Moot {
        view.theme.dim
    } else {
        view.theme.base
    };
    let says_more = !matches!(state, StepState::NotBegun | StepState::Moot);
    let words = if says_more || width >= WORDED {
        in_words(view, planned, progress)
    } else {
        String::new()
    };
    let full = planned.step.title.as_str();
    let taken = "12 x ".len() + cell_width(&words) + usize::from(!words.is_empty());
    let title = if width >= WORDED && cell_width(full) + taken <= width {
        full
    } else {
        short_title(planned.step)
    };
    Item {
        head: Line::from(vec![
            view.dim(format!("{:>2} ", index + 1)),
            Span::styled(format!("{} ", view.glyphs.step(state)), style),
            Span::styled(title, title_style),
        ]),
        right: Line::from(Span::styled(words, word_style(view, progress))),
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}

/// The style of a step's state in words.
pub(super) fn word_style(view: &View<'_>, progress: StepProgress) -> Style {
    if progress.is_to_check() {
        view.theme.warning
    } else {
        view.theme.step(progress.state)
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
            Need::NotNeeded if planned.left_out.is_some() => "not wanted".to_owned(),
            other => other.in_words().to_owned(),
        },
        StepState::NotBegun => "to do".to_owned(),
        StepState::Started => format!("{}/{}", progress.settled, progress.of),
        StepState::Waiting(until) => format!("until {}", view.clock(until)),
        StepState::Delegated => "delegated".to_owned(),
        StepState::Skipped => "skipped".to_owned(),
        StepState::Done if progress.is_to_check() => "to check".to_owned(),
        StepState::Done => "done".to_owned(),
        StepState::Verified => "verified".to_owned(),
        StepState::Stale => "stale".to_owned(),
    }
}
