//! Copies on their way: each goes the first way that carries it, one after the other, and the wizard is told how.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::happening::Happening;
use crate::clipboard::{
    Content, Journey, LATE, Multiplexer, NEEDS_HOLDER, Native, OFF, Outcome, Route, Setting,
    Surroundings, Ways, by_terminal, hand_over, keep,
};
use crate::wizard::{Arrival, CopyJob, Event};

/// How long the clipboard of this machine may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long leaving waits for the clipboard: to say what it has, to be held by another program, to be let go of.
const ASKING: Duration = Duration::from_secs(1);
const HANDING_OVER: Duration = Duration::from_secs(2);
const LETTING_GO: Duration = Duration::from_millis(500);

/// A copy that the clipboard of this machine is asked for.
struct Pending {
    number: u64,
    job: CopyJob,
    journey: Journey,
    until: Instant,
}

/// Carries copies, and answers each with one event.
pub(super) struct Copier {
    ways: Ways,
    multiplexer: Multiplexer,
    data_folder: PathBuf,
    sender: Sender<Happening>,
    witness: fn(&str),
    native: Option<Native>,
    count: u64,
    pending: Option<Pending>,
    /// What was asked for meanwhile: it must not come before what is pending.
    queue: VecDeque<(CopyJob, Journey)>,
    /// The copy that the clipboard has not answered in time: until it does, nothing more is asked of it.
    stalled: Option<u64>,
    /// What is in the clipboard of this machine by this program, as far as it is known.
    held: Option<Content>,
    /// What was asked for last, though it may have gone another way.
    newest: Content,
    /// What the wizard has not been told yet.
    answers: Vec<Event>,
}

/// Writes a sequence to the terminal.
pub(super) type Send<'s> = &'s mut dyn FnMut(&str) -> io::Result<()>;

impl Copier {
    pub(super) fn new(
        (setting, surroundings): (Setting, Surroundings),
        data_folder: PathBuf,
        sender: Sender<Happening>,
        witness: fn(&str),
    ) -> Self {
        Self {
            ways: Ways::choose(setting, surroundings),
            multiplexer: surroundings.multiplexer,
            data_folder,
            sender,
            witness,
            native: None,
            count: 0,
            pending: None,
            queue: VecDeque::new(),
            stalled: None,
            held: None,
            newest: Content::default(),
            answers: Vec::new(),
        }
    }

    pub(super) fn copy(&mut self, job: CopyJob, send: Send<'_>) {
        let journey = Journey::begin(&self.ways, job.to_file);
        self.queue.push_back((job, journey));
        self.go_on(send);
    }

    /// How copies have gone that were not told of yet: the wizard takes them before the next key.
    pub(super) fn answers(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.answers)
    }

    /// When the clipboard of this machine is waited for no longer.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.pending.as_ref().map(|own| own.until)
    }

    /// The clipboard of this machine has answered.
    pub(super) fn answered(&mut self, outcome: &Outcome, send: Send<'_>) {
        if self.stalled == Some(outcome.number) {
            self.stalled = None;
            if outcome.result.is_ok() {
                self.has_come_late();
            }
        }
        // What went another way in the meantime was answered then.
        let is_this = |own: &mut Pending| own.number == outcome.number;
        let Some(mut pending) = self.pending.take_if(is_this) else {
            return;
        };
        match &outcome.result {
            Ok(()) => {
                self.held = Some(content(&pending.job));
                self.arrived(pending.job, pending.journey, Route::Native);
            }
            Err(why) => {
                pending.journey.failed(why.as_str());
                self.carry(pending.job, pending.journey, send);
            }
        }
        self.go_on(send);
    }

    /// Sends another way what has waited too long.
    pub(super) fn expire(&mut self, now: Instant, send: Send<'_>) {
        let Some(mut pending) = self.pending.take_if(|own| own.until <= now) else {
            return;
        };
        self.stalled = Some(pending.number);
        if let Some(native) = &self.native {
            native.give_up(self.count);
        }
        pending.journey.failed(LATE);
        self.carry(pending.job, pending.journey, send);
        self.go_on(send);
    }

    /// On leaving: another program holds what is in the clipboard by this one, where it would go with it; else it is kept
    /// in a file, and that is told. What another program has copied since stays as it is.
    pub(super) fn finish(&mut self) -> Option<String> {
        let mut is_told = true;
        let mut last = self.held.take();
        if let Some(pending) = self.pending.take() {
            last = Some(content(&pending.job));
            is_told = false;
        }
        for (job, mut journey) in std::mem::take(&mut self.queue) {
            last = Some(content(&job));
            is_told = false;
            if journey.advance() == Some(Route::Native) {
                self.asks_for(&job);
            }
        }
        let native = self.native.take();
        let is_safe = last.is_none() || is_told && !NEEDS_HOLDER;
        let asked = native.as_ref().filter(|_| self.stalled.is_none());
        let has = match (&last, asked) {
            (Some(own), Some(native)) if !is_safe => native.has(own.text.clone(), ASKING),
            _ => None,
        };
        let lost = match (&last, has) {
            _ if is_safe => None,
            (Some(own), Some(true)) if NEEDS_HOLDER => {
                hand_over(&own.text, own.sensitive, HANDING_OVER).err()
            }
            (_, Some(true)) => None,
            (_, Some(false)) if is_told => None,
            (_, Some(false)) => Some("it did not take it".to_owned()),
            (_, None) => Some(LATE.to_owned()),
        };
        if let Some(native) = native.filter(|_| is_safe || has.is_some())
            && self.stalled.is_none()
        {
            native.end(LETTING_GO);
        }
        let (Some(own), Some(why)) = (last, lost) else {
            return None;
        };
        Some(match keep(&self.data_folder, &own.text) {
            Ok(path) => {
                let path = path.display();
                format!(
                    "what was copied last is in `{path}`, since the clipboard may lose it now: {why}"
                )
            }
            Err(error) => format!("what was copied last may be lost now: {why}, and {error}"),
        })
    }

    /// Begins what was asked for, until the clipboard of this machine is waited for.
    fn go_on(&mut self, send: Send<'_>) {
        while self.pending.is_none() {
            let Some((job, journey)) = self.queue.pop_front() else {
                return;
            };
            if !job.to_file {
                self.newest = content(&job);
            }
            self.carry(job, journey, send);
        }
    }

    /// Carries a copy by the ways that are left to it.
    fn carry(&mut self, job: CopyJob, mut journey: Journey, send: Send<'_>) {
        while let Some(route) = journey.advance() {
            let carried = match route {
                Route::Native if self.stalled.is_some() => Err(LATE.to_owned()),
                Route::Native => match self.asks_for(&job) {
                    Some(number) => {
                        self.pending = Some(Pending {
                            number,
                            job,
                            journey,
                            until: Instant::now() + PATIENCE,
                        });
                        return;
                    }
                    None => Err("the program cannot ask for the clipboard".to_owned()),
                },
                Route::Osc52 => {
                    by_terminal(&job.text, self.multiplexer, send).map_err(str::to_owned)
                }
                Route::File => match keep(&self.data_folder, &job.text) {
                    Ok(_) => Ok(()),
                    Err(error) => Err(error.to_string()),
                },
                Route::None => Err(OFF.to_owned()),
            };
            match carried {
                Ok(()) => {
                    // Where the terminal has taken it, it has it for the whole machine.
                    if route == Route::Osc52 {
                        self.held = None;
                    }
                    return self.arrived(job, journey, route);
                }
                Err(why) => journey.failed(why),
            }
        }
        self.answer(job, Err(journey.lost()));
    }

    /// The number under which the clipboard of this machine answers; nothing where nobody hears.
    fn asks_for(&mut self, job: &CopyJob) -> Option<u64> {
        self.send(content(job))
    }

    fn send(&mut self, content: Content) -> Option<u64> {
        let sender = self.sender.clone();
        let witness = self.witness;
        let native = self.native.get_or_insert_with(|| {
            Native::start(move |outcome| {
                if outcome.is_some() {
                    witness("clipboard has answered");
                }
                let _ = sender.send(outcome.map_or(Happening::Failed, Happening::Clipboard));
            })
        });
        self.count += 1;
        native.copy(self.count, content).then_some(self.count)
    }

    /// A text is in the clipboard that had gone another way long ago. Where a newer one has followed it, that takes its
    /// place.
    fn has_come_late(&mut self) {
        let newest = self.newest.clone();
        // The answer to it is nobody's.
        let _ = self.send(newest.clone());
        self.held = Some(newest);
    }

    fn arrived(&mut self, job: CopyJob, journey: Journey, route: Route) {
        self.answer(job, Ok(journey.arrived(route)));
    }

    fn answer(&mut self, job: CopyJob, outcome: Result<Arrival, String>) {
        self.answers.push(Event::Copied(job, outcome));
    }
}

fn content(job: &CopyJob) -> Content {
    Content {
        text: job.text.clone(),
        sensitive: job.sensitive,
    }
}
