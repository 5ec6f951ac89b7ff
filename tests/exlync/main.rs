//! One test program: what exlync promises, told by its parts.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails, and says where"
)]

mod architecture;
mod articles;
mod articles_commands;
mod articles_table;
#[cfg(all(unix, feature = "tui"))]
mod base64;
mod catalogue_faults;
#[cfg(feature = "tui")]
mod clipboard;
mod command_line;
mod contract;
mod documents;
mod exports_and_sessions;
#[cfg(all(unix, feature = "tui"))]
mod keys;
#[cfg(all(unix, feature = "tui"))]
mod pty;
mod quoting;
mod readme;
mod scenarios;
mod scripts;
mod sessions;
mod slots;
#[cfg(feature = "tui")]
mod storage;
#[cfg(feature = "tui")]
mod surroundings;
#[cfg(all(unix, feature = "tui"))]
mod terminal;
