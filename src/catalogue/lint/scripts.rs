//! Scripts are pasted line by line, into shells of different age.

use super::{
    Action, Catalogue, Command, Finding, Part, Script, ScriptWords, commands, looks, reach, steps,
};

/// What only a newer PowerShell understands, with the level that brought it.
const NEWER: [(&str, u8); 21] = [
    ("[pscustomobject]", 3),
    ("[ordered]", 3),
    (" -in ", 3),
    (" -notin ", 3),
    ("ConvertFrom-Json", 3),
    ("ConvertTo-Json", 3),
    ("Invoke-WebRequest", 3),
    ("Invoke-RestMethod", 3),
    ("Get-ChildItem -File", 3),
    ("Get-ChildItem -Directory", 3),
    (" -Raw", 3),
    ("$PSItem", 3),
    ("Resolve-DnsName", 3),
    ("class ", 5),
    ("using namespace ", 5),
    ("::new(", 5),
    (".Where(", 4),
    (".ForEach(", 4),
    (" && ", 7),
    (" || ", 7),
    (" ?? ", 7),
];

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut cases = reach::Cases::of(catalogue);
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            for (path, command) in commands(&path, step) {
                let shown = cases.shown(step, command);
                found.extend(
                    age(command, catalogue, &shown).map(|message| part.finding(&path, message)),
                );
                if let Action::Script(script) = &command.action {
                    found.extend(faults(script).map(|message| part.finding(&path, message)));
                }
            }
        }
    }
    found
}

fn faults(script: &Script) -> impl Iterator<Item = &'static str> {
    let code = script.template.fixed();
    let code = code.trim();
    let is_block = code.starts_with("& {") && code.ends_with('}');
    let runs_on = code.lines().count() > 1 && !is_block && stops(code, script.prompts);
    let changes = script.looks && !script.uses.iter().all(|own| looks(&own.cmdlet));
    let faults = [
        runs_on.then_some(
            "a script of several lines that can stop or ask stands in `& { }`: \
             pasted, its other lines would run on",
        ),
        changes.then_some("a script that only looks uses a cmdlet that changes"),
    ];
    faults.into_iter().flatten()
}

fn stops(code: &str, prompts: bool) -> bool {
    prompts || code.contains("throw ") || code.contains("return")
}

/// Whether the shell of some version that the command is shown for does not know a word of it yet.
fn age(command: &Command, catalogue: &Catalogue, shown: &[reach::Case<'_>]) -> Option<String> {
    let shell = catalogue.shell(command.shell.as_str())?;
    let level = shown.iter().map(|case| case.level(shell)).min()?;
    let code = match &command.action {
        Action::Command(call) => call.cmdlet.to_string(),
        Action::Script(script) => script.template.fixed(),
        Action::Manual(_) | Action::Record(_) => return None,
    };
    let newer = NEWER
        .iter()
        .map(|(word, least)| (word.trim(), *least, code.contains(word)));
    let newer = newer.chain([(
        "Where-Object PROPERTY",
        3,
        compares_in_short(&command.action),
    )]);
    let (word, least, _) = { newer }.find(|(_, least, used)| *used && *least > level)?;
    Some(format!(
        "`{word}` needs PowerShell {least}, and this shell may have {level}"
    ))
}

/// `Where-Object Name -eq ..` instead of a block.
fn compares_in_short(action: &Action) -> bool {
    let Action::Script(script) = action else {
        return false;
    };
    let words = ScriptWords::of(&script.template);
    let mut calls = words.calls.iter();
    calls.any(|call| call.name == "Where-Object" && !call.parameters.is_empty())
}
