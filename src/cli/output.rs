//! Standard output carries the document and nothing else; everything besides goes to standard error.

use std::io::{self, Write};

use super::error::CliError;

/// Prints a document. A closed pipe ends the command quietly.
pub(super) fn document(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(CliError::Closed),
        other => other.map_err(CliError::Print),
    }
}

/// Tells the person at the terminal something.
pub(super) fn note(text: &str) {
    // Where standard error is closed, nobody can be told.
    let _ = writeln!(io::stderr().lock(), "{text}");
}
