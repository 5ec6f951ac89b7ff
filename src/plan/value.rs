//! A value as a plan lists it.

use std::collections::BTreeMap;

use super::{PlannedStep, Values};
use crate::catalogue::{Catalogue, StepId, Value, ValueId};

/// A value that steps to do need.
#[derive(Clone, Debug)]
pub struct PlannedValue<'a> {
    pub value: &'a Value,
    /// What was filled in.
    pub given: Option<Vec<String>>,
    pub default: Option<String>,
    pub needed_by: Vec<&'a StepId>,
}

impl PlannedValue<'_> {
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.given.is_none() && self.default.is_none()
    }
}

/// The values that the work needs, and the former ones that its undo restores.
pub(super) fn plan<'a>(
    catalogue: &'a Catalogue,
    values: &Values<'a>,
    steps: &[PlannedStep<'a>],
) -> (Vec<PlannedValue<'a>>, Vec<PlannedValue<'a>>) {
    let mut needed_by = NeededBy::new();
    for planned in steps.iter().filter(|step| step.need.is_to_do()) {
        let step = &planned.step.id;
        for own in planned.work() {
            let command = own.command;
            command.visit_slots(&mut |id| note(values, id, step, &mut needed_by));
            command
                .each
                .iter()
                .for_each(|id| note(values, id, step, &mut needed_by));
        }
        for own in planned.undo.iter().filter(|own| own.needs_before_value) {
            own.command.visit_slots(&mut |id| {
                if values.known(id).is_some_and(|own| own.before) {
                    note(values, id, step, &mut needed_by);
                }
            });
        }
    }
    let needed = catalogue.values.iter().filter_map(|value| {
        Some(PlannedValue {
            value,
            given: values.given(&value.id).map(<[String]>::to_vec),
            default: values.default(&value.id).map(str::to_owned),
            needed_by: needed_by.remove(&value.id)?,
        })
    });
    needed.partition(|own| !own.value.before)
}

type NeededBy<'a> = BTreeMap<&'a ValueId, Vec<&'a StepId>>;

/// A step needs a value, and with it what its default is made of as long as it is not filled in.
fn note<'a>(values: &Values<'a>, id: &'a ValueId, step: &'a StepId, needed_by: &mut NeededBy<'a>) {
    let steps = needed_by.entry(id).or_default();
    if steps.last() == Some(&step) {
        return;
    }
    steps.push(step);
    if values.given(id).is_none()
        && let Some(rule) = values.rule(id)
    {
        for slot in rule.slots() {
            note(values, slot, step, needed_by);
        }
    }
}
