//! The page of the questions: all of them, the one that is asked, and what the choice under the cursor would do.

mod changes;
mod ends;
mod features;
mod preview;
mod question;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::sessions::shifted;
use crate::catalogue::Question;
use crate::plan::{Asked, Plan};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Part, Regions, split, split_rows};
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, inner, wrap};
use crate::wizard::{Deployment, Target};

pub(super) fn page(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    regions: &Regions,
    canvas: &mut Canvas<'_>,
) {
    let plan = deployment.plan();
    let page = &view.wizard.scenario;
    let number = format!(
        "Question {} of {}",
        page.question + 1,
        plan.scenario.asked.len()
    );
    let preview = match &page.preview {
        Some(_) if view.wizard.takes_out() => "If you take this out",
        Some(_) => "If you choose this",
        None => "As it is now",
    };
    let width = regions.body.width;
    let asking = |columns| Part::new(number.as_str(), columns, true);
    let (question_area, preview_area) = match regions.panes() {
        1 => {
            let rows = (regions.body.height * 2 / 3).max(6);
            let parts = [asking(0), Part::new(preview, 0, false)];
            let [upper, lower] = split_rows(view, regions, &parts, rows, canvas);
            (upper, lower)
        }
        2 => {
            let left = shifted(view, width / 2, width);
            let parts = [asking(left), Part::new(preview, 0, false)];
            let [left, right] = split(view, regions, &parts, canvas);
            (left, right)
        }
        _ => {
            let (first, last) = (width * 3 / 10, width * 3 / 10);
            let middle = shifted(view, width - first - last, width - first);
            let parts = [
                Part::new("Questions", first, false),
                asking(middle),
                Part::new(preview, 0, false),
            ];
            let [left, middle, right] = split(view, regions, &parts, canvas);
            overview(view, plan, left, canvas);
            (middle, right)
        }
    };
    question::draw(view, plan, question_area, canvas);
    preview::draw(view, plan, preview_area, canvas);
}

/// All questions with what acts.
fn overview(view: &View<'_>, plan: &Plan<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let asked = &plan.scenario.asked;
    let width = usize::from(inner(area).width);
    let items = Items {
        entries: asked
            .iter()
            .map(|own| overview_item(view, own, width))
            .collect(),
        selected: Some(view.wizard.scenario.question),
        focused: false,
    };
    items.airy(area).draw(view, area, None, canvas);
}

fn overview_item<'a>(view: &View<'a>, asked: &'a Asked<'_>, width: usize) -> Item<'a> {
    let answer = acting(asked);
    let answer = if answer.is_empty() {
        Span::styled("not answered", view.theme.warning)
    } else if asked.by_default {
        view.dim(format!("{answer} (by default)"))
    } else {
        Span::styled(answer, view.style())
    };
    let title = Span::styled(asked.question.title.as_str(), view.theme.dim);
    let mut lines = wrap(Vec::new(), vec![title], width, 0).into_iter();
    let head = lines.next().unwrap_or_default();
    let mut body: Vec<Line<'a>> = lines.collect();
    let long_head = body.len();
    body.extend(wrap(vec![Span::raw("  ")], vec![answer], width, 2));
    Item {
        head,
        body,
        long_head,
        target: Some(Target::Question(asked.question.id.clone())),
        ..Item::default()
    }
}

/// The titles of the choices that act.
pub(super) fn acting(asked: &Asked<'_>) -> String {
    titles(
        asked.question,
        asked.acting.iter().map(crate::catalogue::ChoiceId::as_str),
    )
}

/// The titles of choices, by their ids.
pub(super) fn titles<'i>(question: &Question, ids: impl Iterator<Item = &'i str>) -> String {
    let titles = ids.filter_map(|id| question.choice(id));
    let titles: Vec<&str> = titles.map(|own| own.title.as_str()).collect();
    titles.join(", ")
}
