//! `exlync explain`: a document on standard output, a sentence where nothing is known.

use serde_json::Value as Json;

use crate::command_line::{Desk, code, err, out};

#[test]
fn a_message_is_explained_on_the_command_line() {
    // Given a desk without a session, when a message is given in words
    let desk = Desk::new();
    let output = desk.run(&["explain", "user", "is", "not", "UCWA", "enabled"]);

    // Then it is told what it means, what to check, what to do, where it belongs and who says so
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    for part in [
        "Means",
        "Check",
        "Do",
        "Steps",
        "Sources",
        "[owa-online-meetings]",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let longest = text.lines().map(|own| own.chars().count()).max();
    assert!(longest <= Some(79) || text.contains("https://"), "{text}");
}

#[test]
fn a_message_is_read_from_standard_input() {
    let desk = Desk::new();
    let text = "\u{feff}Event ID: 103\r\nSource: MSExchange OWA\r\n";
    let output = desk.run_with(&["explain", "-", "--format", "json"], text);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let json: Json = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["format"], 1);
    assert_eq!(json["scenario"], Json::Null);
    let entry = &json["entries"][0];
    assert_eq!(entry["kind"], "symptom");
    assert_eq!(entry["id"], "event-owa-103");
    assert_eq!(entry["applies"], Json::Null);
    assert!(entry["parts"]["do"].is_array());
}

#[test]
fn what_does_not_concern_the_deployment_is_told_apart() {
    // Given mailboxes in Exchange Online only
    let desk = Desk::new();
    let answers = "format = 1\n[answers]\nexchange = \"online\"\nlync = \"server\"\n";
    desk.file("a.toml", answers);
    let file = desk.folder.path().join("a.toml");
    let file = file.to_str().unwrap();

    // When an event of an Exchange server is looked up
    let output = desk.run(&["explain", "MSExchange OWA event 103", "--answers", file]);

    // Then it is explained, under the sentence that it is not of this deployment
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    let apart = text.find("Not of this deployment").unwrap();
    assert!(text.find("Event 103").unwrap() > apart, "{text}");

    // And in JSON
    let output = desk.run(&[
        "explain",
        "MSExchange OWA event 103",
        "--answers",
        file,
        "--format",
        "json",
    ]);
    let json: Json = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["entries"][0]["applies"], false);
}

#[test]
fn what_is_not_known_ends_with_a_hint() {
    let desk = Desk::new();
    let output = desk.run(&["explain", "qwertz"]);
    assert_eq!(code(&output), 1);
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("hint:"), "{}", err(&output));
    // And nothing at all is no text
    assert_eq!(code(&desk.run(&["explain"])), 2);
    assert_eq!(code(&desk.run(&["explain", ""])), 1);
    // Nor can standard input be two things
    let output = desk.run(&["explain", "-", "--answers", "-"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
}

#[test]
fn no_control_character_reaches_the_terminal() {
    let desk = Desk::new();
    let output = desk.run(&["explain", "\u{1b}[31mUser is not UCWA enabled\u{7}"]);
    assert_eq!(code(&output), 0);
    assert!(!out(&output).contains('\u{1b}') && !err(&output).contains('\u{1b}'));
}
