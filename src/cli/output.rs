//! Standard output carries the document and nothing else; everything besides goes to standard error. Whatever a file, a
//! name or an argument holds, neither speaks to the terminal.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use super::error::CliError;
use crate::catalogue::is_harmful;

/// Prints a document for the eyes. A closed pipe ends the command quietly.
pub(super) fn document(text: &str) -> Result<(), CliError> {
    print(&harmless(text))
}

/// Prints a document that is to be kept: as it is, but for a terminal, which shows it only.
pub(super) fn file(text: &str) -> Result<(), CliError> {
    if io::stdout().is_terminal() {
        document(text)
    } else {
        print(text)
    }
}

/// Tells the person at the terminal something.
pub(super) fn note(text: &str) {
    // Where standard error is closed, nobody can be told.
    let _ = writeln!(io::stderr().lock(), "{}", harmless(text));
}

fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(CliError::Closed),
        other => other.map_err(CliError::Print),
    }
}

/// The text with what could steer a terminal or turn the direction of writing escaped: `\u{1b}` for Escape. Lines and
/// columns stay.
fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |c: char| is_harmful(c) && !matches!(c, '\n' | '\t');
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) {
            escaped.extend(c.escape_debug());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_steers_a_terminal_is_escaped_and_lines_stay() {
        let said = harmless("a\u{1b}]0;x\u{7}b\u{9b}2J\rc\u{202e}d\u{2028}e\n\tf\0");
        let words = "a\\u{1b}]0;x\\u{7}b\\u{9b}2J\\rc\\u{202e}d\\u{2028}e\n\tf\\0";
        assert_eq!(said, words);
    }
}
