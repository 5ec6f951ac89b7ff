//! The loop: whatever happens comes from one channel, is answered, and then drawn once.

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::event::Event as Input;
use jiff::Timestamp;
use ratatui::layout::Rect;

use super::ending::Ending;
use super::happening::Happening;
use super::perform::Performer;
use super::{Lookup, Screen, Terminal, burst, draw, input};
use crate::wizard::{Context, Effect, Event, Target, Wizard};

/// The most that is answered between two drawings: held keys need no drawing each, a flood must not stop them all.
const BATCH: usize = 256;

/// How long the rest of a burst of keys may take on the Windows console.
const BURST: Duration = Duration::from_millis(5);

/// The exit code of a terminal that has gone.
const HUNG_UP: u8 = 129;

/// The exit code of a fault of the program.
const FAILED: u8 = 101;

/// Leaving, as soon as everything is on the disk.
struct Leaving {
    code: u8,
    /// It is not waited for longer than until then.
    until: Instant,
}

/// What the loop works with.
pub(super) struct Loop<'r, 'a> {
    wizard: &'r mut Wizard<'a>,
    lookup: &'r Lookup,
    performer: &'r mut Performer,
    receiver: &'r Receiver<Happening>,
    hits: Vec<(Rect, Target)>,
    leaving: Option<Leaving>,
    ending: Option<Ending>,
    /// Something has happened since the last drawing.
    stale: bool,
}

impl<'r, 'a> Loop<'r, 'a> {
    pub(super) fn new(
        wizard: &'r mut Wizard<'a>,
        lookup: &'r Lookup,
        performer: &'r mut Performer,
        receiver: &'r Receiver<Happening>,
    ) -> Self {
        Self {
            wizard,
            lookup,
            performer,
            receiver,
            hits: Vec::new(),
            leaving: None,
            ending: None,
            stale: true,
        }
    }

    /// Draws for the first time, and carries out what was asked for before.
    pub(super) fn begin(&mut self, terminal: &mut Terminal, effects: Vec<Effect>) {
        if self.draw(terminal).is_err() {
            self.update(Event::Ended(HUNG_UP), terminal);
        }
        self.perform(effects, terminal);
    }

    /// Works until it is left.
    pub(super) fn run(&mut self, terminal: &mut Terminal) -> io::Result<Ending> {
        loop {
            let batch = self.gather();
            self.performer.expire(terminal);
            self.answer(batch, terminal);
            if let Some(ending) = self.ending {
                return Ok(ending);
            }
            if self.stale && self.draw(terminal).is_err() {
                self.update(Event::Ended(HUNG_UP), terminal);
            }
            if let Some(ending) = self.ending {
                return Ok(ending);
            }
        }
    }

    /// Waits for something to happen, and takes what has happened besides.
    fn gather(&mut self) -> Vec<Happening> {
        let mut batch = Vec::new();
        let leaving = self.leaving.as_ref().map(|own| own.until);
        let deadline = [self.performer.deadline(), leaving]
            .into_iter()
            .flatten()
            .min();
        let first = match deadline {
            None => self
                .receiver
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected),
            Some(until) => self
                .receiver
                .recv_timeout(until.saturating_duration_since(Instant::now())),
        };
        batch.extend(first);
        // Where keys may be a paste, the next one is waited for a little.
        let bursts = cfg!(windows) && self.is_in_field() && !batch.is_empty();
        while batch.len() < BATCH {
            let next = if bursts {
                self.receiver.recv_timeout(BURST).ok()
            } else {
                self.receiver.try_recv().ok()
            };
            match next {
                Some(happening) => batch.push(happening),
                None => break,
            }
        }
        batch
    }

    fn is_in_field(&self) -> bool {
        matches!(self.wizard.context(), Context::Field | Context::Palette)
    }

    fn answer(&mut self, batch: Vec<Happening>, terminal: &mut Terminal) {
        let mut inputs = Vec::new();
        for happening in batch {
            match happening {
                Happening::Terminal(input) => inputs.push(input),
                other => {
                    self.read(std::mem::take(&mut inputs), terminal);
                    self.happened(other, terminal);
                }
            }
        }
        self.read(inputs, terminal);
        if let Some(leaving) = &self.leaving
            && leaving.until <= Instant::now()
        {
            self.ending = Some(Ending::Late(leaving.code));
        }
    }

    fn read(&mut self, inputs: Vec<Input>, terminal: &mut Terminal) {
        let inputs = if cfg!(windows) && self.is_in_field() {
            burst::pastes(inputs)
        } else {
            inputs
        };
        for input in inputs {
            // On the way out nothing more is begun.
            if self.leaving.is_some() {
                return;
            }
            if matches!(input, Input::Resize(..)) && terminal.redraw().is_err() {
                self.update(Event::Ended(HUNG_UP), terminal);
            }
            let events = input::events(input, self.wizard, &self.hits);
            for event in events {
                self.update(event, terminal);
            }
        }
    }

    fn happened(&mut self, happening: Happening, terminal: &mut Terminal) {
        match happening {
            Happening::Terminal(_) => {}
            Happening::Gone => self.update(Event::Ended(HUNG_UP), terminal),
            Happening::Wizard(event) => {
                if matches!(&*event, Event::Saved(receipt) if receipt.outcome.is_err()) {
                    // The wizard says so, and whoever leaves then knows it.
                    self.leaving = None;
                }
                self.update(*event, terminal);
            }
            Happening::Clipboard(outcome) => self.performer.answered(&outcome, terminal),
            Happening::Settled => {
                if let Some(leaving) = &self.leaving {
                    self.ending = Some(Ending::Left(leaving.code));
                }
            }
            Happening::Failed => {
                self.update(Event::Ended(FAILED), terminal);
                self.ending = Some(Ending::Failed);
            }
        }
    }

    fn update(&mut self, event: Event, terminal: &mut Terminal) {
        self.stale = true;
        if let Event::Ended(code) = event {
            // Whatever the wizard says to it; what it still wants to be saved is.
            self.ending = Some(Ending::Left(code));
        }
        let effects = self.wizard.update(event, Timestamp::now());
        self.perform(effects, terminal);
    }

    fn perform(&mut self, effects: Vec<Effect>, terminal: &mut Terminal) {
        for effect in effects {
            match self.performer.perform(effect, terminal) {
                Ok(None) => {}
                Ok(Some(code)) => {
                    let until = self.performer.settle();
                    self.leaving = Some(Leaving { code, until });
                }
                // The terminal takes nothing any more.
                Err(_) => self.ending = Some(Ending::Left(HUNG_UP)),
            }
        }
    }

    /// Draws; once more where something is shown that the first drawing measured.
    fn draw(&mut self, terminal: &mut Terminal) -> io::Result<()> {
        self.stale = false;
        for _ in 0..2 {
            let screen = Screen {
                wizard: self.wizard,
                lookup: self.lookup,
                now: Timestamp::now(),
            };
            let mut drawn = None;
            terminal.draw(|frame| drawn = Some(draw(&screen, frame)))?;
            let Some(drawn) = drawn else { return Ok(()) };
            self.hits = drawn.hits;
            if !self.wizard.measured(drawn.extents) {
                return Ok(());
            }
        }
        Ok(())
    }
}
