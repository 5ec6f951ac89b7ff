//! Carries out what the wizard asks for.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::copying::Copier;
use super::happening::Happening;
use super::naming::name;
use super::pasting::Paster;
use super::{Kept, Opening, Storage, Terminal};
use crate::catalogue::Catalogue;
use crate::clipboard::{Outcome, Setting, Surroundings};
use crate::session::Store;
use crate::wizard::{Effect, Event};

/// How long leaving waits for the disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// The disk, the clipboard, and what else effects are about.
pub(super) struct Performer {
    storage: Storage,
    copier: Copier,
    pub(super) paster: Paster,
    sender: Sender<Happening>,
}

impl Performer {
    pub(super) fn new(
        store: Store,
        catalogue: Arc<Catalogue>,
        opening: Option<Opening>,
        clipboard: (Setting, Surroundings),
        sender: Sender<Happening>,
        witness: fn(&str),
    ) -> Self {
        let data_folder = store.data_folder().to_owned();
        let copier = Copier::new(clipboard, data_folder, sender.clone(), witness);
        let paster = Paster::new(clipboard, sender.clone(), witness);
        let answers = sender.clone();
        let storage = Storage::new(store, catalogue, opening, move |answer| {
            if let Some(own) = &answer {
                witness(&format!("disk: {}", name(own)));
            }
            let _ = answers
                .send(answer.map_or(Happening::Failed, |own| Happening::Wizard(Box::new(own))));
        });
        Self {
            storage,
            copier,
            paster,
            sender,
        }
    }

    /// Carries out an effect; the exit code where it is to leave.
    pub(super) fn perform(
        &mut self,
        effect: Effect,
        terminal: &mut Terminal,
    ) -> io::Result<Option<u8>> {
        match effect {
            Effect::Copy(job) => self.copier.copy(job, &mut |own| terminal.send(own)),
            Effect::Paste(ticket) => self.paster.ask(ticket),
            Effect::Mouse(on) => terminal.mouse(on)?,
            Effect::Redraw => terminal.redraw()?,
            Effect::Leave(code) => return Ok(Some(code)),
            other => self.storage.ask(other),
        }
        Ok(None)
    }

    /// What has been answered at once.
    pub(super) fn answers(&mut self) -> Vec<Event> {
        let mut answers = self.copier.answers();
        answers.extend(self.paster.answers());
        answers
    }

    /// Has it said on the channel when everything has been written.
    pub(super) fn settle(&mut self) -> Instant {
        let sender = self.sender.clone();
        self.storage.then(move |kept| {
            let _ = sender.send(Happening::Settled(kept));
        });
        Instant::now() + PATIENCE
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let each = [self.copier.deadline(), self.paster.deadline()];
        each.into_iter().flatten().min()
    }

    pub(super) fn answered(&mut self, outcome: &Outcome, terminal: &mut Terminal) {
        self.copier.answered(outcome, &mut |own| terminal.send(own));
    }

    pub(super) fn expire(&mut self, terminal: &mut Terminal) {
        self.paster.expire(Instant::now());
        self.copier
            .expire(Instant::now(), &mut |own| terminal.send(own));
    }

    /// Waits, but not for ever, until everything is written and handed over; `waited` where the disk had its time
    /// already. What is to be told of the clipboard comes with it.
    pub(super) fn finish(&mut self, waited: bool) -> (Kept, Option<String>) {
        let longest = if waited { Duration::ZERO } else { PATIENCE };
        (self.storage.finish(longest), self.copier.finish())
    }
}
