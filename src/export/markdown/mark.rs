//! What became of a command, in words for whoever reads the page later.

use jiff::Timestamp;

use super::escape::plain;
use crate::plan::{CommandState, PlannedCommand, StepProgress, StepState};
use crate::session::{Mark, MarkEntry, MarkState, Session};

/// What a mark says of a command.
pub(super) struct Told<'s> {
    /// The box is ticked.
    pub(super) is_ticked: bool,
    pub(super) words: String,
    /// The text as it was, where it reads differently now, and what was done with it.
    pub(super) as_it_was: Option<(&'s str, &'static str)>,
}

impl<'s> Told<'s> {
    /// The mark of a command; nothing where it has none.
    pub(super) fn of(
        planned: &PlannedCommand<'_>,
        session: &'s Session,
        now: Timestamp,
    ) -> Option<Self> {
        let entry = session.marks.get(&planned.id)?;
        let MarkEntry::Known(mark) = entry else {
            return Some(Self::alone(entry));
        };
        let state = CommandState::of(planned, session, now);
        let told = Self::alone(entry);
        Some(match state {
            CommandState::Stale => Self {
                is_ticked: false,
                words: format!(
                    "stale: reads differently from when it was {} {}",
                    past(mark.state),
                    stamp(mark.at)
                ),
                as_it_was: Some((&mark.text, past(mark.state))),
            },
            CommandState::WaitOver => Self {
                words: match mark.until {
                    Some(until) => format!("the wait was over {}", stamp(until)),
                    None => "the wait is over".to_owned(),
                },
                ..told
            },
            _ => told,
        })
    }

    /// The mark of a command that is not known here.
    pub(super) fn alone(entry: &MarkEntry) -> Self {
        let (is_ticked, words) = match entry {
            MarkEntry::Known(mark) => (
                matches!(
                    mark.state,
                    MarkState::Done | MarkState::Verified | MarkState::AlreadyInPlace
                ),
                in_words(mark),
            ),
            MarkEntry::Foreign(_) => (
                false,
                "marked in a way that only another version of exlync knows".to_owned(),
            ),
        };
        Self {
            is_ticked,
            words,
            as_it_was: None,
        }
    }
}

fn in_words(mark: &Mark) -> String {
    let at = stamp(mark.at);
    let note = plain(mark.note.trim());
    let words = match (mark.state, mark.until) {
        (MarkState::Delegated, _) if !note.is_empty() => {
            return format!("delegated to {note} {at}");
        }
        (MarkState::Delegated, _) => format!("delegated {at}"),
        (MarkState::Copied, _) => format!("copied {at}"),
        (MarkState::Done, _) => format!("done {at}"),
        (MarkState::Verified, _) => format!("verified {at}"),
        (MarkState::AlreadyInPlace, _) => format!("already in place {at}"),
        (MarkState::Skipped, _) => format!("skipped {at}"),
        (MarkState::Waiting, Some(until)) => format!("waiting until {}", stamp(until)),
        (MarkState::Waiting, None) => format!("waiting since {at}"),
    };
    if note.is_empty() {
        words
    } else {
        format!("{words}: {note}")
    }
}

/// What had become of the command when it was marked.
fn past(state: MarkState) -> &'static str {
    match state {
        MarkState::Copied => "copied",
        MarkState::Verified => "verified",
        MarkState::AlreadyInPlace => "found in place",
        _ => "done",
    }
}

/// The state of a step in a table.
pub(super) fn status(progress: StepProgress) -> String {
    match progress.state {
        StepState::Moot => "-".to_owned(),
        StepState::NotBegun => "to do".to_owned(),
        StepState::Started => format!("begun, {} of {}", progress.settled, progress.of),
        StepState::Waiting(until) => format!("waiting until {}", stamp(until)),
        StepState::Delegated => "delegated".to_owned(),
        StepState::Skipped => "skipped".to_owned(),
        StepState::Done if progress.is_to_check() => "done, to check".to_owned(),
        StepState::Done => "done".to_owned(),
        StepState::Verified => "verified".to_owned(),
        StepState::Stale => "stale".to_owned(),
    }
}

/// A time to the minute.
fn stamp(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
