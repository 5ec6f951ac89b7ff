//! What a script puts around its commands: comments, questions, stops.

use super::literal;

/// The function that asks before a change; every script begins with it.
pub const CONFIRM_CHANGE: &str = "\
function Confirm-Change([string]$What) {
    (Read-Host ($What + ' - type yes to change, anything else leaves it as it is')) -eq 'yes'
}
";

/// A comment, one line for each line of the text.
#[must_use]
pub fn comment(text: &str) -> String {
    text.lines()
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

/// A change that is made only after a yes. Where it fails, the script stops.
#[must_use]
pub fn confirmed_change(what: &str, code: &str) -> String {
    let body =
        format!("$ErrorActionPreference = 'Stop'\n{code}\n$ErrorActionPreference = 'Continue'");
    format!(
        "if (Confirm-Change {}) {{\n{}}}\n",
        literal(what),
        indented(&body)
    )
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
