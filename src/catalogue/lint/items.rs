//! Commands that are repeated per item: the lists exist, and the slots of an item have one.

use super::{Catalogue, Command, ItemSlot, Value, ValueId};

pub(super) fn faults(command: &Command, catalogue: &Catalogue) -> impl Iterator<Item = String> {
    let mut faults = Vec::new();
    for list in &command.each {
        if !list_of(list, catalogue).is_some_and(|own| own.list) {
            faults.push(format!("`{list}` is not a list of values"));
        }
    }
    if command.each.len() > ItemSlot::MOST {
        faults.push("it can be repeated for two lists at most".to_owned());
    }
    faults.into_iter()
}

fn list_of<'a>(id: &ValueId, catalogue: &'a Catalogue) -> Option<&'a Value> {
    catalogue.value(id.as_str())
}

/// Whether the current item fills a slot.
pub(super) fn fills(command: &Command, id: &ValueId, catalogue: &Catalogue) -> bool {
    let Some(slot) = ItemSlot::of(id) else {
        return false;
    };
    let Some(list) = command.each.get(slot.list) else {
        return false;
    };
    let Some(column) = slot.column else {
        return true;
    };
    let list = list_of(list, catalogue);
    // A list that does not exist is a fault of its own.
    list.is_none_or(|own| own.columns.iter().any(|one| one.id == column))
}
