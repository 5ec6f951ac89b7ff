//! Ctrl+V on a desktop: what another program has copied comes into the field, and one that hangs holds up nobody.

use std::process::{Child, Command};

use super::display::{fed, signal};
use super::{Display, desk};
use crate::command_line::Desk;
use crate::pty::{Setup, Terminal};

/// A program that has the clipboard, and hands it out to whoever asks, until it is dropped.
struct Owner(Child);

impl Owner {
    fn of(text: &str, display: &Display) -> Self {
        let mut xclip = Command::new("xclip");
        xclip.args(["-in", "-selection", "clipboard", "-quiet", "-loops", "0"]);
        let child = fed(xclip.env("DISPLAY", &display.name), text);
        let own = Self(child);
        display.waits_for(text);
        own
    }

    fn signal(&self, name: &str) {
        signal(&self.0, name);
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The wizard with the field of a domain open and empty.
fn in_a_field(desk: &Desk, setup: Setup) -> Terminal {
    let setup = setup.folder(desk.folder.path()).size(100, 30);
    let mut terminal = setup.start(&["--session", "contoso"]);
    terminal.sees("contoso").keys("3").sees("[3 Values]");
    terminal.keys("/").typed("pool").keys("enter enter ctrl+u");
    terminal.sees("accept");
    terminal
}

fn on(display: &Display) -> Setup {
    Setup::new().variable("DISPLAY", &display.name)
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn what_another_program_has_copied_is_pasted_clean_and_told() {
    // Given a text of two lines with an escape sequence in the clipboard
    let (display, desk) = (Display::start(), desk());
    let text = "lyncpool77\u{1b}[31m\nwoodgrove.example\n";
    let _owner = Owner::of(text, &display);
    let mut terminal = in_a_field(&desk, on(&display));

    // When it is pasted, then it stands in the field as one line, and what went is told
    terminal.keys("ctrl+v");
    terminal.sees("lyncpool77[31m woodgrove.example");
    terminal.sees("taken out: line ends, control characters");

    // And typing goes on behind it
    terminal.typed("xyz").sees("woodgrove.examplexyz");
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn a_program_that_has_the_clipboard_and_hangs_holds_up_no_key() {
    // Given a program that has the clipboard and does not answer
    let (display, desk) = (Display::start(), desk());
    let owner = Owner::of("never.pasted.example", &display);
    owner.signal("STOP");
    let mut terminal = in_a_field(&desk, on(&display));

    // When its text is pasted, then the next keys are drawn while it is still waited for
    terminal.keys("ctrl+v").typed("drawn").sees("drawn");
    let screen = terminal.screen();
    assert!(!screen.contains("nothing was pasted"), "{screen}");

    // And then it is said, while the field stays as it is
    terminal.sees("the program that has the clipboard does not answer");
    terminal.typed("-still").sees("drawn-still");
    assert!(!terminal.screen().contains("never.pasted"));

    // And the program is left though the reading has not ended
    terminal.keys("ctrl+c ctrl+c");
    assert_eq!(terminal.wait_exit(), 130);
    owner.signal("CONT");
}

#[test]
#[ignore = "one of those of a desktop: .ci/clipboard runs it"]
fn without_a_desktop_it_is_said_how_to_paste() {
    let desk = desk();
    let mut terminal = in_a_field(&desk, Setup::new());
    terminal.keys("ctrl+v").sees("there is no clipboard here");
    terminal.pasted("by-terminal").sees("by-terminal");
}
