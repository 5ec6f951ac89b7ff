//! Copies on their way: which route each takes, and what is done where the clipboard of this machine does not answer.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::happening::Happening;
use crate::clipboard::{
    Multiplexer, Native, Outcome, Reason, Route, Setting, Surroundings, Ways, by_terminal,
    into_file, keep,
};
use crate::wizard::{Arrival, CopyJob, Event};

/// How long the clipboard of this machine may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long leaving waits for the clipboard to be handed over.
const FAREWELL: Duration = Duration::from_millis(500);

struct Waiting {
    number: u64,
    job: CopyJob,
    until: Instant,
}

/// Carries copies, and answers each with one event.
pub(super) struct Copier {
    route: Route,
    multiplexer: Multiplexer,
    data_folder: PathBuf,
    sender: Sender<Happening>,
    witness: fn(&str),
    native: Option<Native>,
    count: u64,
    waiting: VecDeque<Waiting>,
    /// The copy that the clipboard has not answered in time: until it does, nothing more is asked of it.
    stalled: Option<u64>,
    /// What is in the clipboard of this machine by this program.
    held: Option<String>,
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
            route: Ways::choose(setting, surroundings).first(),
            multiplexer: surroundings.multiplexer,
            data_folder,
            sender,
            witness,
            native: None,
            count: 0,
            waiting: VecDeque::new(),
            stalled: None,
            held: None,
            answers: Vec::new(),
        }
    }

    pub(super) fn copy(&mut self, job: CopyJob, send: Send<'_>) {
        match self.route {
            Route::Native if self.stalled.is_some() => self.by_terminal(job, Reason::Late, send),
            Route::Native => self.natively(job, send),
            Route::Osc52 => self.by_terminal(job, Reason::Chosen, send),
            Route::File => {
                let route = "file last-copied.ps1 in the data folder";
                let outcome = into_file(&job.text, &self.data_folder, route);
                self.answer(job, outcome);
            }
            Route::None => {
                let why =
                    "nothing was copied: copying is turned off\nhint: start with --clipboard auto";
                self.answer(job, Err(why.to_owned()));
            }
        }
    }

    /// How copies have gone that were not told of yet: the wizard takes them before the next key.
    pub(super) fn answers(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.answers)
    }

    /// When the clipboard of this machine is waited for no longer.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.waiting.front().map(|own| own.until)
    }

    /// The clipboard of this machine has answered.
    pub(super) fn answered(&mut self, outcome: &Outcome, send: Send<'_>) {
        if self.stalled == Some(outcome.number) {
            self.stalled = None;
        }
        // What went another way in the meantime was answered then.
        let place = self
            .waiting
            .iter()
            .position(|own| own.number == outcome.number);
        let Some(waited) = place.and_then(|own| self.waiting.remove(own)) else {
            return;
        };
        match &outcome.result {
            Ok(()) => {
                self.held = Some(waited.job.text.clone());
                let arrival = Arrival {
                    route: "clipboard",
                    confirmed: true,
                };
                self.answer(waited.job, Ok(arrival));
            }
            Err(_) => self.by_terminal(waited.job, Reason::Failed, send),
        }
    }

    /// Sends another way what has waited too long.
    pub(super) fn expire(&mut self, now: Instant, send: Send<'_>) {
        if self.deadline().is_none_or(|own| own > now) {
            return;
        }
        self.stalled = self.waiting.front().map(|own| own.number);
        if let Some(native) = &self.native {
            native.give_up(self.count);
        }
        for waited in std::mem::take(&mut self.waiting) {
            self.by_terminal(waited.job, Reason::Late, send);
        }
    }

    /// Lets go of the clipboard. Where the text would go with the program it is kept in a file; says where.
    pub(super) fn finish(&mut self) -> Option<PathBuf> {
        let native = self.native.take()?;
        let vanishes = !cfg!(any(windows, target_os = "macos"));
        let text = self.held.take().filter(|_| vanishes);
        let file = text.and_then(|own| keep(&self.data_folder, &own).ok());
        if self.stalled.is_none() {
            native.end(FAREWELL);
        }
        file
    }

    fn natively(&mut self, job: CopyJob, send: Send<'_>) {
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
        if native.copy(self.count, job.text.clone()) {
            self.waiting.push_back(Waiting {
                number: self.count,
                job,
                until: Instant::now() + PATIENCE,
            });
        } else {
            self.by_terminal(job, Reason::Failed, send);
        }
    }

    fn by_terminal(&mut self, job: CopyJob, reason: Reason, send: Send<'_>) {
        let folder = &self.data_folder;
        let outcome = by_terminal(&job.text, reason, self.multiplexer, folder, send);
        self.held = None;
        self.answer(job, outcome);
    }

    fn answer(&mut self, job: CopyJob, outcome: Result<Arrival, String>) {
        self.answers.push(Event::Copied(job, outcome));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn copier() -> Copier {
        let native = (Setting::Native, Surroundings::default());
        Copier::new(
            native,
            PathBuf::from("no-folder"),
            mpsc::channel().0,
            |_| (),
        )
    }

    fn job(text: &str) -> CopyJob {
        CopyJob {
            text: text.to_owned(),
            what: "1 command".to_owned(),
            lines: 1,
            ..CopyJob::default()
        }
    }

    fn wait(copier: &mut Copier, number: u64, text: &str, until: Instant) {
        copier.waiting.push_back(Waiting {
            number,
            job: job(text),
            until,
        });
    }

    /// What was copied, the route, and whether it was confirmed.
    fn told(copier: &mut Copier) -> Vec<(String, &'static str, bool)> {
        let all = copier.answers().into_iter().filter_map(|own| match own {
            Event::Copied(job, Ok(own)) => Some((job.text, own.route, own.confirmed)),
            _ => None,
        });
        all.collect()
    }

    #[test]
    fn a_clipboard_that_does_not_answer_is_passed_over_once_and_until_it_does() {
        // Given a copy that the clipboard has not answered in time
        let mut copier = copier();
        let now = Instant::now();
        wait(&mut copier, 1, "first", now);
        let mut count = 0;
        let mut send = |_: &str| {
            count += 1;
            Ok(())
        };

        // When the time is over, then it goes by the terminal, and so does the next at once
        copier.expire(now, &mut send);
        copier.copy(job("second"), &mut send);
        let late = "OSC 52, since the clipboard of this machine did not answer";
        assert_eq!(
            told(&mut copier),
            [
                ("first".to_owned(), late, false),
                ("second".to_owned(), late, false)
            ]
        );
        assert_eq!(copier.deadline(), None);

        // When the clipboard answers at last, then nothing is said twice, and it is asked again
        let answer = Outcome {
            number: 1,
            result: Ok(()),
        };
        copier.answered(&answer, &mut send);
        assert_eq!(told(&mut copier), []);
        assert_eq!(copier.stalled, None);
        assert_eq!(count, 2);
    }

    #[test]
    fn only_the_clipboard_of_this_machine_confirms_and_where_it_fails_the_terminal_gets_it() {
        let mut copier = copier();
        let later = Instant::now() + PATIENCE;
        wait(&mut copier, 1, "first", later);
        wait(&mut copier, 2, "second", later);
        for (number, result) in [(1, Ok(())), (2, Err("busy".to_owned()))] {
            let outcome = Outcome { number, result };
            copier.answered(&outcome, &mut |_| Ok(()));
        }
        let failed = "OSC 52, since the clipboard of this machine did not take it";
        assert_eq!(
            told(&mut copier),
            [
                ("first".to_owned(), "clipboard", true),
                ("second".to_owned(), failed, false)
            ]
        );
    }
}
