//! Nothing is kept that nothing uses: sources, values, rows of the cmdlet table and their parameters.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{Walk, support};
use crate::catalogue::{
    Action, Catalogue, Command, Guard, Parameter, Piece, ScriptWords, Step, Template, Text,
};

pub(super) fn prove(walk: &mut Walk<'_>) {
    let catalogue = walk.catalogue;
    let mut cited = BTreeSet::new();
    for whole in [
        serde_json::to_value(catalogue),
        serde_json::to_value(walk.reference),
    ] {
        cite(&whole.unwrap_or_default(), &mut cited);
    }
    for article in &catalogue.articles {
        if !cited.contains(article.id.as_str()) {
            let message = format!("source `{}`: nothing cites it", article.id);
            walk.findings.note_always(message);
        }
    }
    let steps = catalogue.steps.iter();
    let commands: Vec<&Command> = steps.flat_map(Step::all_commands).collect();
    let used: BTreeSet<&str> = commands
        .iter()
        .flat_map(|own| support::values(catalogue, own))
        .map(|own| own.id.as_str())
        .collect();
    for value in &catalogue.values {
        if !used.contains(value.id.as_str()) {
            let message = format!("value `{}`: no command is worded with it", value.id);
            walk.findings.note_always(message);
        }
    }
    rows(walk, &commands);
}

/// What is pasted and stands in no step: connect lines, and what finds a value.
fn outside(catalogue: &Catalogue) -> impl Iterator<Item = &Text> {
    let connect = catalogue.shells.iter().flat_map(|own| &own.connect);
    let found = catalogue.values.iter().map(|own| &own.find.command);
    connect.map(|own| &own.text).chain(found)
}

fn rows(walk: &mut Walk<'_>, commands: &[&Command]) {
    let mut called: BTreeSet<(String, String)> = BTreeSet::new();
    let mut note = |cmdlet: &str, parameter: &str| {
        called.insert((cmdlet.to_ascii_lowercase(), parameter.to_ascii_lowercase()));
    };
    for command in commands {
        for (cmdlet, parameters) in command.action.calls() {
            note(cmdlet, "");
            for own in parameters {
                note(cmdlet, own);
            }
        }
        if let Action::Command(call) = &command.action
            && let Some(look) = call.guard.as_ref().map(Guard::look)
        {
            note(&look.cmdlet, "");
            let given = look.parameters.iter().map(|(name, _)| name);
            given.for_each(|own| note(&look.cmdlet, own));
        }
    }
    for line in outside(walk.catalogue) {
        for call in ScriptWords::of(&Template(vec![Piece::Fixed(line.clone())])).calls {
            note(&call.name, "");
            call.parameters
                .iter()
                .for_each(|own| note(&call.name, &own.name));
        }
    }
    for row in &walk.reference.cmdlets {
        let name = row.name.to_ascii_lowercase();
        if !called.contains(&(name.clone(), String::new())) {
            let message = format!("`{}` has a row, and no command calls it", row.name);
            walk.findings.note_always(message);
            continue;
        }
        // One that is mandatory says what its parameter set demands, also where that set is not taken; one that
        // alone names a set says that there is such a set.
        let names_alone = |parameter: &Parameter| {
            parameter.sets.iter().any(|set| {
                let mut all = row.parameters.iter();
                !all.any(|(_, own)| !std::ptr::eq(own, parameter) && own.sets.contains(set))
            })
        };
        let optional = row.parameters.iter();
        let optional = optional.filter(|(_, own)| !own.mandatory && !names_alone(own));
        for (parameter, _) in optional {
            if !called.contains(&(name.clone(), parameter.to_ascii_lowercase())) {
                let name = &row.name;
                let message = format!("`{name} -{parameter}` has a row, and no command gives it");
                walk.findings.note_always(message);
            }
        }
    }
}

/// Whatever stands under the name of a source.
fn cite(value: &Json, cited: &mut BTreeSet<String>) {
    match value {
        Json::Object(map) => {
            for (key, own) in map {
                match own {
                    Json::String(id) if key.ends_with("source") => {
                        cited.insert(id.clone());
                    }
                    _ => cite(own, cited),
                }
            }
        }
        Json::Array(items) => items.iter().for_each(|own| cite(own, cited)),
        _ => {}
    }
}
