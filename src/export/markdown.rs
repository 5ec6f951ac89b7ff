//! The runbook: the plan as a page to print, to send, to tick off.

use super::cite;
use crate::plan::{Form, LegItem, Plan, PlannedCommand, PlannedStep};
use crate::session::Session;

/// The whole deployment, cut into runs for one shell on one machine.
#[must_use]
pub fn runbook(plan: &Plan<'_>, session: &Session) -> String {
    let mut out = String::new();
    if plan.steps.is_empty() {
        return "Not enough is answered for a plan: `exchange` and `lync` come first.\n".to_owned();
    }
    head(&mut out, plan, session);
    out.push_str("\n## Steps\n\n| | step | need | why |\n| --- | --- | --- | --- |\n");
    for (index, step) in plan.steps.iter().enumerate() {
        overview(&mut out, plan, index + 1, step);
    }
    out.push_str("\n## Features\n\n| feature | by the article | today | needs |\n| --- | --- | --- | --- |\n");
    for own in &plan.features {
        let today = own.today.as_ref().map_or_else(
            || "as the article says".to_owned(),
            |today| {
                format!(
                    "{} since {}: {}",
                    today.support.in_words(),
                    today.since,
                    cell(&today.note)
                )
            },
        );
        let note = if own.note.is_empty() {
            String::new()
        } else {
            format!(": {}", cell(&own.note))
        };
        let source = cite::list(plan.catalogue, &own.sources);
        let ids: Vec<&str> = own.needs.iter().map(|id| id.as_str()).collect();
        out.push_str(&format!(
            "| {} | {}{note} ({source}) | {today} | {} |\n",
            cell(&own.feature.title),
            own.support.in_words(),
            ids.join(", ")
        ));
    }
    work(&mut out, plan);
    way_back(&mut out, plan);
    out
}

fn head(out: &mut String, plan: &Plan<'_>, session: &Session) {
    out.push_str(&format!("# {}\n\n", plan.title));
    if !session.title.is_empty() {
        out.push_str(&format!("{}\n\n", cell(&session.title)));
    }
    if let Some(time) = session.changed.or(session.created) {
        out.push_str(&format!("State of {time}. "));
    }
    let edition = &plan.catalogue.edition;
    out.push_str(&format!(
        "Knowledge base {} of {}.\n\n",
        edition.version, edition.reviewed
    ));
    for note in &plan.notes {
        out.push_str(&format!("- {note}\n"));
    }
    if !plan.assumed.is_empty() {
        let ids: Vec<&str> = plan.assumed.iter().map(|id| id.as_str()).collect();
        out.push_str(&format!(
            "- {} assumed by default: {}\n",
            ids.len(),
            ids.join(", ")
        ));
    }
    let missing: Vec<&str> = plan.missing().map(|own| own.value.id.as_str()).collect();
    if !missing.is_empty() {
        out.push_str(&format!("- still missing: {}\n", missing.join(", ")));
    }
}

fn overview(out: &mut String, plan: &Plan<'_>, number: usize, planned: &PlannedStep<'_>) {
    let reasons: Vec<String> = planned
        .because
        .iter()
        .map(|because| {
            let side = because
                .mailbox
                .map(|side| format!("{}: ", side.in_words()))
                .unwrap_or_default();
            let source = cite::short(plan.catalogue, &because.rule.source, &because.rule.part);
            format!("{side}{} ({source})", cell(&because.rule.text))
        })
        .collect();
    out.push_str(&format!(
        "| {number} | {} | {} | {} |\n",
        cell(&planned.step.title),
        planned.need.in_words(),
        reasons.join(" ")
    ));
}

fn work(out: &mut String, plan: &Plan<'_>) {
    for leg in plan.legs() {
        let place = leg.machine.in_words();
        out.push_str(&format!(
            "\n## Part {}: {}, on {place}\n\n{}.\n",
            leg.number, leg.shell_name, leg.open
        ));
        if let Some(connect) = leg.connect {
            out.push_str(&format!("\n```powershell\n{connect}\n```\n"));
        }
        for entry in &leg.entries {
            let step = entry.step.step;
            out.push_str(&format!(
                "\n### Step {}: {}\n",
                plan.number(&step.id),
                step.title
            ));
            let begins = entry.items.first().map(|item| &item.command().id);
            if begins
                == entry
                    .step
                    .commands
                    .first()
                    .or(entry.step.verify.first())
                    .map(|own| &own.id)
            {
                card_head(out, plan, entry.step);
            }
            for item in &entry.items {
                item_block(out, *item);
            }
        }
    }
}

/// What is to be known of a step, said where its work begins.
fn card_head(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    let step = planned.step;
    out.push_str(&format!("\n{}\n", cell(&step.why)));
    out.push_str(&format!(
        "\n- {}; {}\n",
        step.repeat,
        step.interrupts.in_words()
    ));
    if !step.gate.is_empty() {
        out.push_str(&format!("- before you start: {}\n", cell(&step.gate)));
    }
    if !step.wait.is_empty() {
        out.push_str(&format!("- wait: {}\n", cell(&step.wait)));
    }
    for note in &planned.notes {
        let cited = cite::behind(plan.catalogue, &note.sources);
        out.push_str(&format!(
            "- {}: {}{cited}\n",
            note.kind.as_str(),
            cell(&note.text)
        ));
    }
    for failure in &planned.failures {
        let source = cite::short(plan.catalogue, &failure.source, "");
        out.push_str(&format!(
            "- when it fails: {} {} ({source})\n",
            cell(&failure.symptom),
            cell(&failure.remedy)
        ));
    }
}

/// The way back, last step first.
fn way_back(out: &mut String, plan: &Plan<'_>) {
    out.push_str("\n## The way back, last step first\n");
    for planned in plan.steps.iter().rev().filter(|step| !step.undo.is_empty()) {
        out.push_str(&format!(
            "\n### Step {}: {}\n",
            plan.number(&planned.step.id),
            planned.step.title
        ));
        for command in planned.undo.iter().rev() {
            command_block(out, "Undo: ", command);
        }
    }
}

fn item_block(out: &mut String, item: LegItem<'_, '_>) {
    let what = if matches!(item, LegItem::Check(_)) {
        "Check: "
    } else {
        ""
    };
    command_block(out, what, item.command());
}

fn command_block(out: &mut String, what: &str, planned: &PlannedCommand<'_>) {
    let role = planned.command.role.in_words();
    out.push_str(&format!("\n- [ ] {what}{} ({role})\n", planned.title()));
    match planned.form() {
        Form::Manual => out.push_str(&format!("\n  {}\n", cell(&planned.worded.preview))),
        Form::PowerShell | Form::Record => {
            let language = if planned.form() == Form::PowerShell {
                "powershell"
            } else {
                "text"
            };
            out.push_str(&format!("\n  ```{language}\n"));
            for line in planned.worded.preview.lines() {
                out.push_str(format!("  {line}").trim_end());
                out.push('\n');
            }
            out.push_str("  ```\n");
        }
    }
    if !planned.worded.missing.is_empty() {
        out.push_str(&format!(
            "\n  Missing: {}\n",
            planned.worded.missing.join(", ")
        ));
    }
    for (property, value) in &planned.expect {
        out.push_str(&format!("\n  Expected: {property} : {}\n", cell(value)));
    }
}

/// Text that keeps to its table cell and is no markup.
fn cell(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(c, '|' | '<' | '>' | '*' | '_' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(if crate::catalogue::is_harmful(c) {
            ' '
        } else {
            c
        });
    }
    escaped
}
