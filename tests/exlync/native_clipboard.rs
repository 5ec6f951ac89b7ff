//! The clipboard of the machine, asked by another program while the wizard runs: on a display that the gate starts.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use exlync::plan::resolve;
use exlync::session::read;

use crate::command_line::{Desk, example};
use crate::deployment::all_work;
use crate::pty::{Setup, Terminal};

const PATIENCE: Duration = Duration::from_secs(30);

/// What another program gets.
fn clipboard(display: &str) -> Vec<u8> {
    let mut command = Command::new("xclip");
    command.args(["-out", "-selection", "clipboard"]);
    let output = command.env("DISPLAY", display).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

/// The copy arrives a moment after the key; what was copied before may still be there.
fn waits_for(display: &str, expected: &str) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let found = clipboard(display);
        if found == expected.as_bytes() {
            return;
        }
        let shown = String::from_utf8_lossy(&found);
        assert!(
            Instant::now() < deadline,
            "{shown:?} instead of {expected:?}"
        );
    }
}

/// The texts of all commands in their order.
fn work(desk: &Desk) -> Vec<String> {
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = read(&fs::read_to_string(desk.contoso()).unwrap(), "the session").unwrap();
    all_work(&resolve(&catalogue, &session))
}

fn started(desk: &Desk, display: &str) -> Terminal {
    let mut setup = Setup::new()
        .folder(desk.folder.path())
        .variable("DISPLAY", display);
    // The display that the gate starts lets in only who shows what is in this file.
    if let Ok(authority) = std::env::var("XAUTHORITY") {
        setup = setup.variable("XAUTHORITY", &authority);
    }
    let mut terminal = setup.start(&["--session", "contoso", "--clipboard", "native"]);
    terminal.sees("contoso").keys("4").sees("[4 Steps]");
    terminal
}

#[test]
#[ignore = "needs a display and xclip: .ci/run starts it on one"]
fn what_is_copied_is_what_another_program_pastes() {
    let display = std::env::var("DISPLAY").unwrap();
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    let mut terminal = started(&desk, &display);

    // When commands are copied until one has several lines, then each arrives as it was worded
    let mut copied = String::new();
    for expected in work(&desk) {
        terminal.keys("c").sees("copied \"");
        waits_for(&display, &expected);
        copied = expected;
        if copied.contains("\r\n") {
            break;
        }
        terminal.keys("d");
    }
    assert!(copied.contains("\r\n"), "no command has several lines");
    assert!(!copied.ends_with('\n'));

    // And it comes back when it is asked for again, without anything copied anew
    assert_eq!(clipboard(&display), copied.as_bytes());
    assert!(terminal.copied().is_empty(), "nothing went by the terminal");

    // And once the wizard has gone, a file has it
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let file = fs::read(desk.folder.path().join("last-copied.ps1")).unwrap();
    let expected = [b"\xef\xbb\xbf", copied.as_bytes(), b"\r\n"].concat();
    assert_eq!(file, expected);
}
