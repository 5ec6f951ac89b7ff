//! Which characters no text may carry to a terminal, into a field, a title or a document.

/// Control characters, and marks that break a line or turn the direction of writing: a text would read differently from
/// what it is.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}
