//! The front on the terminal: keys become intents, the state of the wizard becomes a screen. It decides nothing.

pub mod keymap;
