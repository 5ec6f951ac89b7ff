//! How a screen of some size is divided.

use ratatui::layout::Rect;

/// The least width and height in which a page can be used.
pub(super) const LEAST: (u16, u16) = (40, 12);

/// From here on two parts stand side by side.
const TWO: (u16, u16) = (80, 24);

/// From here on three parts stand side by side.
const THREE: u16 = 110;

/// From here on a rule closes the page.
const ROOMY: u16 = 28;

/// The rows of a screen, from the top.
#[derive(Clone, Copy, Debug)]
pub(in crate::tui) struct Regions {
    pub(in crate::tui) whole: Rect,
    pub(in crate::tui) head: Rect,
    pub(in crate::tui) tabs: Rect,
    /// Carries the titles of the parts.
    pub(in crate::tui) rule: Rect,
    pub(in crate::tui) body: Rect,
    /// Closes the page; empty where there is no room for it.
    pub(in crate::tui) close: Rect,
    pub(in crate::tui) keys: Rect,
    pub(in crate::tui) status: Rect,
}

impl Regions {
    pub(in crate::tui) fn of(area: Rect) -> Self {
        let row = |y: u16, height: u16| Rect {
            y: area.y.saturating_add(y),
            height,
            ..area
        };
        let closing = u16::from(area.height >= ROOMY);
        let body = area.height.saturating_sub(5 + closing);
        Self {
            whole: area,
            head: row(0, 1),
            tabs: row(1, 1),
            rule: row(2, 1),
            body: row(3, body),
            close: row(3 + body, closing),
            keys: row(area.height.saturating_sub(2), 1),
            status: row(area.height.saturating_sub(1), 1),
        }
    }

    /// How many parts stand side by side.
    pub(in crate::tui) fn panes(&self) -> usize {
        panes(self.whole)
    }
}

pub(in crate::tui) fn is_too_small(area: Rect) -> bool {
    area.width < LEAST.0 || area.height < LEAST.1
}

/// How many parts stand side by side in a window of this size.
pub(in crate::tui) fn panes(area: Rect) -> usize {
    if area.width < TWO.0 || area.height < TWO.1 {
        1
    } else if area.width < THREE {
        2
    } else {
        3
    }
}
