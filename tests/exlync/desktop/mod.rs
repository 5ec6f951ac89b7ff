//! The clipboard of a desktop, asked by other programs while the wizard runs and once it has gone: `.ci/clipboard` runs
//! these, each on a display of its own.

use std::fs;
use std::path::PathBuf;

use exlync::plan::resolve;
use exlync::session::read;

use crate::command_line::{Desk, example};
use crate::deployment::all_work;
use crate::pty::{Setup, Terminal};

mod display;
mod held;
mod lasting;
mod once;
mod pasting;
mod probed;
mod stalled;
mod tmux;
mod told;

use display::{Display, MARK};

/// The session of the example, with every value.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    desk
}

/// The texts of all commands in their order.
fn work(desk: &Desk) -> Vec<String> {
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = read(&fs::read_to_string(desk.contoso()).unwrap(), "the session").unwrap();
    all_work(&resolve(&catalogue, &session))
}

/// On this display, and as wide as the program draws.
fn on(display: &Display) -> Setup {
    Setup::new()
        .size(160, 40)
        .variable("DISPLAY", &display.name)
        .variable(MARK, &display.mark())
}

/// The wizard on the steps of that session.
fn started(desk: &Desk, setup: &Setup) -> Terminal {
    let setup = setup.clone().folder(desk.folder.path());
    let mut terminal = setup.start(&["--session", "contoso"]);
    terminal.sees("contoso").keys("4").sees("[4 Steps]");
    terminal
}

/// Where a text lies that no clipboard has.
fn file(desk: &Desk) -> PathBuf {
    desk.folder.path().join("last-copied.ps1")
}

/// The file has this text, and it is told behind the screen of the wizard.
fn is_in_file(desk: &Desk, terminal: &Terminal, text: &str) {
    let found = fs::read(file(desk)).unwrap();
    let expected = [b"\xef\xbb\xbf", text.as_bytes(), b"\r\n"].concat();
    assert_eq!(found, expected);
    let behind = terminal.is_restored();
    assert!(
        behind.contains("note: what was copied last is in `"),
        "{behind}"
    );
    assert!(behind.contains("last-copied.ps1"), "{behind}");
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn what_is_copied_is_what_another_program_pastes() {
    let display = Display::start();
    let desk = desk();
    let mut terminal = started(&desk, &on(&display));

    // When commands are copied until one has several lines, then each arrives as it was worded
    let mut copied = String::new();
    for expected in work(&desk) {
        terminal.keys("c").sees("copied \"");
        display.waits_for(&expected);
        copied = expected;
        if copied.contains("\r\n") {
            break;
        }
        terminal.keys("d");
    }
    assert!(copied.contains("\r\n"), "no command has several lines");
    assert!(!copied.ends_with('\n'));

    // And it comes back when it is asked for again, without anything copied anew
    assert_eq!(display.pasted(), copied.as_bytes());
    assert!(terminal.copied().is_empty(), "nothing went by the terminal");
}
