//! The work of a step as text: commands and checks below the place where they are done.

use super::block::{paragraph, verbatim};
use super::cite;
use crate::plan::{Form, Plan, PlannedCommand};

/// Whether commands stand with the id by which they are copied from the command line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    No,
    ById,
}

/// The commands of one list, by the places where they are typed.
pub(super) fn work(
    out: &mut String,
    plan: &Plan<'_>,
    (what, named): (&str, Named),
    commands: &[PlannedCommand<'_>],
) {
    let mut place = None;
    for alike in commands.chunk_by(worded_alike) {
        let Some(planned) = alike.first() else {
            continue;
        };
        let own = planned.command;
        let typed = planned.form() == Form::PowerShell;
        // What is printed once for several servers stands on none of them.
        let machine = match alike {
            [_] => planned.machine_in_words(),
            _ => own.machine.in_words().to_owned(),
        };
        let here = (&own.shell, machine, own.role, typed);
        if place.as_ref() != Some(&here) {
            place_heading(out, plan, (what, &here.1), planned);
            place = Some(here);
        }
        command_block(out, plan, named, alike);
    }
}

/// The same words for several items of a list are printed once.
fn worded_alike(one: &PlannedCommand<'_>, next: &PlannedCommand<'_>) -> bool {
    std::ptr::eq(one.command, next.command)
        && one.worded.preview == next.worded.preview
        && one.worded.missing == next.worded.missing
        && one.expect == next.expect
}

/// What it does, and for which items of its list.
fn title_of(planned: &PlannedCommand<'_>, alike: &[PlannedCommand<'_>]) -> String {
    if alike.len() < 2 {
        return planned.title();
    }
    let items: Vec<String> = alike.iter().map(|own| own.items.join(", ")).collect();
    format!("{} ({})", planned.command.title, items.join("; "))
}

fn place_heading(
    out: &mut String,
    plan: &Plan<'_>,
    (what, machine): (&str, &str),
    planned: &PlannedCommand<'_>,
) {
    let own = planned.command;
    let by = format!("on {machine} ({}):", own.role.in_words());
    out.push('\n');
    if planned.form() != Form::PowerShell {
        return paragraph(out, "    ", &format!("{what} {by}"));
    }
    let shell = plan.shell_name(&own.shell);
    paragraph(out, "    ", &format!("{what} in {shell}, {by}"));
    if let Some(connect) = plan.shell_connect(&own.shell) {
        verbatim(out, "    ", &format!("  (connected by: {connect})"));
    }
}

fn command_block(out: &mut String, plan: &Plan<'_>, named: Named, alike: &[PlannedCommand<'_>]) {
    let Some(planned) = alike.first() else {
        return;
    };
    let source = planned.command.source.as_ref();
    let source = source.map_or_else(String::new, |own| {
        format!(" ({})", cite::short(plan.catalogue, own, ""))
    });
    let id = match named {
        Named::No => String::new(),
        Named::ById => format!(" [{}]", planned.command.id),
    };
    let title = format!("{}{id}{source}", title_of(planned, alike));
    paragraph(out, "    - ", &title);
    if !planned.command.later.is_empty() {
        paragraph(out, "      later: ", &planned.command.later);
    }
    match planned.form() {
        Form::Manual => paragraph(out, "        ", &planned.worded.preview),
        Form::PowerShell | Form::Record => verbatim(out, "        ", &planned.worded.preview),
    }
    if !planned.worded.missing.is_empty() {
        paragraph(out, "      missing: ", &planned.worded.missing.join(", "));
    }
    for (property, value) in &planned.expect {
        paragraph(out, "      expect ", &format!("{property} : {value}"));
    }
}
