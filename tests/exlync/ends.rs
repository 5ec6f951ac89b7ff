//! Every way in which the program ends or is stopped: the terminal is as it was, what was done is kept, the code is right.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use exlync::session::{Session, read};

use crate::command_line::{Desk, example};
use crate::pty::{Setup, Terminal};

/// A write lease: who opens the file waits until it is given up, as for a disk that is slow.
const SLOW: &str = "
import fcntl, signal, sys
signal.signal(signal.SIGIO, signal.SIG_IGN)
file = open(sys.argv[1], 'r+b')
fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
print('held', flush=True)
sys.stdin.read()
";

/// The session of the example, with every value.
pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    desk
}

pub(crate) fn kept(desk: &Desk) -> Session {
    read(&fs::read_to_string(desk.contoso()).unwrap(), "the session").unwrap()
}

/// The wizard on that session, where one command was just marked as done; with the mouse or without.
fn at_work(desk: &Desk, setup: Setup, mouse: bool) -> Terminal {
    let mut terminal =
        setup
            .folder(desk.folder.path())
            .start(&["--session", "contoso", "--piped-output"]);
    terminal.sees("contoso").keys("4").sees("[4 Steps]");
    if mouse {
        terminal
            .keys("f7")
            .wait_until(|own| own.modes().contains(&1000));
    }
    terminal
        .keys(". d")
        .wait_until(|_| kept(desk).marks.len() == 1);
    // The footer is drawn last, and this is the end of it.
    terminal.answers().sees("? all keys");
    assert!(terminal.is_raw());
    assert!(terminal.modes().is_superset(&[1049, 2004].into()));
    terminal
}

/// The program has ended so: everything is as it was before, and the mark is kept.
fn has_ended(desk: &Desk, terminal: &mut Terminal, code: u32, how: &str) {
    has_ended_with_one_of(desk, terminal, &[code], how);
}

fn has_ended_with_one_of(desk: &Desk, terminal: &mut Terminal, codes: &[u32], how: &str) {
    let code = terminal.wait_exit();
    assert!(codes.contains(&code), "{how}: {code} of {codes:?}");
    terminal.gives_screen_back().is_as_before();
    terminal.is_restored();
    assert_eq!(kept(desk).marks.len(), 1, "{how}");
}

#[test]
fn whoever_leaves_finds_the_terminal_as_it_was() {
    for mouse in [false, true] {
        for (keys, code) in [("q", 0), ("ctrl+c ctrl+c", 130)] {
            let desk = desk();
            let mut terminal = at_work(&desk, Setup::new(), mouse);
            terminal.keys(keys);
            has_ended(&desk, &mut terminal, code, keys);
        }
    }
}

#[test]
fn every_signal_that_ends_the_program_leaves_the_terminal_as_it_was() {
    for mouse in [false, true] {
        for (signal, code) in [("INT", 130), ("TERM", 143), ("HUP", 129), ("QUIT", 131)] {
            let desk = desk();
            let mut terminal = at_work(&desk, Setup::new(), mouse);
            terminal.signal(signal);
            has_ended(&desk, &mut terminal, code, signal);
        }
    }
}

#[test]
fn a_signal_before_the_first_picture_or_in_the_middle_of_many_leaves_the_terminal_as_it_was() {
    // Given a program that has just taken the terminal
    for (signal, code) in [("TERM", 143), ("QUIT", 131)] {
        let mut terminal = Terminal::start(&[], 80, 24);
        terminal.becomes_raw().signal(signal);
        assert_eq!(terminal.wait_exit(), code);
        terminal.gives_screen_back().is_as_before();
    }

    // Given a window that is torn at and a key that is held, then one of many signals ends it: those that come at the
    // same time have no order
    let desk = desk();
    let mut terminal = at_work(&desk, Setup::new(), true);
    for number in 0..100 {
        terminal.resize(60 + number, 20 + number % 20).keys("j");
    }
    terminal.resize(80, 24).signal("TERM");
    for signal in ["WINCH", "INT", "TSTP", "CONT", "HUP"] {
        terminal.signal_if_there(signal);
    }
    has_ended_with_one_of(&desk, &mut terminal, &[143, 130, 129], "in the middle");
}

#[test]
fn a_program_that_is_stopped_gives_the_terminal_back_and_takes_it_again() {
    for mouse in [false, true] {
        let desk = desk();
        let mut terminal = at_work(&desk, Setup::new(), mouse);
        let screen = terminal.screen();
        let modes = terminal.modes();

        // Again and again, and each time in the same way
        for _ in 0..3 {
            // When it is stopped, then it really is, and the terminal is as it was before
            terminal.signal("TSTP").is_in_state("T");
            terminal.gives_screen_back().is_as_before();

            // When it goes on, then the same is on the screen again
            let written = terminal.bytes().len();
            terminal.signal("CONT").draws_more_than(written);
            terminal.wait_until(|own| own.modes() == modes);
            terminal.wait_for(|own| trimmed(own) == trimmed(&screen));
            assert!(terminal.is_raw());

            // And keys work
            terminal.answers();
            terminal.wait_for(|own| trimmed(own) == trimmed(&screen));
        }
        terminal.keys("q");
        has_ended(&desk, &mut terminal, 0, "stopped");
    }
}

#[test]
fn a_program_that_was_stopped_hard_takes_the_terminal_from_the_shell_again() {
    for mouse in [false, true] {
        let desk = desk();
        let mut terminal = at_work(&desk, Setup::new(), mouse);
        let screen = terminal.screen();

        // Given a shell that had the terminal meanwhile, and a window of another size
        terminal.signal("STOP").is_in_state("T").is_made_sane();
        assert!(!terminal.is_raw());
        terminal.resize(100, 30);

        // When the program goes on, then everything is drawn anew, as large as the window is now, and keys work
        let written = terminal.bytes().len();
        terminal.signal("CONT").draws_more_than(written);
        terminal.wait_until(Terminal::is_raw).answers();
        assert!(terminal.cells().alternate_screen());
        let width = |own: &str| own.lines().map(|row| row.trim_end().chars().count()).max();
        terminal.wait_for(|own| width(own) == Some(100) && own.lines().count() == 30);

        // And with the size of before it looks as before
        terminal.resize(80, 24);
        terminal.wait_for(|own| trimmed(own) == trimmed(&screen));
        terminal.keys("q");
        has_ended(&desk, &mut terminal, 0, "stopped hard");
    }
}

#[test]
fn a_program_that_is_stopped_can_be_ended() {
    let desk = desk();
    let mut terminal = at_work(&desk, Setup::new(), true);
    terminal.signal("TSTP").is_in_state("T");
    terminal.gives_screen_back().is_as_before();
    terminal.signal("TERM").signal("CONT");
    has_ended(&desk, &mut terminal, 143, "stopped, then ended");
}

#[test]
fn an_output_that_is_closed_ends_the_program_and_nothing_is_lost() {
    let desk = desk();
    let mut terminal = at_work(&desk, Setup::new().piped(), true);

    // When what reads the output goes away
    terminal.stops_reading().keys("j");

    // Then it is as if the terminal had gone, and its settings are those of before
    assert_eq!(terminal.wait_exit(), 129);
    terminal.resize(80, 24).is_as_before();
    assert_eq!(kept(&desk).marks.len(), 1);
}

#[test]
fn a_terminal_that_takes_nothing_holds_no_program_that_is_to_end() {
    // Given a picture that is larger than what the system keeps for a terminal that reads nothing
    let desk = desk();
    let setup = Setup::new().size(300, 100).folder(desk.folder.path());
    let mut terminal = setup.unread().start(&["--session", "contoso"]);

    // When it is to end, then it does, though the picture is never taken
    terminal.becomes_raw().signal("TERM");
    assert_eq!(terminal.wait_exit(), 143);
    terminal.gives_screen_back().is_as_before();
}

#[test]
fn a_terminal_that_goes_away_loses_nothing() {
    let desk = desk();
    let mut terminal = at_work(&desk, Setup::new(), true);
    terminal.hang_up();
    assert_eq!(terminal.wait_exit(), 129);
    assert_eq!(kept(&desk).marks.len(), 1);
}

#[test]
fn a_terminal_that_goes_away_costs_no_processor_while_the_disk_is_waited_for() {
    // Given a disk that does not answer, and a change that is to be saved
    let desk = desk();
    let mut terminal = at_work(&desk, Setup::new(), false);
    let mut slow = slow(&desk.contoso());
    terminal.keys(". d").answers();

    // When the terminal goes away, then the disk is waited for, and meanwhile nothing is done
    terminal.hang_up();
    for signal in ["HUP", "TERM", "INT"] {
        terminal.signal_if_there(signal);
    }
    let first = terminal.processor_time().unwrap();
    let mut last = first;
    while let Some(time) = terminal.processor_time() {
        last = time;
    }
    assert_eq!(terminal.wait_exit(), 4);
    assert!(
        last - first <= 50,
        "{} hundredths of a second",
        last - first
    );
    slow.kill().unwrap();
    slow.wait().unwrap();
}

/// Has whoever opens the file wait.
fn slow(file: &Path) -> Child {
    let mut child = Command::new("python3")
        .arg("-c")
        .arg(SLOW)
        .arg(file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut told = BufReader::new(child.stdout.take().unwrap());
    told.read_line(&mut line).unwrap();
    assert_eq!(line, "held\n");
    child
}

/// Without the blanks at the ends of the rows, and without the two rows where messages come and go with time.
fn trimmed(screen: &str) -> String {
    let rows: Vec<&str> = screen.lines().map(str::trim_end).collect();
    let kept = rows.len().saturating_sub(2);
    rows.into_iter().take(kept).collect::<Vec<_>>().join("\n")
}
