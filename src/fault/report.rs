//! The report of a fault: what whoever mends it must know, and nothing that was typed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Panicked, source, trail};
use crate::session::{StoreError, write_atomically};

/// What a report tells beside the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The edition of the knowledge base.
    pub knowledge: String,
    /// Columns and rows, where there is a terminal.
    pub terminal: Option<(u16, u16)>,
}

impl Default for About {
    /// With what is built in, and no terminal.
    fn default() -> Self {
        Self {
            knowledge: crate::embedded_edition().version.to_string(),
            terminal: None,
        }
    }
}

/// Writes a report below the data folder, beside those that are there.
pub(super) fn write(
    faults: &[Panicked],
    about: &About,
    data_folder: &Path,
    now: Timestamp,
) -> Result<PathBuf, StoreError> {
    let text = text(faults, about, now);
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let folder = data_folder.join("faults");
    let mut path = folder.join(format!("{stamp}.txt"));
    let mut number = 1;
    loop {
        match write_atomically(&path, text.as_bytes(), false) {
            Ok(()) => return Ok(path),
            Err(StoreError::Exists { .. }) => {}
            Err(error) => return Err(error),
        }
        number += 1;
        path = folder.join(format!("{stamp}.{number}.txt"));
    }
}

fn text(faults: &[Panicked], about: &About, now: Timestamp) -> String {
    let mut text = format!(
        "exlync has failed by a fault of its own. Nothing that was typed is in this file.\n\n\
         when: {}\nversion: {}\nknowledge base: {}\nsystem: {} {}\nterminal: {}\n",
        now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        env!("CARGO_PKG_VERSION"),
        about.knowledge,
        std::env::consts::OS,
        std::env::consts::ARCH,
        about.terminal.map_or_else(
            || "none".to_owned(),
            |(width, height)| format!("{width}x{height}")
        ),
    );
    // A release has no names of functions: their addresses count from here.
    let _ = writeln!(text, "`fault::report::write` is at: {:p}", write as Writer);
    for fault in faults {
        let _ = write!(text, "\nfault: {fault}\nthread: {}\n", fault.thread);
        // With addresses.
        for line in source::lines(&format!("{:#}", fault.backtrace)) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text.push_str("\nwhat happened before, the newest last:\n");
    for name in trail::so_far() {
        let _ = writeln!(text, "- {name}");
    }
    text
}

type Writer = fn(&[Panicked], &About, &Path, Timestamp) -> Result<PathBuf, StoreError>;
