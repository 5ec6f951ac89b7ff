//! Draws the state of the wizard.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Lookup;
use crate::wizard::{Extents, Page, Target, Wizard};

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'s> {
    pub wizard: &'s Wizard<'s>,
    pub lookup: &'s Lookup,
    pub now: Timestamp,
}

/// What a drawing tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// How far things scroll.
    pub extents: Extents,
    /// What a click means, the uppermost last.
    pub hits: Vec<(Rect, Target)>,
}

/// Draws the screen.
pub fn draw(screen: &Screen<'_>, frame: &mut Frame<'_>) -> Drawn {
    let tabs: Vec<String> = Page::ALL
        .into_iter()
        .map(|page| format!("{} {}", page.number(), page.title()))
        .collect();
    let [top, below] = [0, 1].map(|y| Rect::new(0, y, frame.area().width, 1));
    frame.render_widget(Line::from(tabs.join("  ")), top.intersection(frame.area()));
    let name = screen
        .wizard
        .deployment
        .as_ref()
        .map_or("no session", |own| own.name().as_str());
    frame.render_widget(Line::from(name), below.intersection(frame.area()));
    Drawn::default()
}
