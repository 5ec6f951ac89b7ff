//! What a script puts around its commands: comments, questions, stops.

use super::{literal, shown};

/// The function that asks before a change, below what would be run; every script begins with it.
pub const CONFIRM_CHANGE: &str = "\
function Confirm-Change([string]$What, [string]$Command, [string]$To = 'to change') {
    Write-Host ''
    Write-Host $What
    Write-Host $Command
    (Read-Host ('type yes ' + $To + ', anything else leaves it as it is')) -eq 'yes'
}
";

/// What a yes allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    Change,
    /// Only a file is written.
    WriteFile,
}

/// A comment, one line for each line of the text.
#[must_use]
pub fn comment(text: &str) -> String {
    // A carriage return alone ends a comment too.
    text.lines()
        .flat_map(|line| line.split('\r'))
        .map(|line| format!("# {line}").trim_end().to_owned() + "\n")
        .collect()
}

/// Stops the script with a message.
#[must_use]
pub fn throw(message: &str) -> String {
    format!("throw {}\n", literal(message))
}

/// Waits for a person.
#[must_use]
pub fn wait_for_hand(message: &str) -> String {
    format!("[void](Read-Host {})\n", literal(message))
}

/// A change that is made only after a yes, below its text. Where it fails, the script stops.
#[must_use]
pub fn confirmed_change(what: &str, code: &str, consent: Consent) -> String {
    let body = format!(
        "$ErrorActionPreference = 'Stop'\n{}\n$ErrorActionPreference = 'Continue'",
        shown(code)
    );
    let to = match consent {
        Consent::Change => "",
        Consent::WriteFile => " 'to write the file'",
    };
    format!(
        "if (Confirm-Change {} {}{to}) {{\n{}}}\n",
        literal(what),
        literal(code),
        indented(&body)
    )
}

/// Code that runs only on one machine, and what is said on any other.
#[must_use]
pub fn only_on(host: &str, code: &str) -> String {
    let here = format!("$env:COMPUTERNAME -eq {}", literal(computer(host)));
    let skipped = format!("Skipped: this part is meant for {host}.");
    only_if(&here, code, &skipped)
}

/// What Windows calls a machine of that name: no domain, and no more than 15 characters.
pub(super) fn computer(host: &str) -> &str {
    let label = host.split('.').next().unwrap_or(host);
    let end = label.char_indices().nth(15).map(|(at, _)| at);
    end.and_then(|at| label.get(..at)).unwrap_or(label)
}

/// Code that runs only where a condition holds, and what is said where it does not.
#[must_use]
pub fn only_if(condition: &str, code: &str, otherwise: &str) -> String {
    format!(
        "if ({condition}) {{\n{}}} else {{\n{}}}\n",
        indented(code),
        indented(&literal(otherwise))
    )
}

/// A literal of several lines would gain blanks: code with one keeps its columns.
fn indented(code: &str) -> String {
    let keeps = code.contains("@'") || code.contains("@\"");
    let lines = code.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line if keeps => format!("{line}\n"),
        line => format!("    {line}\n"),
    });
    lines.collect()
}
