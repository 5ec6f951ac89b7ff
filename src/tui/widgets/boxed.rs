//! A frame with a title over the page.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::fit;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;

/// Draws a frame and gives what is inside; everything below it is wiped.
pub(in crate::tui) fn boxed(
    view: &View<'_>,
    area: Rect,
    title: &str,
    canvas: &mut Canvas<'_>,
) -> Rect {
    let around = Rect {
        x: area.x.saturating_sub(1),
        width: area.width.saturating_add(2),
        ..area
    };
    canvas.wipe(around, view.theme.base);
    outline(view, area, canvas);
    let room = Rect {
        x: area.x.saturating_add(2),
        width: area.width.saturating_sub(4),
        height: area.height.min(1),
        ..area
    };
    if !title.is_empty() && room.width > 2 {
        let title = fit(title, usize::from(room.width) - 2, view.glyphs.ellipsis);
        canvas.span(room, Span::styled(format!(" {title} "), view.theme.title));
    }
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The four sides of an area.
pub(in crate::tui) fn outline(view: &View<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (glyphs, style) = (view.glyphs, view.theme.border);
    let [top_left, top_right, bottom_left, bottom_right] = glyphs.corners;
    let middle = glyphs.horizontal.repeat(usize::from(area.width) - 2);
    let last = area.bottom() - 1;
    for (y, left, right) in [
        (area.y, top_left, top_right),
        (last, bottom_left, bottom_right),
    ] {
        let text = format!("{left}{middle}{right}");
        canvas.span(
            Rect {
                y,
                height: 1,
                ..area
            },
            Span::styled(text, style),
        );
    }
    let sides = Rect {
        y: area.y + 1,
        height: area.height - 2,
        width: 1,
        ..area
    };
    canvas.vertical(sides, glyphs.vertical, style);
    canvas.vertical(
        Rect {
            x: area.right() - 1,
            ..sides
        },
        glyphs.vertical,
        style,
    );
}
