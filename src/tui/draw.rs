//! The whole screen: drawn from the state of the wizard, which it does not change.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::view::View;
use super::{Lookup, frame, overlays, screens};
use crate::wizard::{Extents, Overlay, Target, Wizard};

/// What is drawn.
#[derive(Debug)]
pub struct Screen<'s> {
    pub wizard: &'s Wizard<'s>,
    pub lookup: &'s Lookup,
    pub now: Timestamp,
}

/// What a drawing found out: how far things scroll, and what a click means; of hits that overlap the last counts.
#[derive(Debug, Default)]
pub struct Drawn {
    pub extents: Extents,
    pub hits: Vec<(Rect, Target)>,
}

/// Draws a screen of any size, and puts the terminal's cursor on what is selected.
pub fn draw(screen: &Screen<'_>, frame: &mut Frame<'_>) -> Drawn {
    let view = View::of(screen);
    let area = frame.area();
    let mut canvas = Canvas::on(frame.buffer_mut());
    canvas.paint(area, view.theme.base);
    whole(&view, area, &mut canvas);
    let Canvas { cursor, drawn, .. } = canvas;
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
    drawn
}

fn whole(view: &View<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.drawn.extents.panes = frame::panes(area);
    if frame::is_too_small(area) {
        return frame::too_small(view, area, canvas);
    }
    let regions = frame::Regions::of(area);
    if let Some(Overlay::Text { text, scroll }) = &view.wizard.overlay
        && let crate::wizard::Text::Raw { title, text } = text
    {
        return overlays::raw(view, &regions, (title, text, *scroll), canvas);
    }
    frame::head(view, &regions, canvas);
    screens::page(view, &regions, canvas);
    frame::foot(view, &regions, canvas);
    overlays::over(view, &regions, canvas);
}
