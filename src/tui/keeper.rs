//! The thread that has the store: it carries out effects in order, and answers each with an event.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use jiff::Timestamp;

use super::home::typed_path;
use super::storage::{Kept, found};
use crate::catalogue::Catalogue;
use crate::session::{
    Session, SessionName, Store, StoreError, adopt, already_there, import, read_text, write_all,
};
use crate::wizard::{Effect, Event, ExportJob, Exported, Opened, Receipt};

/// What the thread is asked for.
pub(super) enum Request {
    Effect(Effect),
    /// To say what is on the disk, once everything before has been done.
    Then(Box<dyn FnOnce(Kept) + Send>),
}

/// The store, and what is known of its sessions beyond their files.
pub(super) struct Keeper {
    store: Store,
    catalogue: Arc<Catalogue>,
    report: Box<dyn Fn(Option<Event>) + Send>,
    /// Sessions whose files were there when they were last read or written.
    held: BTreeSet<SessionName>,
    /// Sessions in the trash: a save that was on its way must not bring them back.
    deleted: BTreeSet<SessionName>,
    /// Saves under the old name, on their way when the session got a new one, belong to the new one.
    renamed: BTreeMap<SessionName, SessionName>,
    /// What could not be written, and why.
    unsaved: BTreeMap<SessionName, (Box<Session>, String)>,
    last: Option<PathBuf>,
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
        opened: Option<SessionName>,
        report: Box<dyn Fn(Option<Event>) + Send>,
    ) -> Self {
        Self {
            store,
            catalogue,
            report,
            held: opened.into_iter().collect(),
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
            if is_outdated(&request, &queue) {
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
            Request::Then(answer) => return answer(self.kept()),
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
                let made = self.store.create(&name, &session);
                self.opened(made.map(|()| (name, *session, String::new())));
            }
            Effect::Load(name) => {
                let loaded = self.load(&name);
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
    fn opened(&mut self, outcome: Result<(SessionName, Session, String), StoreError>) {
        self.opened_or_renamed(outcome, None);
    }

    fn opened_or_renamed(
        &mut self,
        outcome: Result<(SessionName, Session, String), StoreError>,
        renamed_from: Option<SessionName>,
    ) {
        let opened = outcome.map(|(name, session, note)| {
            self.is_held(&name);
            Opened {
                name,
                session,
                note,
                renamed_from,
            }
        });
        self.tell(Event::Opened(opened.map_err(|error| words(&error))));
    }

    /// The file of this name is there, and belongs to nothing that was before.
    fn is_held(&mut self, name: &SessionName) {
        self.held.insert(name.clone());
        self.deleted.remove(name);
        self.renamed.remove(name);
    }

    fn save(&mut self, name: SessionName, session: Box<Session>, revision: u64) -> Receipt {
        let mut own = name.clone();
        while let Some(next) = self.renamed.get(&own) {
            own = next.clone();
        }
        let gone = self.held.contains(&own) && !self.store.path(&own).exists();
        let outcome = if self.deleted.contains(&own) {
            Err(format!(
                "`{own}` was put into the trash, and is not written again\nhint: `exlync sessions import` makes a session of the file in the trash"
            ))
        } else {
            self.write(&own, session)
        };
        Receipt {
            name,
            revision,
            was_gone: gone && outcome.is_ok(),
            kept_aside: None,
            outcome: outcome.map(|()| Timestamp::now()),
        }
    }

    fn write(&mut self, name: &SessionName, session: Box<Session>) -> Result<(), String> {
        match self.store.save(name, &session) {
            Ok(()) => {
                self.last = Some(self.store.path(name));
                self.held.insert(name.clone());
                self.unsaved.remove(name);
                Ok(())
            }
            Err(error) => {
                let why = words(&error);
                self.unsaved.insert(name.clone(), (session, why.clone()));
                Err(why)
            }
        }
    }

    /// Tries again to write what could not be written, before its file is used otherwise.
    fn settle(&mut self, name: &SessionName) {
        if let Some((session, _)) = self.unsaved.remove(name) {
            let _ = self.write(name, session);
        }
    }

    /// The session as it was last handed over, though the disk may not have it.
    fn load(&mut self, name: &SessionName) -> Result<Session, StoreError> {
        self.settle(name);
        match self.unsaved.get(name) {
            Some((session, _)) => Ok((**session).clone()),
            None => self.store.load(name),
        }
    }

    fn rename(&mut self, from: &SessionName, to: SessionName, open: bool) {
        self.settle(from);
        if let Err(error) = self.store.rename(from, &to) {
            self.opened(Err(error));
            return self.list();
        }
        self.held.remove(from);
        self.is_held(&to);
        self.renamed.insert(from.clone(), to.clone());
        if let Some(unsaved) = self.unsaved.remove(from) {
            self.unsaved.insert(to.clone(), unsaved);
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
        let made = self
            .load(from)
            .and_then(|session| self.store.create(to, &session));
        match made {
            Ok(()) => self.is_held(to),
            Err(error) => self.opened(Err(error)),
        }
        self.list();
    }

    fn delete(&mut self, name: SessionName) {
        self.settle(&name);
        let outcome = self.store.delete(&name);
        if outcome.is_ok() {
            self.unsaved.remove(&name);
            self.held.remove(&name);
            self.deleted.insert(name.clone());
        }
        self.tell(Event::Deleted(match outcome {
            Ok(place) => Ok((name, plain(&place.display().to_string()))),
            Err(error) => Err(words(&error)),
        }));
        self.list();
    }

    fn import(&self, typed: &str) -> Result<(SessionName, Session, String), StoreError> {
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
        let note = format!("imported as {name}");
        Ok((name, session, note))
    }

    fn kept(&self) -> Kept {
        let failed = self.unsaved.values().map(|(_, why)| why.as_str());
        let whys: Vec<&str> = failed.collect();
        match (&self.last, whys.is_empty()) {
            (_, false) => Kept::Failed(whys.join("\n")),
            (Some(path), true) => Kept::All(path.clone()),
            (None, true) => Kept::Nothing,
        }
    }
}

/// Of several saves of one session, with nothing else between them, only the newest is written.
fn is_outdated(request: &Request, queue: &VecDeque<Request>) -> bool {
    let Some(name) = saved(request) else {
        return false;
    };
    queue.iter().map_while(saved).any(|own| own == name)
}

fn saved(request: &Request) -> Option<&SessionName> {
    match request {
        Request::Effect(Effect::Save { name, .. }) => Some(name),
        _ => None,
    }
}

fn export(job: &ExportJob) -> Result<Exported, String> {
    let folder = here(&job.folder);
    let there = already_there(&folder, &job.files);
    if !job.replace && !there.is_empty() {
        return Ok(Exported::Exists(there));
    }
    let shown = std::path::absolute(&folder).unwrap_or_else(|_| folder.clone());
    match write_all(&folder, &job.files, job.replace) {
        Ok(written) => Ok(Exported::Written {
            folder: plain(&shown.display().to_string()),
            files: written.len(),
        }),
        // Another program wrote one of them in between.
        Err(StoreError::Exists { .. }) => Ok(Exported::Exists(already_there(&folder, &job.files))),
        Err(error) => Err(words(&error)),
    }
}

fn here(typed: &str) -> PathBuf {
    let home = directories::BaseDirs::new();
    typed_path(typed, home.as_ref().map(|own| Path::new(own.home_dir())))
}

/// An error in words that may go to the terminal, whatever a path or a file holds.
pub(super) fn words(error: &dyn fmt::Display) -> String {
    plain(&error.to_string())
}

fn plain(text: &str) -> String {
    let visible = |c: char| {
        if c.is_control() && c != '\n' {
            '\u{fffd}'
        } else {
            c
        }
    };
    text.chars().map(visible).collect()
}
