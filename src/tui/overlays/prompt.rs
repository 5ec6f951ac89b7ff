//! A line to fill in, in a frame.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::middle;
use crate::tui::canvas::Canvas;
use crate::tui::frame::Regions;
use crate::tui::view::View;
use crate::tui::widgets::{Sheet, field, outline};
use crate::wizard::{Ask, Field};

const WIDTH: u16 = 62;

pub(super) fn draw(
    view: &View<'_>,
    regions: &Regions,
    (ask, own, fault): (&Ask, &Field, Option<&str>),
    canvas: &mut Canvas<'_>,
) {
    let width = WIDTH.min(regions.whole.width.saturating_sub(4));
    let mut below = Sheet::of_width(usize::from(width.saturating_sub(2)));
    if let Some(fault) = fault {
        below.prose(view.theme.bad, format!("not accepted: {fault}"));
    }
    if let Some(cleaned) = own.cleaned() {
        below.prose(view.theme.warning, cleaned);
    }
    below.prose(view.theme.dim, ask.hint());
    let lines = u16::try_from(below.len()).unwrap_or(u16::MAX);
    let area = middle(
        view,
        regions,
        &ask.title(),
        (width, lines.saturating_add(3)),
        canvas,
    );
    let place = Rect {
        height: area.height.min(3),
        ..area
    };
    outline(view, place, canvas);
    let row = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: 1,
    };
    field(view, row.intersection(area), own, canvas);
    let rest = Rect {
        y: place.bottom(),
        height: area.height.saturating_sub(place.height),
        ..area
    };
    for (y, line) in (rest.y..rest.bottom()).zip(below.lines()) {
        let mut line = line.clone();
        line.spans.insert(0, Span::raw(" "));
        canvas.line(
            Rect {
                y,
                height: 1,
                ..rest
            },
            &line,
        );
    }
}
