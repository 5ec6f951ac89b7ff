//! What keeps a text out of histories on macOS: the mark that managers of the clipboard heed.

use arboard::{Set, SetExtApple};

pub(super) fn excluding(set: Set<'_>) -> Set<'_> {
    set.exclude_from_history()
}
