//! The palette and the ways to copy: a list in a frame.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::middle;
use crate::tui::canvas::Canvas;
use crate::tui::frame::Regions;
use crate::tui::keymap::bound;
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, field};
use crate::wizard::{Context, CopyWay, Entry, Palette, Target};

const WIDTH: u16 = 72;

pub(super) fn palette(
    view: &View<'_>,
    regions: &Regions,
    palette: &Palette,
    canvas: &mut Canvas<'_>,
) {
    let rows = u16::try_from(palette.hits.len()).unwrap_or(u16::MAX);
    let height = rows.clamp(1, 16).saturating_add(1);
    // The frame keeps its place while the hits change.
    let area = middle(view, regions, "Find", (WIDTH, height.max(17)), canvas);
    let row = Rect {
        height: area.height.min(1),
        ..area
    };
    let label = Line::from(Span::styled(" : ", view.theme.key));
    let x = canvas.line(row, &label);
    let list = Rect {
        y: area.y.saturating_add(1),
        height: area.height.saturating_sub(1),
        ..area
    };
    let entries = palette.hits.iter().enumerate();
    let items = Items {
        entries: entries.map(|(at, own)| entry(view, at, own)).collect(),
        selected: Some(palette.cursor),
        focused: true,
    };
    let extent = items.draw(view, list, view.wizard.extents.overlay, canvas);
    canvas.drawn.extents.overlay = Some(extent);
    if palette.hits.is_empty() {
        let row = Rect {
            x: list.x + 2,
            height: list.height.min(1),
            ..list
        };
        canvas.span(row.intersection(list), view.dim("nothing of that name"));
    }
    let room = Rect {
        x,
        width: row.right().saturating_sub(x + 1),
        ..row
    };
    field(view, room, &palette.field, canvas);
}

/// An entry with its kind, and of an action its key.
fn entry<'a>(view: &View<'_>, at: usize, entry: &'a Entry) -> Item<'a> {
    let word = match &entry.target {
        Target::Intent(intent) => {
            let key = Context::ALL
                .into_iter()
                .flat_map(bound)
                .find(|own| own.intent == *intent);
            key.and_then(|own| own.keys.first())
                .map_or_else(String::new, ToString::to_string)
        }
        Target::Question(_) => "question".to_owned(),
        Target::Value(_) => "value".to_owned(),
        Target::Step(_) => "step".to_owned(),
        Target::Explained(own) => own.kind_in_short().to_owned(),
        Target::Glossary | Target::Edition | Target::Block(_) | Target::Row(_) => String::new(),
    };
    Item {
        head: Line::from(entry.title.as_str()),
        right: Line::from(view.dim(word)),
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}

pub(super) fn copy_menu(
    view: &View<'_>,
    regions: &Regions,
    (ways, cursor): (&[CopyWay], usize),
    canvas: &mut Canvas<'_>,
) {
    let notes = ways.iter().filter(|own| !own.note.is_empty()).count();
    let rows = u16::try_from(ways.len() * 2 + notes).unwrap_or(u16::MAX);
    let area = middle(view, regions, "Copy", (WIDTH, rows), canvas);
    let entries = ways.iter().enumerate();
    let items = Items {
        entries: entries.map(|(at, own)| way(view, at, own)).collect(),
        selected: Some(cursor),
        focused: true,
    };
    let extent = items.draw(view, area, view.wizard.extents.overlay, canvas);
    canvas.drawn.extents.overlay = Some(extent);
}

/// A way to copy with what it would copy, or why it cannot.
fn way<'a>(view: &View<'_>, at: usize, way: &'a CopyWay) -> Item<'a> {
    let (style, body) = match &way.job {
        Ok(job) => {
            let ending = if job.lines == 1 { "" } else { "s" };
            let verb = if way.shows { "shown: " } else { "" };
            let text = format!("{verb}{}, {} line{ending}", job.what, job.lines);
            (view.style(), view.dim(text))
        }
        Err(why) => (
            view.theme.dim,
            Span::styled(why.as_str(), view.theme.warning),
        ),
    };
    let mut lines = vec![Line::from(vec![Span::raw("  "), body])];
    if !way.note.is_empty() {
        let note = view.dim(format!("  {}", way.note));
        lines.push(Line::from(note));
    }
    Item {
        head: Line::from(Span::styled(way.title.as_str(), style)),
        body: lines,
        target: Some(Target::Row(at)),
        ..Item::default()
    }
}
