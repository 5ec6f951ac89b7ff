//! `copy`: commands of a step to the clipboard, or into a file.

use std::io::{self, IsTerminal};
use std::path::Path;

use jiff::Timestamp;

use super::arguments::{CopyOptions, Options, Shape, Source};
use super::error::CliError;
use super::{Outcome, clipboard, describe, knowledge, output, source};
use crate::clipboard::{Setting, Ways, copy_once};
use crate::export::count;
use crate::plan::{CopyUnit, Form, Plan, PlannedCommand, PlannedStep, Reach, UnitEnd, resolve};
use crate::powershell::for_clipboard;
use crate::session::{Session, Store, write_atomically};

/// What is copied, and what is said of it.
struct Selection {
    /// As it is pasted.
    text: String,
    what: String,
    sensitive: bool,
    /// What must come between this and what follows, in words.
    end: Option<String>,
    /// A value is missing here, or in what follows.
    lacks: bool,
}

pub(super) fn copy(
    options: &Options,
    named: &str,
    source: &Source,
    own: &CopyOptions,
) -> Result<Outcome, CliError> {
    let setting = clipboard::setting(own.clipboard)?;
    let catalogue = knowledge::catalogue(options)?;
    let session = source::session(options, source, &catalogue)?;
    let plan = resolve(&catalogue, &session);
    describe::tell(&plan);
    let selection = select(&plan, &session, named, own.shape)?;
    if !selection.text.is_empty() {
        if let Some(file) = &own.output {
            into_file(file, &selection, own.force)?;
        } else {
            let note = to_clipboard(options, &selection, setting)?;
            output::note(&note);
        }
    }
    if let Some(end) = &selection.end {
        let so_far = if selection.text.is_empty() {
            "nothing was copied: "
        } else {
            ""
        };
        output::note(&format!("note: {so_far}{end}"));
    }
    Ok(if selection.lacks {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// How it went.
fn to_clipboard(
    options: &Options,
    selection: &Selection,
    setting: Setting,
) -> Result<String, CliError> {
    let surroundings = clipboard::surroundings();
    let store = Store::at(options.data_dir.clone())?;
    let arrival = copy_once(
        &selection.text,
        selection.sensitive,
        &Ways::choose(setting, surroundings),
        surroundings.multiplexer,
        store.data_folder(),
    );
    let arrival = arrival.map_err(|why| CliError::Copy(format!("nothing was copied: {why}")))?;
    Ok(arrival.in_words(&selection.what, selection.text.lines().count()))
}

/// The commands of `STEP` or `STEP.COMMAND`, in the shape that was asked for.
fn select(
    plan: &Plan<'_>,
    session: &Session,
    named: &str,
    shape: Option<Shape>,
) -> Result<Selection, CliError> {
    let (step, command) = match named.split_once('.') {
        None => (named, None),
        Some((step, command)) => (step, Some(command)),
    };
    let step = describe::find(plan, step)?;
    let reach = Reach {
        session,
        now: Timestamp::now(),
        by_line: shape == Some(Shape::Line),
    };
    let Some(command) = command else {
        return match shape.unwrap_or(Shape::Step) {
            Shape::Shell => unit(plan, &CopyUnit::of_shell(plan, step, reach), false),
            Shape::Line => unit(plan, &CopyUnit::of_step(plan, step, reach), true),
            Shape::Step | Shape::Block => unit(plan, &CopyUnit::of_step(plan, step, reach), false),
            Shape::Splat => Err(CliError::Usage(format!(
                "`{}` is a step, and one command is splatted\nhint: name one of its commands, as in {}",
                step.step.id,
                ids(step).next().unwrap_or_default()
            ))),
        };
    };
    let (list, index) = find(step, command)?;
    let here = list.get(index..).unwrap_or_default();
    let Some(one) = here.first() else {
        return Err(CliError::Usage(format!("there is no command `{command}`")));
    };
    match shape.unwrap_or(Shape::Line) {
        Shape::Line => alone(plan, one, one.worded.text().map(str::to_owned)),
        Shape::Splat => {
            let worded = plan.splatted(one, session);
            let Some(worded) = worded else {
                return Err(CliError::Usage(format!(
                    "`{}` is not a single call with parameters, and cannot be splatted\nhint: leave --shape out",
                    one.id
                )));
            };
            alone(plan, one, worded.text().map(str::to_owned))
        }
        Shape::Block => unit(plan, &CopyUnit::from_here(plan, step, here, reach), false),
        Shape::Step => unit(plan, &CopyUnit::of_step(plan, step, reach), false),
        Shape::Shell => unit(plan, &CopyUnit::of_shell(plan, step, reach), false),
    }
}

/// One command, whatever has become of it.
fn alone(
    plan: &Plan<'_>,
    one: &PlannedCommand<'_>,
    text: Option<String>,
) -> Result<Selection, CliError> {
    if one.form() == Form::Manual {
        return Err(CliError::Usage(format!(
            "`{}` is done by hand, and there is nothing to copy\nhint: `exlync show` says what to do",
            one.id
        )));
    }
    let end = text.is_none().then(|| {
        format!(
            "{} is incomplete: {} missing",
            one.id,
            one.worded.missing.join(", ")
        )
    });
    Ok(Selection {
        lacks: text.is_none(),
        text: for_clipboard(&text.unwrap_or_default()),
        what: format!("\"{}\"", one.title()),
        sensitive: plan.is_sensitive(one),
        end,
    })
}

fn unit(plan: &Plan<'_>, unit: &CopyUnit<'_, '_>, by_line: bool) -> Result<Selection, CliError> {
    let Some(first) = unit.commands.first() else {
        let why = unit.end.as_ref().map(UnitEnd::of_first);
        return match unit.end {
            Some(UnitEnd::Lacks { .. }) => Ok(Selection {
                text: String::new(),
                what: String::new(),
                sensitive: false,
                end: why,
                lacks: true,
            }),
            Some(_) => Err(CliError::Usage(format!(
                "nothing was copied: {}\nhint: `exlync show` says what to do; what comes behind it is copied by its name, STEP.COMMAND",
                why.unwrap_or_default()
            ))),
            None => Err(CliError::Usage(
                "nothing is open here\nhint: name one command, as STEP.COMMAND".to_owned(),
            )),
        };
    };
    let end = unit.end.as_ref().map(UnitEnd::in_words);
    let text = if by_line { unit.lines() } else { unit.block() };
    let shell = plan.shell_name(&first.command.shell);
    Ok(Selection {
        text: for_clipboard(&text),
        what: format!("{} for {shell}", count(unit.commands.len(), "command")),
        sensitive: unit.commands.iter().any(|own| plan.is_sensitive(own)),
        lacks: matches!(unit.end, Some(UnitEnd::Lacks { .. })),
        end,
    })
}

/// The list of the step that the command stands in, and where; by its id, with its item where there are several.
fn find<'p, 'a>(
    step: &'p PlannedStep<'a>,
    command: &str,
) -> Result<(&'p [PlannedCommand<'a>], usize), CliError> {
    let id = format!("{}.{command}", step.step.id);
    let is_it = |own: &PlannedCommand<'_>| {
        let own = own.id.as_str();
        own == id || own.split_once('@').is_some_and(|(before, _)| before == id)
    };
    let lists = [&step.commands, &step.verify, &step.undo];
    let found = || {
        lists
            .iter()
            .flat_map(|own| own.iter())
            .filter(|own| is_it(own))
    };
    let exact = found().any(|own| own.id == *id);
    if found().count() > 1 && !exact {
        return Err(CliError::Usage(format!(
            "`{}` stands for several commands\nhint: name one of {}",
            id.escape_debug(),
            some(found().map(|own| own.id.as_str()))
        )));
    }
    for list in lists {
        let place = list
            .iter()
            .position(|own| if exact { own.id == *id } else { is_it(own) });
        if let Some(index) = place {
            return Ok((list, index));
        }
    }
    let hint = match ids(step).next() {
        None => "the step has none here".to_owned(),
        Some(_) => format!("its commands are {}", some(ids(step))),
    };
    Err(CliError::Usage(format!(
        "there is no command `{}`\nhint: {hint}",
        id.escape_debug()
    )))
}

/// So many that they can be read: there may be one for each of hundreds of users.
fn some<'s>(names: impl Iterator<Item = &'s str>) -> String {
    let all: Vec<&str> = names.collect();
    let first = all.get(..MOST).unwrap_or(&all).join(", ");
    match all.len().saturating_sub(MOST) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

/// How many names are listed.
const MOST: usize = 20;

fn ids<'s>(step: &'s PlannedStep<'_>) -> impl Iterator<Item = &'s str> {
    let lists = step.commands.iter().chain(&step.verify).chain(&step.undo);
    lists.map(|own| own.id.as_str())
}

/// Into a file as Windows PowerShell reads it, or as it is to standard output.
fn into_file(file: &Path, selection: &Selection, force: bool) -> Result<(), CliError> {
    if file == Path::new("-") {
        // What ends with a line end would run as soon as it is pasted.
        return if io::stdout().is_terminal() {
            output::document(&format!("{}\n", selection.text.replace("\r\n", "\n")))
        } else {
            output::file(&selection.text)
        };
    }
    let text = format!("\u{feff}{}\r\n", selection.text);
    write_atomically(file, text.as_bytes(), force)?;
    output::note(&format!("wrote {}", file.display()));
    Ok(())
}
