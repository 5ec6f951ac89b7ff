//! What is pasted and stands in no step: the lines that connect a shell, and what finds a value.

use super::uses::{BUILT_IN, COMMON, form_faults};
use super::{Cmdlet, Finding, Part, Piece, Reference, ScriptCall, ScriptWords, Template, looks};

pub(super) fn lint(parts: &[Part], reference: &Reference) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (index, shell) in part.content.shell.iter().enumerate() {
            for (place, own) in shell.connect.iter().enumerate() {
                let path = format!("shell[{index}].connect[{place}]");
                let strange = |cmdlet: &Cmdlet| {
                    let fault = !cmdlet.shells.contains(&shell.id);
                    fault.then(|| format!("`{}` is not in this shell", cmdlet.name))
                };
                let faults = faults(&own.text, reference, strange);
                found.extend(faults.map(|message| part.finding(&path, message)));
            }
        }
        for (index, value) in part.content.value.iter().enumerate() {
            let path = format!("value[{index}].find.command");
            let changes = |cmdlet: &Cmdlet| {
                let fault = !looks(&cmdlet.name);
                fault.then(|| format!("`{}` changes something: it only finds", cmdlet.name))
            };
            let faults = faults(&value.find.command, reference, changes);
            found.extend(faults.map(|message| part.finding(&path, message)));
        }
    }
    found
}

fn faults(
    line: &str,
    reference: &Reference,
    strange: impl Fn(&Cmdlet) -> Option<String>,
) -> impl Iterator<Item = String> {
    let words = ScriptWords::of(&Template(vec![Piece::Fixed(line.into())]));
    let calls = words.calls.into_iter().filter(ScriptCall::is_cmdlet);
    let needing = calls.filter(|call| !BUILT_IN.contains(&call.name.as_str()));
    let faults = needing.flat_map(|call| match reference.cmdlet(&call.name) {
        None => vec![format!("`{}` is not in the cmdlet table", call.name)],
        Some(cmdlet) => {
            let mut faults = unknown(&call, cmdlet);
            faults.extend(form_faults(&call, cmdlet));
            faults.extend(strange(cmdlet));
            faults
        }
    });
    faults.collect::<Vec<_>>().into_iter()
}

fn unknown(call: &ScriptCall, cmdlet: &Cmdlet) -> Vec<String> {
    let strange = call.parameters.iter().filter(|given| {
        let known = |own: &str| own.eq_ignore_ascii_case(&given.name);
        !COMMON.iter().any(|own| known(own)) && !cmdlet.parameters.iter().any(|(own, _)| known(own))
    });
    strange
        .map(|given| {
            format!(
                "`{} -{}` is not in the cmdlet table",
                cmdlet.name, given.name
            )
        })
        .collect()
}
