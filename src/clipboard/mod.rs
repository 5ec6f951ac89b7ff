//! How a text gets to where it is pasted: the clipboard of this machine, that of the terminal by OSC 52, or a file.

#[cfg(feature = "tui")]
#[cfg_attr(unix, path = "asking/unix.rs")]
#[cfg_attr(not(unix), path = "asking/elsewhere.rs")]
mod asking;
mod by_terminal;
#[cfg(feature = "tui")]
#[cfg_attr(windows, path = "excluding/windows.rs")]
#[cfg_attr(target_os = "macos", path = "excluding/macos.rs")]
#[cfg_attr(
    not(any(windows, target_os = "macos")),
    path = "excluding/freedesktop.rs"
)]
mod excluding;
mod file;
#[cfg(feature = "tui")]
mod handle;
#[cfg(feature = "tui")]
#[cfg_attr(any(windows, target_os = "macos"), path = "no_holder.rs")]
mod holder;
#[cfg(all(feature = "tui", not(any(windows, target_os = "macos"))))]
mod holding;
mod journey;
#[cfg(feature = "tui")]
mod native;
mod once;
mod osc52;
#[cfg(feature = "tui")]
mod probe;
#[cfg(feature = "tui")]
mod reader;
#[cfg(feature = "tui")]
mod refusal;
mod route;
mod surroundings;
#[cfg(feature = "tui")]
#[cfg_attr(windows, path = "terminal/windows.rs")]
#[cfg_attr(not(windows), path = "terminal/unix.rs")]
mod terminal;
mod ways;

pub use by_terminal::by_terminal;
pub use file::{FILE, keep};
#[cfg(all(feature = "tui", any(windows, target_os = "macos")))]
pub use holder::hold;
#[cfg(feature = "tui")]
pub use holder::{IS_NEEDED as NEEDS_HOLDER, hand_over};
#[cfg(all(feature = "tui", not(any(windows, target_os = "macos"))))]
pub use holding::hold;
pub use journey::Journey;
#[cfg(feature = "tui")]
pub use native::{Content, Native, Outcome};
pub use once::copy_once;
pub use osc52::{LARGEST, fits, sequence};
#[cfg(feature = "tui")]
pub use probe::{Probed, probe};
#[cfg(feature = "tui")]
pub use reader::{NotRead, read_text};
#[cfg(feature = "tui")]
pub use refusal::LATE;
pub use route::{Route, Setting};
pub use surroundings::{Multiplexer, Surroundings};
pub use ways::Ways;

/// Why nothing goes any way.
pub const OFF: &str = "copying is turned off\nhint: `--clipboard auto` turns it on";
