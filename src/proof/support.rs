//! The questions that an entry looks at: nothing else can make it read differently.

use std::collections::BTreeSet;

use crate::catalogue::{
    Action, Catalogue, Command, Condition, Expression, Feature, MAILBOX, QuestionId, Step,
    USER_PAIRS, Unlock, Value, ValueId,
};

/// Questions, by id.
pub(super) type Reads<'a> = BTreeSet<&'a str>;

/// The questions that decide which mailbox sides there are.
pub(super) const SIDES: [&str; 2] = ["exchange", USER_PAIRS];

/// What these conditions look at; the side of the mailbox is the answer to `exchange`.
pub(super) fn read_by<'a>(conditions: impl Iterator<Item = &'a Condition>) -> Reads<'a> {
    let ids = conditions.flat_map(Condition::questions);
    ids.map(|id| {
        if *id == MAILBOX {
            "exchange"
        } else {
            id.as_str()
        }
    })
    .collect()
}

/// What decides whether a step is needed, on each side.
pub(super) fn of_needs(step: &Step) -> Reads<'_> {
    let mut reads = read_by(step.needs.iter().map(|rule| &rule.when));
    reads.extend(SIDES);
    reads
}

/// What decides whether a step with a need shows anything to do.
pub(super) fn of_work(step: &Step) -> Reads<'_> {
    let mut reads = of_needs(step);
    let work = step.commands.iter().chain(&step.verify);
    let work = work.filter(|own| own.retired.is_none());
    // One that is always shown is enough.
    if work.clone().all(|own| own.when != Condition::default()) {
        reads.extend(read_by(work.map(|own| &own.when)));
    }
    reads
}

/// What decides how a command is worded, whether it is shown, and which cmdlets its shell has.
pub(super) fn of_command<'a>(
    catalogue: &'a Catalogue,
    step: &'a Step,
    command: &'a Command,
) -> Reads<'a> {
    let mut reads = of_needs(step);
    let mut conditions = vec![&command.when];
    conditions.extend(branches(command).map(|(_, when)| when));
    let of = command.of.as_ref();
    let undone = step.commands.iter().find(|own| Some(&own.id) == of);
    conditions.extend(undone.map(|own| &own.when));
    for value in values(catalogue, command) {
        conditions.extend(value.defaults.iter().map(|rule| &rule.when));
    }
    reads.extend(read_by(conditions.into_iter()));
    if matches!(command.action, Action::Command(_) | Action::Script(_)) {
        let shell = catalogue.shell(command.shell.as_str());
        let version = shell.and_then(|own| own.version.as_ref());
        let of = command.version_of.as_ref().or(version);
        reads.extend(of.map(QuestionId::as_str));
    }
    reads
}

/// What decides whether a feature is supported, and whether a step leads to it.
pub(super) fn of_feature<'a>(catalogue: &'a Catalogue, feature: &'a Feature) -> Reads<'a> {
    let mut reads = read_by(feature.cells.iter().map(|cell| &cell.when));
    reads.extend(SIDES);
    for step in &catalogue.steps {
        let rows: Vec<&Unlock> = leading(step, feature).collect();
        if !rows.is_empty() {
            reads.extend(of_needs(step));
            reads.extend(read_by(rows.into_iter().map(|row| &row.when)));
        }
    }
    reads
}

/// The rows of a step that lead to a feature.
pub(super) fn leading<'a>(
    step: &'a Step,
    feature: &'a Feature,
) -> impl Iterator<Item = &'a Unlock> {
    let rows = step.unlocks.iter().chain(&step.contributes);
    rows.filter(|row| row.features.contains(&feature.id))
}

/// The branches of every choice between values, numbered by choice and branch.
pub(super) fn branches(command: &Command) -> impl Iterator<Item = ((usize, usize), &Condition)> {
    let mut choices = Vec::new();
    command.visit_expressions(&mut |own| {
        if let Expression::Choose(branches) = own {
            choices.push(branches);
        }
    });
    let numbered = choices.into_iter().enumerate();
    numbered.flat_map(|(choice, branches)| {
        let own = branches.iter().enumerate();
        own.map(move |(branch, one)| ((choice + 1, branch + 1), &one.when))
    })
}

/// The values that a command may be worded with, those that their defaults are made of or that they are taken from
/// included.
pub(super) fn values<'a>(catalogue: &'a Catalogue, command: &'a Command) -> Vec<&'a Value> {
    let mut open: Vec<&str> = command.each.iter().map(ValueId::as_str).collect();
    command.visit_slots(&mut |id| open.push(id.as_str()));
    let mut found: Vec<&Value> = Vec::new();
    while let Some(id) = open.pop() {
        // A script has slots of its own, which are no values.
        let Some(value) = catalogue.value(id) else {
            continue;
        };
        if !found.iter().any(|own| own.id == value.id) {
            found.push(value);
            let texts = value.defaults.iter().map(|rule| &rule.text);
            open.extend(texts.flat_map(|text| text.slots().map(ValueId::as_str)));
            open.extend(value.each.iter().map(ValueId::as_str));
            open.extend(value.list_and_column().map(|(list, _)| list));
        }
    }
    found
}
