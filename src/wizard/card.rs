//! The card of a step as blocks: what the cursor stops at, one below the other.

use crate::plan::{Form, PlannedCommand, PlannedStep};

/// The three lists of commands that a step has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Do,
    Check,
    Undo,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Do, Self::Check, Self::Undo];

    #[must_use]
    pub fn commands<'p, 'a>(self, step: &'p PlannedStep<'a>) -> &'p [PlannedCommand<'a>] {
        match self {
            Self::Do => &step.commands,
            Self::Check => &step.verify,
            Self::Undo => &step.undo,
        }
    }

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Do => "Do",
            Self::Check => "Check",
            Self::Undo => "Undo: the way back",
        }
    }
}

/// A block of a card; the numbers count from 0 within their list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Why, the need and its reasons, the features it unlocks.
    Why,
    /// How often, how long, what is interrupted, what to wait for, what comes before.
    Circumstances,
    /// A warning, a hint, history: warnings stand before the commands, the others behind the checks.
    Note(usize),
    /// Where the commands that follow are done: shell, machine, role, and the line that connects it.
    Place(Part, usize),
    Command(Part, usize),
    /// What to wait for behind the work.
    Gate(usize),
    /// How it was once done, for reference.
    Retired(usize),
    Failure(usize),
    /// Where sources disagree.
    Dispute(usize),
    /// Where a source is wrong.
    Erratum(usize),
    /// What else is seen when the step is not right.
    Symptom(usize),
    Source(usize),
}

/// The blocks of a step's card, from the top.
#[must_use]
pub fn blocks(step: &PlannedStep<'_>) -> Vec<Block> {
    let is_warning = |index: &usize| {
        step.notes
            .get(*index)
            .is_some_and(|note| note.kind == crate::catalogue::NoteKind::Warning)
    };
    let notes = 0..step.notes.len();
    let mut blocks = vec![Block::Why];
    if step.need.takes_place() {
        blocks.push(Block::Circumstances);
    }
    blocks.extend(notes.clone().filter(is_warning).map(Block::Note));
    commands(Part::Do, step, &mut blocks);
    blocks.extend((0..step.then.len()).map(Block::Gate));
    commands(Part::Check, step, &mut blocks);
    blocks.extend((0..step.failures.len()).map(Block::Failure));
    blocks.extend((0..step.symptoms.len()).map(Block::Symptom));
    commands(Part::Undo, step, &mut blocks);
    blocks.extend(notes.filter(|own| !is_warning(own)).map(Block::Note));
    blocks.extend((0..step.disputes.len()).map(Block::Dispute));
    blocks.extend((0..step.errata.len()).map(Block::Erratum));
    blocks.extend((0..step.retired.len()).map(Block::Retired));
    blocks.extend((0..step.step.sources.len()).map(Block::Source));
    blocks
}

/// Whether a command begins work in another shell or on another machine than the one before it.
#[must_use]
pub fn begins_place(commands: &[PlannedCommand<'_>], index: usize) -> bool {
    let place = |index: usize| {
        let own = commands.get(index)?;
        let is_typed = own.form() == Form::PowerShell;
        let place = (&own.command.shell, own.command.machine, is_typed);
        Some((place, own.host()))
    };
    place(index) != index.checked_sub(1).and_then(place)
}

fn commands(part: Part, step: &PlannedStep<'_>, blocks: &mut Vec<Block>) {
    let own = part.commands(step);
    for index in 0..own.len() {
        if begins_place(own, index) {
            blocks.push(Block::Place(part, index));
        }
        blocks.push(Block::Command(part, index));
    }
}
