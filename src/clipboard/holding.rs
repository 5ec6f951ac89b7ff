//! What the program does that was started to hold a text: nothing else, until another text takes its place.

use std::fs::File;
use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use arboard::{Clipboard, SetExtLinux};
use rustix::stdio::{dup2_stdin, dup2_stdout};
use signal_hook::consts::SIGHUP;

use super::excluding::excluding;
use super::handle::Handle;
use super::holder::HELD;

/// How often it is looked whether the display is still there: one that has ended tells nobody.
const LOOK: Duration = Duration::from_secs(10);

/// Takes the text from standard input, says `held` or why not, and serves it until it is replaced.
///
/// # Errors
/// It could not be held.
pub fn hold(sensitive: bool) -> Result<(), String> {
    // A terminal that goes away takes nothing along.
    let _ = signal_hook::flag::register(SIGHUP, Arc::new(AtomicBool::new(false)));
    let mut text = String::new();
    io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| error.to_string())?;
    let mut handle = Handle::default();
    let put = handle.put(&text, sensitive);
    // Whoever has started it may have gone by now; the text is held all the same.
    let _ = say(put.as_ref().map_or_else(String::as_str, |()| HELD));
    put?;
    let _ = let_go();
    serve(handle, &text, sensitive);
    Ok(())
}

fn say(answer: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{answer}")?;
    out.flush()
}

/// Whoever reads or writes the other ends waits for nothing.
fn let_go() -> io::Result<()> {
    let nothing = File::options().read(true).write(true).open("/dev/null")?;
    dup2_stdin(&nothing)?;
    dup2_stdout(&nothing)?;
    Ok(())
}

/// Returns once another text is there, or the display has ended.
fn serve(mut handle: Handle, text: &str, sensitive: bool) {
    // What came in between is newer.
    if !matches!(handle.has(text), Ok(true)) {
        return;
    }
    let (replaced, end) = mpsc::channel();
    let own = text.to_owned();
    let waiting = thread::Builder::new().spawn(move || {
        if let Ok(mut clipboard) = Clipboard::new() {
            let set = clipboard.set().wait();
            let set = if sensitive { excluding(set) } else { set };
            let _ = set.text(own);
        }
        let _ = replaced.send(());
    });
    if waiting.is_err() {
        return;
    }
    while end.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
        if handle.has(text).is_err() {
            return;
        }
    }
}
