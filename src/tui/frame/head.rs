//! The first two rows: what is being planned, and the pages.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Regions;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::fit;
use crate::wizard::{Intent, Page, Target};

/// Below this width the tabs are their numbers.
const FULL_TABS: u16 = 66;

/// Below this width the date of the knowledge base is left out.
const DATED: u16 = 64;

/// From this width on it says in full what is of that date.
const LABELLED: u16 = 100;

pub(in crate::tui) fn head(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    let row = regions.head;
    let mut room = row;
    if row.width >= DATED {
        let edition = &view.wizard.catalogue.edition.reviewed;
        let label = if row.width >= LABELLED {
            "knowledge base"
        } else {
            "knowledge"
        };
        let date = Line::from(view.dim(format!("{label} {edition} ")));
        let x = canvas.right(row, &date);
        room.width = x.saturating_sub(row.x).saturating_sub(2);
    }
    canvas.line(room, &subject(view, usize::from(room.width)));
    tabs(view, regions.tabs, canvas);
}

/// The program, the scenario in words, the name of the session; the scenario gives way.
fn subject<'a>(view: &View<'a>, width: usize) -> Line<'a> {
    let mut spans = vec![Span::styled(" exlync", view.theme.title)];
    let Some(deployment) = view.deployment() else {
        return Line::from(spans);
    };
    let name = deployment.name().as_str();
    let title = deployment.plan().title.as_str();
    let title = if title.is_empty() {
        "scenario not answered yet"
    } else {
        title
    };
    let parting = format!(" {} ", view.glyphs.dot);
    let badge = if view.wizard.is_read_only() {
        " [read-only]"
    } else {
        ""
    };
    let taken = " exlync  ".len() + parting.chars().count() + name.len() + badge.len();
    let title = fit(title, width.saturating_sub(taken), view.glyphs.ellipsis);
    spans.push(Span::raw("  "));
    if !title.is_empty() {
        spans.push(Span::styled(title, view.style()));
        spans.push(view.dim(parting));
    }
    spans.push(Span::styled(name, view.theme.heading));
    if !badge.is_empty() {
        spans.push(Span::styled(badge, view.theme.warning));
    }
    Line::from(spans)
}

fn tabs(view: &View<'_>, row: Rect, canvas: &mut Canvas<'_>) {
    let mut x = row.x.saturating_add(1);
    for page in Page::ALL {
        let is_active = page == view.wizard.page;
        let is_full = is_active || row.width >= FULL_TABS;
        let number = page.number();
        let (open, close) = if is_active { ("[", "]") } else { (" ", " ") };
        let title = if is_full {
            format!(" {}", page.title())
        } else {
            String::new()
        };
        let rest = Rect {
            x,
            width: row.right().saturating_sub(x),
            ..row
        };
        let spans = if is_active {
            let text = format!("{open}{number}{title}{close}");
            vec![Span::styled(text, view.theme.tab_active)]
        } else {
            vec![
                Span::raw(open),
                Span::styled(number.to_string(), view.theme.key),
                Span::styled(format!("{title}{close}"), view.style()),
            ]
        };
        let end = canvas.line(rest, &Line::from(spans));
        let own = Rect {
            width: end.saturating_sub(x),
            ..rest
        };
        canvas.hit(own, Target::Intent(Intent::Open(page)));
        x = end;
    }
}
