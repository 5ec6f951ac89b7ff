//! A value with its field, what is wrong with it, what it means, where it is found, what needs it.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::kind::in_words;
use super::{SEPARATOR, ValueRow, ValueState};
use crate::catalogue::Value;
use crate::plan::Plan;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::{Sheet, cell_width, field, outline};
use crate::wizard::{Field, fault, items as typed};

/// Rows of the box around the field.
const BOX: u16 = 3;

pub(super) fn draw(
    view: &View<'_>,
    plan: &Plan<'_>,
    row: &ValueRow<'_, '_>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let editing = view.wizard.values.editing.as_ref();
    let mut sheet = Sheet::within(area);
    said(view, row, editing, &mut sheet);
    let told = sheet.len();
    let mut above = Sheet::within(area);
    above.prose(view.style(), row.planned.value.meaning.as_str());
    // While it is typed, the field and what is said of it come first: the meaning stands last where both have no room.
    let room = usize::from(area.height.saturating_sub(BOX));
    let stands_below = editing.is_some() && (area.height < 10 || above.len() + told > room);
    let lines = if stands_below {
        0
    } else {
        u16::try_from(above.len().min(room)).unwrap_or(u16::MAX)
    };
    above.draw(
        view,
        Rect {
            height: lines,
            ..area
        },
        0,
        canvas,
    );
    let place = Rect {
        x: area.x.saturating_add(1),
        y: area.y + lines,
        width: area.width.saturating_sub(2),
        height: BOX.min(area.height - lines),
    };
    outline(view, place, canvas);
    let inside = Rect {
        x: place.x.saturating_add(1),
        y: place.y.saturating_add(1),
        width: place.width.saturating_sub(2),
        height: place.height.saturating_sub(2).min(1),
    };
    match editing {
        Some(own) => field(view, inside, own, canvas),
        None => {
            canvas.line(inside, &standing(view, row));
        }
    }
    let rest = Rect {
        y: place.bottom(),
        height: area.bottom().saturating_sub(place.bottom()),
        ..area
    };
    known(view, plan, row, &mut sheet);
    if stands_below {
        let meaning = row.planned.value.meaning.as_str();
        sheet.labelled(view.dim("Meaning"), vec![Span::raw(meaning)]);
    }
    let behind = told.saturating_sub(usize::from(rest.height));
    if editing.is_none() || behind == 0 || is_refused(row.planned.value, editing) {
        return sheet.draw_detail(view, rest, canvas);
    }
    // Of more items than have room those that were typed last.
    canvas.drawn.extents.card = Some(sheet.extent(None, rest));
    sheet.draw(view, rest, behind, canvas);
}

/// What stands in the field while it is not edited.
fn standing<'a>(view: &View<'_>, row: &'a ValueRow<'_, '_>) -> Line<'a> {
    let span = match &row.state {
        ValueState::Given(texts) => Span::styled(texts.join(SEPARATOR), view.style()),
        ValueState::Default(text) if row.planned.is_guess => {
            let text = format!("{text} (default, please check: Enter twice keeps it)");
            Span::styled(text, view.theme.warning)
        }
        ValueState::Default(text) => view.dim(format!("{text} (default)")),
        ValueState::Missing => view.dim("Enter fills it in"),
        ValueState::Refused(text, _) => Span::styled(text.as_str(), view.theme.bad),
    };
    Line::from(span)
}

fn is_refused(value: &Value, editing: Option<&Field>) -> bool {
    editing.is_some_and(|own| fault(value, own.text()).is_some())
}

/// What the check says, and what was cleaned away.
fn said<'a>(
    view: &View<'_>,
    row: &'a ValueRow<'_, '_>,
    editing: Option<&'a Field>,
    sheet: &mut Sheet<'a>,
) {
    let why = match (editing, &row.state) {
        (Some(own), _) => fault(row.planned.value, own.text()),
        (None, ValueState::Refused(_, why)) => Some(why.clone()),
        (None, _) => None,
    };
    if let Some(why) = why {
        sheet.hung(
            vec![Span::styled("not accepted: ", view.theme.bad)],
            vec![Span::raw(why)],
        );
    }
    if let Some(cleaned) = editing.and_then(Field::cleaned) {
        sheet.prose(view.theme.warning, cleaned);
    }
    if let (Some(_), Some(text)) = (editing, row.planned.default_in_words()) {
        sheet.prose(view.theme.dim, format!("empty means the default: {text}"));
    }
    items(view, row, editing, sheet);
    sheet.gap();
}

/// The items of a list, one below the other, with what its columns say; what an item lacks stands out.
fn items<'a>(
    view: &View<'_>,
    row: &'a ValueRow<'_, '_>,
    editing: Option<&'a Field>,
    sheet: &mut Sheet<'a>,
) {
    let value: &Value = row.planned.value;
    let texts: Vec<String> = match (editing, &row.state) {
        (Some(own), _) if !value.columns.is_empty() => {
            let typed = typed(value, own.text()).into_iter();
            typed.filter_map(|text| value.accept(&text).ok()).collect()
        }
        (None, ValueState::Given(texts)) => texts.clone(),
        (None, ValueState::Default(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    if value.columns.is_empty() && texts.len() < 2 {
        return;
    }
    for text in texts {
        let bullet = view.dim(format!("{} ", view.glyphs.bullet));
        sheet.hung(vec![bullet], vec![Span::raw(value.key(&text).to_owned())]);
        for column in value.columns.iter().skip(1) {
            let cell = match value.cell(&text, &column.id) {
                Some(cell) => Span::raw(cell.to_owned()),
                None if column.optional => view.dim("nothing"),
                None => Span::styled("missing", view.theme.warning),
            };
            let label = view.dim(format!("  {}: ", column.title));
            sheet.hung(vec![label], vec![cell]);
        }
    }
}

fn known<'a>(
    view: &View<'_>,
    plan: &'a Plan<'_>,
    row: &'a ValueRow<'_, '_>,
    sheet: &mut Sheet<'a>,
) {
    let value: &Value = row.planned.value;
    let list = match (value.list, value.columns.is_empty()) {
        (false, _) => "",
        (true, true) => ", several with commas between",
        (true, false) => ", and what belongs to it; a table can be pasted",
    };
    let id = row.planned.id();
    if cell_width(&row.planned.title()) + id.as_str().len() + 6 > sheet.width() {
        // The title above has no room for it.
        let id = format!("[{id}]");
        sheet.labelled(view.dim("Id"), vec![view.dim(id)]);
    }
    let kind = format!("{}{list}", in_words(value.kind));
    sheet.labelled(view.dim("What"), vec![Span::raw(kind)]);
    for (place, column) in value.columns.iter().enumerate() {
        let label = if place == 0 { "Columns" } else { "" };
        let text = format!("{}: {}", column.title, in_words(column.kind));
        sheet.labelled(view.dim(label), vec![Span::raw(text)]);
    }
    if !value.example.is_empty() {
        let example = value.example.join(SEPARATOR);
        sheet.labelled(view.dim("Example"), vec![Span::raw(example)]);
    }
    sheet.labelled(view.dim("Found"), vec![Span::raw(value.find.text.as_str())]);
    for line in value.find.command.lines() {
        sheet.labelled(Span::raw(""), vec![Span::styled(line, view.theme.command)]);
    }
    for (index, id) in row.planned.needed_by.iter().enumerate() {
        let label = if index == 0 { "Needed by" } else { "" };
        let title = plan
            .catalogue
            .step(id.as_str())
            .map_or("", |own| own.title.as_str());
        let number = format!("{:>2} ", plan.number(id));
        sheet.labelled(view.dim(label), vec![view.dim(number), Span::raw(title)]);
    }
}
