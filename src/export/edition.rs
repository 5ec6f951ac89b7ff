//! What another knowledge base makes of a session, in a line or two.

use super::block::count;
use crate::catalogue::is_harmful;
use crate::plan::{EditionAge, EditionDifference};

/// The most characters that are shown of a version, which may be of anybody.
const SHOWN: usize = 40;

/// Which knowledge base it was, and which one it is; `when` is the time of the last change, empty where it is not known.
#[must_use]
pub fn identity(found: &EditionDifference<'_>, when: &str) -> String {
    let when = if when.is_empty() {
        String::new()
    } else {
        format!("{when} ")
    };
    let now = version(&found.now.version);
    let reviewed = &found.now.reviewed;
    let before = version(&found.before);
    let age = match found.age {
        EditionAge::Newer => "a newer one",
        EditionAge::Older => "an older one",
        EditionAge::Other => "another one",
    };
    format!(
        "this session was last worked on {when}with the knowledge base {before}; this is {age}, {now} of {reviewed}"
    )
}

/// The same, and on a second line how much of the work it touches.
#[must_use]
pub fn note(found: &EditionDifference<'_>, when: &str) -> String {
    let identity = identity(found, when);
    let counts = [
        (
            found.added.len(),
            "step",
            " to do that was not",
            " to do that were not",
        ),
        (
            found.removed.len(),
            "step",
            " no longer to do",
            " no longer to do",
        ),
        (
            found.reworded.len(),
            "command",
            " with a mark reworded",
            " with a mark reworded",
        ),
        (
            found.unknown.len(),
            "mark",
            " of a command that it does not know",
            " of commands that it does not know",
        ),
    ];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let counts: Vec<String> = counts
        .map(|(number, noun, one, more)| {
            let tail = if number == 1 { one } else { more };
            format!("{}{tail}", count(number, noun))
        })
        .collect();
    if counts.is_empty() {
        return format!("{identity}\nit changes nothing of this plan and its marks");
    }
    format!(
        "{identity}\nsince then: {}; every mark is kept",
        counts.join(", ")
    )
}

fn version(text: &str) -> String {
    let safe = text.chars().filter(|c| !is_harmful(*c)).take(SHOWN);
    let safe: String = safe.collect();
    if safe.is_empty() {
        return "without a version".to_owned();
    }
    safe
}
