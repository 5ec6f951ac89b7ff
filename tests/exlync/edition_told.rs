//! The command line tells of another knowledge base in two lines, beside the document.

use serde_json::Value as Json;

use exlync::session::write;

use crate::command_line::{Desk, code, err, out};
use crate::edition::{reviewed, with, worked};
use crate::wizard::small_catalogue;

const TOLD: &str = "note: this session was last worked on 2026-11-25T12:00:00Z with the knowledge base fixture-1; this is a newer one, fixture-2 of 2026-12-01\n\
    since then: 1 step to do that was not, 1 step no longer to do, 1 command with a mark reworded, 1 mark of a command that it does not know; every mark is kept\n";

/// A data folder with the session `contoso` of the small knowledge base.
fn desk() -> Desk {
    let desk = Desk::new();
    let path = desk.file("contoso.toml", &write(&worked(&small_catalogue())));
    let folder = with(&[]);
    let output = desk.run(&[
        "sessions",
        "import",
        path.to_str().unwrap(),
        "--catalogue",
        folder.path().to_str().unwrap(),
    ]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    desk
}

#[test]
fn what_a_newer_knowledge_base_changed_is_a_note_beside_the_document() {
    let desk = desk();
    let before = std::fs::read(desk.contoso()).unwrap();
    let (same, newer) = (with(&[]), reviewed());
    for arguments in [
        &["plan"][..],
        &["plan", "--format", "json"],
        &["show", "dns-records"],
        &["export", "--format", "markdown"],
        &["sessions", "show", "contoso"],
    ] {
        let run = |folder: &tempfile::TempDir| {
            let folder = folder.path().to_str().unwrap();
            desk.run(&[arguments, &["--catalogue", folder]].concat())
        };
        // Given the knowledge base that it was worked on with, then nothing is said of it
        let output = run(&same);
        assert!(
            !err(&output).contains("knowledge base"),
            "{arguments:?}: {}",
            err(&output)
        );

        // Given a newer one, then it is told, and not in the document
        let output = run(&newer);
        assert_eq!(
            err(&output).matches(TOLD).count(),
            1,
            "{arguments:?}: {}",
            err(&output)
        );
        assert!(!out(&output).contains("worked on"), "{arguments:?}");
    }
    assert_eq!(std::fs::read(desk.contoso()).unwrap(), before);
}

#[test]
fn a_session_says_in_json_what_it_was_last_worked_on_with() {
    let desk = desk();
    let text = "format = 1\n[session]\ntitle = \"old\"\n";
    let path = desk.file("old.toml", text);
    desk.run(&["sessions", "import", path.to_str().unwrap()]);
    let json = |arguments: &[&str]| -> Json {
        let output = desk.run(&[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let list = json(&["sessions", "list"]);
    assert_eq!(list["sessions"][0]["knowledge"], "fixture-1");
    assert_eq!(list["sessions"][1]["knowledge"], Json::Null);
    let show = json(&["sessions", "show", "contoso"]);
    assert_eq!(show["knowledge"], "fixture-1");
    assert_eq!(show["planned"][0], "dns-records");
    assert_eq!(json(&["sessions", "show", "old"])["planned"], Json::Null);
}

#[test]
fn what_a_file_says_of_its_knowledge_base_cannot_speak_to_the_terminal() {
    // Given a session from outside
    let desk = Desk::new();
    let text = "format = 1\n[session]\ntitle = \"c\"\nknowledge = \"\\u001b[2J\\u202e9\\n9\"\nplanned = [\"\\u001b[31m\", \"b\\u0007\"]\n\
                [answers]\nexchange = \"online\"\nlync = \"server\"\n";
    let path = desk.file("contoso.toml", text);
    desk.imports(path.to_str().unwrap());

    // When it is planned, then its words are told without what controls
    let output = desk.run(&["plan"]);
    let told = err(&output);
    assert!(
        told.contains("with the knowledge base [2J99; this is another one"),
        "{told:?}"
    );
    assert!(told.contains("2 steps no longer to do"), "{told}");
    assert!(
        !told
            .replace('\n', "")
            .contains(exlync::catalogue::is_harmful),
        "{told:?}"
    );
}
