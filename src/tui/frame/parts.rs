//! The parts of a page, side by side or one below the other, with their titles in the rules between them.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Regions;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::{cell_width, fit};

/// A part of a page.
pub(in crate::tui) struct Part {
    pub(in crate::tui) title: String,
    /// Stands dim behind the title, where it fits as a whole.
    pub(in crate::tui) aside: String,
    /// Columns; of the last part what is left.
    pub(in crate::tui) width: u16,
    pub(in crate::tui) focused: bool,
}

impl Part {
    pub(in crate::tui) fn new(title: impl Into<String>, width: u16, focused: bool) -> Self {
        Self {
            title: title.into(),
            aside: String::new(),
            width,
            focused,
        }
    }

    pub(in crate::tui) fn aside(self, aside: impl Into<String>) -> Self {
        Self {
            aside: aside.into(),
            ..self
        }
    }
}

/// Draws the rules and titles of parts that stand side by side, and gives the area of each.
pub(in crate::tui) fn split<const N: usize>(
    view: &View<'_>,
    regions: &Regions,
    parts: &[Part; N],
    canvas: &mut Canvas<'_>,
) -> [Rect; N] {
    let (glyphs, border) = (view.glyphs, view.theme.border);
    for rule in [regions.rule, regions.close] {
        canvas.horizontal(rule, glyphs.horizontal, border);
    }
    let mut areas = [Rect::default(); N];
    let mut x = regions.body.x;
    for (index, (part, area)) in parts.iter().zip(&mut areas).enumerate() {
        let rest = regions.body.right().saturating_sub(x);
        let is_last = index + 1 == N;
        let width = if is_last { rest } else { part.width.min(rest) };
        *area = Rect {
            x,
            width,
            ..regions.body
        };
        title(
            view,
            Rect {
                x,
                width,
                ..regions.rule
            },
            part,
            canvas,
        );
        x = x.saturating_add(width);
        if !is_last {
            canvas.span(at(regions.rule, x), Span::styled(glyphs.tee_down, border));
            canvas.span(at(regions.close, x), Span::styled(glyphs.tee_up, border));
            canvas.vertical(at(regions.body, x), glyphs.vertical, border);
            x = x.saturating_add(1);
        }
    }
    areas
}

/// Two parts one below the other, the second behind a rule with its title; the first gets so many rows.
pub(in crate::tui) fn split_rows(
    view: &View<'_>,
    regions: &Regions,
    parts: &[Part; 2],
    rows: u16,
    canvas: &mut Canvas<'_>,
) -> [Rect; 2] {
    let [upper, lower] = parts;
    let [body] = split(
        view,
        regions,
        &[Part::new(upper.title.clone(), 0, upper.focused).aside(upper.aside.clone())],
        canvas,
    );
    let first = Rect {
        height: rows.min(body.height),
        ..body
    };
    let rule = Rect {
        y: first.bottom(),
        height: 1.min(body.height - first.height),
        ..body
    };
    canvas.horizontal(rule, view.glyphs.horizontal, view.theme.border);
    title(view, rule, lower, canvas);
    let second = Rect {
        y: rule.bottom(),
        height: body.height.saturating_sub(first.height + rule.height),
        ..body
    };
    [first, second]
}

fn at(area: Rect, x: u16) -> Rect {
    Rect {
        x,
        width: 1,
        ..area
    }
    .intersection(area)
}

/// The title stands where the text of the part begins; of the part that has the keys the whole rule is another one.
fn title(view: &View<'_>, rule: Rect, part: &Part, canvas: &mut Canvas<'_>) {
    let has_keys = part.focused && view.page_has_keys();
    if has_keys {
        canvas.horizontal(rule, view.glyphs.strong, view.theme.title);
    }
    let room = Rect {
        x: rule.x.saturating_add(1),
        width: rule.width.saturating_sub(2),
        ..rule
    };
    if part.title.is_empty() || room.width < 3 {
        return;
    }
    let width = usize::from(room.width) - 2;
    let text = fit(part.title.as_str(), width, view.glyphs.ellipsis);
    let style = if has_keys {
        view.theme.title
    } else {
        view.theme.dim
    };
    let taken = cell_width(&text) + 1 + cell_width(&part.aside);
    let mut spans = vec![Span::raw(" "), Span::styled(text, style), Span::raw(" ")];
    if !part.aside.is_empty() && taken <= width {
        spans.push(view.dim(part.aside.as_str()));
        spans.push(Span::raw(" "));
    }
    canvas.line(room, &Line::from(spans));
}
