//! What a terminal is put through: keys that are held, a book that is pasted, a window that is torn at, files that go.

use std::fs;

use exlync::session::{Session, read};

use crate::command_line::{Desk, example};
use crate::pty::{Setup, Terminal};

/// What stands in each page's tab while it is shown.
const PAGES: [&str; 6] = [
    "[1 Sessions]",
    "[2 Scenario]",
    "[3 Values]",
    "[4 Steps]",
    "[5 Features]",
    "[6 Export]",
];

/// Esc, twice: once alone could be the beginning of another key.
const ESC: &str = "\u{1b}\u{1b}";

/// The session of the example, with every value.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    desk
}

/// The wizard with that session open, on the page of the steps.
fn on_steps(desk: &Desk, setup: Setup, arguments: &[&str]) -> Terminal {
    let all = [&["--session", "contoso"], arguments].concat();
    let mut terminal = setup.folder(desk.folder.path()).start(&all);
    terminal.sees("contoso").keys("4").sees("[4 Steps]");
    terminal
}

fn kept(desk: &Desk) -> Session {
    read(&fs::read_to_string(desk.contoso()).unwrap(), "the session").unwrap()
}

fn leaves(terminal: &mut Terminal) {
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.is_restored();
}

/// Opens the help and closes it again: what was pressed before has been answered then.
fn has_answered(terminal: &mut Terminal) {
    terminal
        .keys("f1")
        .wait_for(|screen| screen.contains("Help"));
    terminal
        .typed(ESC)
        .wait_for(|screen| !screen.contains("Help"));
}

/// The whole screen, where nothing is told in its footer.
fn picture(terminal: &mut Terminal) -> String {
    has_answered(terminal);
    // The footer is drawn last, and this is the end of it.
    terminal.sees("? all keys");
    trimmed(&terminal.screen())
}

/// Without the blanks at the ends of the rows, which are written or not.
fn trimmed(screen: &str) -> String {
    let rows: Vec<&str> = screen.lines().map(str::trim_end).collect();
    rows.join("\n")
}

#[test]
fn a_key_that_is_held_moves_to_the_end_and_no_further() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    for page in ["3", "4"] {
        terminal.keys(page);
        terminal.keys("end");
        let end = picture(&mut terminal);
        for held in ["j".to_owned(), "\u{1b}[B".to_owned()] {
            terminal.keys("home").typed(&held.repeat(200));
            let now = picture(&mut terminal);
            assert_eq!(now, end, "{now}\n{end}");
        }
    }
    leaves(&mut terminal);
}

#[test]
fn a_key_that_is_held_does_not_mark_everything() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    terminal.keys(".").typed(&"d".repeat(200));
    has_answered(&mut terminal);
    leaves(&mut terminal);
    let marks = kept(&desk).marks.len();
    assert!((1..5).contains(&marks), "{marks} commands are marked");
}

#[test]
fn a_book_that_is_pasted_is_refused_on_a_page_and_cut_in_a_field() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    let book = "dspxqy and so on\r\n".repeat(1 << 16);
    assert!(book.len() > 1 << 20);

    // Given a page, then nothing of it is a key
    terminal.pasted(&book).sees("nothing was pasted");

    // Given a field, then it takes what fits, and says what it left
    terminal.keys("3").sees("[3 Values]");
    terminal
        .keys("home enter ctrl+u")
        .pasted(&book)
        .sees("taken out");
    terminal.typed(ESC);
    leaves(&mut terminal);
    assert_eq!(kept(&desk).marks.len(), 0);
}

#[test]
fn letters_that_come_all_at_once_are_taken_by_a_field() {
    // Given a terminal without bracketed paste
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    terminal.keys("3").sees("[3 Values]");
    terminal.keys("home enter ctrl+u");
    terminal.typed(&"x".repeat(200_000)).typed(&"y".repeat(3));
    terminal.keys("ctrl+u").typed("the-end").sees("the-end");
    terminal.typed(ESC);
    leaves(&mut terminal);
}

#[test]
fn a_window_that_is_torn_at_is_drawn_right_in_the_end() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    let before = picture(&mut terminal);
    for number in 0..200 {
        terminal.resize(20 + number, 1 + number % 60);
    }
    terminal.resize(80, 24);
    terminal.wait_for(|screen| trimmed(screen) == before);
    leaves(&mut terminal);
}

#[test]
fn every_key_may_be_pressed_on_every_page() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    let names = "enter tab shift+tab space backspace up down left right home end insert delete pageup pagedown \
                 ctrl+left ctrl+right f1 f2 f3 f4 f5 f6 f7 f8 f9 f10";
    let printed = (b'!'..=b'~').map(char::from).filter(|c| *c != 'q');
    let with_ctrl = ('a'..='z').filter(|c| *c != 'c');
    let keys = names
        .split_whitespace()
        .map(str::to_owned)
        .chain(printed.map(String::from))
        .chain(with_ctrl.map(|c| format!("ctrl+{c}")));
    let keys: Vec<String> = keys.collect();
    for (page, shown) in (1..).zip(PAGES) {
        for key in &keys {
            terminal.keys(&page.to_string()).keys(key);
            // Out of whatever it has opened.
            terminal.typed(&ESC.repeat(3));
        }
        terminal.keys(&page.to_string()).sees(shown);
    }
    leaves(&mut terminal);
}

/// The numbers of every sequence that changes how text looks.
fn looks(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\u{1b}[").skip(1);
    let ended = sequences.filter_map(|own| {
        let end = own.find(|c: char| !c.is_ascii_digit() && !";:".contains(c))?;
        let (numbers, rest) = own.split_at(end);
        rest.starts_with('m').then_some(numbers)
    });
    ended
        .flat_map(|own| own.split(';').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn without_colours_nothing_is_coloured_and_what_is_chosen_is_seen() {
    let is_colour = |own: &String| {
        let number: u8 = own.parse().unwrap_or_default();
        // 39 and 49 are those that the terminal has anyway.
        matches!(number, 30..=38 | 40..=48 | 90..=97 | 100..=107)
    };
    let desk = desk();
    for (variable, coloured) in [("1", false), ("", true)] {
        let setup = Setup::new().variable("NO_COLOR", variable);
        let mut terminal = on_steps(&desk, setup, &[]);
        for page in ["1", "2", "3", "4", "5", "6", ":"] {
            terminal.keys(page);
        }
        terminal.typed(ESC);
        has_answered(&mut terminal);
        let looks = looks(terminal.bytes());
        assert_eq!(looks.iter().any(is_colour), coloured, "{looks:?}");
        assert!(coloured || looks.contains(&"7".to_owned()), "{looks:?}");
        leaves(&mut terminal);
    }
}

#[test]
fn a_clipboard_that_is_nowhere_is_passed_over_and_it_is_said() {
    let desk = desk();
    let setup = Setup::new().variable("DISPLAY", ":99");
    let mut terminal = on_steps(&desk, setup, &["--clipboard", "native"]);
    terminal.keys(". c").sees("not confirmed");
    assert_eq!(terminal.copied().len(), 1);
    terminal.keys("M").sees("OSC 52, since");
    terminal.typed(ESC);
    leaves(&mut terminal);
}

#[test]
fn a_file_that_goes_while_its_session_is_open_is_written_again() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    fs::remove_file(desk.contoso()).unwrap();
    terminal.keys(". d").sees("had gone; it was written again");
    leaves(&mut terminal);
    assert_eq!(kept(&desk).marks.len(), 1);
}

#[test]
fn what_is_not_saved_is_told_before_it_is_left_and_tried_once_more() {
    // Given a session whose folder is out of reach
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    let folder = desk.folder.path().join("sessions");
    let away = desk.folder.path().join("away");
    fs::rename(&folder, &away).unwrap();
    fs::File::create(&folder).unwrap();

    // When it is changed and left in one go, then it is not left
    terminal.keys(".").typed("dq").sees("NOT SAVED");

    // When it is left all the same, and the folder is there again, then the change is saved. The key to leave may have
    // come before the save has failed, and is told of it, or behind it, and asks: the question is closed first.
    terminal
        .keys("n q")
        .wait_for(|screen| screen.contains("Leave without saving"));
    fs::remove_file(&folder).unwrap();
    fs::rename(&away, &folder).unwrap();
    terminal.keys("y");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(kept(&desk).marks.len(), 1);
}

#[test]
fn who_leaves_knowing_that_it_is_not_saved_may_do_so() {
    let desk = desk();
    let mut terminal = on_steps(&desk, Setup::new(), &[]);
    let folder = desk.folder.path().join("sessions");
    fs::rename(&folder, desk.folder.path().join("away")).unwrap();
    fs::File::create(&folder).unwrap();
    terminal.keys(". d").sees("NOT SAVED");
    terminal.keys("ctrl+c ctrl+c");
    assert_eq!(terminal.wait_exit(), 4);
    assert!(
        terminal
            .is_restored()
            .contains("not everything is in the file of the session")
    );
}
