//! Which way a copy went, and why not the first: as the surroundings are, and as they only seem to be.

use super::{Display, desk, file, on, started, work};
use crate::pty::Setup;

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn over_ssh_the_terminal_gets_it_though_there_is_a_display() {
    let display = Display::start();
    display.copies("what was there before");
    let desk = desk();
    let setup = on(&display).variable("SSH_TTY", "/dev/pts/0");
    let mut terminal = started(&desk, &setup);
    terminal.keys("c").sees("not confirmed");
    terminal.sees("It went by OSC 52");
    assert!(!terminal.screen().contains("OSC 52, since"));
    assert_eq!(terminal.copied(), work(&desk).get(..1).unwrap());
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(display.pasted(), b"what was there before");
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn a_display_that_is_nowhere_is_named() {
    for (setup, setting, said) in [
        (
            Setup::new().variable("DISPLAY", ":98765"),
            "auto",
            "It went by OSC 52, since nothing answers at the display :98765",
        ),
        (
            Setup::new(),
            "native",
            "It went by OSC 52, since this machine has no display",
        ),
        (
            Setup::new()
                .variable("DISPLAY", ":98765")
                .variable("TERM", "linux"),
            "auto",
            "to the file last-copied.ps1 in the data folder, since nothing answers at the display :98765",
        ),
    ] {
        let desk = desk();
        let setup = setup.size(160, 40).variable("EXLYNC_CLIPBOARD", setting);
        let mut terminal = started(&desk, &setup);
        // It may take two rows.
        let words = |screen: &str| screen.split_whitespace().collect::<Vec<_>>().join(" ");
        terminal
            .keys("c")
            .wait_for(|screen| words(screen).contains(said));
        let text = &work(&desk)[0];
        if said.contains("OSC 52") {
            assert_eq!(terminal.copied(), [text.as_str()]);
        } else {
            let found = std::fs::read_to_string(file(&desk)).unwrap();
            assert_eq!(found, format!("\u{feff}{text}\r\n"));
        }
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
    }
}
