//! `exlync doctor --probe` on a desktop.

use super::{Display, on};

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn the_marker_is_read_back_and_what_was_copied_before_is_there_again() {
    // Given a text of another program, on a display whose clipboard no terminal writes into
    let display = Display::start();
    display.copies("what was copied before");

    // When each way is tried, then only that of the display confirms
    let mut terminal = on(&display).size(80, 90).start(&["doctor", "--probe"]);
    terminal.wait_until(|own| own.bytes().ends_with(b"\x1b[c"));
    terminal.typed("\u{1b}[?1;2c");
    assert_eq!(terminal.wait_exit(), 0);
    let screen = terminal.screen();
    for expected in [
        "native:             sent, and read back; the text that was there is back",
        "OSC 52:             sent, not confirmed",
        "file:               sent, and read back",
    ] {
        assert!(screen.contains(expected), "{screen}");
    }

    // And the text is there as before, though the program has left
    display.waits_for("what was copied before");
}
