//! Where a line of the program is written, without the folders of whoever built it.

use std::iter;

/// The path of a source file from the name of its crate on; one that is relative names no folder of a person.
pub(super) fn short(path: &str) -> String {
    let is_relative = !path.starts_with(['/', '\\']) && !path.contains(':');
    if is_relative {
        return path.to_owned();
    }
    let parts: Vec<&str> = path.split(['/', '\\']).collect();
    let source = parts.iter().rposition(|own| *own == "src");
    let first = match source {
        Some(place) => place.saturating_sub(1),
        None => parts.len().saturating_sub(1),
    };
    let kept: Vec<&str> = parts.into_iter().skip(first).collect();
    kept.join("/")
}

/// The lines of a backtrace with its paths made short.
pub(super) fn lines(backtrace: &str) -> impl Iterator<Item = String> {
    backtrace.lines().map(|line| match line.split_once("at ") {
        Some((before, path)) if before.trim().is_empty() => {
            let indent: String = iter::repeat_n(' ', before.len()).collect();
            let (file, place) = cut(path);
            format!("{indent}at {}{place}", short(file))
        }
        _ => line.to_owned(),
    })
}

/// A path, and the line and column behind it.
fn cut(path: &str) -> (&str, &str) {
    let file = path.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    path.split_at(file.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_with_the_crate_and_no_folder_of_a_person_is_left() {
        for (path, expected) in [
            ("src/tui/looping.rs", "src/tui/looping.rs"),
            ("tests/exlync/faults.rs", "tests/exlync/faults.rs"),
            (
                "/home/jane/exlync/src/tui/looping.rs",
                "exlync/src/tui/looping.rs",
            ),
            (
                "/home/jane/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/toml-1.2.0/src/de.rs",
                "toml-1.2.0/src/de.rs",
            ),
            (r"C:\Users\jane\exlync\src\main.rs", "exlync/src/main.rs"),
            (
                "/rustc/59807616e/library/core/src/option.rs",
                "core/src/option.rs",
            ),
            ("/home/jane/exlync/tests/exlync/faults.rs", "faults.rs"),
        ] {
            assert_eq!(short(path), expected);
        }
    }

    #[test]
    fn a_backtrace_keeps_its_names_and_addresses() {
        let told =
            "  3:  0x55d0 - exlync::main at work\n        at /home/jane/exlync/src/main.rs:6:5\n";
        let kept: Vec<String> = lines(told).collect();
        assert_eq!(
            kept,
            [
                "  3:  0x55d0 - exlync::main at work",
                "        at exlync/src/main.rs:6:5"
            ]
        );
    }
}
