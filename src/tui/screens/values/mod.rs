//! The page of the values: the form by system, and all that is known of the one under the cursor.

mod columns;
mod detail;
mod kind;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use columns::{Columns, WORDED, text};

use super::sessions::shifted;
use super::{Canvas, View, not_planned};
use crate::tui::frame::{Part, Regions, split, split_rows};
use crate::tui::widgets::{Item, Items, Sheet, cell_width, inner};
use crate::wizard::{Deployment, Group, Target, ValueRow, ValueState};

/// What the form writes where a list has several items.
const SEPARATOR: &str = ", ";

pub(super) fn page(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    regions: &Regions,
    canvas: &mut Canvas<'_>,
) {
    let page = &view.wizard.values;
    let rows = page.rows(deployment.plan(), deployment.session());
    let selected = rows.get(page.cursor);
    let is_edited = page.editing.is_some();
    let card_part = selected.map_or_else(
        || Part::new("", 0, is_edited),
        |own| {
            let (title, id) = (own.planned.title(), own.planned.id());
            Part::new(title, 0, is_edited).aside(format!("[{id}]"))
        },
    );
    let width = regions.body.width;
    let [form, card] = if regions.panes() > 1 {
        let left = shifted(view, width * 11 / 20, width);
        let parts = [Part::new(heading(view, &rows), left, !is_edited), card_part];
        split(view, regions, &parts, canvas)
    } else {
        let parts = [Part::new(heading(view, &rows), 0, !is_edited), card_part];
        // A field that is edited needs its room more than the form does.
        let share = if is_edited { 3 } else { 2 };
        split_rows(
            view,
            regions,
            &parts,
            (regions.body.height / share).max(3),
            canvas,
        )
    };
    if rows.is_empty() {
        empty(view, deployment, form, canvas);
    } else {
        list(view, &rows, form, canvas);
    }
    if let Some(row) = selected {
        detail::draw(view, deployment.plan(), row, card, canvas);
    }
}

fn heading(view: &View<'_>, rows: &[ValueRow<'_, '_>]) -> String {
    let open = rows
        .iter()
        .filter(|own| matches!(own.state, ValueState::Missing | ValueState::Refused(..)))
        .filter(|own| own.group != Group::Former)
        .count();
    let only = if view.wizard.values.only_missing {
        ", only these"
    } else {
        ""
    };
    match open {
        0 => format!("Values{only}"),
        _ => format!("Values: {open} to fill in{only}"),
    }
}

fn empty(view: &View<'_>, deployment: &Deployment<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let mut sheet = Sheet::within(area);
    if deployment.plan().steps.is_empty() {
        not_planned(view, &mut sheet);
    } else if view.wizard.values.only_missing {
        sheet.line("");
        sheet.prose(view.theme.good, "Nothing is missing.");
        sheet.gap();
        sheet.prose(view.style(), "f shows all values.");
    } else {
        sheet.line("");
        sheet.prose(view.style(), "The steps to do need no values.");
    }
    sheet.draw(view, area, 0, canvas);
}

fn list(view: &View<'_>, rows: &[ValueRow<'_, '_>], area: Rect, canvas: &mut Canvas<'_>) {
    let width = usize::from(inner(area).width);
    let columns = Columns::of(rows, width);
    let mut items = Vec::new();
    let mut selected = None;
    let mut group = None;
    for (index, row) in rows.iter().enumerate() {
        if group != Some(row.group) {
            if group.is_some() {
                items.push(Item::default());
            }
            group = Some(row.group);
            items.push(group_heading(view, row.group));
        }
        if index == view.wizard.values.cursor {
            selected = Some(items.len());
        }
        items.push(item(view, index, row, &columns));
    }
    let items = Items {
        entries: items,
        selected,
        focused: view.wizard.values.editing.is_none() && view.page_has_keys(),
    };
    let extent = items.draw(view, area, view.wizard.extents.list, canvas);
    canvas.drawn.extents.list = Some(extent);
}

fn group_heading(view: &View<'_>, group: Group) -> Item<'static> {
    let title = match group {
        Group::System(system) => system.title(),
        Group::Former => "As it was before the change, for undo",
    };
    Item {
        head: Line::from(Span::styled(title, view.theme.heading)),
        ..Item::default()
    }
}

fn item(view: &View<'_>, index: usize, row: &ValueRow<'_, '_>, columns: &Columns) -> Item<'static> {
    let (theme, glyphs) = (&view.theme, view.glyphs);
    let (mark, style, word) = match &row.state {
        ValueState::Given(_) => (glyphs.given(), theme.base, Span::raw("")),
        ValueState::Default(_) if columns.width < WORDED => {
            (glyphs.by_default(), theme.dim, Span::raw(""))
        }
        ValueState::Default(_) => (glyphs.by_default(), theme.dim, view.dim("default")),
        ValueState::Missing => {
            let (base, style) = match row.group {
                Group::Former => (theme.dim, theme.dim),
                Group::System(_) => (theme.base, theme.warning),
            };
            let word = Span::styled(columns.missing_in_words(row), style);
            (glyphs.missing(), base, word)
        }
        ValueState::Refused(..) => {
            let word = Span::styled("invalid", theme.bad);
            (glyphs.wrong(), theme.bad, word)
        }
    };
    let text = text(row);
    let label = columns.label(row, glyphs.ellipsis);
    let mut spans = vec![Span::raw(format!("{mark} ")), Span::raw(label.clone())];
    if !text.is_empty() {
        let pad = columns.label.saturating_sub(cell_width(&label)) + 2;
        spans.push(Span::raw(" ".repeat(pad)));
        spans.push(Span::styled(text, style));
    }
    Item {
        head: Line::from(spans),
        right: Line::from(word),
        target: Some(Target::Row(index)),
        ..Item::default()
    }
}
