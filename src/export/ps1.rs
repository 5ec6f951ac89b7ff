//! One script per leg: it looks before it changes, asks before each change, and can be run again.

use super::cite;
use crate::catalogue::{Action, NoteKind};
use crate::plan::{Form, Leg, LegEntry, LegItem, Plan, PlannedCommand};
use crate::powershell::{
    CONFIRM_CHANGE, Consent, Fact, comment, confirmed_change, only_if, only_on, shown, tally,
    throw, wait_for_hand,
};
use crate::session::Session;

/// A script, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptFile {
    /// `NN-SHELL.ps1`
    pub name: String,
    /// With a byte order mark and the line ends of Windows.
    pub text: String,
    /// Commands that are left out because a value is missing: their ids and the values.
    pub incomplete: Vec<(String, Vec<String>)>,
}

/// The scripts of a plan, in running order.
#[must_use]
pub fn scripts(plan: &Plan<'_>, session: &Session) -> Vec<ScriptFile> {
    let legs = plan.legs();
    legs.iter()
        .map(|leg| script(plan, session, leg, legs.len()))
        .collect()
}

/// The name of the file that a leg becomes.
#[must_use]
pub fn script_name(leg: &Leg<'_, '_>) -> String {
    format!("{:02}-{}.ps1", leg.number, leg.shell)
}

fn script(plan: &Plan<'_>, session: &Session, leg: &Leg<'_, '_>, of: usize) -> ScriptFile {
    let mut out = String::new();
    let mut incomplete = Vec::new();
    head(&mut out, plan, session, leg, of);
    for entry in &leg.entries {
        step_head(&mut out, plan, entry);
        let mut facts: Vec<Fact> = Vec::new();
        for item in &entry.items {
            let command = item.command();
            if let Some(fact) = command.fact().filter(|_| entry.step.step.tally) {
                facts.push(counted(*item, fact));
            } else {
                counts(&mut out, &mut facts);
                item_block(&mut out, *item);
            }
            if entry.step.ends_its_work(&command.id) {
                counts(&mut out, &mut facts);
                gates(&mut out, plan, entry);
            }
            let missing = command.lacking();
            if !missing.is_empty() {
                incomplete.push((command.id.to_string(), missing));
            }
        }
        counts(&mut out, &mut facts);
    }
    let text = out.replace('\n', "\r\n");
    ScriptFile {
        name: script_name(leg),
        text: format!("\u{feff}{text}"),
        incomplete,
    }
}

fn head(out: &mut String, plan: &Plan<'_>, session: &Session, leg: &Leg<'_, '_>, of: usize) {
    out.push_str(&comment(&format!("Scenario: {}", plan.title)));
    if !session.title.is_empty() {
        out.push_str(&comment(&format!("Session: {}", session.title)));
    }
    if let Some(time) = session.changed.or(session.created) {
        out.push_str(&comment(&format!("State of: {time}")));
    }
    let edition = &plan.catalogue.edition;
    out.push_str(&comment(&format!(
        "Made by exlync {} with the knowledge base {} of {}",
        env!("CARGO_PKG_VERSION"),
        edition.version,
        edition.reviewed
    )));
    out.push_str(&comment(&format!(
        "Part {} of {of}: {}, on {}",
        leg.number,
        leg.shell_name,
        leg.machine.in_words()
    )));
    let hosts = leg.hosts();
    if !hosts.is_empty() {
        out.push_str(&comment(&format!(
            "Run it on each of these: {}. What is meant for one of them is skipped on the others.",
            hosts.join(", ")
        )));
    }
    out.push_str(&comment(&format!("Open it so: {}", leg.open)));
    if let Some(connect) = leg.connect {
        out.push_str(&comment(&format!("Connect it so: {connect}")));
    }
    out.push_str(&comment(
        "It looks before it changes and asks before each change; it can be run again.",
    ));
    out.push('\n');
    out.push_str(CONFIRM_CHANGE);
}

fn step_head(out: &mut String, plan: &Plan<'_>, entry: &LegEntry<'_, '_>) {
    let planned = entry.step;
    let step = planned.step;
    out.push('\n');
    out.push_str(&comment(&"-".repeat(70)));
    out.push_str(&comment(&format!("{} [{}]", step.title, step.id)));
    for because in &planned.because {
        let source = cite::short(plan.catalogue, &because.rule.source, &because.rule.part);
        let side = because
            .mailbox
            .map(|side| format!(", {}", side.in_words()))
            .unwrap_or_default();
        out.push_str(&comment(&format!(
            "{}{side}: {} ({source})",
            because.need.in_words(),
            because.rule.text
        )));
    }
    out.push_str(&comment(&format!(
        "{}; {}",
        step.repeat,
        step.interrupts.in_words()
    )));
    if !step.gate.is_empty() {
        out.push_str(&comment(&format!("Before you start: {}", step.gate)));
    }
    if !step.wait.is_empty() {
        out.push_str(&comment(&format!("Wait: {}", step.wait)));
    }
    for note in planned
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::Warning)
    {
        out.push_str(&comment(&format!("Warning: {}", note.text)));
    }
    let mut expected: Vec<String> = Vec::new();
    for (property, value) in planned.verify.iter().flat_map(|own| &own.expect) {
        let line = format!("Expected in the end: {property} : {value}");
        if !expected.contains(&line) {
            out.push_str(&comment(&line));
            expected.push(line);
        }
    }
}

/// What to wait for before anything that follows.
fn gates(out: &mut String, plan: &Plan<'_>, entry: &LegEntry<'_, '_>) {
    for gate in &entry.step.then {
        out.push('\n');
        out.push_str(&comment(&format!("Then: {}", cite::gate(plan, gate))));
    }
}

/// The looks so far, in one go.
fn counts(out: &mut String, facts: &mut Vec<Fact>) {
    if !facts.is_empty() {
        out.push('\n');
        out.push_str(&tally(facts, true));
        out.push('\n');
        facts.clear();
    }
}

/// A look as a script takes it: what is expected stands behind it, and one that lacks a value fails by that name.
fn counted(item: LegItem<'_, '_>, fact: Fact) -> Fact {
    let planned = item.command();
    let code = stop(planned).unwrap_or_else(|| format!("{}\n", fact.code));
    Fact {
        code: code + &expected(planned),
        ..fact
    }
}

fn item_block(out: &mut String, item: LegItem<'_, '_>) {
    let planned = item.command();
    let is_check = matches!(item, LegItem::Check(_));
    let what = if is_check { "Check: " } else { "" };
    out.push('\n');
    out.push_str(&comment(&format!("{what}{}", planned.title())));
    let later = &planned.command.later;
    if !later.is_empty() {
        out.push_str(&comment(&format!("Later: {later}")));
    }
    let code = code(planned, is_check);
    out.push_str(&match planned.host() {
        Some(host) => only_on(host, &code),
        None => code,
    });
}

/// What is run, or what stands there in its place.
fn code(planned: &PlannedCommand<'_>, is_check: bool) -> String {
    if let Some(stop) = stop(planned) {
        return stop;
    }
    let text = planned.worded.preview.as_str();
    match planned.form() {
        Form::Manual | Form::Record => {
            let ask = "by hand, as the comment says; press Enter when it is done";
            comment(text) + &wait_for_hand(&format!("{}: {ask}", planned.id))
        }
        Form::PowerShell if is_check || planned.command.action.only_looks() => {
            format!("{}\n{}", shown(text), expected(planned))
        }
        Form::PowerShell => change(planned, text),
    }
}

/// What stands in the place of a command that lacks a value: its text for the eyes, and a stop that names what is missing.
fn stop(planned: &PlannedCommand<'_>) -> Option<String> {
    let missing = planned.lacking();
    let message = || format!("{}: a value is missing: {}", planned.id, missing.join(", "));
    (!missing.is_empty()).then(|| comment(&planned.worded.preview) + &throw(&message()))
}

/// What is to be seen, as comments.
fn expected(planned: &PlannedCommand<'_>) -> String {
    let expected = planned.expect.iter();
    expected
        .map(|(property, value)| comment(&format!("expected: {property} : {value}")))
        .collect()
}

/// A change: after a look where there is a guard, and only after a yes.
fn change(planned: &PlannedCommand<'_>, text: &str) -> String {
    let consent = if only_writes_file(&planned.command.action) {
        Consent::WriteFile
    } else {
        Consent::Change
    };
    let asked = confirmed_change(
        &format!("{}: {}", planned.id, planned.title()),
        text,
        consent,
    );
    let Some(guard) = planned.guard.as_ref().and_then(|own| own.text()) else {
        return asked;
    };
    only_if(guard, &asked, &planned.left_as_it_is())
}

/// Whether it changes no setting: what it reads goes to a file.
fn only_writes_file(action: &Action) -> bool {
    let calls = action.calls();
    let begins = |name: &str, with: &[&str]| with.iter().any(|own| name.starts_with(own));
    let mut each = calls.iter().map(|(name, _)| *name);
    each.clone().any(|own| begins(own, &["Export-"]))
        && each.all(|own| begins(own, &["Export-", "Get-", "Import-Csv"]))
}
