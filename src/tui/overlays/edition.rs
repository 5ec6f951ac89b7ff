//! What another knowledge base changes of the session that is open, step by step.

use ratatui::text::Span;

use crate::catalogue::CommandId;
use crate::export::{capitalized, closed, count, edition_identity};
use crate::plan::{EditionAge, EditionDifference, Plan, RemovedStep};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

/// The most entries that are listed of a kind: a file may hold any number.
const LISTED: usize = 50;

/// Writes what has changed, and gives the title.
pub(super) fn page<'a>(view: &View<'a>, sheet: &mut Sheet<'a>) -> String {
    let own = view.deployment().zip(view.wizard.what_is_new());
    let Some((deployment, found)) = own else {
        return String::new();
    };
    let changed = deployment.session().changed;
    let when = changed.map_or_else(String::new, |time| view.date_and_time(time));
    let identity = capitalized(&edition_identity(&found, &when));
    sheet.prose(view.style(), closed(&identity));
    if found.age == EditionAge::Older {
        sheet.prose(
            view.theme.warning,
            "An older knowledge base lacks what was put right since: better go on with the exlync that you worked with.",
        );
    }
    steps(view, deployment.plan(), &found, sheet);
    marks(view, deployment.plan(), &found, sheet);
    sheet.gap();
    let last = "Answers, values, notes and marks are as you left them, and reading changes nothing. Once you change something, the session goes on with this knowledge base, and this is not shown again; until then the palette has it (Ctrl+P).";
    sheet.prose(view.theme.dim, last);
    match found.age {
        EditionAge::Newer => "A newer knowledge base",
        EditionAge::Older => "An older knowledge base",
        EditionAge::Other => "Another knowledge base",
    }
    .to_owned()
}

fn steps<'a>(
    view: &View<'a>,
    plan: &Plan<'a>,
    found: &EditionDifference<'a>,
    sheet: &mut Sheet<'a>,
) {
    let added = found.added.iter().map(|(step, need)| {
        let number = format!("{:>2} ", plan.number(&step.id));
        (number, step.title.to_string(), need.in_words().to_owned())
    });
    let title = heading(found.added.len(), "step", "to do now and not before");
    listed(view, title, added, sheet);
    let removed = found.removed.iter().map(|own| {
        let title = own.step.map(|step| step.title.to_string());
        let title = title.unwrap_or_else(|| format!("`{}`", own.id));
        (format!("{} ", view.glyphs.bullet), title, why(own))
    });
    let title = heading(found.removed.len(), "step", "to do before and not now");
    listed(view, title, removed, sheet);
}

/// Why a step is not to do any more.
fn why(own: &RemovedStep<'_>) -> String {
    let why = match (own.step, own.need) {
        (None, _) => "not in this knowledge base",
        (Some(_), None) => "there is no plan",
        (Some(_), Some(need)) => need.in_words(),
    };
    match own.marks {
        0 => why.to_owned(),
        number => format!("{why}; {} kept", count(number, "mark")),
    }
}

fn marks<'a>(
    view: &View<'a>,
    plan: &Plan<'a>,
    found: &EditionDifference<'a>,
    sheet: &mut Sheet<'a>,
) {
    let lead = || format!("{} ", view.glyphs.bullet);
    let reworded = found.reworded.iter().map(|id| {
        let (step, command) = named(plan, id);
        (lead(), step, command)
    });
    let title = heading(
        found.reworded.len(),
        "command",
        "marked with another text: stale, the card shows both",
    );
    listed(view, title, reworded, sheet);
    let unknown = found.unknown.iter();
    let unknown = unknown.map(|id| (lead(), format!("`{id}`"), String::new()));
    let title = heading(
        found.unknown.len(),
        "mark",
        "of commands that are not in this knowledge base: kept in the session",
    );
    listed(view, title, unknown, sheet);
}

/// The step of a command, and the command.
fn named(plan: &Plan<'_>, id: &CommandId) -> (String, String) {
    let found = plan.steps.iter().find_map(|step| {
        let mut all = step.commands.iter().chain(&step.verify).chain(&step.undo);
        let own = all.find(|own| own.id == *id)?;
        Some((step.step.title.to_string(), own.title()))
    });
    found.unwrap_or_else(|| (format!("`{id}`"), String::new()))
}

fn heading(number: usize, noun: &str, what: &str) -> String {
    format!("{} {what}", count(number, noun))
}

/// Entries below their title: what leads each, what it is, and what is said of it.
fn listed<'a>(
    view: &View<'a>,
    title: String,
    entries: impl ExactSizeIterator<Item = (String, String, String)>,
    sheet: &mut Sheet<'a>,
) {
    let number = entries.len();
    if number == 0 {
        return;
    }
    sheet.gap();
    sheet.prose(view.theme.heading, title);
    for (lead, what, said) in entries.take(LISTED) {
        let mut runs = vec![Span::raw(what)];
        if !said.is_empty() {
            runs.push(view.dim(format!(": {said}")));
        }
        sheet.hung(vec![view.dim(lead)], runs);
    }
    if number > LISTED {
        sheet.prose(view.theme.dim, format!("and {} more", number - LISTED));
    }
}
