//! A line of text that is typed: a window onto it that follows the cursor.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::cell_width;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::wizard::Field;

/// Draws a field into a row and puts the terminal's cursor into it.
pub(in crate::tui) fn field(view: &View<'_>, row: Rect, field: &Field, canvas: &mut Canvas<'_>) {
    if row.is_empty() {
        return;
    }
    let width = usize::from(row.width);
    let skip = field.scroll(width.saturating_sub(1));
    let (mut column, mut shown) = (0, String::new());
    for sign in field.text().graphemes(true) {
        let wide = cell_width(sign);
        if column >= skip && column + wide <= skip + width {
            shown.push_str(sign);
        } else if column < skip && column + wide > skip {
            // Of a wide sign only the right half would be seen.
            shown.push(' ');
        }
        column += wide;
    }
    // The next letter takes the place of what is lit.
    let style = if field.is_selected() {
        view.style().patch(view.theme.selected)
    } else {
        view.style()
    };
    canvas.line(row, &Line::from(Span::styled(shown, style)));
    let place = field.column().saturating_sub(skip).min(width - 1);
    let x = row.x.saturating_add(u16::try_from(place).unwrap_or(0));
    canvas.put_cursor(x, row.y);
}
