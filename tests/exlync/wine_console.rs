//! The wizard on a Windows console: keys, pastes, what the console is like afterwards, and where there is none.

use std::fs;

use exlync::session::{Session, read};

use crate::command_line::{Desk, MINIMAL, code, err, example, out};
use crate::pty::Terminal;
use crate::wine;

/// A data folder with the session `contoso`, every value in it.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    desk
}

/// The wizard with that session open, on the page of the steps.
fn on_steps(desk: &Desk) -> Terminal {
    let setup = wine::setup().folder(desk.folder.path());
    let mut terminal = wine::start(&setup, &["--session", "contoso"]);
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

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_key_counts_once_though_windows_tells_of_it_twice() {
    // Given a console that tells when a key is pressed and when it is let go
    let desk = desk();
    let mut terminal = on_steps(&desk);

    // When one command is marked as done, then one is
    terminal.keys("d");
    leaves(&mut terminal);
    assert_eq!(kept(&desk).marks.len(), 1);
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_paste_comes_as_keys_and_is_taken_as_what_it_is() {
    // Given a page, then nothing of a paste is a key
    let desk = desk();
    let mut terminal = on_steps(&desk);
    terminal
        .typed("dspxqy and so on\rdddddddd\rq\r")
        .sees("nothing was pasted");

    // Given a field that takes a list, then a column is one, and its line ends accept nothing
    terminal.keys("3").sees("[3 Values]");
    terminal.keys("home down enter").sees("SIP domains [");
    terminal
        .typed("contoso.com\rfabrikam.com\rexample.org\r")
        .sees("line ends became commas");
    terminal
        .keys("esc")
        .wait_for(|screen| !screen.contains("Enter accept"));
    leaves(&mut terminal);
    let kept = kept(&desk);
    assert_eq!(kept.marks.len(), 0);
    let domains = kept.values.get("sip-domains").unwrap();
    assert_eq!(
        domains.texts(),
        ["contoso.com", "fabrikam.com", "example.org"]
    );
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn the_console_is_as_it_was_however_it_is_left() {
    // With the mouse on, the terminal library sets yet another mode. Wine makes of Ctrl+C what Windows makes of Ctrl+Break:
    // an event that ends programs, and not a key.
    for (keys, expected) in [("q", 0), ("f7 q", 0), ("ctrl+c", 130)] {
        // Given a program that looks at the modes of its console before and after
        let desk = Desk::new();
        let told = desk.folder.path().join("told");
        let setup = wine::setup().folder(desk.folder.path());
        let mut terminal = wine::start_below(&setup, &told);

        // When the wizard is left, then they are the same, though it had changed them
        for key in keys.split(' ') {
            terminal.keys(key);
        }
        assert_eq!(terminal.wait_exit(), 0);
        terminal.is_restored();
        let told = fs::read_to_string(told).unwrap();
        let (before, rest) = told.split_once(", exit ").unwrap();
        assert_eq!(rest, format!("{expected}, {before}"), "{told}");
        assert!(before.starts_with("in 1f7 out "), "{before}");
    }
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn where_there_is_no_console_it_is_said_what_does_without() {
    // Given a task, a remote shell or a pipe: no console at all
    let desk = Desk::new();
    for arguments in [&[][..], &["--piped-output"]] {
        let output = wine::run(&desk, arguments);
        assert_eq!(code(&output), 2);
        assert_eq!(out(&output), "");
        let said = err(&output);
        assert!(
            said.contains("error: the wizard needs a terminal"),
            "{said}"
        );
        assert!(said.contains("hint: `exlync plan"), "{said}");
    }
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn the_terminal_of_git_bash_is_told_apart_and_what_helps_there() {
    // Given pipes with the names that a terminal of Git Bash has: a page could be drawn, and no key would come
    let desk = Desk::new();
    desk.file("answers.toml", MINIMAL);
    let mut command = wine::without_console(&wine::tool("msys.exe"));
    command
        .arg(wine::program())
        .args(["--data-dir", ".", "--answers", "answers.toml"])
        .env("TERM", "xterm-256color")
        .current_dir(desk.folder.path());
    let output = command.output().unwrap();

    // Then it is not drawn, nothing is begun, and it is said what to do
    assert_eq!(out(&output), "exit 2");
    assert!(!desk.folder.path().join("sessions").exists());
    let said = err(&output);
    assert!(
        said.contains("error: this terminal is no Windows console"),
        "{said}"
    );
    assert!(said.contains("`winpty`"), "{said}");
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn what_git_bash_sets_does_not_change_what_a_console_shows() {
    for (name, value, is_ascii) in [
        ("TERM", "xterm-256color", true),
        ("TERM", "cygwin", true),
        ("TERM", "dumb", true),
        ("TERM_PROGRAM", "mintty", false),
        ("WT_SESSION", "fe8e0a4c", false),
    ] {
        let setup = wine::setup().variable(name, value);
        let mut terminal = wine::start(&setup, &[]);
        let screen = terminal.screen();
        assert_eq!(screen.is_ascii(), is_ascii, "{name}={value}\n{screen}");
        leaves(&mut terminal);
    }
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_folder_that_may_not_be_written_costs_nothing_but_the_saving() {
    // Given a folder in which nobody may write
    let desk = Desk::new();
    let file = desk.file("answers.toml", MINIMAL);
    let arguments = [
        "--data-dir",
        wine::READ_ONLY,
        "sessions",
        "import",
        file.to_str().unwrap(),
    ];
    let output = wine::run_at_home(&arguments);

    // Then the command line says so
    assert_eq!(code(&output), 4);
    let said = err(&output);
    assert!(said.contains("error: the folder for sessions"), "{said}");
    assert!(said.contains("--data-dir"), "{said}");

    // And the wizard, which can be left
    let setup = wine::setup()
        .folder(wine::READ_ONLY.as_ref())
        .works_in(desk.folder.path());
    let mut terminal = wine::start(&setup, &[]);
    terminal.keys("enter").sees("Name of the new session");
    terminal.keys("enter").sees("cannot be written");
    terminal
        .keys("esc")
        .wait_for(|screen| !screen.contains("Name of the new session"));
    leaves(&mut terminal);
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn sessions_lie_in_the_roaming_folder_of_the_person() {
    let output = wine::run_at_home(&["sessions", "path"]);
    assert_eq!(code(&output), 0);
    let path = out(&output);
    assert!(path.starts_with("C:\\users\\"), "{path}");
    assert!(
        path.ends_with("\\AppData\\Roaming\\exlync\\data\\sessions\n"),
        "{path}"
    );
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_name_that_windows_keeps_is_refused_with_a_reason() {
    let desk = desk();
    desk.file("aux.toml", MINIMAL);
    for (arguments, expected, said) in [
        (
            &["sessions", "import", "answers.toml", "--name", "com1"][..],
            2,
            "keeps this name",
        ),
        (
            &["sessions", "import", "aux.toml"],
            3,
            "Windows keeps names such as",
        ),
        (
            &[
                "export",
                "--format",
                "ps1",
                "--session",
                "contoso",
                "--output",
                "con",
            ],
            4,
            "Windows keeps names such as",
        ),
        (
            &["sessions", "export", "contoso", "--output", "nul.toml"],
            4,
            "Windows keeps names such as",
        ),
    ] {
        desk.file("answers.toml", MINIMAL);
        let output = wine::run(&desk, arguments);
        assert_eq!(code(&output), expected, "{arguments:?}: {}", err(&output));
        assert!(
            err(&output).contains(said),
            "{arguments:?}: {}",
            err(&output)
        );
    }
}
