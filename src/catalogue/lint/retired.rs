//! What has ended stays as reference: it says with what it ended, and nothing that is in use calls it.

use super::{
    Catalogue, Cmdlet, Command, Finding, LifecycleId, Part, Reference, Step, commands, steps,
};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue, reference: &Reference) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (index, cmdlet) in part.content.cmdlet.iter().enumerate() {
            let path = format!("cmdlet[{index}]");
            let faults = cmdlet
                .retired
                .iter()
                .filter_map(|id| unended(id, catalogue));
            found.extend(faults.map(|message| part.finding(&path, message)));
        }
        for (path, step) in steps(part) {
            for (path, command) in commands(&path, step) {
                let faults = faults(step, command, catalogue, reference);
                found.extend(faults.into_iter().map(|m| part.finding(&path, m)));
            }
        }
    }
    found
}

fn faults(
    step: &Step,
    command: &Command,
    catalogue: &Catalogue,
    reference: &Reference,
) -> Vec<String> {
    let mut faults: Vec<String> = Vec::new();
    let calls = command.action.calls();
    let called = calls.iter().filter_map(|(name, _)| reference.cmdlet(name));
    if let Some(id) = &command.retired {
        faults.extend(unended(id, catalogue));
        if !step.commands.iter().any(|own| std::ptr::eq(own, command)) {
            faults
                .push("only a command can be kept for reference, no check and no undo".to_owned());
        }
        if step
            .undo
            .iter()
            .any(|own| own.of.as_ref() == Some(&command.id))
        {
            faults.push("it is kept for reference: there is nothing to take back".to_owned());
        }
    } else {
        let ended = called.filter(|own: &&Cmdlet| own.retired.is_some());
        faults.extend(ended.map(|own| {
            let name = &own.name;
            format!("`{name}` has ended: only a command with `retired` may call it")
        }));
    }
    faults
}

fn unended(id: &LifecycleId, catalogue: &Catalogue) -> Option<String> {
    let Some(row) = catalogue.lifecycle(id.as_str()) else {
        return Some(format!("there is no lifecycle `{id}`"));
    };
    let ends = row.phases.last().is_some_and(|own| own.state.is_end());
    (!ends || row.successor.is_none())
        .then(|| format!("`{id}` has no end, or nothing follows it: what ended with it?"))
}
