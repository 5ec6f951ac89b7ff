//! The process that holds a text: any length, to the byte, and nothing of who has started it.

use std::io::{Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use super::{Display, MARK};

/// Has a process hold this text; where its answer comes from.
fn hold((display, mark): (&str, &str), arguments: &[&str], text: &str) -> (Child, ChildStdout) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_exlync"))
        .arg("hold-clipboard")
        .args(arguments)
        .env("DISPLAY", display)
        .env(MARK, mark)
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    let output = child.stdout.take().unwrap();
    (child, output)
}

/// Everything that it says until it lets go of its output.
fn said(mut output: ChildStdout) -> String {
    let mut text = String::new();
    output.read_to_string(&mut text).unwrap();
    text
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn a_megabyte_is_held_to_the_byte_while_whoever_started_it_waits_for_nothing() {
    // Given a display, and more than a megabyte with names that are not ASCII
    let display = Display::start();
    let text = "Set-CsUser -Identity 'Zoë Müller'\r\n".repeat(40_000);
    assert!(text.len() > 1_000_000);

    // When a process holds it, then it says so, and has let go of its output
    let (mut holder, output) = hold((&display.name, &display.mark()), &[], &text);
    assert_eq!(said(output), "held\n");

    // And another program pastes it whole, as often as it likes
    for _ in 0..2 {
        assert!(display.pasted() == text.as_bytes(), "it is another text");
    }

    // When something else is copied, then the process has done its work
    display.copies("something else");
    assert!(holder.wait().unwrap().success());
    assert_eq!(display.pasted(), b"something else");
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn what_is_sensitive_is_marked_for_histories_and_nothing_else_is() {
    let display = Display::start();
    for (arguments, is_marked) in [(&["--sensitive"][..], true), (&[], false)] {
        let (_, output) = hold((&display.name, &display.mark()), arguments, "Get-CsUser");
        assert_eq!(said(output), "held\n");
        let targets = display.targets();
        assert!(targets.contains("UTF8_STRING"), "{targets}");
        assert_eq!(targets.contains("x-kde-passwordManagerHint"), is_marked);
        assert_eq!(display.pasted(), b"Get-CsUser");
    }
    display.copies("something else");
    display.has_no_holder();
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn where_no_display_takes_it_that_is_said_and_with_a_display_that_ends_it_ends() {
    let (mut holder, output) = hold((":98765", ""), &[], "Get-CsUser");
    assert_eq!(said(output), "nothing answers at the display :98765\n");
    assert_eq!(holder.wait().unwrap().code(), Some(1));

    let display = Display::start();
    let (mut holder, output) = hold((&display.name, &display.mark()), &[], "Get-CsUser");
    assert_eq!(said(output), "held\n");
    drop(display);
    holder.wait().unwrap();
}
