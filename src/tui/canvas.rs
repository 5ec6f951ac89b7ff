//! The one way onto the screen: everything that is written passes here, is cleaned and stays within its area.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use super::clean::clean;
use super::draw::Drawn;
use crate::wizard::Target;

/// What is drawn on, and what is found out by it.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    pub(super) cursor: Option<Position>,
    pub(super) drawn: Drawn,
}

impl<'b> Canvas<'b> {
    pub(super) fn on(buffer: &'b mut Buffer) -> Self {
        Self {
            buffer,
            cursor: None,
            drawn: Drawn::default(),
        }
    }

    /// Writes a line into the first row of an area, cut at its right edge; gives the column behind it.
    pub(super) fn line(&mut self, area: Rect, line: &Line<'_>) -> u16 {
        let area = area.intersection(self.buffer.area);
        let mut x = area.x;
        if area.is_empty() {
            return x;
        }
        for span in line {
            let room = area.right().saturating_sub(x);
            let style = line.style.patch(span.style);
            let text = clean(&span.content);
            x = self
                .buffer
                .set_stringn(x, area.y, text, usize::from(room), style)
                .0;
        }
        x
    }

    pub(super) fn span(&mut self, area: Rect, span: Span<'_>) -> u16 {
        self.line(area, &Line::from(span))
    }

    /// Writes a line so that it ends at the right edge of an area; gives the column where it begins.
    pub(super) fn right(&mut self, area: Rect, line: &Line<'_>) -> u16 {
        let width = u16::try_from(line.width())
            .unwrap_or(u16::MAX)
            .min(area.width);
        let x = area.right().saturating_sub(width);
        self.line(Rect { x, width, ..area }, line);
        x
    }

    /// A row of the same sign.
    pub(super) fn horizontal(&mut self, area: Rect, sign: &str, style: Style) {
        let text = sign.repeat(usize::from(area.width));
        self.span(area, Span::styled(text, style));
    }

    /// A column of the same sign.
    pub(super) fn vertical(&mut self, area: Rect, sign: &str, style: Style) {
        for y in area.top()..area.bottom() {
            let row = Rect::new(area.x, y, 1, 1);
            self.line(row, &Line::from(Span::styled(sign, style)));
        }
    }

    /// Gives every cell of an area a style.
    pub(super) fn paint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Takes away what was drawn in an area, and what a click there would have meant.
    pub(super) fn wipe(&mut self, area: Rect, base: Style) {
        let area = area.intersection(self.buffer.area);
        for position in area.positions() {
            // A wide sign that reaches into the area would push its first column aside.
            if position.x == area.x
                && let Some(x) = position.x.checked_sub(1)
                && let Some(cell) = self.buffer.cell_mut((x, position.y))
                && cell.symbol().width() > 1
            {
                cell.set_symbol(" ");
            }
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(base);
            }
        }
    }

    /// Puts the terminal's cursor there: screen readers and magnifiers follow it.
    pub(super) fn put_cursor(&mut self, x: u16, y: u16) {
        if self.buffer.area.contains(Position { x, y }) {
            self.cursor = Some(Position { x, y });
        }
    }

    /// What a click into an area means.
    pub(super) fn hit(&mut self, area: Rect, target: Target) {
        let area = area.intersection(self.buffer.area);
        if !area.is_empty() {
            self.drawn.hits.push((area, target));
        }
    }
}
