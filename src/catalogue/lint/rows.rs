//! Rows of the cmdlet table that say too little: no source, an enumeration without words.

use super::{Cmdlet, Finding, Parameter, ParameterKind, Part};

pub(super) fn lint(parts: &[Part]) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (index, cmdlet) in part.content.cmdlet.iter().enumerate() {
            let path = format!("cmdlet[{index}]");
            found.extend(row_faults(cmdlet).map(|message| part.finding(&path, message)));
            for (name, parameter) in cmdlet.parameters.iter() {
                let path = format!("{path}.parameters.{name}");
                let faults = parameter_faults(&cmdlet.name, name, parameter, cmdlet);
                found.extend(faults.map(|message| part.finding(&path, message)));
            }
        }
    }
    found
}

fn row_faults(cmdlet: &Cmdlet) -> impl Iterator<Item = String> {
    let name = &cmdlet.name;
    let unsourced = cmdlet.module.is_empty() && cmdlet.source.is_none();
    let unsourced = unsourced.then(|| {
        format!("`{name}` has neither a module of Microsoft's reference nor a source of its own")
    });
    let silent = cmdlet.meaning.trim().is_empty();
    let silent = silent.then(|| format!("`{name}` has no meaning"));
    let twice = cmdlet
        .properties
        .iter()
        .find(|own| cmdlet.unconfirmed.contains(own))
        .map(|own| format!("the property `{own}` of `{name}` is both known and unconfirmed"));
    [unsourced, silent, twice].into_iter().flatten()
}

fn parameter_faults(
    cmdlet: &str,
    name: &str,
    parameter: &Parameter,
    row: &Cmdlet,
) -> impl Iterator<Item = String> {
    let named = format!("`{cmdlet} -{name}`");
    let listed = matches!(parameter.kind, ParameterKind::Word | ParameterKind::Words);
    let empty = listed && parameter.values.is_empty();
    let empty = empty.then(|| format!("{named} is an enumeration: list its words in `values`"));
    let stray = !listed && !parameter.values.is_empty();
    let stray = stray.then(|| format!("{named} has `values`, and its kind takes no words"));
    let silent = parameter.meaning.trim().is_empty();
    let silent = silent.then(|| format!("{named} has no meaning"));
    let strange = parameter
        .shells
        .iter()
        .find(|id| !row.shells.contains(id))
        .map(|id| format!("{named} is said to be in the shell `{id}`, and its cmdlet is not"));
    [empty, stray, silent, strange].into_iter().flatten()
}
