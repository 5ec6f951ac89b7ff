//! One script per leg: it looks before it changes, asks before each change, and can be run again.

use super::cite;
use crate::catalogue::{Action, Guard, Invocation};
use crate::plan::{Form, Leg, LegEntry, LegItem, Plan, PlannedCommand};
use crate::powershell::literal;
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

const ASK: &str = "\
function Confirm-Change([string]$What) {
    (Read-Host ($What + ' - type yes to change')) -eq 'yes'
}
";

/// The scripts of a plan, in running order.
#[must_use]
pub fn scripts(plan: &Plan<'_>, session: &Session) -> Vec<ScriptFile> {
    let legs = plan.legs();
    legs.iter()
        .map(|leg| script(plan, session, leg, legs.len()))
        .collect()
}

fn script(plan: &Plan<'_>, session: &Session, leg: &Leg<'_, '_>, of: usize) -> ScriptFile {
    let mut out = String::new();
    let mut incomplete = Vec::new();
    head(&mut out, plan, session, leg, of);
    for entry in &leg.entries {
        step_head(&mut out, plan, entry);
        for item in &entry.items {
            let command = item.command();
            item_block(&mut out, *item);
            if command.worded.text().is_none() {
                incomplete.push((command.id.to_string(), command.worded.missing.clone()));
            }
        }
    }
    let text = out.replace('\n', "\r\n");
    ScriptFile {
        name: format!("{:02}-{}.ps1", leg.number, leg.shell),
        text: format!("\u{feff}{text}"),
        incomplete,
    }
}

fn head(out: &mut String, plan: &Plan<'_>, session: &Session, leg: &Leg<'_, '_>, of: usize) {
    comment(out, &format!("Scenario: {}", plan.title));
    if !session.title.is_empty() {
        comment(out, &format!("Session: {}", session.title));
    }
    if let Some(time) = session.changed.or(session.created) {
        comment(out, &format!("State of: {time}"));
    }
    let edition = &plan.catalogue.edition;
    comment(
        out,
        &format!(
            "Made by exlync {} with the knowledge base {} of {}",
            env!("CARGO_PKG_VERSION"),
            edition.version,
            edition.reviewed
        ),
    );
    comment(
        out,
        &format!(
            "Part {} of {of}: {}, on {}",
            leg.number,
            leg.shell_name,
            leg.machine.in_words()
        ),
    );
    comment(out, &format!("Open it so: {}", leg.open));
    if let Some(connect) = leg.connect {
        comment(out, &format!("Connect it so: {connect}"));
    }
    comment(
        out,
        "It looks before it changes and asks before each change; it can be run again.",
    );
    out.push('\n');
    out.push_str(ASK);
}

fn step_head(out: &mut String, plan: &Plan<'_>, entry: &LegEntry<'_, '_>) {
    let planned = entry.step;
    let step = planned.step;
    out.push('\n');
    comment(out, &"-".repeat(70));
    comment(out, &format!("{} [{}]", step.title, step.id));
    for because in &planned.because {
        let source = cite::short(plan.catalogue, &because.rule.source, &because.rule.part);
        let side = because
            .mailbox
            .map(|side| format!(", {}", side.in_words()))
            .unwrap_or_default();
        comment(
            out,
            &format!(
                "{}{side}: {} ({source})",
                because.need.in_words(),
                because.rule.text
            ),
        );
    }
    comment(
        out,
        &format!("{}; {}", step.repeat, step.interrupts.in_words()),
    );
    if !step.gate.is_empty() {
        comment(out, &format!("Before you start: {}", step.gate));
    }
    if !step.wait.is_empty() {
        comment(out, &format!("Wait: {}", step.wait));
    }
    let mut expected: Vec<String> = Vec::new();
    for (property, value) in planned.verify.iter().flat_map(|own| &own.expect) {
        let line = format!("Expected in the end: {property} : {value}");
        if !expected.contains(&line) {
            comment(out, &line);
            expected.push(line);
        }
    }
}

fn item_block(out: &mut String, item: LegItem<'_, '_>) {
    let planned = item.command();
    out.push('\n');
    let what = if matches!(item, LegItem::Check(_)) {
        "Check: "
    } else {
        ""
    };
    comment(out, &format!("{what}{}", planned.title()));
    let Some(text) = planned.worded.text() else {
        comment(out, &planned.worded.preview);
        let lack = format!(
            "{}: a value is missing: {}",
            planned.id,
            planned.worded.missing.join(", ")
        );
        out.push_str(&format!("throw {}\n", literal(&lack)));
        return;
    };
    match planned.form() {
        Form::Manual | Form::Record => {
            comment(out, text);
            let ask = format!(
                "{}: by hand, as the comment says; press Enter when it is done",
                planned.id
            );
            out.push_str(&format!("[void](Read-Host {})\n", literal(&ask)));
        }
        Form::PowerShell
            if matches!(item, LegItem::Check(_)) || planned.command.action.only_looks() =>
        {
            out.push_str(text);
            out.push('\n');
            for (property, value) in &planned.expect {
                comment(out, &format!("expected: {property} : {value}"));
            }
        }
        Form::PowerShell => change(out, planned, text),
    }
}

/// A change: after a look where there is a guard, and only after a yes.
fn change(out: &mut String, planned: &PlannedCommand<'_>, text: &str) {
    let ask = format!(
        "if (Confirm-Change {}) {{",
        literal(&format!("{}: {}", planned.id, planned.title()))
    );
    let Some(guard) = planned.guard.as_ref().and_then(|own| own.text()) else {
        out.push_str(&format!("{ask}\n"));
        lines(out, "    ", text);
        out.push_str("}\n");
        return;
    };
    out.push_str(&format!("if ({guard}) {{\n    {ask}\n"));
    lines(out, "        ", text);
    let found = match &planned.command.action {
        Action::Command(Invocation {
            guard: Some(Guard::Missing(_)),
            ..
        }) => "one is there already and was left as it is: compare it with what is expected",
        _ => "already so, nothing changed",
    };
    let already = literal(&format!("{}: {found}", planned.id));
    out.push_str(&format!("    }}\n}} else {{\n    {already}\n}}\n"));
}

/// Code inside a block; a script with a here-string or a literal of several lines keeps its columns.
fn lines(out: &mut String, indent: &str, text: &str) {
    let keeps = text.contains("@'") || text.contains("@\"");
    for line in text.lines() {
        if !keeps && !line.is_empty() {
            out.push_str(indent);
        }
        out.push_str(line);
        out.push('\n');
    }
}

fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        out.push_str(format!("# {line}").trim_end());
        out.push('\n');
    }
}
