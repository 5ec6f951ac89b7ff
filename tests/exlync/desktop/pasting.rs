//! Ctrl+V on a desktop: what another program has copied comes into the field, and one that hangs holds up nobody.

use super::{Display, Owner};
use crate::command_line::{Desk, example};
use crate::pty::{Setup, Terminal};

/// The wizard with the field of a domain open and empty; without a display where there is none.
fn in_a_field(desk: &Desk, display: Option<&str>) -> Terminal {
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    let mut setup = Setup::new().folder(desk.folder.path()).size(100, 30);
    if let Some(display) = display {
        setup = setup.variable("DISPLAY", display);
    }
    let mut terminal = setup.start(&["--session", "contoso"]);
    terminal.sees("contoso").keys("3").sees("[3 Values]");
    terminal.keys("/").typed("pool").keys("enter enter ctrl+u");
    terminal.wait_for(|screen| screen.contains("accept"));
    terminal
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard starts it"]
fn what_another_program_has_copied_is_pasted_clean_and_told() {
    // Given a text of two lines with an escape sequence in the clipboard
    let display = Display::start();
    let desk = Desk::new();
    let owner = Owner::copies(&display, "lyncpool77\u{1b}[31m\nwoodgrove.example\n");
    let mut terminal = in_a_field(&desk, Some(&display.name));

    // When it is pasted, then it stands in the field as one line, and what went is told
    terminal.keys("ctrl+v");
    terminal.sees("lyncpool77[31m woodgrove.example");
    terminal.sees("taken out: line ends, control characters");

    // And typing goes on behind it
    terminal.typed("xyz").sees("woodgrove.examplexyz");
    drop(owner);
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard starts it"]
fn a_program_that_has_the_clipboard_and_hangs_holds_up_no_key() {
    // Given a program that has the clipboard and does not answer
    let display = Display::start();
    let desk = Desk::new();
    let owner = Owner::copies(&display, "never.pasted.example");
    owner.stop();
    let mut terminal = in_a_field(&desk, Some(&display.name));

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
    owner.go_on();
}

#[test]
#[ignore = ".ci/clipboard runs it with the others"]
fn without_a_desktop_it_is_said_how_to_paste() {
    let desk = Desk::new();
    let mut terminal = in_a_field(&desk, None);
    terminal.keys("ctrl+v").sees("there is no clipboard here");
    terminal.pasted("by-terminal").sees("by-terminal");
}
