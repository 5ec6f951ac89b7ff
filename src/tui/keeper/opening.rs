//! Sessions are opened: by one window at a time.

use jiff::Timestamp;

use super::{Keeper, words};
use crate::session::{
    Known, Loaded, Session, SessionName, Store, StoreError, Window, adopt, import, read_text,
};
use crate::tui::exporting::here;
use crate::wizard::Opened;

/// A session that is open from the beginning, with what is known of its file.
#[derive(Debug)]
pub struct Opening {
    pub(in crate::tui) opened: Opened,
    known: Known,
    window: Window,
}

impl Opening {
    /// Opens a session before anything else runs.
    ///
    /// # Errors
    /// There is none of that name, or it cannot be read.
    pub fn new(store: &Store, name: &SessionName, note: String) -> Result<Self, StoreError> {
        // Nothing is written where there is nothing to open.
        store.is_there(name)?;
        let window = store.window();
        let (mut opened, known) = open(store, name, &window, false)?;
        if !note.is_empty() {
            opened.note = note;
        }
        Ok(Self {
            opened,
            known,
            window,
        })
    }

    /// The session, as the wizard is told of it.
    #[must_use]
    pub fn opened(&self) -> &Opened {
        &self.opened
    }
}

/// Opens a session for a window; where another one has it, only to be read.
fn open(
    store: &Store,
    name: &SessionName,
    window: &Window,
    takes_over: bool,
) -> Result<(Opened, Known), StoreError> {
    let holder = if takes_over {
        store.take_over(name, window)?;
        None
    } else {
        match store.hold(name, window) {
            Err(error @ StoreError::Busy { .. }) => return Err(error),
            // Where it cannot be written down who has it, nothing can be saved either: saving says so.
            other => other.unwrap_or_default(),
        }
    };
    let loaded = match holder {
        None => store
            .open(name)
            .inspect_err(|_| store.release(name, window))?,
        Some(_) => store.read(name)?,
    };
    let note = loaded.in_words().unwrap_or_default();
    let Loaded {
        session,
        history,
        known,
        ..
    } = loaded;
    let opened = Opened {
        history,
        held_by: holder.map(|own| format!("open {own}")),
        note: words(&note).replace('\n', "; "),
        ..Opened::new(name.clone(), session)
    };
    Ok((opened, known))
}

impl Keeper {
    /// Goes on with a session that was opened before.
    pub(super) fn begin(&mut self, opening: Opening) {
        let Opening {
            opened,
            known,
            window,
        } = opening;
        if opened.held_by.is_none() {
            self.held = Some(opened.name.clone());
        }
        self.known.insert(opened.name, known);
        self.window = Some(window);
    }

    pub(super) fn open(
        &mut self,
        name: SessionName,
        takes_over: bool,
    ) -> Result<Opened, StoreError> {
        self.settle(&name);
        let store = self.store.clone();
        let window = self.window.get_or_insert_with(|| store.window());
        if let Some(own) = self.unsaved.get(&name) {
            if takes_over {
                store.take_over(&name, window)?;
            }
            let session = (*own.session).clone();
            let mut journal = store.journal(&name);
            journal
                .records
                .extend(self.records.get(&name).into_iter().flatten().cloned());
            let opened = Opened {
                history: journal.history(&session),
                unsaved: Some(own.why.clone()),
                ..Opened::new(name, session)
            };
            return Ok(self.is_open(opened));
        }
        let (opened, known) = open(&store, &name, window, takes_over)?;
        self.is_known(&name, known);
        Ok(self.is_open(opened))
    }

    fn is_open(&mut self, opened: Opened) -> Opened {
        if self.held.as_ref() != Some(&opened.name) {
            self.let_go();
        }
        self.held = opened.held_by.is_none().then(|| opened.name.clone());
        opened
    }

    /// The session that was open so far is not open any more, unless something of it is still to be saved.
    fn let_go(&mut self) {
        if let (Some(name), Some(window)) = (self.held.take(), &self.window)
            && !self.unsaved.contains_key(&name)
        {
            self.store.release(&name, window);
        }
    }

    /// The file of this name is there, and belongs to nothing that was before.
    pub(super) fn is_known(&mut self, name: &SessionName, known: Known) {
        self.known.insert(name.clone(), known);
        self.deleted.remove(name);
        self.renamed.remove(name);
    }

    pub(super) fn import(&mut self, typed: &str) -> Result<Opened, StoreError> {
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
        let name = self.made_of(&stem, &session)?;
        let note = format!("imported as {name}");
        let opened = self.open(name, false)?;
        Ok(Opened { note, ..opened })
    }

    fn made_of(&mut self, stem: &str, session: &Session) -> Result<SessionName, StoreError> {
        let now = Timestamp::now();
        let wanted = SessionName::from_words(stem);
        let made = self
            .store
            .create_free(&wanted, |name| adopt(session.clone(), name, now));
        made.map(|(name, _)| name)
    }

    /// Nothing is open any more.
    pub(super) fn leave(&mut self) {
        if let (Some(name), Some(window)) = (self.held.take(), self.window.take()) {
            self.store.release(&name, &window);
        }
    }
}
