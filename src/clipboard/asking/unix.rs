//! The terminal is asked for its clipboard, and given back as it was, whatever it answers and whatever happens.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::getpgrp;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};
use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// How long the terminal may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// The clipboard by OSC 52, and then what the terminal is: every terminal answers that, and so the waiting ends.
const QUESTION: &[u8] = b"\x1b]52;c;?\x07\x1b[c";

/// What Ctrl+C is while the terminal is raw.
const INTERRUPT: u8 = 3;

/// What it has answered to the question for its clipboard, with all that came with it; nothing where it cannot be asked.
pub(super) fn ask() -> Option<String> {
    let mut terminal = File::options()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .ok()?;
    // Who is not in front would be stopped by touching its settings.
    if tcgetpgrp(&terminal).ok()? != getpgrp() {
        return None;
    }
    let ended = Ended::heed();
    let raw = Raw::enter(terminal.try_clone().ok()?)?;
    terminal.write_all(QUESTION).ok()?;
    let answer = answer(&mut terminal, &ended.told);
    drop(raw);
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// What comes until the terminal has said what it is, or the time is over, or somebody wants an end.
fn answer(terminal: &mut File, ended: &AtomicBool) -> Vec<u8> {
    let until = Instant::now() + PATIENCE;
    let mut answer = Vec::new();
    while !is_whole(&answer) && !ended.load(Ordering::SeqCst) {
        let left = until.saturating_duration_since(Instant::now());
        let Ok(longest) = Timespec::try_from(left) else {
            break;
        };
        let is_there = {
            let mut asked = [PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN)];
            poll(&mut asked, Some(&longest))
        };
        // A signal ends the waiting too, and is looked at above.
        let Ok(count) = is_there else { continue };
        let mut bytes = [0; 4096];
        let read = if count == 0 {
            0
        } else {
            terminal.read(&mut bytes).unwrap_or(0)
        };
        let came = bytes.get(..read).unwrap_or_default();
        if came.is_empty() || came.contains(&INTERRUPT) {
            break;
        }
        answer.extend_from_slice(came);
    }
    answer
}

/// Whether it holds `ESC [ ? ... c`, which is the answer to the last question.
fn is_whole(answer: &[u8]) -> bool {
    let text = String::from_utf8_lossy(answer);
    let mut rest = text.split("\u{1b}[?").skip(1);
    rest.any(|own| {
        let end = own.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        end.starts_with('c')
    })
}

/// A terminal that hands over each byte and shows none, until it is dropped.
struct Raw {
    terminal: File,
    before: Termios,
}

impl Raw {
    fn enter(terminal: File) -> Option<Self> {
        let before = tcgetattr(&terminal).ok()?;
        let mut raw = before.clone();
        raw.make_raw();
        let own = Self { terminal, before };
        tcsetattr(&own.terminal, OptionalActions::Now, &raw).ok()?;
        Some(own)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        // What of an answer is unread must not become the input of a shell.
        let _ = tcsetattr(&self.terminal, OptionalActions::Flush, &self.before);
    }
}

/// Signals that would end the program before the terminal is given back.
struct Ended {
    told: Arc<AtomicBool>,
    ids: Vec<SigId>,
}

impl Ended {
    fn heed() -> Self {
        let told = Arc::new(AtomicBool::new(false));
        let each = [SIGHUP, SIGINT, SIGTERM].into_iter();
        let ids = each.filter_map(|own| signal_hook::flag::register(own, Arc::clone(&told)).ok());
        Self {
            ids: ids.collect(),
            told,
        }
    }
}

impl Drop for Ended {
    fn drop(&mut self) {
        for id in self.ids.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn the_waiting_ends_with_what_the_terminal_is() {
        for (answer, whole) in [
            (&b"\x1b[?62;22c"[..], true),
            (b"\x1b]52;c;YQ==\x07\x1b[?1;2c", true),
            (b"\x1b]52;c;YWM=\x07", false),
            (b"\x1b[?62;2", false),
            (b"c", false),
            (b"", false),
        ] {
            assert_eq!(is_whole(answer), whole, "{answer:?}");
        }
    }
}
