//! A fault of the program, in whatever thread: it is caught, nothing is lost, and a report lies beside the sessions that
//! holds nothing that was typed.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use exlync::clipboard::{Setting, Surroundings};
use exlync::session::Store;
use exlync::tui::{Console, Lookup, Opening, Start, TuiError};
use exlync::wizard::Look;
use exlync::{cli, fault, tui};

use crate::command_line::Desk;
use crate::ends::{desk, kept};
use crate::pty::{Setup, Terminal};

/// What is to fail, in the program that a test starts.
const UNLUCKY: &str = "EXLYNC_TESTS_UNLUCKY";

/// What is typed, and must not be in a report.
const TYPED: &str = "pool-of-contoso";

/// Fails where a test wants it.
fn unlucky(name: &str) {
    fault::passed(name);
    match env::var(UNLUCKY) {
        Ok(wanted) if wanted == name => panic!("the lamp is out"),
        // Put together, as most are.
        Ok(wanted) if wanted == format!("{name}, {TYPED}") => panic!("{wanted}"),
        _ => {}
    }
}

/// The wizard on the session `contoso` of a desk, in this test program, which fails when this happens.
fn wizard(desk: &Desk, wanted: &str) -> Terminal {
    let setup = Setup::new()
        .program(env::current_exe().unwrap())
        .folder(desk.folder.path())
        .variable("RUST_BACKTRACE", "0")
        .variable(UNLUCKY, wanted);
    let mut terminal = setup.start(&[
        "--exact",
        "faults::the_wizard_fails",
        "--ignored",
        "--nocapture",
    ]);
    terminal.sees("[4 Steps]").sees("? all keys");
    terminal
}

#[test]
#[ignore = "run on a terminal of its own by the tests below"]
fn the_wizard_fails() {
    let error = run(env::current_dir().unwrap()).unwrap_err();
    assert_eq!(error.code(), 101);
    writeln!(io::stderr(), "error: {error}").unwrap();
}

fn run(data_folder: PathBuf) -> Result<tui::Left, TuiError> {
    let store = Store::at(Some(data_folder)).unwrap();
    let name = "contoso".parse().unwrap();
    let opening = Opening::new(&store, &name, String::new()).unwrap();
    let start = Start {
        catalogue: Some(Arc::new(exlync::embedded_catalogue().unwrap())),
        lookup: Lookup::embedded(),
        listed: tui::found(&store),
        store,
        look: Look::default(),
        clipboard: Setting::Native,
        surroundings: Surroundings::default(),
        witness: unlucky,
        opening: Some(opening),
    };
    tui::run(start, Console::take()?)
}

/// The only report below this folder.
fn report(data_folder: &Path) -> String {
    let names = fs::read_dir(data_folder.join("faults")).unwrap();
    let paths: Vec<PathBuf> = names.map(|own| own.unwrap().path()).collect();
    let [path] = &paths[..] else {
        panic!("{paths:?}")
    };
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_fault_in_any_thread_loses_nothing_and_is_told_once_the_terminal_is_as_it_was() {
    for (thread, wanted, keys) in [
        ("faults::the_wizard_fails", "intent Undo", "u"),
        ("storage", "disk: saved", ""),
        ("terminal", "input", ""),
        ("signals", "SIGCONT", ""),
        ("clipboard", "clipboard has answered", "c"),
    ] {
        for mouse in ["", "f7"] {
            // Given a mark, where the fault lets it come so far
            let desk = desk();
            let mut terminal = wizard(&desk, wanted);
            terminal.keys(mouse).keys(". d");
            if thread != "terminal" {
                terminal.wait_until(|_| kept(&desk).marks.len() == 1);
            }

            // When it fails
            if thread == "signals" {
                terminal.signal("CONT");
            }
            terminal.keys(keys);

            // Then the terminal is as it was, and behind the other screen it is told what is safe
            assert_eq!(terminal.wait_exit(), 0, "{}", terminal.screen());
            terminal.gives_screen_back().is_as_before();
            let behind = terminal.is_restored();
            for told in [
                "error: exlync has failed by a fault of its own: the lamp is out (tests/exlync/faults.rs:",
                "hint: start exlync again and open the session; please report it with `",
            ] {
                assert!(behind.contains(told), "{thread}: {behind}");
            }
            let marks = kept(&desk).marks.len();
            assert_eq!(marks, usize::from(thread != "terminal"), "{thread}");

            // And the report says in which thread, and what happened before
            let report = report(desk.folder.path());
            for told in [
                "fault: the lamp is out (tests/exlync/faults.rs:",
                &format!("thread: {thread}\n"),
                &format!("- {wanted}\n"),
                "exlync::faults::unlucky",
            ] {
                assert!(report.contains(told), "{thread}: {told}\n{report}");
            }
        }
    }
}

#[test]
fn a_report_holds_what_the_program_is_and_nothing_that_was_typed() {
    // Given a value that was typed
    let desk = desk();
    let mut terminal = wizard(&desk, &format!("intent Help, {TYPED}"));
    terminal
        .keys("3")
        .sees("[3 Values]")
        .keys("home enter ctrl+u");
    terminal.typed(TYPED).sees(TYPED).keys("tab");

    // When the program fails with words that were put together
    terminal.keys("f1");
    assert_eq!(terminal.wait_exit(), 0, "{}", terminal.screen());

    // Then neither the report nor what is told on the terminal holds them
    let report = report(desk.folder.path());
    let folder = desk.folder.path().to_str().unwrap();
    for secret in [TYPED, "contoso", folder, "/home/", "/root/"] {
        assert!(!report.contains(secret), "{secret}: {report}");
    }
    let behind = terminal.is_restored();
    assert!(!behind.contains(TYPED), "{behind}");
    assert!(
        behind.contains("its own: at tests/exlync/faults.rs:"),
        "{behind}"
    );

    // And it says what is needed to find the fault
    let edition = exlync::embedded_edition().version;
    for told in [
        &format!("version: {}\n", env!("CARGO_PKG_VERSION")),
        &format!("knowledge base: {edition}\n"),
        &format!("system: {} {}\n", env::consts::OS, env::consts::ARCH),
        "terminal: 80x24\n",
        "fault: at tests/exlync/faults.rs:",
        "`fault::report::write` is at: 0x",
        "- a key in a field\n",
        "- disk: saved\n",
        "- intent Help\n",
    ] {
        assert!(report.contains(told), "{told}\n{report}");
    }
}

#[test]
fn a_command_that_fails_says_so_in_its_own_words_and_reports_it() {
    // Given a report of a former fault, of the same second or not
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=3 {
        // When a command fails
        let output = command(folder.path());

        // Then only this is told
        let told = String::from_utf8(output.stderr).unwrap();
        let mut lines = told.lines();
        let first = lines.next().unwrap();
        let expected = "error: exlync has failed by a fault of its own: the lamp is out (tests/exlync/faults.rs:";
        assert!(first.starts_with(expected), "{told}");
        let safe = "files are written whole or not at all: what was there before is as it was";
        assert_eq!(lines.next(), Some(safe));
        let hint = lines.next().unwrap();
        assert!(
            hint.starts_with("hint: try it again; please report it with `"),
            "{told}"
        );
        assert_eq!(lines.next(), None, "{told}");
        assert!(output.status.success());

        // And its report lies beside those that were there
        let path = hint.split('`').nth(1).unwrap();
        assert!(
            fs::read_to_string(path)
                .unwrap()
                .contains("terminal: none\n")
        );
        let reports = fs::read_dir(folder.path().join("faults")).unwrap().count();
        assert_eq!(reports, number);
    }
}

#[test]
fn where_no_report_can_be_written_the_first_line_is_enough() {
    // Given a file where the folder of the reports would be
    let folder = tempfile::tempdir().unwrap();
    fs::File::create(folder.path().join("faults")).unwrap();
    let output = command(folder.path());
    let told = String::from_utf8(output.stderr).unwrap();
    let hint = "hint: try it again; please report the first line: no report could be written";
    assert_eq!(told.lines().nth(2), Some(hint), "{told}");
}

/// Runs this test program with the test below, in a data folder.
fn command(data_folder: &Path) -> std::process::Output {
    Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "faults::the_command_fails",
            "--ignored",
            "--nocapture",
        ])
        .current_dir(data_folder)
        .output()
        .unwrap()
}

#[test]
#[ignore = "run as a program of its own by the tests above"]
fn the_command_fails() {
    let code = cli::guarded(env::current_dir().ok(), || panic!("the lamp is out"));
    assert_eq!(format!("{code:?}"), format!("{:?}", ExitCode::from(101)));
}
