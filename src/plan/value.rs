//! A value as a plan lists it.

use super::{PlannedStep, Values};
use crate::catalogue::{StepId, Value};

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

pub(super) fn plan<'a>(values: &Values<'a>, steps: &[PlannedStep<'a>]) -> Vec<PlannedValue<'a>> {
    let to_do: Vec<&PlannedStep<'a>> = steps.iter().filter(|step| step.need.is_to_do()).collect();
    values
        .catalogue
        .values
        .iter()
        .filter(|value| !value.before)
        .filter_map(|value| {
            let needed_by: Vec<&StepId> = to_do
                .iter()
                .filter(|step| step.needs_value(&value.id))
                .map(|step| &step.step.id)
                .collect();
            (!needed_by.is_empty()).then(|| PlannedValue {
                value,
                given: values.given(value.id.as_str()).map(<[String]>::to_vec),
                default: values.default(value),
                needed_by,
            })
        })
        .collect()
}
