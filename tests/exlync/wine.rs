//! The program for Windows, as `.ci/windows` has built it, under Wine.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::command_line::Desk;
use crate::pty::{Setup, Terminal};

/// What the gate says about where its things are.
fn told(name: &str) -> PathBuf {
    let said = std::env::var_os(name);
    said.unwrap_or_else(|| panic!("{name} is not set: `.ci/windows` runs this"))
        .into()
}

/// Where not even root may write: `/sys` of this machine.
pub(crate) const READ_ONLY: &str = "Z:\\sys\\kernel\\exlync";

pub(crate) fn program() -> PathBuf {
    told("EXLYNC_WINDOWS_PROGRAM")
}

/// A small program of the gate, such as `paste.exe`.
pub(crate) fn tool(name: &str) -> PathBuf {
    told("EXLYNC_WINE_FOLDER").join(name)
}

fn variables() -> Vec<(String, String)> {
    let names = ["WINEPREFIX", "WINEARCH", "WINEDEBUG", "LANG", "LC_ALL"];
    let of = |name: &str| Some((name.to_owned(), std::env::var(name).ok()?));
    names.into_iter().filter_map(of).collect()
}

/// The wizard on a console of the size of old Windows consoles. What it draws goes through a pipe: Wine's console counts
/// sequences as letters.
pub(crate) fn setup() -> Setup {
    variables()
        .into_iter()
        .fold(Setup::new(), |own, (name, value)| {
            own.variable(&name, &value)
        })
        .without("TERM")
        .program(program())
        .runner("wine".into())
        .piped()
        .size(80, 25)
}

/// Starts the wizard, and waits until it has drawn and reads keys: Wine loses those that come before.
pub(crate) fn start(setup: &Setup, arguments: &[&str]) -> Terminal {
    let arguments = [&["--piped-output"], arguments].concat();
    let mut terminal = setup.start(&arguments);
    terminal.sees("? all keys").answers();
    terminal
}

/// Starts the wizard below a program that tells how the console was before and after.
pub(crate) fn start_below(setup: &Setup, told: &Path) -> Terminal {
    let program = program();
    let setup = setup.clone().program(tool("modes.exe"));
    let words = [
        told,
        &program,
        "--piped-output".as_ref(),
        "--glyphs".as_ref(),
    ];
    let words: Vec<&str> = words.iter().map(|own| own.to_str().unwrap()).collect();
    let mut terminal = setup.start(&[&words[..], &["ascii"]].concat());
    terminal.sees("? all keys").answers();
    terminal
}

/// A Windows program without a console.
pub(crate) fn without_console(program: &Path) -> Command {
    let mut command = Command::new("wine");
    command.arg(program).stdin(Stdio::null());
    command
}

/// What the command line answers, with the data folder of the desk.
pub(crate) fn run(desk: &Desk, arguments: &[&str]) -> Output {
    let mut command = without_console(&program());
    command.arg("--data-dir").arg(desk.folder.path());
    let command = command.args(arguments).current_dir(desk.folder.path());
    command.output().unwrap()
}

/// What it answers with the folders of the platform.
pub(crate) fn run_at_home(arguments: &[&str]) -> Output {
    without_console(&program())
        .args(arguments)
        .output()
        .unwrap()
}
