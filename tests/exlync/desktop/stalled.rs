//! A display that has stalled holds up no key, no leaving, and loses nothing.

use std::fs;

use super::{Display, desk, file, is_in_file, on, started, work};
use crate::pty::Terminal;

/// The page of the values is there, and nothing is said of a copy.
fn sees_values_and_no_message(terminal: &mut Terminal) {
    terminal.sees("[3 Values]");
    let screen = terminal.screen();
    for said in ["copied \"", "sent \"", "not confirmed"] {
        assert!(!screen.contains(said), "{screen}");
    }
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn the_next_key_is_drawn_while_the_copy_is_still_pending() {
    // Given a display that answers nobody, before it was ever asked, and once it was
    let display = Display::start();
    let desk = desk();
    let mut terminal = started(&desk, &on(&display));
    for text in work(&desk).iter().take(2) {
        display.stalls();

        // When something is copied, then the next key is drawn before anything is said of the copy
        terminal.keys("c 3");
        sees_values_and_no_message(&mut terminal);

        // When the display goes on, then the copy arrives
        display.goes_on();
        terminal.sees("copied \"").keys("4").sees("[4 Steps]");
        assert_eq!(display.pasted(), text.as_bytes());
        // With the next command the message goes.
        terminal.keys("d");
        terminal.wait_for(|screen| !screen.contains("copied \""));
    }
    assert!(terminal.copied().is_empty(), "nothing went by the terminal");
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn what_was_not_answered_in_time_goes_by_the_terminal_and_nothing_older_comes_over_it() {
    // Given a copy on a display that has stalled
    let display = Display::start();
    let desk = desk();
    let mut work = work(&desk).into_iter();
    let (first, second) = (work.next().unwrap(), work.next().unwrap());
    assert_ne!(first, second);
    let mut terminal = started(&desk, &on(&display));
    display.stalls();

    // When its time is over, then it goes by the terminal, and so does the next one
    let said = "OSC 52, since the clipboard of this machine";
    terminal.keys("c").sees(said);
    assert_eq!(terminal.copied(), [first.as_str()]);
    terminal
        .keys("d c")
        .wait_until(|own| own.copied().len() == 2);
    assert_eq!(terminal.copied(), [first, second.clone()]);

    // When the display goes on, then it has the newer one too, and not the one that was late
    display.goes_on();
    display.waits_for(&second);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(display.pasted(), second.as_bytes());
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn who_leaves_beside_a_stalled_display_has_it_in_a_file() {
    for (how, code) in [("q", 0), ("TERM", 143)] {
        // Given something that was copied, on a display that has stalled since
        let display = Display::start();
        let desk = desk();
        let text = work(&desk).swap_remove(0);
        let mut terminal = started(&desk, &on(&display));
        terminal.keys("c").sees("copied \"");
        display.stalls();

        // When the program is left, then it ends, and what was copied is in the file
        if how == "q" {
            terminal.keys(how);
        } else {
            terminal.signal(how);
        }
        assert_eq!(terminal.wait_exit(), code);
        is_in_file(&desk, &terminal, &text);
        display.goes_on();
        display.has_no_holder();
    }
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn a_later_text_in_the_file_stays_there_though_the_clipboard_may_lose_an_earlier_one() {
    // Given a command in the clipboard, and the next one in the file, since the display has stalled
    let display = Display::start();
    let desk = desk();
    let setup = on(&display).variable("TERM", "linux");
    let mut terminal = started(&desk, &setup);
    terminal.keys("c").sees("to the clipboard").keys("d");
    display.stalls();
    terminal.keys("c").sees("to the file last-copied.ps1");

    // When it is left, then the file has what was copied last
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let found = fs::read_to_string(file(&desk)).unwrap();
    let expected = work(&desk).swap_remove(1);
    assert_eq!(found, format!("\u{feff}{expected}\r\n"));
    display.goes_on();
}
