//! A value as a plan lists it.

use std::collections::{BTreeMap, BTreeSet};

use super::{PlannedStep, Values};
use crate::catalogue::{Catalogue, StepId, Value, ValueId};

/// A value that steps to do need.
#[derive(Clone, Debug)]
pub struct PlannedValue<'a> {
    pub value: &'a Value,
    /// Of a former value that each item of a list has: the item.
    pub item: Option<String>,
    /// What was filled in.
    pub given: Option<Vec<String>>,
    /// What acts without it.
    pub default: Option<Vec<String>>,
    /// The default is right at some sites only: it wants a look.
    pub is_guess: bool,
    pub needed_by: Vec<&'a StepId>,
}

impl PlannedValue<'_> {
    /// As a session keeps it.
    #[must_use]
    pub fn id(&self) -> ValueId {
        match &self.item {
            Some(item) => self.value.id.of_item(item),
            None => self.value.id.clone(),
        }
    }

    /// What it is, and of which item of a list.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.item {
            Some(item) => format!("{} ({item})", self.value.title),
            None => self.value.title.to_string(),
        }
    }

    /// The items that are not whole, each with the columns that it lacks.
    #[must_use]
    pub fn incomplete(&self) -> Vec<String> {
        let items = self.given.as_ref().or(self.default.as_ref());
        self.value.incomplete(items.map_or(&[], Vec::as_slice))
    }

    /// What acts without it, with commas between several.
    #[must_use]
    pub fn default_in_words(&self) -> Option<String> {
        self.default.as_ref().map(|own| own.join(", "))
    }

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
    // Restored outside a repetition: there is one for all items.
    let mut whole = BTreeSet::new();
    for planned in steps.iter().filter(|step| step.need.is_to_do()) {
        let step = &planned.step.id;
        for own in planned.work() {
            let command = own.command;
            command.visit_slots(&mut |id| note(values, id, step, &mut needed_by));
            let lists = command.each.iter();
            lists.for_each(|id| note(values, id, step, &mut needed_by));
        }
        for own in planned.undo.iter().filter(|own| own.needs_before_value) {
            own.command.visit_slots(&mut |id| {
                let Some(value) = values.known(id).filter(|own| own.before) else {
                    return;
                };
                note(values, id, step, &mut needed_by);
                let list = value.each.as_ref();
                if list.is_none_or(|list| !own.command.each.contains(list)) {
                    whole.insert(id);
                }
            });
        }
    }
    let needed = catalogue.values.iter().flat_map(|value| {
        let steps = needed_by.remove(&value.id);
        let list = value.each.as_ref().filter(|_| !whole.contains(&value.id));
        steps.map_or_else(Vec::new, |steps| rows(values, value, list, &steps))
    });
    needed.partition(|own| !own.value.before)
}

/// One row for a value; of a former value that each item of a list has, one for each.
fn rows<'a>(
    values: &Values<'a>,
    value: &'a Value,
    list: Option<&'a ValueId>,
    needed_by: &[&'a StepId],
) -> Vec<PlannedValue<'a>> {
    let whole = values.given(&value.id).map(<[String]>::to_vec);
    let default = values.default(&value.id).map(<[String]>::to_vec);
    let items = list.and_then(|list| Some((list, values.acting(list)?)));
    let Some((list, items)) = items else {
        return vec![PlannedValue {
            value,
            item: None,
            given: whole,
            default,
            is_guess: values.is_guess(&value.id),
            needed_by: needed_by.to_vec(),
        }];
    };
    // A session of an earlier version has one for all of them.
    let default = whole.or(default);
    let row = |item: &String| {
        let item = values.key(list, item);
        PlannedValue {
            value,
            item: Some(item.to_owned()),
            given: values.recorded(&value.id, item).map(<[String]>::to_vec),
            default: default.clone(),
            is_guess: false,
            needed_by: needed_by.to_vec(),
        }
    };
    items.iter().map(row).collect()
}

type NeededBy<'a> = BTreeMap<&'a ValueId, Vec<&'a StepId>>;

/// A step needs a value, and with it what its default is made of as long as it is not filled in.
fn note<'a>(values: &Values<'a>, id: &'a ValueId, step: &'a StepId, needed_by: &mut NeededBy<'a>) {
    let steps = needed_by.entry(id).or_default();
    if steps.last() == Some(&step) {
        return;
    }
    steps.push(step);
    if let Some(list) = values.taken_from(id) {
        note(values, list, step, needed_by);
    } else if values.given(id).is_none()
        && let Some(rule) = values.rule(id)
    {
        for slot in rule.slots() {
            note(values, slot, step, needed_by);
        }
    }
}
