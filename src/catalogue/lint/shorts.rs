//! Short titles of steps fit in a list, and tell the steps apart.

use super::{Finding, Part, steps};

/// The characters that a list leaves for a title.
const LONGEST: usize = 26;

pub(super) fn lint(parts: &[Part]) -> Vec<Finding> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            let short = &step.short;
            let length = short.chars().count();
            let message = if short.is_empty() {
                continue;
            } else if short.trim() != short {
                "the short title begins or ends with a blank".to_owned()
            } else if length > LONGEST {
                format!("the short title has {length} characters: {LONGEST} fit in a list")
            } else if seen.contains(&short.to_ascii_lowercase()) {
                format!("another step has the short title `{short}`")
            } else {
                seen.push(short.to_ascii_lowercase());
                continue;
            };
            found.push(part.finding(&format!("{path}.short"), message));
        }
    }
    found
}
