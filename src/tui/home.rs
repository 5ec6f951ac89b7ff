//! A path as a person types or pastes it.

use std::path::{Path, PathBuf};

/// The path: without the quotation marks that Windows puts around a copied one, and from the home folder where it
/// begins with `~`.
#[must_use]
pub fn typed_path(text: &str, home: Option<&Path>) -> PathBuf {
    let text = text.trim();
    let bare = text
        .strip_prefix('"')
        .and_then(|own| own.strip_suffix('"'))
        .unwrap_or(text);
    let rest = bare
        .strip_prefix("~/")
        .or_else(|| bare.strip_prefix("~\\"))
        .or_else(|| (bare == "~").then_some(""));
    match (rest, home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(bare),
    }
}
