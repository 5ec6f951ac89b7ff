//! Nothing of a file, a name or an argument steers the terminal that it is told on.

use std::fs;

use exlync::session::read;

use crate::command_line::{Desk, code, err, out};
use crate::outside::{ANSWERED, said_of, steers_nothing};

#[test]
fn what_is_not_known_is_shown_without_what_steers_a_terminal() {
    let hostile = "\\u001b]0;x\\u0007\\u009b2J\\u202e";
    for text in [
        format!("\"{hostile}\" = 1\nformat = 1\n"),
        format!("{ANSWERED}\"{hostile}\" = \"x\"\n"),
        format!("format = 1\n[answers]\nexchange = \"{hostile}\"\n"),
        format!("{ANSWERED}[values]\n\"{hostile}\" = \"x\"\n"),
        format!("{ANSWERED}[values]\npool-fqdn = \"{hostile}\"\n"),
        format!("{ANSWERED}[values]\n\"before-ews-oauth@{hostile}\" = \"{hostile}\"\n"),
    ] {
        let said = said_of(text.as_bytes());
        // A text is shown as the file writes it, all else as the program does.
        let shown = said
            .replace("\\u001B", "\\u{1b}")
            .replace("\\u0007", "\\u{7}");
        assert!(shown.contains("\\u{1b}]0;x\\u{7}"), "{text}: {said}");
    }
}

#[test]
fn a_session_that_says_hostile_things_is_shown_without_what_steers_a_terminal() {
    // Given a session file of somebody, with hostile texts wherever there can be one
    let hostile = "\\u001b]0;x\\u0007\\u009b2J\\u202e";
    let text = format!(
        "format = 1\n[session]\ntitle = \"a{hostile}\"\ncreated = \"2026-11-26T05:00:00Z\"\n\
         [answers]\nexchange = \"online\"\nlync = \"server\"\n\"{hostile}\" = \"{hostile}\"\nedge = \"{hostile}\"\n\
         [values]\n\"{hostile}\" = \"{hostile}\"\npool-fqdn = \"{hostile}\"\n\"before-ews-oauth@{hostile}\" = \"{hostile}\"\n\
         [marks.\"{hostile}\"]\nstate = \"done\"\nat = \"2026-11-26T05:00:00Z\"\ntext = \"{hostile}\"\nnote = \"{hostile}\"\n\
         [marks.\"preflight.export\"]\nstate = \"skipped\"\nat = \"2026-11-26T05:00:00Z\"\nnote = \"{hostile}\"\n\
         [notes]\n\"{hostile}\" = \"{hostile}\"\n\"preflight.export\" = \"{hostile}\"\n\
         [\"{hostile}\"]\na = \"{hostile}\"\n"
    );
    let desk = Desk::new();
    let path = desk.file("theirs.toml", &text);
    desk.imports(path.to_str().unwrap());

    // When it is shown in every way
    for arguments in [
        &["sessions", "list"][..],
        &["sessions", "list", "--format", "json"],
        &["sessions", "show", "contoso"],
        &["sessions", "show", "contoso", "--format", "json"],
        &["plan"],
        &["plan", "--format", "json"],
        &["plan", "--format", "markdown"],
        &["show", "preflight"],
        &["show", "preflight", "--format", "json"],
        &["questions"],
        &["values"],
        &["values", "--format", "json"],
    ] {
        // Then nothing of it steers the terminal, and JSON still says what was meant
        let output = desk.run(arguments);
        assert!(code(&output) < 2, "{arguments:?}: {}", err(&output));
        steers_nothing(&out(&output));
        steers_nothing(&err(&output));
        if arguments.contains(&"json") {
            serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap();
        }
    }
    let shown = desk.run(&["sessions", "show", "contoso", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(
        shown["notes"]["preflight.export"],
        "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}"
    );

    // And what is exported to be kept is the session as it is
    let exported = desk.run(&["sessions", "export", "contoso"]);
    let kept = fs::read_to_string(desk.contoso()).unwrap();
    assert_eq!(
        read(&out(&exported), "a").unwrap(),
        read(&kept, "b").unwrap()
    );
}

#[test]
fn hostile_arguments_are_said_without_what_steers_a_terminal() {
    let desk = Desk::new();
    let hostile = "x\u{1b}[31m\u{7}\u{9b}2J\u{202e}";
    let answers = desk.file("a.toml", ANSWERED);
    let answers = answers.to_str().unwrap();
    let set = format!("--theme={hostile}");
    for arguments in [
        &["plan", "--answers", hostile][..],
        &["plan", "--session", hostile],
        &["plan", "--format", hostile],
        &["plan", "--answers", answers, "--catalogue", hostile],
        &["show", hostile, "--answers", answers],
        &["explain", hostile],
        &["explain", hostile, "--format", "json"],
        &["export", "--answers", answers, "--format", hostile],
        &["sessions", "show", hostile],
        &["sessions", "rename", hostile, hostile],
        &["sessions", "delete", hostile],
        &["sessions", "import", hostile],
        &["sessions", "import", answers, "--name", hostile],
        &["sessions", "path", hostile],
        &["sessions", "export", "contoso", "--output", hostile],
        &["catalogue", "check", hostile],
        &["catalogue", "disputes", "--answers", hostile],
        &[hostile],
        &["plan", hostile],
        &[&set],
    ] {
        let output = desk.run(arguments);
        assert_ne!(code(&output), 0, "{arguments:?}");
        steers_nothing(&out(&output));
        steers_nothing(&err(&output));
        assert!(!err(&output).is_empty(), "{arguments:?}");
    }
    let folder = desk.folder.path().join(hostile);
    if fs::create_dir(&folder).is_ok() {
        let folder = folder.to_str().unwrap();
        let output = desk.run(&[
            "export",
            "--answers",
            answers,
            "--format",
            "ps1",
            "--output",
            folder,
        ]);
        steers_nothing(&err(&output));
        assert!(err(&output).contains("x\\u{1b}[31m"), "{}", err(&output));
    }
}
