//! A list: each item has a head, perhaps something at its right, perhaps lines below.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::fit_line;
use super::sheet::{inner, more};
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::wizard::{Extent, Target};

/// An entry of a list, or a heading between entries.
#[derive(Default)]
pub(in crate::tui) struct Item<'a> {
    pub(in crate::tui) head: Line<'a>,
    pub(in crate::tui) right: Line<'a>,
    /// Lines below the head, already broken.
    pub(in crate::tui) body: Vec<Line<'a>>,
    /// How many of them belong to the head, which was too long for one line.
    pub(in crate::tui) long_head: usize,
    /// What a click means; a heading has none.
    pub(in crate::tui) target: Option<Target>,
}

pub(in crate::tui) struct Items<'a> {
    pub(in crate::tui) entries: Vec<Item<'a>>,
    /// The index of the entry under the cursor, headings counted.
    pub(in crate::tui) selected: Option<usize>,
    /// Whether the list has the keys.
    pub(in crate::tui) focused: bool,
}

impl Items<'_> {
    /// Entries with a line between them, where all of them have room.
    pub(in crate::tui) fn airy(mut self, area: Rect) -> Self {
        let lines: usize = self.entries.iter().map(|own| 2 + own.body.len()).sum();
        if lines <= usize::from(area.height) + 1 {
            for item in &mut self.entries {
                item.body.push(Line::default());
            }
        }
        self
    }

    /// Draws what of the list fits, the selected entry among it.
    pub(in crate::tui) fn draw(
        &self,
        view: &View<'_>,
        area: Rect,
        former: Option<Extent>,
        canvas: &mut Canvas<'_>,
    ) -> Extent {
        let extent = self.extent(former, area);
        let inner = inner(area);
        more(view, area, extent.top, extent.lines, canvas);
        let (first, last) = (extent.top, extent.top + extent.view);
        let mut line = 0;
        for (index, item) in self.entries.iter().enumerate() {
            let height = 1 + item.body.len();
            if line + height > first && line < last {
                let is_selected = self.selected == Some(index);
                for part in 0..height {
                    let Some(place) = (line + part).checked_sub(first) else {
                        continue;
                    };
                    if place >= extent.view {
                        break;
                    }
                    let y = area
                        .y
                        .saturating_add(u16::try_from(place).unwrap_or(u16::MAX));
                    let row = Rect {
                        y,
                        height: 1,
                        ..inner
                    };
                    match part.checked_sub(1) {
                        None => self.head(view, item, is_selected, row, canvas),
                        Some(below) => {
                            let own = item.body.get(below).cloned().unwrap_or_default();
                            let width = usize::from(row.width);
                            let own = fit_line(own, width, view.glyphs.ellipsis);
                            let end = canvas.line(row, &own);
                            if below < item.long_head && is_selected && self.focused {
                                let own = Rect {
                                    width: end.saturating_sub(row.x),
                                    ..row
                                };
                                canvas.paint(own, view.theme.selected);
                            }
                        }
                    }
                    if let Some(target) = &item.target {
                        canvas.hit(
                            Rect {
                                x: area.x,
                                width: area.width,
                                ..row
                            },
                            target.clone(),
                        );
                    }
                }
            }
            line += height;
        }
        extent
    }

    fn extent(&self, former: Option<Extent>, area: Rect) -> Extent {
        let height = |own: &Item<'_>| 1 + own.body.len();
        let before = |index: usize| self.entries.iter().take(index).map(height).sum::<usize>();
        let extent = Extent {
            top: former.map_or(0, |own| own.top),
            view: usize::from(area.height),
            lines: self.entries.iter().map(height).sum(),
        };
        let Some(index) = self.selected else {
            return extent.follow(0, 1);
        };
        let length = self.entries.get(index).map_or(1, height);
        // The heading above the first entry is worth its line.
        let is_first = self
            .entries
            .iter()
            .take(index)
            .all(|own| own.target.is_none());
        let start = if is_first { 0 } else { before(index) };
        extent.follow(start, before(index) + length - start)
    }

    fn head(
        &self,
        view: &View<'_>,
        item: &Item<'_>,
        is_selected: bool,
        row: Rect,
        canvas: &mut Canvas<'_>,
    ) {
        let right = u16::try_from(item.right.width()).unwrap_or(row.width);
        let taken = if right > 0 {
            right.saturating_add(1)
        } else {
            0
        };
        let width = row.width.saturating_sub(taken);
        let head = fit_line(item.head.clone(), usize::from(width), view.glyphs.ellipsis);
        let end = canvas.line(Rect { width, ..row }, &head);
        if right > 0 {
            canvas.right(row, &item.right);
        }
        if !is_selected {
            return;
        }
        let mark = Rect {
            x: row.x.saturating_sub(2),
            width: 1,
            ..row
        };
        let style = if self.focused {
            view.theme.cursor
        } else {
            view.theme.dim
        };
        canvas.span(mark, Span::styled(">", style));
        if self.focused {
            let own = Rect {
                width: end.saturating_sub(row.x),
                ..row
            };
            canvas.paint(own, view.theme.selected);
            canvas.put_cursor(mark.x, row.y);
        }
    }
}
