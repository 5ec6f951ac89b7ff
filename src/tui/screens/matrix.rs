//! The articles' table: a row for each pairing, a column for each feature by its number; the user's rows are lit.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::plan::{MatrixRow, matrix};
use crate::tui::view::View;
use crate::tui::widgets::{Sheet, cell_width, wrap};
use crate::wizard::Deployment;

/// Columns that a cell takes.
const CELL: usize = 3;

/// Writes the table; where it has no room beside the titles they stand above their cells.
pub(super) fn table(view: &View<'_>, deployment: &Deployment<'_>, sheet: &mut Sheet<'_>) {
    let table = matrix(view.wizard.catalogue, deployment.session());
    let Some(first) = table.rows.first() else {
        return;
    };
    let cells = first.cells.len() * CELL;
    let width = sheet.width();
    let longest = table.rows.iter().map(|own| cell_width(&own.title) + 3);
    let room = width.saturating_sub(cells);
    let titles = room.min(longest.max().unwrap_or(0));
    let is_wide = room >= 16;
    sheet.prose(view.theme.heading, "What the articles say of each pairing");
    let mut head = vec![Span::raw(" ".repeat(if is_wide { titles } else { 2 }))];
    for index in 0..first.cells.len() {
        head.push(Span::styled(
            format!("{:>CELL$}", index + 1),
            lit(view, index),
        ));
    }
    sheet.line(head);
    let mut article = "";
    for row in &table.rows {
        if row.article != article {
            article = &row.article;
            sheet.prose(view.theme.dim, article.to_owned());
        }
        self::row(view, row, is_wide.then_some(titles), width, sheet);
    }
    legend(view, sheet);
}

fn lit(view: &View<'_>, column: usize) -> ratatui::style::Style {
    if column == view.wizard.features.cursor {
        view.theme.title.add_modifier(Modifier::UNDERLINED)
    } else {
        view.theme.dim
    }
}

fn row(
    view: &View<'_>,
    row: &MatrixRow<'_>,
    titles: Option<usize>,
    width: usize,
    sheet: &mut Sheet<'_>,
) {
    let (mark, style) = if row.here {
        ("> ", view.theme.title)
    } else {
        ("  ", view.theme.dim)
    };
    let room = titles.map_or(width, |own| own.saturating_sub(1));
    let lead = vec![Span::styled(mark, view.theme.cursor)];
    let mut lines = wrap(lead, vec![Span::styled(row.title.clone(), style)], room, 2);
    if let (Some(titles), Some(first)) = (titles, lines.first_mut()) {
        let pad = titles.saturating_sub(first.width());
        first.push_span(Span::raw(" ".repeat(pad)));
        for span in cells(view, row) {
            first.push_span(span);
        }
    } else {
        let mut line = vec![Span::raw("  ")];
        line.extend(cells(view, row));
        lines.push(Line::from(line));
    }
    for line in lines {
        sheet.line(line);
    }
}

fn cells<'a>(view: &View<'_>, row: &MatrixRow<'_>) -> Vec<Span<'a>> {
    let each = row.cells.iter().map(|(_, support)| {
        let mark = view.glyphs.support(*support);
        let style = view.theme.support(*support);
        let style = if row.here {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        };
        Span::styled(format!("{mark:>CELL$}"), style)
    });
    each.collect()
}

fn legend(view: &View<'_>, sheet: &mut Sheet<'_>) {
    let each = crate::catalogue::Support::ALL.map(|own| {
        let mark = view.glyphs.support(own);
        format!("{mark} {}", own.in_words())
    });
    sheet.gap();
    sheet.prose(view.theme.dim, format!("{}  > yours", each.join("  ")));
}
