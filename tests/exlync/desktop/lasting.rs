//! What was copied outlives the program, until something else is copied.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Display, desk, file, is_in_file, on, started, work};
use crate::command_line::Desk;
use crate::pty::Terminal;

/// Leaves the program in one of its ways; the exit code.
fn leave(terminal: &mut Terminal, how: &str) -> u32 {
    match how {
        "hang up" => terminal.hang_up(),
        "q" => terminal.keys("q"),
        signal => terminal.signal(signal),
    };
    terminal.wait_exit()
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn what_was_copied_outlives_the_program_until_something_else_is_copied() {
    for (how, code) in [
        ("q", 0),
        ("TERM", 143),
        ("INT", 130),
        ("HUP", 129),
        ("hang up", 129),
    ] {
        // Given something that was copied
        let display = Display::start();
        let desk = desk();
        let text = work(&desk).swap_remove(0);
        let mut terminal = started(&desk, &on(&display));
        terminal.keys("c").sees("copied \"");
        assert_eq!(display.pasted(), text.as_bytes(), "{how}");
        assert!(display.holders().is_empty(), "{how}");

        // When the program ends, then another program still pastes it
        assert_eq!(leave(&mut terminal, how), code, "{how}");
        assert_eq!(display.pasted(), text.as_bytes(), "{how}");
        assert!(!file(&desk).exists(), "{how}");

        // And what holds it is one process that is nobody's in the way
        let [holder] = display.holders()[..] else {
            panic!("{how}: {:?}", display.holders())
        };
        let folder = fs::read_link(format!("/proc/{holder}/cwd")).unwrap();
        assert_eq!(folder, Path::new("/"), "{how}");
        for number in 0..3 {
            let open = fs::read_link(format!("/proc/{holder}/fd/{number}")).unwrap();
            assert_eq!(open, Path::new("/dev/null"), "{how}");
        }

        // When something else is copied, then that is there, and nothing is left running
        display.copies("something else");
        display.has_no_holder();
        assert_eq!(display.pasted(), b"something else", "{how}");
    }
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn who_copies_and_leaves_at_once_has_it() {
    let display = Display::start();
    let desk = desk();
    let text = work(&desk).swap_remove(0);
    let mut terminal = started(&desk, &on(&display));
    terminal.typed("cq");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(display.pasted(), text.as_bytes());
    assert!(!file(&desk).exists());
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn what_another_program_has_copied_since_stays() {
    let display = Display::start();
    let desk = desk();
    let mut terminal = started(&desk, &on(&display));
    terminal.keys("c").sees("copied \"");
    display.copies("something newer");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(display.pasted(), b"something newer");
    assert!(display.holders().is_empty());
    assert!(!file(&desk).exists());
    assert!(!terminal.is_restored().contains("note: "));
}

/// The wizard by a file of its own, with one command copied; the file, and the folder that keeps it.
fn by_a_file_of_its_own(desk: &Desk, display: &Display) -> (Terminal, PathBuf, TempDir) {
    let program = Path::new(env!("CARGO_BIN_EXE_exlync"));
    let folder = tempfile::tempdir_in(program.parent().unwrap()).unwrap();
    let linked = folder.path().join("exlync");
    fs::copy(program, &linked).unwrap();
    let mut terminal = started(desk, &on(display).program(linked.clone()));
    terminal.keys("c").sees("copied \"");
    (terminal, linked, folder)
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn where_nothing_can_hold_it_a_file_has_it_and_that_is_told() {
    // Given a program that may not be started any more
    let display = Display::start();
    let desk = desk();
    let (mut terminal, linked, _folder) = by_a_file_of_its_own(&desk, &display);
    fs::set_permissions(linked, Permissions::from_mode(0o600)).unwrap();

    // When it is left, then what was copied is in the file
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    is_in_file(&desk, &terminal, &work(&desk).swap_remove(0));
    assert!(display.holders().is_empty());
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn a_program_whose_file_has_gone_leaves_it_held_all_the_same() {
    let display = Display::start();
    let desk = desk();
    let (mut terminal, linked, _folder) = by_a_file_of_its_own(&desk, &display);
    fs::remove_file(linked).unwrap();
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(display.pasted(), work(&desk).swap_remove(0).as_bytes());
    assert!(!file(&desk).exists());
    display.copies("something else");
    display.has_no_holder();
}
