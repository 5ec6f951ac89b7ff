//! How a text gets to where it is pasted: the clipboard of this machine, that of the terminal by OSC 52, or a file.

mod by_terminal;
mod file;
#[cfg(feature = "tui")]
mod native;
mod osc52;
#[cfg(feature = "tui")]
mod reader;
mod route;
mod surroundings;
mod ways;

pub use by_terminal::{Reason, by_terminal, into_file};
pub use file::{FILE, keep};
#[cfg(feature = "tui")]
pub use native::{Native, Outcome};
pub use osc52::{LARGEST, fits, sequence};
#[cfg(feature = "tui")]
pub use reader::{NotRead, read_text};
pub use route::{Route, Setting};
pub use surroundings::{Multiplexer, Surroundings};
pub use ways::Ways;
