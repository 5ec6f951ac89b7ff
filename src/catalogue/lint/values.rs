//! Examples and defaults are what their own kind accepts, and defaults do not go round in circles.

use super::{Catalogue, Finding, Part, Template, Value};

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
    if leads_back(value, catalogue) {
        faults.push("its default depends on itself".to_owned());
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
