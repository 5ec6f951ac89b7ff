//! Copies on their way: each goes the first way that carries it, one after the other, and the wizard is told how.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::happening::Happening;
use super::lasting::{Last, content, let_go};
use crate::clipboard::{
    Content, Journey, LATE, Multiplexer, Native, OFF, Outcome, Route, Setting, Surroundings, Ways,
    by_terminal, keep,
};
use crate::wizard::{Arrival, CopyJob, Event};

/// How long the clipboard of this machine may take.
const PATIENCE: Duration = Duration::from_secs(2);

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
    stalled: Option<(u64, Content)>,
    /// What is in the clipboard of this machine by this program, as far as it is known.
    held: Option<Content>,
    /// The file of copies has a text that was put there after that.
    file_is_newer: bool,
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
            file_is_newer: false,
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
        let is_late = |own: &mut (u64, Content)| own.0 == outcome.number;
        if let Some((_, content)) = self.stalled.take_if(is_late)
            && outcome.result.is_ok()
        {
            self.has_come_late(&content);
        }
        // What went another way in the meantime was answered then.
        let is_this = |own: &mut Pending| own.number == outcome.number;
        let Some(mut pending) = self.pending.take_if(is_this) else {
            return;
        };
        match &outcome.result {
            Ok(()) => {
                self.held = Some(content(&pending.job));
                self.file_is_newer = false;
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
        self.stalled = Some((pending.number, content(&pending.job)));
        if let Some(native) = &self.native {
            native.give_up(self.count);
        }
        pending.journey.failed(LATE);
        self.carry(pending.job, pending.journey, send);
        self.go_on(send);
    }

    /// On leaving: what was copied last is not lost; what is to be told of it.
    pub(super) fn finish(&mut self) -> Option<String> {
        let last = self.last();
        // What has stalled is asked nothing.
        let native = self.native.take().filter(|_| self.stalled.is_none());
        if let Some(own) = last.filter(|own| !own.is_safe()) {
            own.outlives(native, &self.data_folder)
        } else {
            let_go(native);
            None
        }
    }

    /// What is in the clipboard of this machine, or is about to be.
    fn last(&mut self) -> Option<Last> {
        let file_is_newer = self.file_is_newer;
        let mut last = self.held.take().map(|content| Last {
            content,
            is_told: true,
            file_is_newer,
        });
        let pending = self.pending.take().map(|own| (own.job, None));
        let queue = std::mem::take(&mut self.queue).into_iter();
        let queue = queue.map(|(job, journey)| (job, Some(journey)));
        for (job, journey) in pending.into_iter().chain(queue) {
            let first = journey.and_then(|mut own| own.advance());
            if first == Some(Route::Native) {
                self.asks_for(&job);
            }
            if first != Some(Route::None) {
                last = Some(Last {
                    content: content(&job),
                    is_told: false,
                    file_is_newer: false,
                });
            }
        }
        last
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
                    // Elsewhere than in the clipboard it is newer than what that has, and stays.
                    if job.to_file {
                        self.file_is_newer = true;
                    } else {
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
    fn has_come_late(&mut self, late: &Content) {
        if *late != self.newest {
            // The answer to it is nobody's.
            let _ = self.send(self.newest.clone());
        }
        self.held = Some(self.newest.clone());
    }

    fn arrived(&mut self, job: CopyJob, journey: Journey, route: Route) {
        self.answer(job, Ok(journey.arrived(route, self.multiplexer)));
    }

    fn answer(&mut self, job: CopyJob, outcome: Result<Arrival, String>) {
        self.answers.push(Event::Copied(job, outcome));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// With no folder to write to; the clipboard is never asked, since a copy is said to be pending.
    fn copier(setting: Setting) -> Copier {
        let surroundings = Surroundings {
            ssh: true,
            display: true,
            osc52: true,
            multiplexer: Multiplexer::None,
        };
        let folder = PathBuf::from("no-folder");
        Copier::new((setting, surroundings), folder, mpsc::channel().0, |_| ())
    }

    fn job(text: &str) -> CopyJob {
        CopyJob {
            text: text.to_owned(),
            what: "1 command".to_owned(),
            lines: 1,
            ..CopyJob::default()
        }
    }

    /// The clipboard of this machine was asked for this, and has not answered yet.
    fn pend(copier: &mut Copier, number: u64, text: &str) {
        let mut journey = Journey::begin(&copier.ways, false);
        while journey.advance() != Some(Route::Native) {}
        copier.newest = content(&job(text));
        copier.pending = Some(Pending {
            number,
            job: job(text),
            journey,
            until: Instant::now(),
        });
    }

    fn answer(number: u64, result: Result<(), &str>) -> Outcome {
        let result = result.map_err(str::to_owned);
        Outcome { number, result }
    }

    /// What was copied, the route, and whether it was confirmed.
    fn told(copier: &mut Copier) -> Vec<(String, String, bool)> {
        let all = copier.answers().into_iter().filter_map(|own| match own {
            Event::Copied(job, Ok(own)) => Some((job.text, own.route, own.confirmed)),
            _ => None,
        });
        all.collect()
    }

    #[test]
    fn a_clipboard_that_does_not_answer_is_passed_over_once_and_until_it_does() {
        // Given a copy that the clipboard has not answered in time
        let mut copier = copier(Setting::Native);
        pend(&mut copier, 7, "first");
        let mut count = 0;
        let mut send = |_: &str| {
            count += 1;
            Ok(())
        };

        // When the time is over, then it goes by the terminal, and so does the next at once
        copier.expire(Instant::now(), &mut send);
        copier.copy(job("second"), &mut send);
        let late = "OSC 52, since the clipboard of this machine did not answer".to_owned();
        assert_eq!(
            told(&mut copier),
            [
                ("first".to_owned(), late.clone(), false),
                ("second".to_owned(), late, false)
            ]
        );
        assert_eq!(copier.deadline(), None);

        // When the clipboard answers at last, then nothing is said twice, it is asked again, and for what is newer
        copier.answered(&answer(7, Ok(())), &mut send);
        assert_eq!(told(&mut copier), []);
        assert_eq!(copier.stalled, None);
        assert_eq!(copier.held, Some(content(&job("second"))));
        assert_eq!(copier.count, 1, "it was asked for once");
        assert_eq!(count, 2);
    }

    #[test]
    fn only_the_clipboard_of_this_machine_confirms_and_where_it_fails_the_terminal_gets_it() {
        let mut copier = copier(Setting::Native);
        for (number, text, result) in [
            (1, "first", Ok(())),
            (2, "second", Err("nothing answers at the display :9")),
        ] {
            pend(&mut copier, number, text);
            copier.answered(&answer(number, result), &mut |_| Ok(()));
        }
        let failed = "OSC 52, since nothing answers at the display :9";
        assert_eq!(
            told(&mut copier),
            [
                ("first".to_owned(), "clipboard".to_owned(), true),
                ("second".to_owned(), failed.to_owned(), false)
            ]
        );
    }

    #[test]
    fn what_is_asked_for_later_never_comes_before_what_is_waited_for() {
        // Given a text on its way to the clipboard of this machine, since the terminal could not carry it
        let mut copier = copier(Setting::Auto);
        pend(&mut copier, 1, "long");

        // When a short one follows, then the terminal does not get it yet
        copier.copy(job("short"), &mut |_| panic!("too early"));
        assert_eq!(told(&mut copier), []);

        // When the first has arrived, then it does
        let mut sent = 0;
        copier.answered(&answer(1, Ok(())), &mut |_| {
            sent += 1;
            Ok(())
        });
        assert_eq!(sent, 1);
        let texts: Vec<String> = told(&mut copier).into_iter().map(|own| own.0).collect();
        assert_eq!(texts, ["long", "short"]);
    }
}
