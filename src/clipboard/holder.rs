//! The text outlives the program on X11 and Wayland: the program starts itself again, and that one holds it until another
//! text takes its place.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::LATE;

/// Whether a text goes with the program that has copied it.
pub const IS_NEEDED: bool = true;

/// What the holder answers once the clipboard has the text by it.
pub(super) const HELD: &str = "held";

/// Has this program, started again, hold the text.
///
/// # Errors
/// Why it does not; then it is not there any more.
pub fn hand_over(text: &str, sensitive: bool, longest: Duration) -> Result<(), String> {
    let mut child = start(sensitive).map_err(|error| no_holder(&error))?;
    let outcome = told(&mut child, text, longest);
    if outcome.is_err() {
        // It must not come late over something newer.
        let _ = child.kill();
        let _ = child.try_wait();
    }
    outcome
}

/// It has nothing of who starts it: a folder or a pipe would be held as long as the text, and a signal to the group of
/// this program, or the end of its terminal, would end it.
fn start(sensitive: bool) -> std::io::Result<Child> {
    let program = std::env::current_exe()?;
    // A file that was replaced meanwhile has no name any more; Linux finds it all the same.
    let running = Path::new("/proc/self/exe");
    let is_gone = !program.exists() && running.exists();
    let mut command = Command::new(if is_gone { running } else { &program });
    command.arg("hold-clipboard");
    if sensitive {
        command.arg("--sensitive");
    }
    command
        .current_dir("/")
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Hands it the text, and hears what it says.
fn told(child: &mut Child, text: &str, longest: Duration) -> Result<(), String> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let text = text.to_owned();
    let (told, answer) = mpsc::channel();
    // A display may have stalled, and the holder with it.
    let exchange = move || {
        let mut line = String::new();
        if let (Some(mut input), Some(output)) = (input, output)
            && input.write_all(text.as_bytes()).is_ok()
        {
            drop(input);
            let _ = BufReader::new(output).read_line(&mut line);
        }
        let _ = told.send(line);
    };
    let started = thread::Builder::new()
        .name("holder".to_owned())
        .spawn(exchange);
    started.map_err(|error| no_holder(&error))?;
    let said = answer.recv_timeout(longest).map_err(|_| LATE.to_owned())?;
    match said.trim_end() {
        HELD => Ok(()),
        "" => Err("what was to hold the clipboard has ended".to_owned()),
        why => Err(why.to_owned()),
    }
}

fn no_holder(error: &std::io::Error) -> String {
    format!("nothing could be started to hold the clipboard: {error}")
}
