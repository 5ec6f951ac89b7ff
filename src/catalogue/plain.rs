//! Text files as they come from Windows: with a byte order mark and CRLF between the lines.

/// The text without its byte order mark, and with LF between the lines.
#[must_use]
pub fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}
