//! Threads beside the loop: where one fails, the loop hears of it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;

use super::happening::Happening;
use crate::fault;

/// Starts a thread that nobody waits for.
pub(super) fn start(
    name: &str,
    sender: Sender<Happening>,
    work: impl FnOnce(&Sender<Happening>) + Send + 'static,
) {
    let fallback = sender.clone();
    let guarded = move || {
        if catch_unwind(AssertUnwindSafe(|| work(&sender))).is_err() {
            let _ = sender.send(Happening::Failed);
        }
    };
    let started = thread::Builder::new().name(name.to_owned()).spawn(guarded);
    if started.is_err() {
        fault::could_not_start(name);
        let _ = fallback.send(Happening::Failed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_thread_that_fails_is_heard_of() {
        let (sender, receiver) = mpsc::channel();
        start("unlucky", sender, |_| panic!("on purpose"));
        let heard = receiver.recv_timeout(Duration::from_secs(30)).unwrap();
        assert!(matches!(heard, Happening::Failed));
    }
}
