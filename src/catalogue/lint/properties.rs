//! What is shown, compared and expected is a property that its cmdlet is known to return.

use super::{
    Action, Command, Finding, Guard, Invocation, Part, Reference, Script, Text, commands, steps,
};

pub(super) fn lint(parts: &[Part], reference: &Reference) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            for (path, command) in commands(&path, step) {
                let faults = match &command.action {
                    Action::Command(call) => of_call(call, command, reference),
                    Action::Script(script) => of_script(script, command),
                    Action::Manual(_) | Action::Record(_) => Vec::new(),
                };
                found.extend(faults.into_iter().map(|m| part.finding(&path, m)));
            }
        }
    }
    found
}

fn of_call(call: &Invocation, command: &Command, reference: &Reference) -> Vec<String> {
    let mut faults = Vec::new();
    let expected = || command.expect.iter().map(|(name, _)| name);
    if let Some(cmdlet) = reference.cmdlet(&call.cmdlet) {
        let named = call.show.iter().chain(&call.expand).map(Text::as_str);
        let mut strange: Vec<&str> = named.chain(expected()).collect();
        strange.retain(|own| !cmdlet.returns(own));
        strange.sort_unstable();
        strange.dedup();
        faults.extend(strange.into_iter().map(|own| unknown(&cmdlet.name, own)));
        let confirmed = |own: &str| !cmdlet.unconfirmed.iter().any(|word| *word == *own);
        if !command.expect.is_empty() && !expected().any(confirmed) {
            faults.push(format!(
                "the check of `{}` rests on unconfirmed properties alone",
                cmdlet.name
            ));
        }
    }
    if let Some(look) = call.guard.as_ref().map(Guard::look)
        && let Some(cmdlet) = reference.cmdlet(&look.cmdlet)
    {
        for (own, _) in look.matching.iter() {
            if !cmdlet.returns(own) {
                faults.push(unknown(&cmdlet.name, own));
            } else if cmdlet.unconfirmed.iter().any(|word| *word == *own) {
                faults.push(format!(
                    "`{}` is an unconfirmed property of `{}`: no change may hang on it",
                    own, cmdlet.name
                ));
            }
        }
    }
    faults
}

/// A script puts together what it prints; the name stands in it at least.
fn of_script(script: &Script, command: &Command) -> Vec<String> {
    let code = script.template.fixed();
    let expected = command.expect.iter().map(|(name, _)| name);
    expected
        .filter(|name| !code.contains(*name))
        .map(|name| format!("`{name}` is expected, and nothing in the script prints it"))
        .collect()
}

fn unknown(cmdlet: &str, property: &str) -> String {
    format!("`{cmdlet}` has no property `{property}` in the cmdlet table")
}
