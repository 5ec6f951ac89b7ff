//! A cursor in a list.

use super::Intent;

/// Where a movement leads in a list of so many rows; `page` rows are a page.
#[must_use]
pub(super) fn moved(intent: Intent, cursor: usize, rows: usize, page: usize) -> usize {
    let last = rows.saturating_sub(1);
    let page = page.saturating_sub(1).max(1);
    match intent {
        Intent::Up => cursor.saturating_sub(1),
        Intent::Down => cursor + 1,
        Intent::PageUp => cursor.saturating_sub(page),
        Intent::PageDown => cursor + page,
        Intent::First => 0,
        Intent::Last => last,
        _ => cursor,
    }
    .min(last)
}

/// Whether it moves within a list.
#[must_use]
pub(super) fn moves(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Up
            | Intent::Down
            | Intent::PageUp
            | Intent::PageDown
            | Intent::First
            | Intent::Last
    )
}
