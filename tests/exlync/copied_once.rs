//! A copy by a program that ends with it, as on the command line: the terminal gets it wherever the output goes.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use exlync::clipboard::{Multiplexer, Route, Ways, copy_once};

use crate::pty::Setup;

const TEXT: &str = "Get-CsPool\r\nGet-CsUser -Identity 'Zoë'";
const ALONE: [&str; 4] = [
    "--ignored",
    "--exact",
    "--nocapture",
    "copied_once::a_text_is_copied",
];

#[test]
#[ignore = "run on a terminal of its own, and on none, by the tests below"]
fn a_text_is_copied() {
    let ways = Ways {
        routes: vec![Route::Osc52, Route::File],
        because: "it was set so",
    };
    let folder = env::current_dir().unwrap();
    let arrival = copy_once(TEXT, false, &ways, Multiplexer::None, &folder).unwrap();
    writeln!(io::stderr(), "it went by {}.", arrival.route).unwrap();
}

fn is_in_file(folder: &Path) -> bool {
    match fs::read_to_string(folder.join("last-copied.ps1")) {
        Ok(text) => text == format!("\u{feff}{TEXT}\r\n"),
        Err(_) => false,
    }
}

#[test]
fn a_copy_of_a_program_that_ends_goes_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup::new().folder(folder.path());
    let setup = setup.program(env::current_exe().unwrap());
    let mut terminal = setup.size(120, 30).start(&ALONE);
    assert_eq!(terminal.wait_exit(), 0, "{}", terminal.screen());
    assert_eq!(terminal.copied(), [TEXT]);
    assert!(terminal.screen().contains("it went by OSC 52."));
    assert!(!is_in_file(folder.path()));
}

#[test]
fn where_there_is_no_terminal_a_file_has_it_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("setsid")
        .arg("--wait")
        .arg(env::current_exe().unwrap())
        .args(ALONE)
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    let expected =
        "it went by file last-copied.ps1 in the data folder, since the terminal took nothing.";
    assert!(told.contains(expected), "{told}");
    assert!(is_in_file(folder.path()));
}
