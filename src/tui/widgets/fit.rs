//! Shortens text to a width, and says by a sign that it did.

use std::borrow::Cow;

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::cell_width;

/// The text, or as much of it as fits with the sign of shortening behind it.
pub(in crate::tui) fn fit<'a>(
    text: impl Into<Cow<'a, str>>,
    width: usize,
    sign: &str,
) -> Cow<'a, str> {
    let text = text.into();
    if cell_width(&text) <= width {
        return text;
    }
    let room = width.saturating_sub(cell_width(sign));
    let mut taken = 0;
    let mut kept = String::new();
    for own in text.graphemes(true) {
        taken += cell_width(own);
        if taken > room {
            break;
        }
        kept.push_str(own);
    }
    let trimmed = kept.trim_end().len();
    kept.truncate(trimmed);
    if width >= cell_width(sign) {
        kept.push_str(sign);
    }
    Cow::Owned(kept)
}

/// The same for a line of several styles.
pub(in crate::tui) fn fit_line<'a>(line: Line<'a>, width: usize, sign: &str) -> Line<'a> {
    if line.width() <= width {
        return line;
    }
    let mut room = width;
    let mut spans: Vec<Span<'a>> = Vec::new();
    for span in line.spans {
        let wide = span.width();
        // What follows will not fit as a whole, so this is the last that stands.
        if wide >= room {
            let mut text = span.content.into_owned();
            text.push(' ');
            spans.push(Span::styled(fit(text, room, sign).into_owned(), span.style));
            break;
        }
        room -= wide;
        spans.push(span);
    }
    Line::from(spans).style(line.style)
}
