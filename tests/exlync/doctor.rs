//! `exlync doctor`: what is found is told, to people and to programs, and what is wrong ends with code 1.

use serde_json::Value as Json;

use crate::command_line::{Desk, code, err, out};

#[test]
fn what_is_found_is_told_in_lines_that_a_console_shows() {
    let desk = Desk::new();
    let told = desk.run(&["doctor", "--clipboard", "file"]);
    assert_eq!(code(&told), 0, "{}", err(&told));
    let text = out(&told);
    for expected in [
        env!("CARGO_PKG_VERSION"),
        "standard output:    no terminal",
        "setting:            file (--clipboard)",
        "ways, in order:     file",
        "Nothing was found that would keep exlync from working.",
    ] {
        assert!(text.contains(expected), "`{expected}` is missing:\n{text}");
    }
    // A path may be longer than a line, and is not broken.
    let folder = desk.folder.path().display().to_string();
    let long = text.lines().filter(|own| !own.contains(&folder));
    for line in long {
        assert!(line.chars().count() <= 79, "{line}");
    }
}

#[test]
fn a_program_finds_each_thing_under_its_key() {
    let desk = Desk::new();
    let told = out(&desk.run(&["doctor", "--format", "json"]));
    let told: Json = serde_json::from_str(&told).unwrap();
    assert_eq!(told["format"], 1);
    for (section, keys) in [
        ("program", "version knowledge system wizard"),
        (
            "terminal",
            "input output error size colours glyphs multiplexer ssh mouse",
        ),
        (
            "clipboard",
            "setting ways because display osc52 osc52_largest",
        ),
        ("places", "data sessions trash faults copied"),
        (
            "environment",
            "EXLYNC_CLIPBOARD NO_COLOR TERM SSH_CONNECTION",
        ),
    ] {
        let found = told[section].as_object().unwrap();
        for key in keys.split_whitespace() {
            assert!(found.contains_key(key), "{section} lacks {key}");
        }
    }
    assert_eq!(told["faults"], Json::Array(Vec::new()));
    assert_eq!(told["places"]["data"]["writable"], true);
    assert_eq!(told["terminal"]["output"], false);
    // And nothing is made by looking
    assert!(told["places"]["sessions"]["writable"].is_null());
    assert!(!desk.folder.path().join("sessions").exists());
}

#[test]
fn a_data_folder_that_cannot_be_written_ends_with_code_1_and_is_told_once() {
    // Given a file where the data folder should be, with a name that would steer a terminal
    let desk = Desk::new();
    let name = if cfg!(windows) {
        "none"
    } else {
        "no\u{1b}[31mne"
    };
    let none = desk.file(name, "");
    let told = Desk::run_in(&none, &["doctor"]);
    assert_eq!(code(&told), 1);
    let text = out(&told);
    assert!(text.contains("To be mended"), "{text}");
    let words: Vec<&str> = text.split_whitespace().collect();
    let told = words.join(" ");
    assert_eq!(
        told.matches("it is not a folder. `--data").count(),
        1,
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "{text}");

    let told = Desk::run_in(&none, &["doctor", "--format", "json"]);
    let told: Json = serde_json::from_str(&out(&told)).unwrap();
    assert_eq!(told["faults"].as_array().unwrap().len(), 1);
    assert_eq!(told["places"]["data"]["writable"], false);
}

#[test]
fn a_probe_by_a_file_reads_it_back_and_leaves_the_last_copy_as_it_is() {
    let desk = Desk::new();
    desk.file("last-copied.ps1", "mine");
    let told = desk.run(&["doctor", "--clipboard", "file", "--probe"]);
    assert_eq!(code(&told), 0, "{}", err(&told));
    let text = out(&told);
    assert!(
        text.contains("file:               sent, and read back"),
        "{text}"
    );
    let kept = std::fs::read_to_string(desk.folder.path().join("last-copied.ps1")).unwrap();
    assert_eq!(kept, "mine");
    let left = std::fs::read_dir(desk.folder.path()).unwrap();
    let left = left.filter(|own| {
        let name = own.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with("probe-")
    });
    assert_eq!(left.count(), 0);
}
