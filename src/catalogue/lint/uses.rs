//! What a script calls is declared, is in the cmdlet table, and gets values in the form that the table says.

use super::cmdlets::set_fault;
use super::types::expected;
use super::{
    Cmdlet, Command, Finding, Parameter, ParameterKind, Part, Reference, Script, ScriptCall,
    ScriptWords, Use, scripts_of,
};

/// Cmdlets of PowerShell itself, which need no declaration.
pub(super) const BUILT_IN: [&str; 24] = [
    "Where-Object",
    "ForEach-Object",
    "Select-Object",
    "Sort-Object",
    "Format-List",
    "Out-Null",
    "Write-Output",
    "Write-Warning",
    "Get-Date",
    "New-Object",
    "Get-Item",
    "Read-Host",
    "Join-Path",
    "Test-Path",
    "Start-Sleep",
    "Get-Content",
    "Get-Service",
    "Get-ChildItem",
    "Get-ItemProperty",
    "Copy-Item",
    "ConvertFrom-Json",
    "Get-Credential",
    "Set-Content",
    "Remove-Variable",
];

/// Parameters that every cmdlet has.
pub(super) const COMMON: [&str; 4] = ["ErrorAction", "WarningAction", "Verbose", "WhatIf"];

pub(super) fn lint(parts: &[Part], reference: &Reference) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, command, script) in scripts_of(part) {
            let faults = faults(script, command, reference);
            found.extend(faults.into_iter().map(|m| part.finding(&path, m)));
        }
    }
    found
}

fn faults(script: &Script, command: &Command, reference: &Reference) -> Vec<String> {
    let words = ScriptWords::of(&script.template);
    let buried = words.buried.iter();
    let mut faults: Vec<String> = buried
        .map(|id| format!("the slot `{id}` stands inside a string or a comment"))
        .collect();
    let calls = words.calls.iter().filter(|call| call.is_cmdlet());
    for call in calls {
        let declared = |own: &&Use| own.cmdlet == call.name.as_str();
        match script.uses.iter().find(declared) {
            Some(declared) => faults.extend(undeclared(call, declared)),
            None if BUILT_IN.contains(&call.name.as_str()) => continue,
            None => faults.push(format!(
                "the script calls `{}`, and its `uses` do not declare it",
                call.name
            )),
        }
        if let Some(cmdlet) = reference.cmdlet(&call.name) {
            faults.extend(form_faults(call, cmdlet));
            faults.extend(question(call, cmdlet, script));
            if !call.piped && call.positional == 0 {
                let given = call.parameters.iter().map(|own| own.name.as_str());
                faults.extend(set_fault(
                    &given.collect::<Vec<_>>(),
                    cmdlet,
                    &command.shell,
                ));
            }
        }
    }
    for own in &script.uses {
        if !words
            .calls
            .iter()
            .any(|call| own.cmdlet == call.name.as_str())
        {
            faults.push(format!(
                "`{}` is declared, and the script does not call it",
                own.cmdlet
            ));
        }
    }
    faults
}

fn undeclared(call: &ScriptCall, declared: &Use) -> Vec<String> {
    let strange = call.parameters.iter().filter(|given| {
        let known = |own: &str| own.eq_ignore_ascii_case(&given.name);
        !COMMON.iter().any(|own| known(own)) && !declared.parameters.iter().any(|own| known(own))
    });
    strange
        .map(|given| {
            format!(
                "the script gives `{} -{}`, and its `uses` do not declare it",
                call.name, given.name
            )
        })
        .collect()
}

/// A Boolean has a value, a switch has none.
pub(super) fn form_faults(call: &ScriptCall, cmdlet: &Cmdlet) -> Vec<String> {
    let mut faults = Vec::new();
    for given in &call.parameters {
        let Some(row) = cmdlet.parameters.get(&given.name) else {
            continue;
        };
        let named = format!("`{} -{}`", cmdlet.name, given.name);
        match (row.kind, given.value.as_deref()) {
            (ParameterKind::Boolean, value)
                if !value.is_some_and(|own| own.starts_with(['$', '('])) =>
            {
                faults.push(format!("{named} takes true or false"));
            }
            (ParameterKind::Switch, Some(_)) if !given.colon => {
                faults.push(format!("{named} takes no value: it is a switch"));
            }
            (ParameterKind::Switch | ParameterKind::Boolean, _) => {}
            (_, None) => faults.push(format!("{named} needs a value")),
            (ParameterKind::Word, Some(word)) if is_unlisted(word, row) => {
                faults.push(format!("{named} takes {}", expected(row)));
            }
            _ => {}
        }
    }
    faults
}

/// Whether it is a bare word, and none of those that the parameter takes.
fn is_unlisted(word: &str, row: &Parameter) -> bool {
    let bare = word.starts_with(|c: char| c.is_ascii_alphanumeric());
    bare && !row.values.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// A cmdlet that may ask makes the script one that asks, unless the answer is given with the call.
fn question(call: &ScriptCall, cmdlet: &Cmdlet, script: &Script) -> Option<String> {
    let answered = call.parameter("Confirm").is_some_and(|own| {
        own.colon
            && own
                .value
                .as_deref()
                .is_some_and(|v| v.eq_ignore_ascii_case("$false"))
    });
    (cmdlet.prompts && !script.prompts && !answered).then(|| {
        format!(
            "the script calls `{}`, which may stop and ask: say `prompts = true`",
            cmdlet.name
        )
    })
}
