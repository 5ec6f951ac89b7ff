//! A line to fill in, in a frame.

use ratatui::layout::Rect;

use super::middle;
use crate::tui::canvas::Canvas;
use crate::tui::frame::Regions;
use crate::tui::view::View;
use crate::tui::widgets::{Sheet, field};
use crate::wizard::{Ask, Field};

const WIDTH: u16 = 62;

pub(super) fn draw(
    view: &View<'_>,
    regions: &Regions,
    (ask, own, fault): (&Ask, &Field, Option<&str>),
    canvas: &mut Canvas<'_>,
) {
    let width = WIDTH.min(regions.whole.width.saturating_sub(4));
    let mut below = Sheet::of_width(usize::from(width.saturating_sub(3)));
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
    let row = Rect {
        x: area.x.saturating_add(2),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(4),
        height: 1,
    };
    let rule = Rect {
        y: row.y + 1,
        ..row
    }
    .intersection(area);
    canvas.horizontal(rule, view.glyphs.horizontal, view.theme.border);
    field(view, row.intersection(area), own, canvas);
    let rest = Rect {
        y: rule.bottom(),
        height: area.bottom().saturating_sub(rule.bottom()),
        ..area
    };
    below.draw(view, rest, 0, canvas);
}
