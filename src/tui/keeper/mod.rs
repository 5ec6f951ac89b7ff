//! The thread that has the store: it carries out effects in order, and answers each with an event.

mod moving;
mod opening;
mod saving;

pub use opening::Opening;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::clean::{clean, words};
use super::exporting::export;
use super::request::Request;
use super::storage::found;
use crate::catalogue::Catalogue;
use crate::session::{Known, Record, SessionName, Store, StoreError, Window};
use crate::wizard::{Effect, Event, Opened};
use saving::{Unsaved, keep_elsewhere};

/// How long after a failure it is tried to save again, though nothing has been asked for.
const AGAIN: Duration = Duration::from_secs(5);

/// The store, and what is known of its sessions beyond their files.
pub(super) struct Keeper {
    store: Store,
    catalogue: Arc<Catalogue>,
    report: Box<dyn Fn(Option<Event>) + Send>,
    /// The files of sessions as they were last read or written: another window or a hand may change them.
    known: BTreeMap<SessionName, Known>,
    /// Changes whose saves were overtaken by newer ones, or that could not be written into the history.
    records: BTreeMap<SessionName, Vec<Record>>,
    /// Sessions in the trash: a save that was on its way must not bring them back.
    deleted: BTreeSet<SessionName>,
    /// Saves under the old name, on their way when the session got a new one, belong to the new one.
    renamed: BTreeMap<SessionName, SessionName>,
    unsaved: BTreeMap<SessionName, Unsaved>,
    last: Option<PathBuf>,
    /// Where versions are that are no session any more, in words.
    asides: Vec<String>,
    /// This program as others see it, from the first session on that it opens.
    window: Option<Window>,
    /// The session that is open here, and nowhere else.
    held: Option<SessionName>,
}

impl fmt::Debug for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keeper")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}

impl Keeper {
    pub(super) fn new(
        store: Store,
        catalogue: Arc<Catalogue>,
        opening: Option<Opening>,
        report: Box<dyn Fn(Option<Event>) + Send>,
    ) -> Self {
        let mut keeper = Self {
            store,
            catalogue,
            report,
            known: BTreeMap::new(),
            records: BTreeMap::new(),
            deleted: BTreeSet::new(),
            renamed: BTreeMap::new(),
            unsaved: BTreeMap::new(),
            last: None,
            asides: Vec::new(),
            window: None,
            held: None,
        };
        if let Some(opening) = opening {
            keeper.begin(opening);
        }
        keeper
    }

    /// Works until nobody can ask any more.
    pub(super) fn run(mut self, inbox: &Receiver<Request>) {
        let mut queue = VecDeque::new();
        loop {
            queue.extend(inbox.try_iter());
            let request = match queue.pop_front() {
                Some(request) => request,
                None => match self.wait(inbox) {
                    Ok(request) => request,
                    Err(RecvTimeoutError::Timeout) => {
                        let tried = catch_unwind(AssertUnwindSafe(|| self.settle_all()));
                        if tried.is_err() {
                            (self.report)(None);
                        }
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                },
            };
            // What came while this one was waited for may make it needless.
            queue.extend(inbox.try_iter());
            let request = if request.is_outdated(&queue) {
                request.without_session()
            } else {
                request
            };
            let done = catch_unwind(AssertUnwindSafe(|| self.carry_out(request)));
            if done.is_err() {
                // What is still queued is written all the same.
                (self.report)(None);
            }
        }
    }

    /// Waits for a request; not for ever where something is still to be saved.
    fn wait(&self, inbox: &Receiver<Request>) -> Result<Request, RecvTimeoutError> {
        if self.unsaved.is_empty() {
            return inbox.recv().map_err(|_| RecvTimeoutError::Disconnected);
        }
        inbox.recv_timeout(AGAIN)
    }

    fn carry_out(&mut self, request: Request) {
        match request {
            Request::Effect(effect) => self.perform(effect),
            Request::Records { name, records } => {
                self.records.entry(name).or_default().extend(records);
            }
            Request::Then(answer) => {
                self.settle_all();
                answer(self.kept());
            }
            Request::Last(answer) => {
                self.settle_all();
                self.leave();
                answer(self.kept());
            }
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save {
                name,
                session,
                ticket,
                records,
            } => {
                self.records
                    .entry(name.clone())
                    .or_default()
                    .extend(records);
                let receipt = self.save(name, session, ticket);
                self.tell(Event::Saved(receipt));
            }
            Effect::KeepElsewhere { session, path } => {
                let kept = keep_elsewhere(&session, &path);
                self.tell(Event::KeptElsewhere(kept));
            }
            Effect::List => self.list(),
            Effect::Create { name, session } => {
                let made = self.store.create(&name, &session);
                let opened = made.and_then(|()| self.open(name, false));
                self.opened(opened);
            }
            Effect::Load(name) => {
                let opened = self.open(name, false);
                self.opened(opened);
            }
            Effect::TakeOver(name) => {
                let opened = self.open(name, true);
                self.opened(opened);
            }
            Effect::Rename { from, to, open } => self.rename(&from, to, open),
            Effect::Duplicate { from, to } => self.duplicate(&from, &to),
            Effect::Delete(name) => self.delete(name),
            Effect::Import { path } => {
                let imported = self.import(&path);
                self.opened(imported);
            }
            Effect::Export(job) => {
                let outcome = export(&job);
                self.tell(Event::Exported(job, outcome));
            }
            Effect::Copy(_)
            | Effect::Paste(_)
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Leave(_) => {}
        }
    }

    fn tell(&self, event: Event) {
        (self.report)(Some(event));
    }

    fn list(&self) {
        self.tell(Event::Listed(found(&self.store)));
    }

    /// A session is to be open, or cannot be.
    fn opened(&self, outcome: Result<Opened, StoreError>) {
        self.tell(Event::Opened(
            outcome.map(Box::new).map_err(|error| words(&error)),
        ));
    }
}

fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}
