//! Whether a value has the form that its parameter takes.

use super::{Catalogue, Expression, ItemSlot, Parameter, ParameterKind, ValueId, ValueKind};

/// The values that a choice may come to.
pub(super) fn leaves(expression: &Expression) -> Vec<&Expression> {
    match expression {
        Expression::Choose(branches) => branches
            .iter()
            .flat_map(|branch| leaves(&branch.value))
            .collect(),
        other => vec![other],
    }
}

/// Whether a parameter takes such a value.
pub(super) fn fits(value: &Expression, parameter: &Parameter, catalogue: &Catalogue) -> bool {
    let is_list = |id: &ValueId| catalogue.value(id.as_str()).is_some_and(|own| own.list);
    let (slot, list_slot) = match value {
        Expression::Text(text) => (text.sole_slot(), text.slots().any(is_list)),
        _ => (None, false),
    };
    let is_unknown =
        |id: &ValueId| ItemSlot::of(id).is_none() && catalogue.value(id.as_str()).is_none();
    if slot.is_some_and(is_unknown) {
        // That there is no such value is a fault of its own.
        return true;
    }
    // A lone slot with one value is worded in the type of that value.
    let slot_kind = slot
        .filter(|_| !list_slot)
        .and_then(|id| catalogue.value(id.as_str()))
        .map(|own| own.kind);
    match parameter.kind {
        ParameterKind::Text => match value {
            Expression::Text(_) => !list_slot,
            Expression::List(_) | Expression::Table(_) | Expression::Boolean(_) => false,
            _ => true,
        },
        ParameterKind::List => match value {
            Expression::Text(_) => slot.is_some() || !list_slot,
            Expression::Boolean(_) | Expression::Number(_) | Expression::Filter(_) => false,
            _ => true,
        },
        ParameterKind::Boolean => {
            matches!(value, Expression::Boolean(_)) || slot_kind == Some(ValueKind::Boolean)
        }
        ParameterKind::Number => {
            matches!(value, Expression::Number(_)) || slot_kind == Some(ValueKind::Port)
        }
        ParameterKind::Word => is_listed(value, parameter) || *value == Expression::Null,
        ParameterKind::Words => match value {
            Expression::List(words) => words.iter().all(|word| is_listed(word, parameter)),
            other => is_listed(other, parameter),
        },
        ParameterKind::Table => matches!(value, Expression::Table(_)),
        ParameterKind::Filter => match value {
            Expression::Text(_) => !list_slot,
            other => matches!(other, Expression::Filter(_) | Expression::Ldap(_)),
        },
        ParameterKind::Object => matches!(value, Expression::Word(_) | Expression::Null),
        ParameterKind::Switch => false,
    }
}

/// What it takes, in words.
pub(super) fn expected(parameter: &Parameter) -> String {
    match parameter.kind {
        ParameterKind::Text => "one text".to_owned(),
        ParameterKind::List => "a list of texts".to_owned(),
        ParameterKind::Boolean => "true or false".to_owned(),
        ParameterKind::Switch => "no value: it is a switch".to_owned(),
        ParameterKind::Number => "a number".to_owned(),
        ParameterKind::Word => format!("one of the words {}", parameter.values.join(", ")),
        ParameterKind::Words => format!("some of the words {}", parameter.values.join(", ")),
        ParameterKind::Table => "a hash table".to_owned(),
        ParameterKind::Filter => "a filter".to_owned(),
        ParameterKind::Object => "an object that only a script can make".to_owned(),
    }
}

fn is_listed(value: &Expression, parameter: &Parameter) -> bool {
    matches!(value, Expression::Word(word) if parameter.values.contains(word))
}
