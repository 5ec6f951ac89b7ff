//! The session that is open: what was said and done, its plan, the way back, and whether it is saved.

use jiff::Timestamp;

use super::{Effect, Opened};
use crate::catalogue::Catalogue;
use crate::plan::{Plan, resolve};
use crate::session::{Change, History, Record, Session, SessionName, Way, apply};

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
    history: History,
    /// Counts the saves that were asked for since it was opened.
    ticket: u64,
    saved: Saved,
    held_by: Option<String>,
}

impl<'a> Deployment<'a> {
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, name: SessionName, session: Session) -> Self {
        Self {
            plan: resolve(catalogue, &session),
            catalogue,
            name,
            session,
            history: History::default(),
            ticket: 0,
            saved: Saved::At(None),
            held_by: None,
        }
    }

    /// The session as it was opened.
    pub(super) fn of(catalogue: &'a Catalogue, opened: Opened) -> Self {
        Self {
            history: opened.history,
            held_by: opened.held_by,
            saved: opened.unsaved.map_or(Saved::At(None), Saved::Failed),
            ..Self::new(catalogue, opened.name, opened.session)
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

    /// Who else has it open: it can then only be read.
    #[must_use]
    pub fn held_by(&self) -> Option<&str> {
        self.held_by.as_deref()
    }

    /// Counts the saves that were asked for since it was opened: one with each change.
    #[must_use]
    pub fn ticket(&self) -> u64 {
        self.ticket
    }

    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.history.past.is_empty()
    }

    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.history.future.is_empty()
    }

    /// Makes a change; what was undone before can no longer be made again.
    pub(super) fn change(&mut self, change: Change, now: Timestamp) -> Effect {
        let (inverse, effect) = self.make(change, Way::Made, now);
        self.history.past.push(inverse);
        self.history.future.clear();
        effect
    }

    /// Takes the last change back, and says which entry it was about.
    pub(super) fn undo(&mut self, now: Timestamp) -> Option<(Change, Effect)> {
        let change = self.history.past.pop()?;
        let (inverse, effect) = self.make(change.clone(), Way::Undone, now);
        self.history.future.push(inverse);
        Some((change, effect))
    }

    /// Makes the change again that was taken back last.
    pub(super) fn redo(&mut self, now: Timestamp) -> Option<(Change, Effect)> {
        let change = self.history.future.pop()?;
        let (inverse, effect) = self.make(change.clone(), Way::MadeAgain, now);
        self.history.past.push(inverse);
        Some((change, effect))
    }

    /// Makes a change, and asks for it to be kept; what takes it back.
    fn make(&mut self, change: Change, way: Way, now: Timestamp) -> (Change, Effect) {
        let before = self.session.changed;
        let inverse = apply(&mut self.session, change.clone());
        self.session.created.get_or_insert(now);
        self.session.changed = Some(now);
        self.session.revision = self.session.revision.saturating_add(1);
        self.plan = resolve(self.catalogue, &self.session);
        self.session.knowledge = Some(Box::new(self.plan.knowledge()));
        let record = Record {
            revision: self.session.revision,
            at: now,
            before,
            way,
            change,
            inverse: inverse.clone(),
        };
        (inverse, self.saving(vec![record]))
    }

    /// Asks for it to be kept as it is now.
    pub(super) fn save(&mut self) -> Effect {
        self.saving(Vec::new())
    }

    fn saving(&mut self, records: Vec<Record>) -> Effect {
        self.ticket += 1;
        self.saved = Saved::Pending;
        Effect::Save {
            name: self.name.clone(),
            session: Box::new(self.session.clone()),
            ticket: self.ticket,
            records,
        }
    }

    /// It has another name from now on.
    pub(super) fn is_called(&mut self, name: SessionName, title: String) {
        self.name = name;
        self.session.title = title;
    }

    /// A save has ended; only the newest counts.
    pub(super) fn was_saved(&mut self, ticket: u64, outcome: Result<Timestamp, String>) {
        if ticket == self.ticket {
            self.saved = match outcome {
                Ok(time) => Saved::At(Some(time)),
                Err(why) => Saved::Failed(why),
            };
        }
    }

    /// Another window has it from now on; what was done here is kept aside, or is not, and why.
    pub(super) fn was_taken_by(&mut self, who: String, outcome: Result<(), String>) {
        self.held_by = Some(who);
        self.saved = match outcome {
            Ok(()) => Saved::At(None),
            Err(why) => Saved::Failed(why),
        };
    }
}
