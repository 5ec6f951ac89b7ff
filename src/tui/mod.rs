//! The front on the terminal: keys become intents, the state of the wizard becomes a screen. It decides nothing.

mod canvas;
mod clean;
mod draw;
mod frame;
mod glyphs;
pub mod keymap;
mod lookup;
mod overlays;
mod screens;
mod theme;
mod view;
mod widgets;

pub use draw::{Drawn, Screen, draw};
pub use lookup::Lookup;
