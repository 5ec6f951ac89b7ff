//! The loop: whatever happens comes from one channel, is answered, and then drawn once.

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use crossterm::event::{Event as Input, KeyEventKind};
use jiff::Timestamp;
use ratatui::layout::Rect;

use super::alt_codes::AltCodes;
use super::burst::{self, Bursts, Run, Timed};
use super::ending::Ending;
use super::happening::Happening;
use super::held::Held;
use super::leaving::{Faults, Leaving};
use super::naming::name;
use super::perform::Performer;
#[cfg(unix)]
use super::signals::Pause;
use super::{Lookup, Screen, Terminal, draw, input};
use crate::fault;
#[cfg(unix)]
use crate::wizard::Size;
use crate::wizard::{Context, Effect, Event, Target, Wizard};

/// The most that is answered between two drawings: held keys need no drawing each, a flood must not stop them all.
const BATCH: usize = 256;

/// A paste that comes as keys is not cut; of a longer one nothing fits into a field.
const PASTE: usize = 65_536;

/// The exit code of a terminal that has gone.
const HUNG_UP: u8 = 129;

/// What the loop works with.
pub(super) struct Loop<'r, 'a> {
    wizard: &'r mut Wizard<'a>,
    lookup: &'r Lookup,
    performer: &'r mut Performer,
    receiver: &'r Receiver<Happening>,
    witness: fn(&str),
    hits: Vec<(Rect, Target)>,
    held: Held,
    alt_codes: AltCodes,
    bursts: Bursts,
    faults: Faults,
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
        witness: fn(&str),
    ) -> Self {
        Self {
            wizard,
            lookup,
            performer,
            receiver,
            witness,
            hits: Vec::new(),
            held: Held::default(),
            alt_codes: AltCodes::default(),
            bursts: Bursts::new(cfg!(windows)),
            faults: Faults::default(),
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
            self.hear(terminal);
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
        let mut run = Run::default();
        let mut count = 0;
        let mut next = first.ok();
        while let Some(mut happening) = next {
            self.add(&mut happening, &mut run, &mut count);
            batch.push(happening);
            let pasting = self.is_in_field() || cfg!(windows) && run.is_long();
            let most = if pasting { PASTE } else { BATCH };
            next = if count >= most {
                None
            } else {
                // Where keys may be a paste, the next one is waited for a little.
                let wait = run.wait(Instant::now()).filter(|_| cfg!(windows));
                match wait {
                    Some(longest) => self.receiver.recv_timeout(longest).ok(),
                    None => self.receiver.try_recv().ok(),
                }
            };
        }
        batch
    }

    /// Counts what comes from the terminal, and adds its keys to a run.
    fn add(&mut self, happening: &mut Happening, run: &mut Run, count: &mut usize) {
        let Happening::Terminal(inputs) = happening else {
            *count += 1;
            return;
        };
        *count += inputs.len();
        let in_field = self.is_in_field();
        self.alt_codes.tell(inputs, in_field);
        for (at, input) in &*inputs {
            if burst::character(input).is_some() {
                run.add(*at);
            }
        }
    }

    fn is_in_field(&self) -> bool {
        matches!(self.wizard.context(), Context::Field | Context::Palette)
    }

    fn answer(&mut self, batch: Vec<Happening>, terminal: &mut Terminal) {
        let mut inputs = VecDeque::new();
        for happening in batch {
            match happening {
                Happening::Terminal(told) => {
                    for (at, input) in told {
                        match input {
                            Input::Key(key) => {
                                let key = self.held.told(at, key);
                                if key.kind != KeyEventKind::Release {
                                    inputs.push_back((at, Input::Key(key)));
                                }
                            }
                            other => inputs.push_back((at, other)),
                        }
                    }
                }
                other => {
                    self.read(std::mem::take(&mut inputs), terminal);
                    self.happened(other, terminal);
                }
            }
        }
        self.read(inputs, terminal);
        if let Some(leaving) = &self.leaving
            && let Some(ending) = leaving.late(Instant::now())
        {
            self.ending = Some(ending);
        }
    }

    fn read(&mut self, mut inputs: VecDeque<Timed>, terminal: &mut Terminal) {
        while !inputs.is_empty() {
            let next = self.bursts.next(&mut inputs, self.is_in_field());
            for input in next {
                // On the way out nothing more is begun.
                if self.leaving.is_some() {
                    return;
                }
                if matches!(input, Input::Resize(..)) && terminal.redraw().is_err() {
                    self.update(Event::Ended(HUNG_UP), terminal);
                }
                for event in input::events(input, self.wizard, &self.hits) {
                    self.update(event, terminal);
                }
            }
        }
    }

    fn happened(&mut self, happening: Happening, terminal: &mut Terminal) {
        match happening {
            Happening::Terminal(..) => {}
            Happening::Gone => self.update(Event::Ended(HUNG_UP), terminal),
            Happening::Wizard(event) => {
                match &*event {
                    Event::Saved(receipt) => self.faults.told(receipt),
                    Event::Deleted(Ok((name, _))) => self.faults.forget(name),
                    _ => {}
                }
                self.update(*event, terminal);
            }
            Happening::Clipboard(outcome) => {
                self.performer.answered(&outcome, terminal);
                self.hear(terminal);
            }
            Happening::Pasted(read) => {
                self.performer.paster.came(read);
                self.hear(terminal);
            }
            Happening::Settled(kept) => {
                // Where it is not left, the wizard has said what is not saved.
                if let Some(leaving) = self.leaving.take() {
                    self.ending = self.ending.or(leaving.settled(&kept));
                }
            }
            Happening::Failed => {
                self.update(Event::Ended(fault::CODE), terminal);
                self.ending = Some(Ending::Failed);
            }
            #[cfg(unix)]
            Happening::Pause(pause) => self.pause(pause, terminal),
        }
    }

    /// The terminal is another's for a while, and may have another size afterwards.
    #[cfg(unix)]
    fn pause(&mut self, pause: Pause, terminal: &mut Terminal) {
        let event = match pause.carry_out(terminal) {
            Ok((width, height)) => Event::Resized(Size { width, height }),
            Err(_) => Event::Ended(HUNG_UP),
        };
        self.update(event, terminal);
    }

    fn update(&mut self, event: Event, terminal: &mut Terminal) {
        (self.witness)(&name(&event));
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
                    self.leaving = Some(self.faults.leave(code, until));
                }
                // The terminal takes nothing any more.
                Err(_) => self.ending = Some(Ending::Left(HUNG_UP)),
            }
        }
        self.hear(terminal);
    }

    /// Tells the wizard what was answered at once: before the next key, and before anything is drawn without it.
    fn hear(&mut self, terminal: &mut Terminal) {
        for event in self.performer.answers() {
            self.update(event, terminal);
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
