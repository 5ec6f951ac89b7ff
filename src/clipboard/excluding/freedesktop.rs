//! What keeps a text out of histories on X11 and Wayland: the hint that managers of the clipboard heed.

use arboard::{Set, SetExtLinux};

pub(super) fn excluding(set: Set<'_>) -> Set<'_> {
    set.exclude_from_history()
}
