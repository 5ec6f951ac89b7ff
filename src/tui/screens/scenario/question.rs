//! The question that is asked, with its choices.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::plan::{Asked, Offer, Plan};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, Sheet, wrap};
use crate::wizard::{ChoiceRow, Target};

/// From this height on the question explains itself.
const EXPLAINED: u16 = 9;

pub(super) fn draw(view: &View<'_>, plan: &Plan<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let page = &view.wizard.scenario;
    let Some(asked) = plan.scenario.asked.get(page.question) else {
        return;
    };
    let mut sheet = Sheet::within(area);
    sheet.prose(view.theme.title, asked.question.title.as_str());
    if area.height >= EXPLAINED {
        sheet.prose(view.theme.dim, asked.question.help.as_str());
        if asked.question.many {
            sheet.prose(
                view.theme.dim,
                "Several may hold: Space chooses and takes back.",
            );
        }
        sheet.line("");
    }
    let rows = u16::try_from(sheet.len())
        .unwrap_or(u16::MAX)
        .min(area.height / 2);
    sheet.draw(
        view,
        Rect {
            height: rows,
            ..area
        },
        0,
        canvas,
    );
    let rest = Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    };
    let width = sheet.width();
    let choices = view.wizard.choice_rows().into_iter().enumerate();
    let items = Items {
        entries: choices
            .filter_map(|(at, row)| match row {
                ChoiceRow::Offer(own) => {
                    Some(item(view, asked, (at, asked.offers.get(own)?), width))
                }
                ChoiceRow::Older(count) => Some(older(view, (at, count), page.unfolded)),
            })
            .collect(),
        selected: Some(page.choice),
        focused: view.page_has_keys(),
    };
    let extent = items
        .airy(rest)
        .draw(view, rest, view.wizard.extents.list, canvas);
    canvas.drawn.extents.list = Some(extent);
}

/// The row that the older choices stand behind.
fn older<'a>(view: &View<'a>, (at, count): (usize, usize), unfolded: bool) -> Item<'a> {
    let (text, word) = match (unfolded, count) {
        (true, _) => ("Older ones:".to_owned(), ""),
        (false, 1) => ("An older one".to_owned(), ": Enter shows it"),
        (false, more) => (format!("{more} older ones"), ": Enter shows them"),
    };
    Item {
        head: Line::from(vec![
            Span::styled(format!("    {text}"), view.theme.base),
            view.dim(word),
        ]),
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}

fn item<'a>(
    view: &View<'a>,
    asked: &'a Asked<'_>,
    (at, offer): (usize, &'a Offer<'_>),
    width: usize,
) -> Item<'a> {
    let acts = asked.acting.contains(&offer.choice.id);
    let mark = match (asked.question.many, acts) {
        (true, true) => "[x]",
        (true, false) => "[ ]",
        (false, true) => view.glyphs.chosen[0],
        (false, false) => view.glyphs.chosen[1],
    };
    let (style, word) = match (&offer.barred, acts, asked.by_default) {
        (Some(_), _, _) => (view.theme.dim, view.dim("not offered")),
        (None, true, true) => (view.theme.base, view.dim("by default")),
        (None, true, false) => (view.theme.title, Span::styled("answered", view.theme.good)),
        (None, false, _) => (view.theme.base, Span::raw("")),
    };
    let text = offer.barred.as_deref().unwrap_or(&offer.choice.consequence);
    let lead = vec![Span::styled(format!("{mark} "), style)];
    let mut title = vec![Span::styled(offer.choice.title.as_str(), style)];
    if word.width() > 0 {
        title.push(Span::raw("  "));
        title.push(word);
    }
    let mut lines = wrap(lead, title, width, 4).into_iter();
    let head = lines.next().unwrap_or_default();
    let mut body: Vec<Line<'a>> = lines.collect();
    let long_head = body.len();
    body.extend(wrap(
        vec![Span::raw("    ")],
        vec![Span::styled(text, view.theme.dim)],
        width,
        4,
    ));
    Item {
        head,
        body,
        long_head,
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}
