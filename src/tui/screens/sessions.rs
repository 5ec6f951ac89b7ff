//! The page of the sessions: the list, and what is known of the one under the cursor.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::age::age;
use crate::export::capitalized;
use crate::plan::Tally;
use crate::session::{Notice, Session};
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Part, Regions, split, split_rows};
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, Sheet, fit};
use crate::wizard::{Found, SessionRow, Summary, Target};

pub(super) fn page(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    let has_any = !view.wizard.sessions.found.is_empty();
    let title = match view.wizard.sessions.row() {
        SessionRow::Kept(_) => "Session",
        _ if !has_any => "Welcome",
        SessionRow::New => "New session",
        SessionRow::Import => "Import",
    };
    let width = regions.body.width;
    let [list_area, detail_area] = if regions.panes() > 1 {
        let left = shifted(view, width / 2, width);
        let parts = [
            Part::new("Sessions", left, true),
            Part::new(title, 0, false),
        ];
        split(view, regions, &parts, canvas)
    } else {
        let parts = [Part::new("Sessions", 0, true), Part::new(title, 0, false)];
        let rows = (regions.body.height / 2).max(3);
        split_rows(view, regions, &parts, rows, canvas)
    };
    let list_area = fault(view, list_area, canvas);
    let rows = view.wizard.sessions.rows();
    let width = usize::from(list_area.width.saturating_sub(3));
    let items = Items {
        entries: rows
            .iter()
            .enumerate()
            .map(|(at, row)| item(view, at, *row, width))
            .collect(),
        selected: Some(view.wizard.sessions.cursor),
        focused: view.page_has_keys(),
    };
    let extent = items
        .airy(list_area)
        .draw(view, list_area, view.wizard.extents.list, canvas);
    canvas.drawn.extents.list = Some(extent);
    let sheet = detail(view, detail_area);
    sheet.draw_detail(view, detail_area, canvas);
}

/// The width of the list where the person has moved the rule.
pub(super) fn shifted(view: &View<'_>, width: u16, whole: u16) -> u16 {
    width
        .saturating_add_signed(view.wizard.look.detail.saturating_neg())
        .clamp(20, whole.saturating_sub(20).max(20))
}

/// Says above the list why it may be incomplete, and gives what is left of the area.
fn fault(view: &View<'_>, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let Some(why) = &view.wizard.sessions.fault else {
        return area;
    };
    let mut sheet = Sheet::within(area);
    sheet.prose(
        view.theme.bad,
        format!("the sessions cannot be listed: {why}"),
    );
    let rows = u16::try_from(sheet.len())
        .unwrap_or(u16::MAX)
        .min(area.height / 2);
    sheet.draw(
        view,
        Rect {
            height: rows,
            ..area
        },
        0,
        canvas,
    );
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

fn item<'a>(view: &View<'a>, at: usize, row: SessionRow, width: usize) -> Item<'a> {
    let target = Some(Target::Row(at));
    let plain = |head: &'static str, body: &'static str| Item {
        head: Line::from(head),
        body: vec![Line::from(view.dim(fit(body, width, view.glyphs.ellipsis)))],
        target: target.clone(),
        ..Item::default()
    };
    let page = &view.wizard.sessions;
    match row {
        SessionRow::New => plain("New session", "answer the questions from the start"),
        SessionRow::Import => plain("Import a file", "make a session of an answers file"),
        SessionRow::Kept(index) => {
            let Some(found) = page.found.get(index) else {
                return Item::default();
            };
            let summary = page.summaries.get(index);
            let first = if index == 0 && found.session.is_ok() {
                "Continue "
            } else {
                ""
            };
            Item {
                head: Line::from(heading(view, found, first)),
                right: right(view, found),
                body: vec![Line::from(view.dim(fit(
                    about(view, found, summary),
                    width,
                    view.glyphs.ellipsis,
                )))],
                target,
                ..Item::default()
            }
        }
    }
}

/// The name, and dim behind it what the session is titled where that is something else.
fn heading<'a>(view: &View<'a>, found: &'a Found, first: &'static str) -> Vec<Span<'a>> {
    let mut spans = vec![Span::raw(first), Span::raw(found.name.as_str())];
    let title = found.session.as_ref().map_or("", |own| own.title.as_str());
    if !title.is_empty() && title != found.name.as_str() {
        spans.push(view.dim(format!("  {title}")));
    }
    spans
}

fn right<'a>(view: &View<'a>, found: &Found) -> Line<'a> {
    let is_open = view
        .deployment()
        .is_some_and(|own| *own.name() == found.name);
    match &found.session {
        Err(_) => Line::from(Span::styled("unreadable", view.theme.bad)),
        Ok(_) if is_open => Line::from(Span::styled("open", view.theme.good)),
        Ok(_) if found.notice.is_some() => {
            let word = match found.notice {
                Some(Notice::Damaged(_)) => "damaged",
                _ => "open elsewhere",
            };
            Line::from(Span::styled(word, view.theme.warning))
        }
        Ok(own) => {
            let time = own.changed.map(|time| age(time, view.now));
            Line::from(view.dim(time.unwrap_or_default()))
        }
    }
}

/// The line below the name.
fn about(view: &View<'_>, found: &Found, summary: Option<&Summary>) -> String {
    if found.session.is_err() {
        return "its file is left as it is".to_owned();
    }
    let Some(summary) = summary else {
        return String::new();
    };
    let scenario = scenario(summary);
    match progress(summary.tally) {
        Some(done) => format!("{done} {} {scenario}", view.glyphs.dot),
        None => scenario.to_owned(),
    }
}

fn scenario(summary: &Summary) -> &str {
    if summary.scenario.is_empty() {
        "scenario not answered yet"
    } else {
        &summary.scenario
    }
}

fn progress(tally: Tally) -> Option<String> {
    (tally.of > 0).then(|| format!("{}/{} done", tally.done, tally.of))
}

fn detail<'a>(view: &View<'a>, area: Rect) -> Sheet<'a> {
    let mut sheet = Sheet::within(area);
    let page = &view.wizard.sessions;
    match page.row() {
        SessionRow::Kept(index) => {
            if let Some(found) = page.found.get(index) {
                kept(view, found, page.summaries.get(index), &mut sheet);
            }
        }
        _ if page.found.is_empty() => welcome(view, &mut sheet),
        SessionRow::New => new(view, &mut sheet),
        SessionRow::Import => import(view, &mut sheet),
    }
    sheet
}

fn kept<'a>(
    view: &View<'a>,
    found: &'a Found,
    summary: Option<&'a Summary>,
    sheet: &mut Sheet<'a>,
) {
    let spans = heading(view, found, "").into_iter();
    sheet.runs(
        spans
            .enumerate()
            .map(|(at, own)| {
                if at < 2 {
                    own.style(view.theme.title)
                } else {
                    own
                }
            })
            .collect(),
    );
    sheet.gap();
    let name = format!("{}.toml", found.name);
    sheet.labelled(view.dim("File"), vec![Span::raw(name)]);
    let is_open = view
        .deployment()
        .is_some_and(|own| *own.name() == found.name);
    if let Some(notice) = found.notice.as_ref().filter(|_| !is_open) {
        sheet.gap();
        sheet.prose(view.theme.warning, capitalized(&notice.to_string()) + ".");
        sheet.gap();
    }
    match &found.session {
        Ok(session) => readable(view, session, summary, sheet),
        Err(why) => {
            sheet.gap();
            sheet.prose(view.theme.bad, "It cannot be read, and is left as it is:");
            for line in why.lines() {
                sheet.prose(view.style(), line);
            }
        }
    }
}

fn readable<'a>(
    view: &View<'a>,
    session: &'a Session,
    summary: Option<&'a Summary>,
    sheet: &mut Sheet<'a>,
) {
    if let Some(summary) = summary {
        sheet.labelled(view.dim("Scenario"), vec![Span::raw(scenario(summary))]);
        if let Some(done) = progress(summary.tally) {
            sheet.labelled(view.dim("Progress"), vec![Span::raw(done)]);
            let of = summary.tally.of.max(1);
            let cells = sheet.width().saturating_sub(11).min(24);
            let full = summary.tally.done * cells / of;
            let [on, off] = view.glyphs.bar;
            let bar = Span::styled(on.repeat(full), view.theme.good);
            sheet.labelled(Span::raw(""), vec![bar, view.dim(off.repeat(cells - full))]);
        }
        if summary.tally.stale > 0 {
            let text = format!("{} read differently now", summary.tally.stale);
            sheet.labelled(
                view.dim("Stale"),
                vec![Span::styled(text, view.theme.stale)],
            );
        }
    }
    for (label, time) in [("Changed", session.changed), ("Created", session.created)] {
        if let Some(time) = time {
            let text = format!("{}, {}", view.date_and_time(time), age(time, view.now));
            sheet.labelled(view.dim(label), vec![Span::raw(text)]);
        }
    }
}

fn welcome(view: &View<'_>, sheet: &mut Sheet<'_>) {
    sheet.prose(
        view.theme.title,
        "exlync plans Exchange with Lync and Skype for Business.",
    );
    for text in [
        "Enter begins a session.",
        "It asks about your site, shows the steps that apply and why, words every command for you to copy, tells what \
         each check must show, and remembers how far you are.",
        "It executes nothing, needs no network and asks for no credentials.",
        "Everything is saved as you go, on this computer only, in one readable file for each session; \
         `exlync sessions path` names the folder.",
    ] {
        sheet.gap();
        sheet.prose(view.style(), text);
    }
}

fn new(view: &View<'_>, sheet: &mut Sheet<'_>) {
    sheet.prose(
        view.style(),
        "Enter asks for a name and begins with the questions. Nothing is changed but a file of its own in your data \
         folder.",
    );
}

fn import(view: &View<'_>, sheet: &mut Sheet<'_>) {
    sheet.prose(
        view.style(),
        "Enter asks for a file: an answers file as the command line reads it, or a session file from another \
         computer. It is copied; the file itself stays as it is.",
    );
}
