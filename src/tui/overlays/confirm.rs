//! A question before something that is hard to take back, with all that it is about.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::middle;
use super::text::shown;
use crate::catalogue::CommandId;
use crate::export::count;
use crate::plan::PlannedCommand;
use crate::tui::canvas::Canvas;
use crate::tui::frame::Regions;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::{Confirm, Deployment, Impact, Intent, Part};

const WIDTH: u16 = 66;

/// What becomes of a session that another window has.
const TAKING_OVER: &str = "Here it can be read, copied and exported. Who takes it over works on with what is saved; \
     the other window can then only read it, and is told so with its next change, which is kept aside.";

/// What is safe where the last change is not.
const UNSAVED: &str = "What was saved before is safe. On the page, W saves again and E writes this session to another file.";

/// The title of a question, and what yes and no do.
type Asked = (&'static str, &'static str, &'static str);

pub(super) fn draw(view: &View<'_>, regions: &Regions, confirm: &Confirm, canvas: &mut Canvas<'_>) {
    let width = WIDTH.min(regions.whole.width.saturating_sub(4));
    let mut sheet = Sheet::of_width(usize::from(width.saturating_sub(3)));
    let (title, yes, no) = content(view, confirm, &mut sheet);
    let lines = u16::try_from(sheet.len()).unwrap_or(u16::MAX);
    let area = middle(
        view,
        regions,
        title,
        (width, lines.saturating_add(2)),
        canvas,
    );
    let text = Rect {
        height: area.height.saturating_sub(2),
        ..area
    };
    let extent = shown(view.wizard.reading, text, sheet.len());
    sheet.draw(view, text, extent.top, canvas);
    canvas.drawn.extents.overlay = Some(extent);
    let row = Rect {
        x: area.x + 2,
        y: area.bottom().saturating_sub(1),
        width: area.width.saturating_sub(3),
        height: 1,
    };
    let yes_key = if view.wizard.can(Intent::Accept) {
        "Enter y"
    } else {
        "y"
    };
    let answers = Line::from(vec![
        Span::styled(yes_key, view.theme.key),
        Span::raw(format!(" {yes}    ")),
        Span::styled("n", view.theme.key),
        Span::raw(format!(" {no}")),
    ]);
    canvas.line(row.intersection(area), &answers);
    canvas.put_cursor(row.x, row.y);
}

/// Writes all that the question is about.
fn content<'a>(view: &View<'a>, confirm: &'a Confirm, sheet: &mut Sheet<'a>) -> Asked {
    let style = view.style();
    match confirm {
        Confirm::Delete(name) => {
            sheet.prose(style, format!("Put the session {name} into the trash?"));
            sheet.gap();
            sheet.prose(
                view.theme.dim,
                "Its file is moved, not erased: the message names its place.",
            );
            ("Delete", "put it into the trash", "keep it")
        }
        Confirm::Impact(impact) => {
            self::impact(view, impact, sheet);
            ("What this answer does", "answer so", "leave it as it is")
        }
        Confirm::Replace { job, there } => {
            let folder = &job.folder;
            let what = match there.len() {
                1 => format!(
                    "A file of this name is in {folder} already; what it holds would be lost."
                ),
                more => format!(
                    "{} of these names are in {folder} already; what they hold would be lost.",
                    count(more, "file")
                ),
            };
            sheet.prose(view.theme.warning, what);
            sheet.gap();
            listed(view, there, "", sheet);
            ("Replace files", "replace", "write nothing")
        }
        Confirm::TakeOver { name, by } => {
            sheet.prose(view.theme.warning, format!("{name} is {by}."));
            sheet.gap();
            sheet.prose(style, TAKING_OVER);
            ("Open elsewhere", "take it over", "only read it")
        }
        Confirm::LeaveUnsaved(why) => {
            sheet.prose(view.theme.bad, "The last change is not saved:");
            for line in why.lines() {
                sheet.prose(style, line);
            }
            sheet.gap();
            sheet.prose(style, UNSAVED);
            ("Leave without saving", "leave all the same", "stay")
        }
        Confirm::WholeStep { intent, commands } => {
            whole_step(view, *intent, commands, sheet);
            ("The whole step", "all of them", "none")
        }
        Confirm::Selected { intent, commands } => {
            let text = "These are selected; the command under the cursor is not one of them.";
            sheet.prose(view.theme.warning, text);
            sheet.gap();
            whole_step(view, *intent, commands, sheet);
            ("What is selected", "these", "none")
        }
    }
}

/// How many commands and how many checks it is about, and which.
fn whole_step(view: &View<'_>, intent: Intent, ids: &[CommandId], sheet: &mut Sheet<'_>) {
    let checks = ids.iter().filter(|own| {
        let found = find(view, own);
        found.is_some_and(|(_, part, _)| part == Part::Check)
    });
    let checks = checks.count();
    let commands = ids.len() - checks;
    let parts = [(commands, "command"), (checks, "check")];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, noun)| count(number, noun)).collect();
    let text = format!("{}: {}.", of_all(intent), parts.join(" and "));
    sheet.prose(view.theme.title, text);
    sheet.gap();
    by_step(view, ids, "", sheet);
}

/// What is done to all commands of a step.
fn of_all(intent: Intent) -> &'static str {
    match intent {
        Intent::Done => "Mark as done",
        Intent::InPlace => "Mark as already in place",
        Intent::Skip => "Skip",
        Intent::Delegate => "Delegate",
        Intent::Wait => "Wait with",
        Intent::Unmark => "Take the marks away",
        _ => "For all of these",
    }
}

/// A command with the index of its step and the part that it belongs to.
fn find<'a>(view: &View<'a>, id: &CommandId) -> Option<(usize, Part, &'a PlannedCommand<'a>)> {
    let plan = view.deployment().map(Deployment::plan)?;
    let name = id.as_str().split_once('.').map_or("", |(own, _)| own);
    let index = plan.steps.iter().position(|own| own.step.id == *name)?;
    let step = plan.steps.get(index)?;
    Part::ALL.into_iter().find_map(|part| {
        let mut all = part.commands(step).iter();
        Some((index, part, all.find(|own| own.id == *id)?))
    })
}

/// Commands below the titles of their steps, each of which stands there once.
fn by_step(view: &View<'_>, ids: &[CommandId], sign: &'static str, sheet: &mut Sheet<'_>) {
    let plan = view.deployment().map(Deployment::plan);
    let mut above = None;
    for id in ids {
        let Some((index, part, command)) = find(view, id) else {
            listed(view, &[id.to_string()], sign, sheet);
            continue;
        };
        if above != Some(index) {
            above = Some(index);
            let step = plan.and_then(|own| own.steps.get(index));
            let title = step.map_or("", |own| own.step.title.as_str());
            let lead = vec![view.dim(format!("{} ", index + 1))];
            sheet.hung(lead, vec![Span::raw(title.to_owned())]);
        }
        let word = if part == Part::Check { "check: " } else { "" };
        listed(view, &[format!("{word}{}", command.title())], sign, sheet);
    }
}

fn impact<'a>(view: &View<'a>, impact: &'a Impact, sheet: &mut Sheet<'a>) {
    sheet.prose(view.theme.title, impact.answer.as_str());
    sheet.gap();
    let theme = &view.theme;
    // What was done already comes first: it is why the question is asked.
    let doubtful = impact.doubtful.len();
    heading(
        "Work done already that becomes doubtful",
        doubtful,
        theme.stale,
        sheet,
    );
    by_step(view, &impact.doubtful, "! ", sheet);
    heading("Steps that come in", impact.gained.len(), theme.good, sheet);
    listed(view, &impact.gained, "+ ", sheet);
    heading("Steps that fall away", impact.lost.len(), theme.bad, sheet);
    listed(view, &impact.lost, "- ", sheet);
    heading(
        "Commands that read differently",
        impact.reworded,
        view.style(),
        sheet,
    );
}

fn heading(what: &str, number: usize, style: Style, sheet: &mut Sheet<'_>) {
    if number > 0 {
        sheet.prose(style, format!("{what}: {number}"));
    }
}

fn listed<T: AsRef<str>>(view: &View<'_>, items: &[T], sign: &'static str, sheet: &mut Sheet<'_>) {
    let sign = if sign.is_empty() {
        format!("{} ", view.glyphs.bullet)
    } else {
        sign.to_owned()
    };
    for item in items {
        let lead = view.dim(format!("  {sign}"));
        sheet.hung(vec![lead], vec![Span::raw(item.as_ref().to_owned())]);
    }
}
