//! What text may not carry to the terminal: control characters, and marks that turn the direction of writing.

use std::borrow::Cow;
use std::fmt;

use crate::catalogue::is_harmful;

/// The text with a replacement character for each harmful one.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    // Nearly all text is plain, and this runs for all of it.
    if text.bytes().all(|own| (0x20..0x7f).contains(&own)) || !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let safe = text
        .chars()
        .map(|c| if is_harmful(c) { '\u{fffd}' } else { c });
    Cow::Owned(safe.collect())
}

/// An error in words that may go to the terminal, whatever a path or a file holds; its lines stay.
pub(super) fn words(error: &dyn fmt::Display) -> String {
    let text = error.to_string();
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(clean).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{clean, words};

    #[test]
    fn controls_and_turned_writing_are_replaced_and_all_else_stays() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{9b}c\n"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}"
        );
        assert_eq!(
            clean("\u{202e}exe.txt\u{2066}\u{2028}"),
            "\u{fffd}exe.txt\u{fffd}\u{fffd}"
        );
        for text in ["plain", "Zürich 日本 e\u{301} ✓"] {
            assert_eq!(clean(text), text);
        }
    }
    #[test]
    fn the_lines_of_an_error_stay_and_nothing_else_that_controls() {
        let said = words(&"no\u{85}file\u{202e}\nhint: look\r");
        assert_eq!(said, "no\u{fffd}file\u{fffd}\nhint: look\u{fffd}");
    }
}
