//! The clipboard of this machine, in a thread of its own: it may stall, and then only this thread does.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::handle::Handle;

/// What became of the copy with this number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub number: u64,
    /// Why it is not in the clipboard.
    pub result: Result<(), String>,
}

/// A text that goes into the clipboard of this machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    pub text: String,
    /// It is kept out of histories.
    pub sensitive: bool,
}

enum Request {
    Copy(u64, Content),
    /// Whether this text is in it.
    Has(String, Sender<bool>),
    /// Let go of the clipboard, and say so.
    End(Sender<()>),
}

/// One handle for the whole run: on X11 the text lives in the program that copied it.
#[derive(Debug)]
pub struct Native {
    requests: Sender<Request>,
    /// Copies up to this number went another way: they must not arrive late over something newer.
    given_up: Arc<AtomicU64>,
}

impl Native {
    /// Starts the thread; the clipboard is opened with the first copy. `report` gets nothing where the thread has failed
    /// by a fault of the program.
    pub fn start(report: impl Fn(Option<Outcome>) + Send + 'static) -> Self {
        let (requests, inbox) = mpsc::channel();
        let given_up = Arc::new(AtomicU64::new(0));
        let gone = Arc::clone(&given_up);
        let guarded = move || {
            let worked = catch_unwind(AssertUnwindSafe(|| work(inbox, &gone, &report)));
            if worked.is_err() {
                report(None);
            }
        };
        // Where it cannot be started nobody hears a request, and `copy` says so.
        let _ = thread::Builder::new()
            .name("clipboard".to_owned())
            .spawn(guarded);
        Self { requests, given_up }
    }

    /// Asks for a copy, with a number that is higher than those before; the answer comes as an outcome, or never.
    /// Says whether anybody heard it.
    #[must_use]
    pub fn copy(&self, number: u64, content: Content) -> bool {
        self.requests.send(Request::Copy(number, content)).is_ok()
    }

    /// The copies up to this number need not be made any more.
    pub fn give_up(&self, number: u64) {
        self.given_up.fetch_max(number, Ordering::SeqCst);
    }

    /// Whether this text is in the clipboard once every copy before has been made; nothing where that is not answered so
    /// soon.
    #[must_use]
    pub fn has(&self, text: String, longest: Duration) -> Option<bool> {
        let (told, answer) = mpsc::channel();
        self.requests.send(Request::Has(text, told)).ok()?;
        answer.recv_timeout(longest).ok()
    }

    /// Lets go of the clipboard, and waits for it no longer than this.
    pub fn end(self, longest: Duration) {
        self.give_up(u64::MAX);
        let (done, ended) = mpsc::channel();
        if self.requests.send(Request::End(done)).is_ok() {
            let _ = ended.recv_timeout(longest);
        }
    }
}

fn work(inbox: Receiver<Request>, gone: &AtomicU64, report: &impl Fn(Option<Outcome>)) {
    let mut handle = Handle::default();
    for request in inbox {
        match request {
            Request::Copy(number, own) => {
                if number > gone.load(Ordering::SeqCst) {
                    let result = handle.put(&own.text, own.sensitive);
                    report(Some(Outcome { number, result }));
                }
            }
            Request::Has(text, told) => {
                // Where it cannot be asked, there is no answer.
                if let Ok(has) = handle.has(&text) {
                    let _ = told.send(has);
                }
            }
            Request::End(done) => {
                drop(handle);
                let _ = done.send(());
                return;
            }
        }
    }
}
