//! A text to read: help, keys, messages in a frame; the raw view without one.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{edition, explained, help, log, middle};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Regions, foot};
use crate::tui::screens::disputes;
use crate::tui::view::View;
use crate::tui::widgets::{Sheet, fit, wrap};
use crate::wizard::{Extent, Text};

const WIDTH: u16 = 76;

pub(super) fn draw(
    view: &View<'_>,
    regions: &Regions,
    (text, scroll): (&Text, usize),
    canvas: &mut Canvas<'_>,
) {
    let width = WIDTH.min(regions.whole.width.saturating_sub(4));
    let mut sheet = Sheet::of_width(usize::from(width.saturating_sub(3)));
    let title = match text {
        Text::Help => help::page(view, &mut sheet),
        Text::Keys => help::keys(view, &mut sheet),
        Text::Log => log::messages(view, &mut sheet),
        Text::Disputes => disputes::list(view, &mut sheet),
        Text::Edition => edition::page(view, &mut sheet),
        Text::Explained(own) => explained::entry(view, own, &mut sheet),
        Text::Glossary => explained::glossary(view, &mut sheet),
        Text::Raw { .. } => return,
    };
    let lines = u16::try_from(sheet.len()).unwrap_or(u16::MAX);
    let area = middle(view, regions, &title, (width, lines), canvas);
    let extent = shown(scroll, area, sheet.len());
    sheet.draw(view, area, extent.top, canvas);
    canvas.drawn.extents.overlay = Some(extent);
    canvas.put_cursor(area.x, area.y);
}

/// How far a text is scrolled, never beyond its last line.
pub(super) fn shown(scroll: usize, area: Rect, lines: usize) -> Extent {
    let view = usize::from(area.height);
    Extent {
        top: scroll.min(lines.saturating_sub(view)),
        view,
        lines,
    }
}

/// The text of a command alone in its lines, flush left: a selection with the mouse takes nothing else along.
pub(in crate::tui) fn raw(
    view: &View<'_>,
    regions: &Regions,
    (title, text, scroll): (&str, &str, usize),
    canvas: &mut Canvas<'_>,
) {
    let whole = regions.whole;
    let title = fit(title, usize::from(whole.width), view.glyphs.ellipsis);
    canvas.span(regions.head, Span::styled(title, view.theme.title));
    let area = Rect {
        y: regions.tabs.y.saturating_add(1),
        height: regions
            .keys
            .y
            .saturating_sub(regions.tabs.y.saturating_add(1)),
        ..whole
    };
    let lines: Vec<Line<'_>> = text
        .lines()
        .flat_map(|line| {
            let indent = line.len() - line.trim_start_matches(' ').len();
            let lead = vec![Span::raw(" ".repeat(indent))];
            wrap(
                lead,
                vec![Span::styled(line, view.theme.command)],
                usize::from(whole.width),
                0,
            )
        })
        .collect();
    if lines.len() > text.lines().count() {
        let told = "wider than the window: a selection has line ends where it wraps";
        let told = fit(told, usize::from(whole.width), view.glyphs.ellipsis);
        canvas.span(regions.tabs, Span::styled(told, view.theme.warning));
    }
    let extent = shown(scroll, area, lines.len());
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(extent.top)) {
        canvas.line(
            Rect {
                y,
                height: 1,
                ..area
            },
            line,
        );
    }
    canvas.drawn.extents.overlay = Some(extent);
    canvas.put_cursor(area.x, area.y);
    foot(view, regions, canvas);
}
