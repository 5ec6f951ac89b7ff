//! A value as a plan lists it.

use std::collections::BTreeMap;

use super::{PlannedStep, Values};
use crate::catalogue::{StepId, Value, ValueId};

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
    values: &Values<'a>,
    steps: &[PlannedStep<'a>],
) -> (Vec<PlannedValue<'a>>, Vec<PlannedValue<'a>>) {
    let mut needed_by: BTreeMap<&ValueId, Vec<&StepId>> = BTreeMap::new();
    for planned in steps.iter().filter(|step| step.need.is_to_do()) {
        for command in planned.commands.iter().chain(&planned.verify) {
            let own = command.command;
            for id in own.slots().chain(&own.each) {
                note(values, id, &planned.step.id, &mut needed_by);
            }
        }
        for command in &planned.undo {
            let slots = command.command.slots();
            for id in slots.filter(|id| {
                values
                    .catalogue
                    .value(id.as_str())
                    .is_some_and(|own| own.before)
            }) {
                note(values, id, &planned.step.id, &mut needed_by);
            }
        }
    }
    let needed = values.catalogue.values.iter().filter_map(|value| {
        Some(PlannedValue {
            value,
            given: values.given(value.id.as_str()).map(<[String]>::to_vec),
            default: values.default(value),
            needed_by: needed_by.remove(&value.id)?,
        })
    });
    needed.partition(|own| !own.value.before)
}

/// A step needs a value, and with it what its default is made of as long as it is not filled in.
fn note<'a>(
    values: &Values<'a>,
    id: &'a ValueId,
    step: &'a StepId,
    needed_by: &mut BTreeMap<&'a ValueId, Vec<&'a StepId>>,
) {
    let steps = needed_by.entry(id).or_default();
    if steps.last() == Some(&step) {
        return;
    }
    steps.push(step);
    if values.given(id.as_str()).is_none()
        && let Some(rule) = values
            .catalogue
            .value(id.as_str())
            .and_then(|value| values.rule(value))
    {
        for slot in rule.slots() {
            note(values, slot, step, needed_by);
        }
    }
}
