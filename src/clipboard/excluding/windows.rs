//! What keeps a text out of the history of Windows, and out of its cloud.

use arboard::{Set, SetExtWindows};

/// Not out of monitoring: a remote desktop watches the clipboard so, and would not carry the text.
pub(super) fn excluding(set: Set<'_>) -> Set<'_> {
    set.exclude_from_cloud().exclude_from_history()
}
