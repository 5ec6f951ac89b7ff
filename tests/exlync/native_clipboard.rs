//! The clipboard of the machine, asked by another program while the wizard runs: on a display that the gate starts.

use std::process::Command;

use crate::command_line::{Desk, code, example};
use crate::pty::{Setup, Terminal};

/// What another program gets.
fn clipboard(display: &str) -> Vec<u8> {
    let mut command = Command::new("xclip");
    command.args(["-out", "-selection", "clipboard"]);
    let output = command.env("DISPLAY", display).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    output.stdout
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
    let file = example("exchange-2013-lync-2013.toml");
    let arguments = ["sessions", "import", &file, "--name", "contoso"];
    assert_eq!(code(&desk.run(&arguments)), 0);
    let mut terminal = started(&desk, &display);

    // When the step is copied whole, then its lines have the ends of Windows, and none stands at its end
    let mut several = false;
    let mut copied = Vec::new();
    for _ in 0..200 {
        terminal.keys(". c").sees("to the clipboard");
        copied = clipboard(&display);
        let text = String::from_utf8(copied.clone()).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(!text.is_empty() && !text.ends_with('\n'), "{text:?}");
        several = text.contains("\r\n");
        if several {
            break;
        }
        terminal.keys("d");
    }
    assert!(several, "no command of several lines was copied");

    // And it comes back when it is asked for again, without anything copied anew
    assert_eq!(clipboard(&display), copied);
    assert!(terminal.copied().is_empty(), "nothing went by the terminal");

    // And once the wizard has gone, a file has it
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let file = std::fs::read(desk.folder.path().join("last-copied.ps1")).unwrap();
    let expected = [b"\xef\xbb\xbf", copied.as_slice(), b"\r\n"].concat();
    assert_eq!(file, expected);
}
