//! What stands around every page: the head, the tabs, the parts side by side, the foot.

mod foot;
mod head;
mod offer;
mod parts;
mod regions;

pub(super) use foot::{foot, tone_in_words};
pub(super) use head::head;
pub(super) use parts::{Part, split, split_rows};
pub(super) use regions::{Regions, is_too_small, panes};

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::view::View;
use super::widgets::Sheet;
use regions::LEAST;

/// The one message of a window in which nothing can be shown.
pub(super) fn too_small(view: &View<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let (width, height) = LEAST;
    let mut sheet = Sheet::of_width(usize::from(area.width));
    sheet.prose(view.theme.warning, "exlync: the window is too small.");
    let now = format!(
        "Needed: {width}x{height}. Now: {}x{}.",
        area.width, area.height
    );
    sheet.prose(view.style(), now);
    for (y, line) in (area.y..area.bottom()).zip(sheet.lines()) {
        canvas.line(
            Rect {
                y,
                height: 1,
                ..area
            },
            line,
        );
    }
}
