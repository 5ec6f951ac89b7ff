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

/// The same with the sign in the middle: beginning and end stay.
pub(in crate::tui) fn fit_middle(text: &str, width: usize, sign: &str) -> String {
    if cell_width(text) <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(cell_width(sign));
    let end = behind(text, room / 2);
    let start = width.saturating_sub(cell_width(end));
    format!("{}{}", fit(text, start, sign), end.trim_start())
}

/// As much of the end of a text as fits.
fn behind(text: &str, width: usize) -> &str {
    let mut taken = 0;
    let mut start = text.len();
    for (at, own) in text.grapheme_indices(true).rev() {
        taken += cell_width(own);
        if taken > width {
            break;
        }
        start = at;
    }
    text.get(start..).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::fit_middle;

    #[test]
    fn of_a_text_cut_in_the_middle_beginning_and_end_stay() {
        assert_eq!(fit_middle("short", 9, "…"), "short");
        assert_eq!(
            fit_middle("Metadata address of microsoft.sts", 15, "…"),
            "Metadat…oft.sts"
        );
        assert_eq!(fit_middle("日本語日本語", 7, "…"), "日本…語");
        assert_eq!(fit_middle("anything", 0, "…"), "");
    }
}
