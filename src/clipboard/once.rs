//! A copy by a program that ends with it, as on the command line.

use std::path::Path;

use super::{Journey, Multiplexer, Route, Ways, keep};
use crate::wizard::Arrival;

/// Copies by the first of these ways that carries the text, and waits for each no longer than a moment. On X11 and
/// Wayland the text outlives the program. In a build without the feature `tui` there is the file alone.
///
/// # Errors
/// No way led anywhere, and nothing was copied: why each has not carried it.
pub fn copy_once(
    text: &str,
    sensitive: bool,
    ways: &Ways,
    multiplexer: Multiplexer,
    data_folder: &Path,
) -> Result<Arrival, String> {
    let mut journey = Journey::begin(ways, false);
    while let Some(route) = journey.advance() {
        let carried = match route {
            Route::Native => natively(text, sensitive),
            Route::Osc52 => by_osc52(text, multiplexer),
            Route::File => match keep(data_folder, text) {
                Ok(_) => Ok(()),
                Err(error) => Err(error.to_string()),
            },
            Route::None => Err(super::OFF.to_owned()),
        };
        match carried {
            Ok(()) => return Ok(journey.arrived(route, multiplexer)),
            Err(why) => journey.failed(why),
        }
    }
    Err(journey.lost())
}

#[cfg(feature = "tui")]
fn natively(text: &str, sensitive: bool) -> Result<(), String> {
    let own = text.to_owned();
    if super::holder::IS_NEEDED {
        return super::holder::hand_over(text, sensitive, PATIENCE);
    }
    within(PATIENCE, move || {
        super::handle::Handle::default().put(&own, sensitive)
    })
    .unwrap_or_else(|| Err(super::LATE.to_owned()))
}

#[cfg(feature = "tui")]
fn by_osc52(text: &str, multiplexer: Multiplexer) -> Result<(), String> {
    use std::io::{self, Write};

    let mut send = |sequence: &str| {
        let own = sequence.to_owned();
        // A terminal that is stopped by a key takes nothing, for hours.
        let written = within(PATIENCE, move || {
            let mut terminal = super::terminal::open()?;
            terminal.write_all(own.as_bytes())
        });
        written.unwrap_or_else(|| Err(io::ErrorKind::TimedOut.into()))
    };
    super::by_terminal(text, multiplexer, &mut send).map_err(str::to_owned)
}

/// How long each way may take.
#[cfg(feature = "tui")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);

/// What comes of some work, where that comes in time.
#[cfg(feature = "tui")]
pub(super) fn within<T: Send + 'static>(
    longest: std::time::Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (told, answer) = std::sync::mpsc::channel();
    std::thread::Builder::new()
        .name("clipboard".to_owned())
        .spawn(move || told.send(work()))
        .ok()?;
    answer.recv_timeout(longest).ok()
}

#[cfg(not(feature = "tui"))]
fn natively(_text: &str, _sensitive: bool) -> Result<(), String> {
    Err("this build knows no clipboard".to_owned())
}

#[cfg(not(feature = "tui"))]
fn by_osc52(text: &str, multiplexer: Multiplexer) -> Result<(), String> {
    let mut nowhere = |_: &str| Err(std::io::ErrorKind::Unsupported.into());
    super::by_terminal(text, multiplexer, &mut nowhere).map_err(str::to_owned)
}
