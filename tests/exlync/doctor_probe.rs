//! `exlync doctor --probe` on a terminal: one that tells what it has, and one that never answers.

use crate::base64::text_of_base64;
use crate::pty::{Setup, Terminal};

/// What the program asks a terminal last.
const WHAT_ARE_YOU: &[u8] = b"\x1b[c";

fn has(terminal: &Terminal, bytes: &[u8]) -> bool {
    terminal
        .bytes()
        .windows(bytes.len())
        .any(|own| own == bytes)
}

/// The marker as it was sent, in base64.
fn marker(terminal: &Terminal) -> String {
    let all = String::from_utf8_lossy(terminal.bytes()).into_owned();
    let (_, rest) = all.split_once("\u{1b}]52;c;").unwrap();
    let sent = rest.split(['\u{7}', '\u{1b}']).next().unwrap();
    assert!(text_of_base64(sent.as_bytes()).starts_with("exlync probe 2"));
    sent.to_owned()
}

/// The probe in a shell, which then takes what is left of the input.
fn probing(desk: &std::path::Path) -> Terminal {
    let script = r#""$0" --data-dir "$1" doctor --probe; printf '[%s]' $?; read line; printf '<%s>' "$line" | cat -v"#;
    let program = env!("CARGO_BIN_EXE_exlync");
    Setup::new().program("/bin/sh".into()).size(80, 90).start(&[
        "-c",
        script,
        program,
        desk.to_str().unwrap(),
    ])
}

#[test]
fn a_terminal_that_tells_its_clipboard_confirms_and_leaves_nothing_to_the_shell() {
    for (answers_with, expected) in [
        (None, "sent, and read back; the terminal has the marker"),
        (Some("bWluZQ=="), "sent, and NOT found there; the terminal"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = probing(folder.path());
        terminal.wait_until(|own| has(own, WHAT_ARE_YOU));
        let content = answers_with.map_or_else(|| marker(&terminal), str::to_owned);
        terminal.typed(&format!("\u{1b}]52;c;{content}\u{7}\u{1b}[?62;22c"));
        terminal.sees(expected).sees("[0]");
        terminal.typed("mine\r").sees("<mine>");
        assert_eq!(terminal.wait_exit(), 0);
    }
}

#[test]
fn a_terminal_that_never_answers_is_given_back_and_nothing_is_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = probing(folder.path());
    terminal
        .sees("sent, not confirmed; the terminal does not")
        .sees("[0]");
    terminal.typed("mine\r").sees("<mine>");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn one_that_says_only_what_it_is_is_not_waited_for_and_ctrl_c_ends_the_waiting() {
    for answer in ["\u{1b}[?1;2c", "\u{3}"] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = probing(folder.path());
        terminal
            .wait_until(|own| has(own, WHAT_ARE_YOU))
            .typed(answer);
        terminal.sees("sent, not confirmed").sees("[0]");
        terminal.typed("mine\r").sees("<mine>");
        assert_eq!(terminal.wait_exit(), 0);
    }
}

#[test]
fn a_terminal_that_is_too_small_ends_with_code_1() {
    let mut terminal = Setup::new().size(39, 24).start(&["doctor"]);
    assert_eq!(terminal.wait_exit(), 1);
    let all = String::from_utf8_lossy(terminal.bytes()).into_owned();
    assert!(all.contains("and the wizard needs 40x12"), "{all}");
}
