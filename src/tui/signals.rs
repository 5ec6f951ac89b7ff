//! The signals that end the program on Unix: everything is saved, the terminal restored.

use std::io;
use std::sync::mpsc::Sender;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::happening::Happening;
use super::worker;
use crate::wizard::Event;

/// From here on the signals no longer end the program at once.
pub(super) fn register() -> io::Result<Signals> {
    Signals::new([SIGTERM, SIGHUP, SIGINT])
}

/// Starts the thread that passes them on, also those that came before it.
pub(super) fn start(mut signals: Signals, sender: Sender<Happening>) {
    worker::start("signals", sender, move |sender| {
        for signal in &mut signals {
            let code = match signal {
                SIGTERM => 143,
                SIGHUP => 129,
                _ => 130,
            };
            if sender
                .send(Happening::Wizard(Box::new(Event::Ended(code))))
                .is_err()
            {
                return;
            }
        }
    });
}
