//! How far the work has come: the state of each command by its mark, and of a step by its commands.

use jiff::Timestamp;

use super::{Form, Plan, PlannedCommand, PlannedFeature, PlannedStep};
use crate::session::{Mark, MarkEntry, MarkState, Session};

/// What has become of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandState {
    /// Nothing has been done about it.
    Unmarked,
    Copied,
    Done,
    Verified,
    /// Found right: counts as done, and undo leaves it alone.
    InPlace,
    Skipped,
    Delegated,
    /// UTC.
    Waiting(Timestamp),
    /// The wait has ended: it is to do again.
    WaitOver,
    /// It reads differently from when it was marked.
    Stale,
}

impl CommandState {
    #[must_use]
    pub fn of(planned: &PlannedCommand<'_>, session: &Session, now: Timestamp) -> Self {
        match session.marks.get(&planned.id) {
            Some(MarkEntry::Known(mark)) => Self::marked(planned, mark, now),
            _ => Self::Unmarked,
        }
    }

    fn marked(planned: &PlannedCommand<'_>, mark: &Mark, now: Timestamp) -> Self {
        if reads_differently(planned, mark) {
            return Self::Stale;
        }
        match mark.state {
            MarkState::Copied => Self::Copied,
            MarkState::Done => Self::Done,
            MarkState::Verified => Self::Verified,
            MarkState::AlreadyInPlace => Self::InPlace,
            MarkState::Skipped => Self::Skipped,
            MarkState::Delegated => Self::Delegated,
            MarkState::Waiting => match mark.until {
                Some(until) if until > now => Self::Waiting(until),
                _ => Self::WaitOver,
            },
        }
    }

    /// Nothing is left to do about it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(
            self,
            Self::Done | Self::Verified | Self::InPlace | Self::Skipped
        )
    }

    /// It is for the person at the terminal to do, now.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Unmarked | Self::Copied | Self::WaitOver | Self::Stale
        )
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Unmarked => "to do",
            Self::Copied => "copied",
            Self::Done => "done",
            Self::Verified => "verified",
            Self::InPlace => "already in place",
            Self::Skipped => "skipped",
            Self::Delegated => "delegated",
            Self::Waiting(_) => "waiting",
            Self::WaitOver => "wait is over",
            Self::Stale => "stale",
        }
    }
}

/// Whether the text is another one than when the mark was made, and that matters; words for a person have none.
fn reads_differently(planned: &PlannedCommand<'_>, mark: &Mark) -> bool {
    let depends_on_text = matches!(
        mark.state,
        MarkState::Copied | MarkState::Done | MarkState::Verified | MarkState::AlreadyInPlace
    );
    depends_on_text
        && planned.form() != Form::Manual
        && !mark.text.is_empty()
        && mark.text != planned.worded.preview
}

/// The same, whatever the time is.
pub(super) fn is_stale(planned: &PlannedCommand<'_>, session: &Session) -> bool {
    let mark = session.marks.get(&planned.id);
    matches!(mark, Some(MarkEntry::Known(mark)) if reads_differently(planned, mark))
}

/// What has become of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Nothing is to be done by hand: its need says why.
    Moot,
    NotBegun,
    Started,
    /// Until then nothing can be done about it, UTC.
    Waiting(Timestamp),
    Delegated,
    Skipped,
    Done,
    Verified,
    Stale,
}

impl StepState {
    /// Nothing is left to do about it.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Verified | Self::Skipped)
    }
}

/// A step's state, with how many of its commands and checks are settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepProgress {
    pub state: StepState,
    pub settled: usize,
    pub of: usize,
}

impl StepProgress {
    #[must_use]
    pub fn of(planned: &PlannedStep<'_>, session: &Session, now: Timestamp) -> Self {
        let states = |commands: &[PlannedCommand<'_>]| -> Vec<CommandState> {
            commands
                .iter()
                .map(|own| CommandState::of(own, session, now))
                .collect()
        };
        let work = states(&planned.commands);
        let checks = states(&planned.verify);
        let all: Vec<CommandState> = work.iter().chain(&checks).copied().collect();
        Self {
            state: if planned.need.is_to_do() {
                joined(&work, &checks)
            } else {
                StepState::Moot
            },
            settled: all.iter().filter(|own| own.is_settled()).count(),
            of: all.len(),
        }
    }

    /// Whether the work is done and a check is not.
    #[must_use]
    pub fn is_to_check(self) -> bool {
        self.state == StepState::Done && self.settled < self.of
    }
}

/// The state of a step by its commands; by its checks where it has no others.
fn joined(work: &[CommandState], checks: &[CommandState]) -> StepState {
    let mut all = work.iter().chain(checks);
    if all.clone().any(|own| *own == CommandState::Stale) {
        return StepState::Stale;
    }
    let decisive = if work.is_empty() { checks } else { work };
    let seen = |own: &CommandState| matches!(own, CommandState::Verified | CommandState::InPlace);
    let proof = if checks.is_empty() { work } else { checks };
    if decisive.iter().all(|own| own.is_settled()) && !decisive.is_empty() {
        return if proof.iter().all(seen) {
            StepState::Verified
        } else if decisive.iter().all(|own| *own == CommandState::Skipped) {
            StepState::Skipped
        } else {
            StepState::Done
        };
    }
    if decisive.is_empty() || decisive.iter().any(|own| own.is_open()) {
        return if all.any(|own| *own != CommandState::Unmarked) {
            StepState::Started
        } else {
            StepState::NotBegun
        };
    }
    let until = decisive.iter().filter_map(|own| match own {
        CommandState::Waiting(until) => Some(*until),
        _ => None,
    });
    until.min().map_or(StepState::Delegated, StepState::Waiting)
}

/// The steps to do, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done, the verified ones included, the skipped ones not.
    pub done: usize,
    pub verified: usize,
    /// Done, and a check of it is open.
    pub to_check: usize,
    pub stale: usize,
    pub skipped: usize,
    pub of: usize,
}

impl Tally {
    #[must_use]
    pub fn of(plan: &Plan<'_>, session: &Session, now: Timestamp) -> Self {
        Self::over(plan.steps.iter(), session, now)
    }

    /// The steps that a feature needs, counted.
    #[must_use]
    pub fn of_feature(
        plan: &Plan<'_>,
        feature: &PlannedFeature<'_>,
        session: &Session,
        now: Timestamp,
    ) -> Self {
        let needed = plan
            .steps
            .iter()
            .filter(|own| feature.needs.contains(&&own.step.id));
        Self::over(needed, session, now)
    }

    fn over<'p, 'a: 'p>(
        steps: impl Iterator<Item = &'p PlannedStep<'a>>,
        session: &Session,
        now: Timestamp,
    ) -> Self {
        let mut tally = Self::default();
        for planned in steps.filter(|own| own.need.is_to_do()) {
            let progress = StepProgress::of(planned, session, now);
            let state = progress.state;
            tally.of += 1;
            tally.done += usize::from(matches!(state, StepState::Done | StepState::Verified));
            tally.skipped += usize::from(state == StepState::Skipped);
            tally.to_check += usize::from(progress.is_to_check());
            tally.verified += usize::from(state == StepState::Verified);
            tally.stale += usize::from(state == StepState::Stale);
        }
        tally
    }
}
