//! The page of the export: what can be written, where to, and what is still missing.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::not_planned;
use super::sessions::shifted;
use crate::catalogue::ValueId;
use crate::export::{count, script_name};
use crate::plan::Plan;
use crate::tui::canvas::Canvas;
use crate::tui::frame::{Part, Regions, split, split_rows};
use crate::tui::view::View;
use crate::tui::widgets::{Item, Items, Sheet, field};
use crate::wizard::{Deployment, Document, ExportPage, ExportRow, Target};

pub(super) fn page(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    regions: &Regions,
    canvas: &mut Canvas<'_>,
) {
    let page = &view.wizard.export;
    let plan = deployment.plan();
    let rows = ExportPage::rows(plan);
    let width = regions.body.width;
    let [list, card] = if regions.panes() > 1 {
        let left = shifted(view, width / 2, width);
        let parts = [
            Part::new("Export", left, true),
            Part::new("About it", 0, false),
        ];
        split(view, regions, &parts, canvas)
    } else {
        let parts = [
            Part::new("Export", 0, true),
            Part::new("About it", 0, false),
        ];
        let rows = (regions.body.height * 3 / 5).max(3);
        split_rows(view, regions, &parts, rows, canvas)
    };
    if plan.steps.is_empty() {
        let mut sheet = Sheet::within(list);
        not_planned(view, &mut sheet);
        return sheet.draw(view, list, 0, canvas);
    }
    self::rows(view, deployment, &rows, list, canvas);
    let mut sheet = Sheet::within(card);
    if let Some(row) = rows.get(page.cursor) {
        about(view, deployment, row, &mut sheet);
    }
    sheet.draw_detail(view, card, canvas);
}

fn rows(
    view: &View<'_>,
    deployment: &Deployment<'_>,
    rows: &[ExportRow],
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let mut items = Vec::new();
    let mut selected = None;
    for (index, row) in rows.iter().enumerate() {
        let is_first_missing = matches!(row, ExportRow::Missing(_))
            && !matches!(rows.get(index.wrapping_sub(1)), Some(ExportRow::Missing(_)));
        if index > 0 && (is_first_missing || matches!(row, ExportRow::Folder)) {
            items.push(Item::default());
        }
        if is_first_missing {
            let missing = rows.len() - index;
            let text = format!("{} still missing", count(missing, "value"));
            items.push(Item {
                head: Line::from(Span::styled(text, view.theme.warning)),
                ..Item::default()
            });
        }
        if index == view.wizard.export.cursor {
            selected = Some(items.len());
        }
        items.push(item(view, deployment, index, row));
    }
    let editing = view.wizard.export.editing.as_ref();
    let items = Items {
        entries: items,
        selected,
        focused: editing.is_none() && view.page_has_keys(),
    };
    let extent = items.draw(view, area, view.wizard.extents.list, canvas);
    canvas.drawn.extents.list = Some(extent);
    if let (Some(own), Some(at)) = (editing, selected) {
        let Some(row) = at
            .checked_sub(extent.top)
            .and_then(|own| u16::try_from(own).ok())
        else {
            return;
        };
        let left = area.x + 2 + u16::try_from(FOLDER.len()).unwrap_or(0);
        let room = Rect::new(left, area.y + row, area.right().saturating_sub(left + 1), 1);
        let room = room.intersection(area);
        canvas.wipe(room, view.theme.base);
        field(view, room, own, canvas);
    }
}

const FOLDER: &str = "Folder  ";

fn item<'a>(
    view: &View<'a>,
    deployment: &'a Deployment<'_>,
    index: usize,
    row: &ExportRow,
) -> Item<'a> {
    let plan = deployment.plan();
    let (head, right) = match row {
        ExportRow::Document(own) => (Line::from(own.title()), files(plan, *own)),
        ExportRow::Folder => (
            Line::from(vec![
                Span::raw(FOLDER),
                Span::styled(view.wizard.export_folder(), view.theme.heading),
            ]),
            String::new(),
        ),
        ExportRow::Missing(id) => {
            let value = plan.catalogue.value(id.as_str());
            let title = value.map_or("", |own| own.title.as_str());
            let mark = view.glyphs.missing();
            (
                Line::from(vec![Span::raw(format!("{mark} ")), Span::raw(title)]),
                String::new(),
            )
        }
    };
    Item {
        head,
        right: Line::from(view.dim(right)),
        target: Some(Target::Row(index)),
        ..Item::default()
    }
}

fn files(plan: &Plan<'_>, document: Document) -> String {
    match document {
        Document::Scripts => count(plan.legs().len(), "script"),
        Document::Runbook => count(1, "file"),
    }
}

fn about(view: &View<'_>, deployment: &Deployment<'_>, row: &ExportRow, sheet: &mut Sheet<'_>) {
    let plan = deployment.plan();
    let folder = view.wizard.export_folder();
    match row {
        ExportRow::Document(own) => {
            sheet.prose(view.theme.title, own.title());
            for text in told(*own) {
                sheet.gap();
                sheet.prose(view.style(), text);
            }
            sheet.gap();
            let what = files(plan, *own);
            sheet.runs(vec![
                view.dim("Would write "),
                Span::raw(format!("{what} into {folder}")),
            ]);
            let missing = plan.values.iter().filter(|own| own.is_missing()).count();
            if missing > 0 {
                let text = match own {
                    Document::Scripts => "a script stops there and names the value",
                    Document::Runbook => "it shows the name of the value in angle brackets",
                };
                let text = format!("{}: {text}", count(missing, "value"));
                let label = Span::styled("Missing", view.theme.warning);
                sheet.labelled(label, vec![Span::raw(text)]);
            }
            names(view, plan, *own, sheet);
        }
        ExportRow::Folder => {
            sheet.prose(view.theme.title, "Folder");
            sheet.gap();
            let text = "Enter changes it: a path, or a name below the folder that exlync was started in. Empty means \
                        the name of the session.";
            sheet.prose(view.style(), text);
        }
        ExportRow::Missing(id) => missing(view, plan, id, sheet),
    }
}

/// The first of the files by name: how they will stand in the folder.
fn names(view: &View<'_>, plan: &Plan<'_>, document: Document, sheet: &mut Sheet<'_>) {
    const SHOWN: usize = 8;
    let names: Vec<String> = match document {
        Document::Scripts => plan.legs().iter().map(script_name).collect(),
        Document::Runbook => vec!["runbook.md".to_owned()],
    };
    sheet.gap();
    let rest = names.len().saturating_sub(SHOWN);
    for (index, name) in names.into_iter().take(SHOWN).enumerate() {
        let label = if index == 0 { "Files" } else { "" };
        sheet.labelled(view.dim(label), vec![Span::raw(name)]);
    }
    if rest > 0 {
        let more = format!("{} {rest} more", view.glyphs.ellipsis);
        sheet.labelled(Span::raw(""), vec![view.dim(more)]);
    }
}

fn told(document: Document) -> [&'static str; 2] {
    match document {
        Document::Scripts => [
            "One script for each shell and machine, in running order. Each looks before it changes anything, asks \
             before each change, and can be run again.",
            "The scripts are not signed: where the execution policy demands it, sign them or paste from the runbook.",
        ],
        Document::Runbook => [
            "The whole plan in one Markdown file, for those who lack exlync: every step with why, commands, checks, \
             undo, failures and sources.",
            "It carries your marks and notes as they are now.",
        ],
    }
}

fn missing(view: &View<'_>, plan: &Plan<'_>, id: &ValueId, sheet: &mut Sheet<'_>) {
    let Some(value) = plan.catalogue.value(id.as_str()) else {
        return;
    };
    sheet.prose(view.theme.title, value.title.to_string());
    sheet.gap();
    sheet.prose(view.style(), value.meaning.to_string());
    sheet.gap();
    sheet.prose(view.theme.dim, "Enter leads to its field.");
}
