//! No change for whatever an organization holds: what a changing cmdlet is fed with or repeated for was narrowed down.

use super::{Finding, Part, Reference, ScriptCall, ScriptWords, looks, scripts_of, uses::BUILT_IN};

/// Parameters that narrow down what a looking cmdlet returns.
const NARROWING: [&str; 9] = [
    "Identity",
    "Server",
    "Filter",
    "LDAPFilter",
    "RoleAssignee",
    "Pool",
    "UserId",
    "ServicePrincipalId",
    "Thumbprint",
];

pub(super) fn lint(parts: &[Part], reference: &Reference) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, _, script) in scripts_of(part) {
            let words = ScriptWords::of(&script.template);
            let faults = faults(&words, reference);
            found.extend(faults.map(|message| part.finding(&path, message)));
        }
    }
    found
}

fn faults<'a>(
    words: &'a ScriptWords,
    reference: &'a Reference,
) -> impl Iterator<Item = String> + 'a {
    words.calls.iter().filter_map(|call| {
        let known = reference.cmdlet(&call.name).is_some();
        let shapes = call.name.ends_with("-Object") || BUILT_IN.contains(&call.name.as_str());
        let changes = known && !looks(&call.name) && !shapes;
        let source = words.calls.get(call.source?)?;
        (changes && is_wide(source)).then(|| {
            format!(
                "`{}` would change whatever `{}` returns: name the objects one by one",
                call.name, source.name
            )
        })
    })
}

fn is_wide(source: &ScriptCall) -> bool {
    let narrowed = NARROWING.iter().any(|own| source.parameter(own).is_some());
    source.is_cmdlet() && looks(&source.name) && !narrowed && source.positional == 0
}
