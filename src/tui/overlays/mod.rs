//! What lies over the page: texts, prompts, the palette, questions, the copy menu.

mod confirm;
mod edition;
mod explained;
mod help;
mod lists;
mod log;
mod prompt;
mod text;

pub(super) use text::raw;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::frame::Regions;
use super::view::View;
use super::widgets::boxed;
use crate::wizard::Overlay;

/// Draws the overlay, if there is one.
pub(super) fn over(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    let Some(overlay) = &view.wizard.overlay else {
        return;
    };
    // It is asked first: what lies below cannot be clicked.
    if !matches!(overlay, Overlay::Search { .. }) {
        canvas.drawn.hits.clear();
    }
    match overlay {
        Overlay::Text { text, scroll } => text::draw(view, regions, (text, *scroll), canvas),
        Overlay::Prompt { ask, field, fault } => {
            prompt::draw(view, regions, (ask, field, fault.as_deref()), canvas);
        }
        Overlay::Search { .. } => {}
        Overlay::Palette(palette) => lists::palette(view, regions, palette, canvas),
        Overlay::Confirm(confirm) => confirm::draw(view, regions, confirm, canvas),
        Overlay::CopyMenu { ways, cursor } => {
            lists::copy_menu(view, regions, (ways, *cursor), canvas);
        }
    }
}

/// A frame in the middle of the page, as large as wanted where there is room; gives its inside.
fn middle(
    view: &View<'_>,
    regions: &Regions,
    title: &str,
    (width, height): (u16, u16),
    canvas: &mut Canvas<'_>,
) -> Rect {
    boxed(view, centred(regions, (width, height)), title, canvas)
}

/// The place of such a frame; a little above the middle looks like the middle.
fn centred(regions: &Regions, (width, height): (u16, u16)) -> Rect {
    let room = Rect {
        y: regions.rule.y,
        height: regions.keys.y.saturating_sub(regions.rule.y),
        ..regions.whole
    };
    let width = width.saturating_add(2).min(room.width.saturating_sub(2));
    let height = height.saturating_add(2).min(room.height);
    Rect {
        x: room.x + (room.width - width) / 2,
        y: room.y + (room.height - height) * 2 / 5,
        width,
        height,
    }
}
