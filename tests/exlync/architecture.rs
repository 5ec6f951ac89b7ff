//! The drawing in `src/lib.rs` is true: arrows run down, files are small, folders say what they hold.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders from the top down; a folder may import those behind it only.
const LAYERS: [&str; 12] = [
    "cli",
    "tui",
    "clipboard",
    "wizard",
    "export",
    "proof",
    "plan",
    "explain",
    "fault",
    "session",
    "catalogue",
    "powershell",
];

/// Folders that import nothing of the program.
const ALONE: [&str; 2] = ["catalogue", "powershell"];

const LONGEST_FILE: usize = 400;
const LONGEST_MEDIAN: usize = 120;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// The folders of the program that a file imports.
fn imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = text.get(at + "crate::".len()..).unwrap();
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split('}').next().unwrap();
            found.extend(
                list.split(',')
                    .map(|item| item.trim().split("::").next().unwrap()),
            );
        } else {
            found.push(
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap(),
            );
        }
    }
    found
}

#[test]
fn arrows_run_down_only() {
    let mut checked = 0;
    for (place, layer) in LAYERS.iter().enumerate() {
        for (path, text) in rust_files(&root().join("src").join(layer)) {
            for import in imports(&text) {
                checked += 1;
                let below = LAYERS
                    .iter()
                    .position(|own| own == &import)
                    .is_none_or(|other| other >= place);
                assert!(
                    below,
                    "{} imports `{import}`, which is above `{layer}`",
                    path.display()
                );
                assert!(
                    !ALONE.contains(layer),
                    "{} imports `crate::{import}`, but `{layer}` stands alone",
                    path.display()
                );
            }
        }
    }
    assert!(checked > 20, "only {checked} imports were looked at");
}

#[test]
fn every_folder_is_a_layer_and_only_main_and_lib_lie_loose() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known =
            LAYERS.contains(&name.as_str()) || ["main.rs", "lib.rs"].contains(&name.as_str());
        assert!(known, "`src/{name}` is not in the drawing");
    }
}

#[test]
fn the_drawing_names_every_layer() {
    let drawing = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for layer in LAYERS {
        let drawn = drawing
            .lines()
            .filter(|line| line.starts_with("//!"))
            .any(|line| line.contains(layer));
        assert!(drawn, "`{layer}` is missing in the drawing");
    }
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut lengths = Vec::new();
    for folder in ["src", "tests"] {
        for (path, text) in rust_files(&root().join(folder)) {
            let lines = text.lines().count();
            assert!(
                lines <= LONGEST_FILE,
                "{} has {lines} lines",
                path.display()
            );
            assert!(
                text.starts_with("//! "),
                "{} does not begin with `//!`",
                path.display()
            );
            lengths.push(lines);
        }
    }
    lengths.sort_unstable();
    let median = lengths.get(lengths.len() / 2).copied().unwrap();
    assert!(
        median <= LONGEST_MEDIAN,
        "the median file has {median} lines"
    );
}

#[test]
fn only_one_file_quotes() {
    let quoting: Vec<PathBuf> = rust_files(&root().join("src"))
        .into_iter()
        .filter(|(_, text)| text.contains("2018}'..='\\u{201b"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(quoting, [root().join("src/powershell/literal.rs")]);
    for (path, text) in rust_files(&root().join("src")) {
        let quotes = text.contains("\"'{") || text.contains("push('\\'')");
        let may = path.ends_with("powershell/literal.rs");
        assert!(
            may || !quotes,
            "{} puts quotation marks around a value",
            path.display()
        );
    }
}
