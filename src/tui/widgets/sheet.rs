//! A text of many lines, laid out for a width, of which a part is shown.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::wrap::{cell_width, runs_width, wrap};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::wizard::Extent;

/// The columns before the text, for the mark of what is selected, and the one behind it.
pub(in crate::tui) const GUTTER: u16 = 2;
const MARGIN: u16 = 1;

pub(in crate::tui) struct Sheet<'a> {
    width: usize,
    lines: Vec<Line<'a>>,
}

impl<'a> Sheet<'a> {
    /// For text in an area: between its gutter and its margin.
    pub(in crate::tui) fn within(area: Rect) -> Self {
        Self::of_width(usize::from(inner(area).width))
    }

    pub(in crate::tui) fn of_width(width: usize) -> Self {
        Self {
            width: width.max(1),
            lines: Vec::new(),
        }
    }

    pub(in crate::tui) fn width(&self) -> usize {
        self.width
    }

    pub(in crate::tui) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(in crate::tui) fn lines(&self) -> &[Line<'a>] {
        &self.lines
    }

    /// A line as it stands; what is too long is cut.
    pub(in crate::tui) fn line(&mut self, line: impl Into<Line<'a>>) {
        self.lines.push(line.into());
    }

    /// An empty line, unless there is one above or nothing at all.
    pub(in crate::tui) fn gap(&mut self) {
        let is_empty = |own: &Line<'_>| own.spans.iter().all(|run| run.content.is_empty());
        if self.lines.last().is_some_and(|own| !is_empty(own)) {
            self.lines.push(Line::default());
        }
    }

    pub(in crate::tui) fn prose(&mut self, style: Style, text: impl Into<Cow<'a, str>>) {
        self.runs(vec![Span::styled(text, style)]);
    }

    pub(in crate::tui) fn runs(&mut self, runs: Vec<Span<'a>>) {
        self.hung(Vec::new(), runs);
    }

    /// A paragraph whose lines stand below each other behind what leads it.
    pub(in crate::tui) fn hung(&mut self, lead: Vec<Span<'a>>, runs: Vec<Span<'a>>) {
        let wide = runs_width(&lead);
        // In a narrow part the text would have no room beside its lead.
        let hang = if wide * 2 > self.width || (wide > 4 && wide + 20 > self.width) {
            2.min(wide)
        } else {
            wide
        };
        self.lines.extend(wrap(lead, runs, self.width, hang));
    }

    /// The same with an indent of its own for the lines behind the first.
    pub(in crate::tui) fn hung_at(
        &mut self,
        hang: usize,
        lead: Vec<Span<'a>>,
        runs: Vec<Span<'a>>,
    ) {
        self.lines.extend(wrap(lead, runs, self.width, hang));
    }

    /// A label in its column, and what is said of it.
    pub(in crate::tui) fn labelled(&mut self, label: Span<'a>, runs: Vec<Span<'a>>) {
        const COLUMN: usize = 11;
        let pad = COLUMN.saturating_sub(cell_width(&label.content)).max(1);
        self.hung(vec![label, Span::raw(" ".repeat(pad))], runs);
    }

    /// What of it is shown, so that the span of lines can be seen.
    pub(in crate::tui) fn extent(&self, former: Option<Extent>, area: Rect) -> Extent {
        Extent {
            top: former.map_or(0, |own| own.top),
            view: usize::from(area.height),
            lines: self.lines.len(),
        }
    }

    /// Draws a detail from where the person reads on.
    pub(in crate::tui) fn draw_detail(&self, view: &View<'_>, area: Rect, canvas: &mut Canvas<'_>) {
        let whole = self.extent(None, area);
        let last = whole.lines.saturating_sub(whole.view);
        let top = view.wizard.reading.min(last);
        canvas.drawn.extents.card = Some(Extent { top, ..whole });
        self.draw(view, area, top, canvas);
    }

    /// Draws the lines from a first one on, with marks where there are more.
    pub(in crate::tui) fn draw(
        &self,
        view: &View<'_>,
        area: Rect,
        top: usize,
        canvas: &mut Canvas<'_>,
    ) {
        self.draw_from(area, 0, top, canvas);
        more(view, area, top, self.lines.len(), canvas);
    }

    /// Draws what of the lines is seen of a longer text that is shown from its line `top` on; they begin there at `start`.
    pub(in crate::tui) fn draw_from(
        &self,
        area: Rect,
        start: usize,
        top: usize,
        canvas: &mut Canvas<'_>,
    ) {
        let inner = inner(area);
        let below = u16::try_from(start.saturating_sub(top)).unwrap_or(u16::MAX);
        let lines = self.lines.iter().skip(top.saturating_sub(start));
        for (y, line) in (area.y.saturating_add(below)..area.bottom()).zip(lines) {
            canvas.line(
                Rect {
                    y,
                    height: 1,
                    ..inner
                },
                line,
            );
        }
    }
}

/// An area without its gutter and its margin.
pub(in crate::tui) fn inner(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(GUTTER),
        width: area.width.saturating_sub(GUTTER + MARGIN),
        ..area
    }
}

/// Marks before the text where there is more above or below; that of the cursor stands over them.
pub(in crate::tui) fn more(
    view: &View<'_>,
    area: Rect,
    top: usize,
    lines: usize,
    canvas: &mut Canvas<'_>,
) {
    if area.is_empty() {
        return;
    }
    let edge = Rect {
        width: 1,
        height: 1,
        ..area
    };
    if top > 0 {
        canvas.span(edge, view.dim(view.glyphs.more_above));
    }
    if top + usize::from(area.height) < lines {
        let y = area.bottom().saturating_sub(1);
        canvas.span(Rect { y, ..edge }, view.dim(view.glyphs.more_below));
    }
}
