//! One test program: what exlync promises, told by its parts.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and says where"
)]

mod architecture;
mod articles;
mod articles_commands;
mod articles_table;
mod catalogue_faults;
mod command_line;
mod contract;
mod difference;
mod documents;
mod exports_and_sessions;
#[cfg(feature = "tui")]
mod keymap;
mod matrix;
#[cfg(feature = "tui")]
mod overlays;
mod progress;
mod quoting;
mod readme;
mod scenarios;
#[cfg(feature = "tui")]
mod screens;
mod scripts;
mod sessions;
mod slots;
#[cfg(feature = "tui")]
mod stage;
#[cfg(feature = "tui")]
mod windows;
