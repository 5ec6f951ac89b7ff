//! The session that is open: what was said and done, its plan, the way back, and whether it is saved.

use jiff::Timestamp;

use super::Effect;
use crate::catalogue::Catalogue;
use crate::plan::{Plan, resolve};
use crate::session::{Change, Session, SessionName, apply};

/// Whether the disk has what the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// UTC; nothing where it was opened and not changed since.
    At(Option<Timestamp>),
    /// On its way.
    Pending,
    Failed(String),
}

/// An open session.
#[derive(Clone, Debug)]
pub struct Deployment<'a> {
    catalogue: &'a Catalogue,
    name: SessionName,
    session: Session,
    /// Made anew after every change, not after every key: it takes longer than a drawing.
    plan: Plan<'a>,
    past: Vec<Change>,
    future: Vec<Change>,
    revision: u64,
    saved: Saved,
}

impl<'a> Deployment<'a> {
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, name: SessionName, session: Session) -> Self {
        Self {
            plan: resolve(catalogue, &session),
            catalogue,
            name,
            session,
            past: Vec::new(),
            future: Vec::new(),
            revision: 0,
            saved: Saved::At(None),
        }
    }

    #[must_use]
    pub fn name(&self) -> &SessionName {
        &self.name
    }

    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    #[must_use]
    pub fn plan(&self) -> &Plan<'a> {
        &self.plan
    }

    #[must_use]
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Counts the changes since it was opened.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Makes a change; what was undone before can no longer be made again.
    pub(super) fn change(&mut self, change: Change, now: Timestamp) -> Effect {
        let inverse = apply(&mut self.session, change);
        self.past.push(inverse);
        self.future.clear();
        self.changed(now)
    }

    /// Takes the last change back, and says which entry it was about.
    pub(super) fn undo(&mut self, now: Timestamp) -> Option<(Change, Effect)> {
        let change = self.past.pop()?;
        let inverse = apply(&mut self.session, change.clone());
        self.future.push(inverse);
        Some((change, self.changed(now)))
    }

    /// Makes the change again that was taken back last.
    pub(super) fn redo(&mut self, now: Timestamp) -> Option<(Change, Effect)> {
        let change = self.future.pop()?;
        let inverse = apply(&mut self.session, change.clone());
        self.past.push(inverse);
        Some((change, self.changed(now)))
    }

    fn changed(&mut self, now: Timestamp) -> Effect {
        self.session.created.get_or_insert(now);
        self.session.changed = Some(now);
        self.plan = resolve(self.catalogue, &self.session);
        self.session.knowledge = Some(Box::new(self.plan.knowledge()));
        self.save()
    }

    /// Asks for it to be kept as it is now.
    pub(super) fn save(&mut self) -> Effect {
        self.revision += 1;
        self.saved = Saved::Pending;
        Effect::Save {
            name: self.name.clone(),
            session: Box::new(self.session.clone()),
            revision: self.revision,
        }
    }

    /// It has another name from now on.
    pub(super) fn is_called(&mut self, name: SessionName, title: String) {
        self.name = name;
        self.session.title = title;
    }

    /// A save has ended; only the newest counts.
    pub(super) fn was_saved(&mut self, revision: u64, outcome: Result<Timestamp, String>) {
        if revision == self.revision {
            self.saved = match outcome {
                Ok(time) => Saved::At(Some(time)),
                Err(why) => Saved::Failed(why),
            };
        }
    }
}
