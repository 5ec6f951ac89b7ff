//! A question before something that is hard to take back, with all that it is about.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::middle;
use crate::catalogue::CommandId;
use crate::tui::canvas::Canvas;
use crate::tui::frame::Regions;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::{Confirm, Deployment, Impact, Intent, Part};

const WIDTH: u16 = 66;

pub(super) fn draw(view: &View<'_>, regions: &Regions, confirm: &Confirm, canvas: &mut Canvas<'_>) {
    let width = WIDTH.min(regions.whole.width.saturating_sub(4));
    let room = usize::from(regions.keys.y.saturating_sub(regions.rule.y)).saturating_sub(4);
    let mut sheet = Sheet::of_width(usize::from(width.saturating_sub(3)));
    let (title, yes, no) = content(view, confirm, room, &mut sheet);
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
    sheet.draw(view, text, 0, canvas);
    let row = Rect {
        x: area.x + 2,
        y: area.bottom().saturating_sub(1),
        width: area.width.saturating_sub(3),
        height: 1,
    };
    let answers = Line::from(vec![
        Span::styled("y", view.theme.key),
        Span::raw(format!(" {yes}    ")),
        Span::styled("n", view.theme.key),
        Span::raw(format!(" {no}")),
    ]);
    canvas.line(row.intersection(area), &answers);
    canvas.put_cursor(row.x, row.y);
}

/// The title, and what yes and no do; the content goes into the sheet.
fn content<'a>(
    view: &View<'_>,
    confirm: &'a Confirm,
    room: usize,
    sheet: &mut Sheet<'a>,
) -> (&'static str, &'static str, &'static str) {
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
            self::impact(view, impact, room, sheet);
            ("What this answer does", "answer so", "leave it as it is")
        }
        Confirm::Replace { job, there } => {
            sheet.prose(style, format!("In {} there are already:", job.folder));
            listed(view, there, room.saturating_sub(4), "", sheet);
            sheet.gap();
            sheet.prose(style, "Their present content would be lost.");
            ("Replace files", "replace them", "write nothing")
        }
        Confirm::LeaveUnsaved(why) => {
            sheet.prose(view.theme.bad, "The last change is not saved:");
            sheet.prose(style, why.as_str());
            sheet.gap();
            sheet.prose(style, "What was saved before is safe.");
            ("Leave without saving", "leave all the same", "stay")
        }
        Confirm::WholeStep { intent, commands } => {
            sheet.prose(style, format!("{}:", of_all(*intent)));
            let names: Vec<String> = commands.iter().map(|own| named(view, own)).collect();
            listed(view, &names, room.saturating_sub(2), "", sheet);
            ("The whole step", "all of them", "none")
        }
    }
}

/// What is done to all commands of a step.
fn of_all(intent: Intent) -> &'static str {
    match intent {
        Intent::Done => "Mark all of these as done",
        Intent::InPlace => "Mark all of these as already in place",
        Intent::Skip => "Skip all of these",
        Intent::Delegate => "Delegate all of these",
        Intent::Wait => "Wait with all of these",
        Intent::Unmark => "Take the marks of all of these away",
        _ => "For all of these",
    }
}

/// A command by the number of its step and its title.
fn named(view: &View<'_>, id: &CommandId) -> String {
    let plan = view.deployment().map(Deployment::plan);
    let steps = plan.iter().flat_map(|own| own.steps.iter().enumerate());
    let found = steps.into_iter().find_map(|(index, step)| {
        let mut all = Part::ALL.iter().flat_map(|own| own.commands(step));
        let command = all.find(|own| own.id == *id)?;
        Some(format!("{}  {}", index + 1, command.title()))
    });
    found.unwrap_or_else(|| id.to_string())
}

fn impact<'a>(view: &View<'_>, impact: &'a Impact, room: usize, sheet: &mut Sheet<'a>) {
    sheet.prose(view.theme.title, impact.answer.as_str());
    sheet.gap();
    let share = (room / 3).max(2);
    let plain = view.style();
    heading(
        "Steps that come in",
        impact.gained.len(),
        view.theme.good,
        sheet,
    );
    listed(view, &impact.gained, share, "+ ", sheet);
    heading(
        "Steps that fall away",
        impact.lost.len(),
        view.theme.bad,
        sheet,
    );
    listed(view, &impact.lost, share, "- ", sheet);
    if impact.reworded > 0 {
        heading(
            "Commands that read differently",
            impact.reworded,
            plain,
            sheet,
        );
    }
    let doubtful: Vec<String> = impact.doubtful.iter().map(|own| named(view, own)).collect();
    heading(
        "Work done already that becomes doubtful",
        doubtful.len(),
        view.theme.stale,
        sheet,
    );
    listed(view, &doubtful, share, "! ", sheet);
}

fn heading(what: &str, number: usize, style: Style, sheet: &mut Sheet<'_>) {
    if number > 0 {
        sheet.prose(style, format!("{what}: {number}"));
    }
}

/// As many as there is room for, and how many more there are.
fn listed<T: AsRef<str>>(
    view: &View<'_>,
    items: &[T],
    room: usize,
    sign: &'static str,
    sheet: &mut Sheet<'_>,
) {
    let sign = if sign.is_empty() {
        format!("{} ", view.glyphs.bullet)
    } else {
        sign.to_owned()
    };
    let fits = if items.len() > room {
        room.saturating_sub(1)
    } else {
        items.len()
    };
    for item in items.iter().take(fits) {
        let lead = view.dim(format!("  {sign}"));
        sheet.hung(vec![lead], vec![Span::raw(item.as_ref().to_owned())]);
    }
    if fits < items.len() {
        let more = items.len() - fits;
        sheet.prose(view.theme.dim, format!("  and {more} more"));
    }
}
