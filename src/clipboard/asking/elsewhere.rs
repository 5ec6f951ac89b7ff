//! A console that is asked for its clipboard: there is none that answers.

/// Nothing: it is not asked.
pub(super) fn ask() -> Option<String> {
    None
}
