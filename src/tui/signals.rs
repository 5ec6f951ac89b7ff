//! The signals of Unix: those that end the program, those that stop it for a while, and a terminal that goes away.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::Sender;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Signal, getpid, kill_process};
use rustix::stdio::{dup2_stdin, stdin, stdout};
use rustix::termios::{QueueSelector, tcflush};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::{emulate_default_handler, signal_name};

use super::happening::Happening;
use super::output::in_writing;
use super::{Terminal, worker};
use crate::wizard::Event;

/// How long a terminal may take nothing while the program is to end.
const A_WHILE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 500_000_000,
};

/// There is room for a part of a picture only, and it takes several.
const A_MOMENT: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 20_000_000,
};

/// A terminal may take nothing, for hours, and hold up the thread that writes to it and is to end.
#[derive(Debug, Default)]
struct Impatience {
    /// What was being written when it was looked at last.
    writing: Option<u64>,
    is_stuck: bool,
}

impl Impatience {
    fn longest(&self) -> &'static Timespec {
        if self.is_stuck { &A_MOMENT } else { &A_WHILE }
    }

    /// Where the same is written as a while ago, what was not taken is thrown away, and the thread told to go on.
    fn unblock(&mut self) {
        let now = in_writing();
        self.is_stuck = now.is_some() && now == self.writing;
        self.writing = now;
        if self.is_stuck {
            let _ = tcflush(stdout(), QueueSelector::OFlush);
            // A signal that is heard interrupts the writing, which then goes on where there is room.
            let _ = kill_process(getpid(), Signal::WINCH);
        }
    }
}

/// Signals on their way.
pub(super) type Signals = SignalDelivery<UnixStream, SignalOnly>;

/// What the thread that draws does with the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pause {
    /// Give it back, stop, and take it again once the program goes on.
    Stop,
    /// Take it again: the program was stopped in a way that cannot be caught.
    GoOn,
}

impl Pause {
    /// Does so, and says how large the terminal is then.
    pub(super) fn carry_out(self, terminal: &mut Terminal) -> io::Result<(u16, u16)> {
        if self == Self::Stop {
            terminal.give_back();
            // It really stops here, and the shell shows its prompt. Where it cannot, it goes on at once.
            let _ = emulate_default_handler(SIGTSTP);
        }
        terminal.take_again()
    }
}

/// From here on the signals no longer end the program at once.
pub(super) fn register() -> io::Result<Signals> {
    let (read, write) = UnixStream::pair()?;
    let heard = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    SignalDelivery::with_pipe(read, write, SignalOnly, heard)
}

/// Starts the thread that passes them on, also those that came before it.
pub(super) fn start(mut signals: Signals, sender: Sender<Happening>, witness: fn(&str)) {
    worker::start("signals", sender, move |sender| {
        // Held to the end: nothing ever comes from what takes the place of a terminal that has gone.
        let mut silence = None;
        let mut watched = true;
        let mut impatience = None;
        loop {
            let seen = wait(
                &signals,
                watched,
                impatience.as_ref().map(Impatience::longest),
            );
            watched &= seen.is_empty();
            let pending: Vec<i32> = signals.pending().collect();
            let mut told = meant(&pending, witness);
            if let Some(own) = &mut impatience {
                own.unblock();
            } else if told.iter().any(is_end) {
                impatience = Some(Impatience::default());
            }
            if seen.intersects(PollFlags::HUP | PollFlags::ERR) {
                witness("the terminal has gone");
                silence = hang_up().or(silence);
                told.push(Happening::Gone);
            }
            if told.into_iter().any(|own| sender.send(own).is_err()) {
                return;
            }
        }
    });
}

fn is_end(happening: &Happening) -> bool {
    matches!(happening, Happening::Wizard(_))
}

/// Waits for a signal, or for the terminal to go, but no longer than this; says what is seen of the terminal. Where it
/// cannot be watched, as on macOS, that is said at once.
fn wait(signals: &Signals, is_watched: bool, longest: Option<&Timespec>) -> PollFlags {
    let mut watched = vec![PollFd::new(signals.get_read(), PollFlags::IN)];
    if is_watched {
        // What can be read there is no matter of this thread.
        watched.push(PollFd::from_borrowed_fd(stdin(), PollFlags::empty()));
    }
    // A wait that was interrupted finds a signal.
    if poll(&mut watched, longest).is_err() {
        return PollFlags::empty();
    }
    watched.get(1).map_or(PollFlags::empty(), PollFd::revents)
}

/// Puts something in the place of the terminal from which nothing comes: of one that has gone the library would read
/// nothing again and again, and take a processor for it.
fn hang_up() -> Option<(UnixStream, UnixStream)> {
    let silence = UnixStream::pair().ok()?;
    dup2_stdin(&silence.0).ok()?;
    Some(silence)
}

/// What signals that have come together mean. They come in no order: a program that was stopped and goes on already is
/// not stopped again.
fn meant(pending: &[i32], witness: fn(&str)) -> Vec<Happening> {
    let goes_on = pending.contains(&SIGCONT);
    // Of another size the reader tells; here it only interrupts.
    let others = pending.iter().filter(|own| **own != SIGWINCH);
    let each = others.filter_map(|signal| {
        witness(signal_name(*signal).unwrap_or("a signal"));
        Some(match *signal {
            SIGTSTP if goes_on => return None,
            SIGTSTP => Happening::Pause(Pause::Stop),
            SIGCONT => Happening::Pause(Pause::GoOn),
            // The code that a shell gives to what the signal has ended.
            ended => {
                let code = u8::try_from(128 + ended).unwrap_or(u8::MAX);
                Happening::Wizard(Box::new(Event::Ended(code)))
            }
        })
    });
    each.collect()
}
