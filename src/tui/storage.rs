//! The way to the disk: one thread carries out, in order, what is asked for.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::clean::words;
use super::keeper::{Keeper, Opening};
use super::request::Request;
use crate::catalogue::Catalogue;
use crate::session::Store;
use crate::wizard::{Effect, Event, Found};

/// What is on the disk once everything that was asked for has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing had to be saved.
    Nothing,
    /// The file of the session that was saved last.
    All(PathBuf),
    /// Everything is, but not all of it in a session: where the rest is.
    Aside(String),
    /// What is not there, and why.
    Failed(String),
}

/// Hands effects to the thread that alone has the store; the thread is started with the first of them.
#[derive(Debug)]
pub struct Storage {
    idle: Option<Keeper>,
    requests: Option<Sender<Request>>,
}

/// The sessions that are kept, as the wizard is told of them.
///
/// # Errors
/// Why they cannot be listed.
pub fn found(store: &Store) -> Result<Vec<Found>, String> {
    let kept = store.list().map_err(|error| words(&error))?;
    let each = kept.into_iter().map(|own| Found {
        name: own.name,
        session: own.session.map_err(|error| words(&error)),
        notice: own.notice.map(|own| own.map(|text| words(&text))),
    });
    Ok(each.collect())
}

impl Storage {
    /// Nothing is started yet. `opening` is open already; `report` gets each answer, and nothing where carrying out
    /// an effect failed by a fault of the program.
    pub fn new(
        store: Store,
        catalogue: Arc<Catalogue>,
        opening: Option<Opening>,
        report: impl Fn(Option<Event>) + Send + 'static,
    ) -> Self {
        let keeper = Keeper::new(store, catalogue, opening, Box::new(report));
        Self {
            idle: Some(keeper),
            requests: None,
        }
    }

    /// Asks for an effect: save, list, create, load, rename, duplicate, delete, import, export; others do nothing.
    pub fn ask(&mut self, effect: Effect) {
        self.send(Request::Effect(effect));
    }

    /// Says `answer` what is on the disk once everything before has been done.
    pub fn then(&mut self, answer: impl FnOnce(Kept) + Send + 'static) {
        self.send(Request::Then(Box::new(answer)));
    }

    /// Waits until everything has been done and no session is open any more, but no longer than this: a disk that hangs
    /// must not hang the program.
    pub fn finish(&mut self, longest: Duration) -> Kept {
        if self.requests.is_none() {
            return Kept::Nothing;
        }
        let (sender, receiver) = mpsc::channel();
        self.send(Request::Last(Box::new(move |kept| {
            let _ = sender.send(kept);
        })));
        receiver.recv_timeout(longest).unwrap_or_else(|why| {
            Kept::Failed(match why {
                RecvTimeoutError::Timeout => "the disk has not answered in time".to_owned(),
                RecvTimeoutError::Disconnected => "the part that saves has failed".to_owned(),
            })
        })
    }

    fn send(&mut self, request: Request) {
        if let Some(keeper) = self.idle.take() {
            let (sender, inbox) = mpsc::channel();
            let started = thread::Builder::new()
                .name("storage".to_owned())
                .spawn(move || keeper.run(&inbox));
            drop(started);
            self.requests = Some(sender);
        }
        if let Some(requests) = &self.requests {
            // Where nobody listens, `finish` says so.
            let _ = requests.send(request);
        }
    }
}

impl Kept {
    /// What is not on the disk, if anything.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        match self {
            Self::Nothing | Self::All(_) | Self::Aside(_) => None,
            Self::Failed(why) => Some(why.clone()),
        }
    }
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing had to be saved"),
            Self::All(path) => {
                let path = path.display();
                write!(
                    f,
                    "every change was handed to the saver and is kept in `{path}`"
                )
            }
            Self::Aside(place) => f.write_str(place),
            Self::Failed(why) => write!(f, "not everything is on the disk: {why}"),
        }
    }
}
