//! On a terminal: the first page comes, and whatever ends the program leaves the terminal as it was.

use std::io::{self, Write};

use exlync::tui::in_terminal;

use crate::command_line::{Desk, MINIMAL, code, err, out};
use crate::pty::{Setup, Terminal};

/// What a terminal would have to answer: cursor position, attributes, keyboard protocol, colours, versions.
const QUERIES: [&str; 9] = [
    "\u{1b}[6n",
    "\u{1b}[5n",
    "\u{1b}[c",
    "\u{1b}[0c",
    "\u{1b}[>c",
    "\u{1b}[?u",
    "\u{1b}]10;?",
    "\u{1b}]11;?",
    "\u{1b}[>0q",
];

#[test]
fn the_first_page_comes_on_a_terminal_that_answers_nothing() {
    // Given a terminal that only shows
    let mut terminal = Terminal::start(&[], 80, 24);

    // When the program has been started, then the first page is there, on a screen of its own
    terminal.sees("Sessions");
    assert!(terminal.cells().alternate_screen());
    assert!(terminal.cells().bracketed_paste());

    // And it was asked nothing, nor was its mouse taken
    let written = String::from_utf8_lossy(terminal.bytes()).into_owned();
    for query in QUERIES {
        assert!(!written.contains(query), "{query:?}");
    }
    assert_eq!(
        terminal.cells().mouse_protocol_mode(),
        vt100::MouseProtocolMode::None
    );
}

#[test]
fn ctrl_c_twice_leaves_with_130_and_the_terminal_as_it_was() {
    let mut terminal = Terminal::start(&[], 80, 24);
    terminal.sees("Sessions").keys("ctrl+c ctrl+c");
    assert_eq!(terminal.wait_exit(), 130);
    assert!(terminal.is_restored().starts_with("\u{1b}[?25h"));
}

#[test]
fn a_signal_leaves_with_its_code_and_the_terminal_as_it_was() {
    for (signal, expected) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let mut terminal = Terminal::start(&[], 80, 24);
        terminal.sees("Sessions").signal(signal);
        assert_eq!(terminal.wait_exit(), expected, "{signal}");
        assert_eq!(terminal.is_restored(), "\u{1b}[?25h", "{signal}");
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_program() {
    let mut terminal = Terminal::start(&[], 80, 24);
    terminal.sees("Sessions").hang_up();
    assert_eq!(terminal.wait_exit(), 129);
}

#[test]
fn another_size_is_drawn_anew() {
    let mut terminal = Terminal::start(&[], 20, 10);
    terminal.wait_for(|screen| !screen.trim().is_empty());
    terminal.resize(100, 30).sees("Sessions");
    terminal.resize(1, 1).resize(80, 24).sees("6 Export");
}

#[test]
fn a_fault_of_the_program_is_told_once_the_terminal_is_as_it_was() {
    // Given this test program on a terminal
    let setup = Setup::new().program(std::env::current_exe().unwrap());

    // When what runs on the terminal fails
    let mut terminal = setup.start(&[
        "--exact",
        "terminal::something_fails_on_a_terminal",
        "--ignored",
        "--nocapture",
    ]);
    assert_eq!(terminal.wait_exit(), 0, "{}", terminal.screen());

    // Then nothing of it stands on the other screen, and all of it behind
    let behind = terminal.is_restored();
    let before = String::from_utf8_lossy(terminal.bytes()).into_owned();
    let on_screen = before.strip_suffix(&behind).unwrap();
    assert!(!on_screen.contains("the lamp is out"), "{on_screen}");
    assert!(
        behind.contains(
            "exlync has failed by a fault of its own: the lamp is out (tests/exlync/terminal.rs:"
        ),
        "{behind}"
    );
    assert!(behind.contains("hint: start exlync again"), "{behind}");
}

#[test]
#[ignore = "run on a terminal of its own by the test above"]
fn something_fails_on_a_terminal() {
    let error = in_terminal(|_| panic!("the lamp is out"))
        .map(|(): ()| ())
        .unwrap_err();
    assert_eq!(error.code(), 101);
    writeln!(io::stderr(), "error: {error}").unwrap();
}

#[test]
fn a_session_is_open_on_the_first_page() {
    // Given a session
    let desk = Desk::new();
    let answers = desk.file("contoso.toml", MINIMAL);
    desk.run(&["sessions", "import", answers.to_str().unwrap()]);

    // When the wizard is opened on it, then it is shown
    let setup = Setup::new().folder(desk.folder.path());
    setup.start(&["--session", "contoso"]).sees("Steps");

    // And an answers file becomes a session of its own beside it
    let mut terminal = setup.start(&["--answers", answers.to_str().unwrap()]);
    terminal.sees("Steps").signal("TERM");
    assert_eq!(terminal.wait_exit(), 143);
    assert!(terminal.folder().join("sessions/contoso-2.toml").exists());
}

#[test]
fn what_cannot_be_opened_is_said_before_the_terminal_is_touched() {
    let desk = Desk::new();
    let answers = desk.file("contoso.toml", MINIMAL);
    desk.run(&["sessions", "import", answers.to_str().unwrap()]);
    let wrong = desk.file(
        "wrong.toml",
        "format = 1\n[answers]\nexchange = \"on-line\"\n",
    );
    let setup = Setup::new().folder(desk.folder.path());
    for (arguments, expected, said) in [
        (
            ["--session", "fabrikam"],
            2,
            "error: there is no session `fabrikam`\r\nhint: there are `contoso`",
        ),
        (["--answers", wrong.to_str().unwrap()], 3, "wrong.toml:3"),
    ] {
        let mut terminal = setup.start(&arguments);
        assert_eq!(terminal.wait_exit(), expected);
        let written = String::from_utf8_lossy(terminal.bytes()).into_owned();
        assert!(written.contains(said), "{written}");
        assert!(!written.contains('\u{1b}'), "{written}");
    }
}

#[test]
fn without_a_terminal_it_is_said_what_does_without() {
    let output = Desk::new().run(&[]);
    assert_eq!(code(&output), 2);
    assert_eq!(out(&output), "");
    assert_eq!(
        err(&output),
        "error: the wizard needs a terminal, and standard input is none\n\
         hint: `exlync plan --answers FILE` shows the plan, `exlync export --answers FILE --format markdown` writes the runbook\n"
    );
}

#[test]
fn a_test_may_read_what_is_drawn_through_a_pipe() {
    // Given a standard output that is no terminal, then nothing is drawn on it
    let mut terminal = Setup::new().piped().start(&[]);
    assert_eq!(terminal.wait_exit(), 2);
    assert_eq!(terminal.bytes(), b"");
    let said = terminal.besides();
    assert!(said.contains("and standard output is none"), "{said}");

    // When a test says that it is to be, then it is, and keys come from the terminal
    let mut terminal = Setup::new().piped().start(&["--piped-output"]);
    terminal.sees("Sessions").keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.is_restored();
}

#[test]
fn a_way_to_copy_that_is_unknown_is_refused() {
    let mut terminal = Setup::new()
        .variable("EXLYNC_CLIPBOARD", "pigeon")
        .start(&[]);
    assert_eq!(terminal.wait_exit(), 2);
    assert!(
        terminal
            .screen()
            .contains("error: EXLYNC_CLIPBOARD: `pigeon` is no way to copy"),
        "{}",
        terminal.screen()
    );
}
