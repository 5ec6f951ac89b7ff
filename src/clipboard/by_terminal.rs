//! A copy by the clipboard of the terminal.

use std::io;

use super::{Multiplexer, fits, sequence};

/// Sends the text to the terminal, which says nothing to it.
///
/// # Errors
/// Why it was not sent.
pub fn by_terminal(
    text: &str,
    multiplexer: Multiplexer,
    send: &mut dyn FnMut(&str) -> io::Result<()>,
) -> Result<(), &'static str> {
    if !fits(text) {
        return Err("it is too long for OSC 52");
    }
    let own = sequence(text, multiplexer).ok_or("the terminal takes no OSC 52")?;
    send(&own).map_err(|_| "the terminal took nothing")
}
