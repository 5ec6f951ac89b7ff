//! Examples and defaults are what their own kind accepts, and defaults do not go round in circles.

use super::{Catalogue, Finding, Part, Template, Value, is_kebab};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (i, value) in part.content.value.iter().enumerate() {
            let path = format!("value[{i}]");
            found.extend(
                faults(value, catalogue)
                    .into_iter()
                    .map(|message| part.finding(&path, message)),
            );
        }
    }
    found
}

fn faults(value: &Value, catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    for text in &value.example {
        match value.accept(text) {
            Err(why) => faults.push(format!("the example `{text}` is refused: {why}")),
            Ok(clean) if clean != text.as_str() => {
                faults.push(format!(
                    "the example `{text}` would be cleaned to `{clean}`"
                ));
            }
            Ok(_) => {}
        }
    }
    if !value.list && value.example.len() > 1 {
        faults.push("several examples, but the value is not a list".to_owned());
    }
    if value.example.is_empty() && value.defaults.is_empty() {
        faults.push("neither an example nor a default".to_owned());
    }
    for rule in &value.defaults {
        for slot in rule.text.slots() {
            if catalogue.value(slot.as_str()).is_none() {
                faults.push(format!("the default needs `{slot}`, which is not a value"));
            }
        }
        let fixed = rule.text.fixed();
        if rule.text.slots().next().is_none()
            && let Err(why) = value.accept(&fixed)
        {
            faults.push(format!("the default `{fixed}` is refused: {why}"));
        }
    }
    faults.extend(taken(value, catalogue));
    faults.extend(columns(value));
    if !value.columns.is_empty() && faults.is_empty() {
        let examples: Vec<String> = value.example.iter().map(ToString::to_string).collect();
        let lacking = value.incomplete(&examples).into_iter();
        faults.extend(lacking.map(|own| format!("the example {own}")));
    }
    if let Some(list) = &value.each {
        if !catalogue.value(list.as_str()).is_some_and(|own| own.list) {
            faults.push(format!("`{list}` is not a list of values"));
        }
        if !value.before {
            faults.push("only a former value is kept for each item of a list".to_owned());
        }
    }
    if leads_back(value, catalogue) {
        faults.push("its default depends on itself".to_owned());
    }
    faults
}

/// What a value is taken from is a column of its own kind: each cell that was accepted there is accepted here.
fn taken(value: &Value, catalogue: &Catalogue) -> Option<String> {
    let from = value.taken_from.as_ref()?;
    let column = value.list_and_column().and_then(|(list, column)| {
        let columns = &catalogue.value(list)?.columns;
        columns.iter().find(|own| own.id == column)
    });
    let Some(column) = column else {
        return Some(format!(
            "it is taken from `{from}`, which is no column of a list"
        ));
    };
    let (kind, own) = (column.kind.as_str(), value.kind.as_str());
    (kind != own).then(|| format!("it is taken from `{from}`, which is `{kind}`, and is `{own}`"))
}

fn columns(value: &Value) -> Vec<String> {
    let columns = &value.columns;
    let mut faults = Vec::new();
    let Some(first) = columns.first() else {
        return faults;
    };
    if !value.list {
        faults.push("it has columns, but is not a list".to_owned());
    }
    if columns.len() < 2 {
        faults.push("one column only: a plain list says the same".to_owned());
    }
    if first.kind != value.kind {
        let (kind, own) = (first.kind.as_str(), value.kind.as_str());
        faults.push(format!(
            "the first column is `{kind}`, and the list says `{own}`"
        ));
    }
    if !first.is_demanded() {
        faults.push(format!(
            "the first column `{}` names the item: it cannot be left out",
            first.id
        ));
    }
    for (place, column) in columns.iter().enumerate() {
        let id = &column.id;
        let earlier = || columns.iter().take(place);
        if !is_kebab(id) {
            faults.push(format!("the column `{id}` is not in kebab-case"));
        }
        if earlier().any(|own| own.id == *id) {
            faults.push(format!("two columns are called `{id}`"));
        }
        if !column.kind.is_one_word() {
            let kind = column.kind.as_str();
            faults.push(format!(
                "the column `{id}` is `{kind}`, which may hold a blank or is no text"
            ));
        }
        if let Some(other) = &column.same_as
            && !earlier().any(|own| own.id == *other)
        {
            faults.push(format!(
                "the column `{id}` repeats `{other}`, which is no column before it"
            ));
        }
    }
    faults
}

fn leads_back(value: &Value, catalogue: &Catalogue) -> bool {
    let mut open: Vec<&Value> = vec![value];
    let mut seen: Vec<&str> = Vec::new();
    while let Some(one) = open.pop() {
        for slot in one
            .defaults
            .iter()
            .map(|rule| &rule.text)
            .flat_map(Template::slots)
        {
            if *slot == value.id {
                return true;
            }
            if !seen.contains(&slot.as_str()) {
                seen.push(slot.as_str());
                open.extend(catalogue.value(slot.as_str()));
            }
        }
    }
    false
}
