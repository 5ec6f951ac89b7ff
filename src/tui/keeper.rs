//! The thread that has the store: it carries out effects in order, and answers each with an event.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use jiff::Timestamp;

use super::clean::{clean, words};
use super::exporting::{export, here};
use super::request::Request;
use super::storage::{Kept, found};
use crate::catalogue::Catalogue;
use crate::session::{Session, SessionName, Store, StoreError, adopt, import, read_text, write};
use crate::wizard::{Effect, Event, Opened, Receipt};

/// A fault of the program.
const FAULT: &str = "the part that saves has failed";

/// The store, and what is known of its sessions beyond their files.
pub(super) struct Keeper {
    store: Store,
    catalogue: Arc<Catalogue>,
    report: Box<dyn Fn(Option<Event>) + Send>,
    /// The files of sessions as they were last read or written: another window or a hand may change them.
    known: BTreeMap<SessionName, Vec<u8>>,
    /// Sessions in the trash: a save that was on its way must not bring them back.
    deleted: BTreeSet<SessionName>,
    /// Saves under the old name, on their way when the session got a new one, belong to the new one.
    renamed: BTreeMap<SessionName, SessionName>,
    unsaved: BTreeMap<SessionName, Unsaved>,
    last: Option<PathBuf>,
}

/// What could not be written, and why.
#[derive(Clone)]
struct Unsaved {
    session: Box<Session>,
    revision: u64,
    why: String,
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
        opened: Option<&Opened>,
        report: Box<dyn Fn(Option<Event>) + Send>,
    ) -> Self {
        // It was read a moment ago; where its file is another by now, the first save finds that out.
        let known = opened.and_then(|own| {
            let (session, bytes) = store.read(&own.name).ok()?;
            (session == own.session).then(|| (own.name.clone(), bytes))
        });
        Self {
            store,
            catalogue,
            report,
            known: known.into_iter().collect(),
            deleted: BTreeSet::new(),
            renamed: BTreeMap::new(),
            unsaved: BTreeMap::new(),
            last: None,
        }
    }

    /// Works until nobody can ask any more.
    pub(super) fn run(mut self, inbox: &Receiver<Request>) {
        let mut queue = VecDeque::new();
        loop {
            queue.extend(inbox.try_iter());
            let Ok(request) = queue.pop_front().map_or_else(|| inbox.recv(), Ok) else {
                return;
            };
            // What came while this one was waited for may make it needless.
            queue.extend(inbox.try_iter());
            if request.is_outdated(&queue) {
                continue;
            }
            let done = catch_unwind(AssertUnwindSafe(|| self.carry_out(request)));
            if done.is_err() {
                // What is still queued is written all the same.
                (self.report)(None);
            }
        }
    }

    fn carry_out(&mut self, request: Request) {
        let effect = match request {
            Request::Effect(effect) => effect,
            Request::Then(answer) => {
                self.settle_all();
                return answer(self.kept());
            }
        };
        match effect {
            Effect::Save {
                name,
                session,
                revision,
            } => {
                let receipt = self.save(name, session, revision);
                self.tell(Event::Saved(receipt));
            }
            Effect::List => self.list(),
            Effect::Create { name, session } => {
                let made = self.create(&name, &session);
                self.opened(made.map(|()| (name, *session, String::new())));
            }
            Effect::Load(name) => {
                let loaded = self.open(&name);
                self.opened(loaded.map(|session| (name, session, String::new())));
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
            Effect::Copy(_) | Effect::Mouse(_) | Effect::Redraw | Effect::Leave(_) => {}
        }
    }

    fn tell(&self, event: Event) {
        (self.report)(Some(event));
    }

    fn list(&self) {
        self.tell(Event::Listed(found(&self.store)));
    }

    /// A session is to be open, or cannot be.
    fn opened(&self, outcome: Result<(SessionName, Session, String), StoreError>) {
        self.opened_or_renamed(outcome, None);
    }

    fn opened_or_renamed(
        &self,
        outcome: Result<(SessionName, Session, String), StoreError>,
        renamed_from: Option<SessionName>,
    ) {
        let opened = outcome.map(|(name, session, note)| Opened {
            name,
            session,
            note,
            renamed_from,
        });
        self.tell(Event::Opened(opened.map_err(|error| words(&error))));
    }

    /// The file of this name is there with these bytes, and belongs to nothing that was before.
    fn is_known(&mut self, name: &SessionName, bytes: Vec<u8>) {
        self.known.insert(name.clone(), bytes);
        self.deleted.remove(name);
        self.renamed.remove(name);
    }

    fn create(&mut self, name: &SessionName, session: &Session) -> Result<(), StoreError> {
        self.store.create(name, session)?;
        self.is_known(name, write(session).into_bytes());
        Ok(())
    }

    fn save(&mut self, name: SessionName, mut session: Box<Session>, revision: u64) -> Receipt {
        let mut own = name.clone();
        while let Some(next) = self.renamed.get(&own) {
            session.is_renamed(&own, next);
            own = next.clone();
        }
        let gone = self.known.contains_key(&own) && !self.store.path(&own).exists();
        let outcome = if self.deleted.contains(&own) {
            Err(format!(
                "`{own}` was put into the trash, and is not written again\nhint: `exlync sessions import` makes a session of the file in the trash"
            ))
        } else {
            self.write(&own, session, revision)
        };
        receipt(name, revision, gone, outcome)
    }

    /// Writes it, and says where a version of somebody else is now.
    fn write(
        &mut self,
        name: &SessionName,
        session: Box<Session>,
        revision: u64,
    ) -> Result<Option<PathBuf>, String> {
        let bytes = write(&session).into_bytes();
        // Should writing fail by a fault of the program, it is known all the same that this is not on the disk.
        let unsaved = Unsaved {
            session,
            revision,
            why: FAULT.to_owned(),
        };
        self.unsaved.insert(name.clone(), unsaved);
        let known = self.known.get(name).map(Vec::as_slice);
        match self.store.replace(name, &bytes, known) {
            Ok(aside) => {
                self.last = Some(self.store.path(name));
                self.known.insert(name.clone(), bytes);
                self.unsaved.remove(name);
                Ok(aside)
            }
            Err(error) => {
                let why = words(&error);
                if let Some(own) = self.unsaved.get_mut(name) {
                    own.why.clone_from(&why);
                }
                Err(why)
            }
        }
    }

    /// Tries again to write what could not be written, before its file is used otherwise.
    fn settle(&mut self, name: &SessionName) {
        let Some(own) = self.unsaved.get(name).cloned() else {
            return;
        };
        let outcome = self.write(name, own.session, own.revision);
        // That it could not be written was said already.
        if outcome.is_ok() {
            let receipt = receipt(name.clone(), own.revision, false, outcome);
            self.tell(Event::Saved(receipt));
        }
    }

    fn settle_all(&mut self) {
        let names: Vec<SessionName> = self.unsaved.keys().cloned().collect();
        for name in names {
            self.settle(&name);
        }
    }

    /// The session as it was last handed over, though the disk may not have it.
    fn load(&mut self, name: &SessionName) -> Result<Session, StoreError> {
        self.settle(name);
        match self.unsaved.get(name) {
            Some(own) => Ok((*own.session).clone()),
            None => self.store.load(name),
        }
    }

    fn open(&mut self, name: &SessionName) -> Result<Session, StoreError> {
        self.settle(name);
        if let Some(own) = self.unsaved.get(name) {
            return Ok((*own.session).clone());
        }
        let (session, bytes) = self.store.read(name)?;
        self.is_known(name, bytes);
        Ok(session)
    }

    fn rename(&mut self, from: &SessionName, to: SessionName, open: bool) {
        self.settle(from);
        let known = self.known.get(from);
        let is_ours = known.is_some_and(|own| self.store.bytes(from).is_ok_and(|now| now == *own));
        if let Err(error) = self.store.rename(from, &to) {
            self.opened(Err(error));
            return self.list();
        }
        self.known.remove(from);
        self.known.remove(&to);
        self.deleted.remove(&to);
        self.renamed.remove(&to);
        self.renamed.insert(from.clone(), to.clone());
        if is_ours && let Ok(bytes) = self.store.bytes(&to) {
            self.known.insert(to.clone(), bytes);
        }
        if let Some(mut own) = self.unsaved.remove(from) {
            own.session.is_renamed(from, &to);
            self.unsaved.insert(to.clone(), own);
        }
        if open {
            let loaded = self.load(&to);
            self.opened_or_renamed(
                loaded.map(|session| (to, session, String::new())),
                Some(from.clone()),
            );
        }
        self.list();
    }

    fn duplicate(&mut self, from: &SessionName, to: &SessionName) {
        let made = self.load(from).and_then(|mut session| {
            session.is_renamed(from, to);
            self.create(to, &session)
        });
        if let Err(error) = made {
            self.opened(Err(error));
        }
        self.list();
    }

    fn delete(&mut self, name: SessionName) {
        self.settle(&name);
        let outcome = self.put_into_trash(&name);
        if outcome.is_ok() {
            self.unsaved.remove(&name);
            self.known.remove(&name);
            self.deleted.insert(name.clone());
        }
        self.tell(Event::Deleted(match outcome {
            Ok(place) => Ok((name, shown(&place))),
            Err(error) => Err(words(&error)),
        }));
        self.list();
    }

    /// What could not be written goes there too, or nothing does.
    fn put_into_trash(&self, name: &SessionName) -> Result<PathBuf, StoreError> {
        let Some(own) = self.unsaved.get(name) else {
            return self.store.delete(name);
        };
        let bytes = write(&own.session).into_bytes();
        let place = self.store.put_into_trash(name, &bytes)?;
        match self.store.delete(name) {
            Ok(_) | Err(StoreError::Unknown { .. }) => Ok(place),
            Err(error) => Err(error),
        }
    }

    fn import(&mut self, typed: &str) -> Result<(SessionName, Session, String), StoreError> {
        let path = here(typed);
        if path.metadata().is_ok_and(|own| !own.is_file()) {
            return Err(StoreError::Read {
                path,
                source: std::io::Error::other("it is not a file"),
            });
        }
        let text = read_text(&path)?;
        let session = import(&text, &path.display().to_string(), &self.catalogue)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let now = Timestamp::now();
        let (name, session) = self
            .store
            .create_free(&SessionName::from_words(&stem), |name| {
                adopt(session.clone(), name, now)
            })?;
        self.is_known(&name, write(&session).into_bytes());
        let note = format!("imported as {name}");
        Ok((name, session, note))
    }

    fn kept(&self) -> Kept {
        let failed = self.unsaved.values().map(|own| own.why.as_str());
        let whys: Vec<&str> = failed.collect();
        match (&self.last, whys.is_empty()) {
            (_, false) => Kept::Failed(whys.join("\n")),
            (Some(path), true) => Kept::All(path.clone()),
            (None, true) => Kept::Nothing,
        }
    }
}

fn receipt(
    name: SessionName,
    revision: u64,
    gone: bool,
    outcome: Result<Option<PathBuf>, String>,
) -> Receipt {
    let aside = outcome.as_ref().ok().and_then(Option::as_ref);
    Receipt {
        name,
        revision,
        was_gone: gone && outcome.is_ok(),
        kept_aside: aside.map(|own| shown(own)),
        outcome: outcome.map(|_| Timestamp::now()),
    }
}

fn shown(path: &Path) -> String {
    clean(&path.display().to_string()).into_owned()
}
