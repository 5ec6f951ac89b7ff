//! Pastes from the clipboard of this machine: read beside the loop, for as long as a person waits for it.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::happening::Happening;
use super::worker;
use crate::clipboard::{NotRead, Setting, Surroundings, read_text};
use crate::wizard::Event;

/// How long the clipboard may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// How a person pastes without this program.
const BY_TERMINAL: &str = "paste with the terminal, such as Ctrl+Shift+V or the right mouse button";

const LATE: &str = "the program that has the clipboard does not answer";

/// What became of a reading.
pub(super) type Read = Result<String, NotRead>;

/// Reads the clipboard, once at a time, and answers each ticket with one event, or not at all where a newer one came.
pub(super) struct Paster {
    /// Why there is nothing to read.
    refusal: Option<String>,
    sender: Sender<Happening>,
    witness: fn(&str),
    /// A reading is under way: it may never end.
    reads: bool,
    waiting: Option<(u64, Instant)>,
    answers: Vec<Event>,
}

impl Paster {
    pub(super) fn new(
        (setting, surroundings): (Setting, Surroundings),
        sender: Sender<Happening>,
        witness: fn(&str),
    ) -> Self {
        Self {
            refusal: refusal(setting, surroundings),
            sender,
            witness,
            reads: false,
            waiting: None,
            answers: Vec::new(),
        }
    }

    pub(super) fn ask(&mut self, ticket: u64) {
        if let Some(why) = self.refusal.clone() {
            return self.answer(ticket, Err(why));
        }
        match &mut self.waiting {
            // What comes is for the field that asked last.
            Some((waiting, _)) => *waiting = ticket,
            None if self.reads => self.answer(ticket, Err(LATE.to_owned())),
            None => {
                self.waiting = Some((ticket, Instant::now() + PATIENCE));
                self.reads = true;
                let witness = self.witness;
                worker::start("paste", self.sender.clone(), move |sender| {
                    let read = read_text();
                    witness("clipboard was read");
                    let _ = sender.send(Happening::Pasted(read));
                });
            }
        }
    }

    /// The reading has ended.
    pub(super) fn came(&mut self, read: Read) {
        self.reads = false;
        // Nobody waits for what came too late.
        if let Some((ticket, _)) = self.waiting.take() {
            self.answer(ticket, read.map_err(|why| why.to_string()));
        }
    }

    /// When nobody waits for it any longer.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.waiting.map(|(_, until)| until)
    }

    pub(super) fn expire(&mut self, now: Instant) {
        if let Some((ticket, _)) = self.waiting.take_if(|(_, until)| *until <= now) {
            self.answer(ticket, Err(LATE.to_owned()));
        }
    }

    /// What the wizard has not been told yet.
    pub(super) fn answers(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.answers)
    }

    fn answer(&mut self, ticket: u64, outcome: Result<String, String>) {
        self.answers.push(Event::Pasted { ticket, outcome });
    }
}

fn refusal(setting: Setting, surroundings: Surroundings) -> Option<String> {
    let Surroundings { ssh, display, .. } = surroundings;
    let why = match (setting, ssh, display) {
        (Setting::None, ..) => "the clipboard was turned off",
        (_, true, false) => "over SSH the clipboard of this machine is not the one in front of you",
        (_, false, false) => "there is no clipboard here",
        (_, _, true) => return None,
    };
    Some(format!("{why}: {BY_TERMINAL}"))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn paster(setting: Setting, ssh: bool, display: bool) -> Paster {
        let surroundings = Surroundings {
            ssh,
            display,
            ..Surroundings::default()
        };
        Paster::new((setting, surroundings), mpsc::channel().0, |_| ())
    }

    /// The tickets that were answered, and the texts or why there is none.
    fn told(paster: &mut Paster) -> Vec<(u64, String)> {
        let all = paster.answers().into_iter().filter_map(|own| match own {
            Event::Pasted { ticket, outcome } => Some((ticket, outcome.unwrap_or_else(|why| why))),
            _ => None,
        });
        all.collect()
    }

    #[test]
    fn where_there_is_no_clipboard_it_is_said_at_once_how_to_paste() {
        for (setting, ssh, display, expected) in [
            (
                Setting::Auto,
                false,
                false,
                Some("there is no clipboard here: paste with the terminal"),
            ),
            (
                Setting::Auto,
                true,
                false,
                Some(
                    "over SSH the clipboard of this machine is not the one in front of you: paste",
                ),
            ),
            (
                Setting::None,
                false,
                true,
                Some("the clipboard was turned off: paste with the terminal"),
            ),
            (Setting::Osc52, true, true, None),
        ] {
            let mut paster = paster(setting, ssh, display);
            let Some(expected) = expected else {
                assert_eq!(paster.refusal, None);
                continue;
            };
            paster.ask(7);
            let [(ticket, said)] = told(&mut paster).try_into().unwrap();
            assert_eq!(ticket, 7);
            assert!(said.starts_with(expected), "{said}");
            assert!(!paster.reads);
        }
    }

    #[test]
    fn one_reading_runs_at_a_time_and_what_is_late_is_said_and_dropped() {
        // Given a reading that is under way
        let mut paster = paster(Setting::Auto, false, true);
        let now = Instant::now();
        (paster.reads, paster.waiting) = (true, Some((1, now)));

        // When the key is pressed again, then the newest waits, and no longer than the first would
        paster.ask(2);
        assert_eq!(paster.waiting, Some((2, now)));

        // When the time is over, then it is said, and said at once for as long as the reading runs
        paster.expire(now);
        paster.ask(3);
        let late = |ticket| (ticket, LATE.to_owned());
        assert_eq!(told(&mut paster), [late(2), late(3)]);

        // When it ends at last, then nothing is pasted, and another may begin
        paster.came(Ok("old".to_owned()));
        assert_eq!(told(&mut paster), []);
        assert!(!paster.reads);
    }

    #[test]
    fn what_is_read_is_for_the_ticket_that_waits() {
        for (read, expected) in [
            (Ok("text".to_owned()), "text"),
            (Err(NotRead::NoText), "the clipboard holds no text"),
            (Err(NotRead::Empty), "the clipboard is empty"),
        ] {
            let mut paster = paster(Setting::Auto, false, true);
            (paster.reads, paster.waiting) = (true, Some((4, Instant::now())));
            paster.came(read);
            assert_eq!(told(&mut paster), [(4, expected.to_owned())]);
            assert_eq!(paster.deadline(), None);
        }
    }
}
