//! What was copied last outlives the program: another process holds it, or a file has it, and that is told.

use std::path::Path;
use std::time::Duration;

use crate::clipboard::{Content, LATE, NEEDS_HOLDER, Native, hand_over, keep};
use crate::wizard::CopyJob;

/// How long leaving waits for the clipboard: to say what it has, to be held by another process, to be let go of.
const ASKING: Duration = Duration::from_secs(1);
const HANDING_OVER: Duration = Duration::from_secs(2);
const LETTING_GO: Duration = Duration::from_millis(500);

/// What this program has copied last.
#[derive(Debug)]
pub(super) struct Last {
    pub(super) content: Content,
    /// The person was told that it has arrived.
    pub(super) is_told: bool,
    /// The file of copies has a text that was put there later, and keeps it.
    pub(super) file_is_newer: bool,
}

impl Last {
    /// Whether it stays where it is, whatever becomes of this program.
    pub(super) fn is_safe(&self) -> bool {
        self.is_told && !NEEDS_HOLDER
    }

    /// Sees to it that it is not lost; what is to be told of it. What another program has copied since stays.
    pub(super) fn outlives(self, native: Option<Native>, data_folder: &Path) -> Option<String> {
        let text = &self.content.text;
        let has = native
            .as_ref()
            .and_then(|own| own.has(text.clone(), ASKING));
        let lost = match has {
            Some(true) if NEEDS_HOLDER => {
                hand_over(text, self.content.sensitive, HANDING_OVER).err()
            }
            Some(true) => None,
            Some(false) if self.is_told => None,
            Some(false) => Some("it did not take it".to_owned()),
            None => Some(LATE.to_owned()),
        };
        // One that does not answer would not answer to this either.
        if has.is_some() {
            let_go(native);
        }
        let why = lost?;
        if self.file_is_newer {
            return Some(format!("the clipboard may lose what it has: {why}"));
        }
        Some(match keep(data_folder, text) {
            Ok(path) => {
                let path = path.display();
                format!(
                    "what was copied last is in `{path}`, since the clipboard may lose it now: {why}"
                )
            }
            Err(error) => format!("what was copied last may be lost now: {why}, and {error}"),
        })
    }
}

/// What goes to the clipboard.
pub(super) fn content(job: &CopyJob) -> Content {
    Content {
        text: job.text.clone(),
        sensitive: job.sensitive,
    }
}

/// Lets go of the clipboard, but does not wait for it long.
pub(super) fn let_go(native: Option<Native>) {
    if let Some(native) = native {
        native.end(LETTING_GO);
    }
}
