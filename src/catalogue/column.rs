//! The columns of a list: one item is one line, its columns stand with white space between.

use serde::{Deserialize, Serialize};

use super::{Text, ValueKind};

/// What stands in a line for a column that is not filled in.
pub const NOTHING: &str = "-";

/// A fact that each item of a list has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Column {
    /// As a slot names it: `{{item.ID}}`.
    pub id: Text,
    pub title: Text,
    pub kind: ValueKind,
    /// An item is whole without it.
    #[serde(default)]
    pub optional: bool,
    /// The column before it that it repeats where it is not filled in.
    #[serde(default)]
    pub same_as: Option<Text>,
}

impl Column {
    /// Whether an item without it is not whole.
    #[must_use]
    pub fn is_demanded(&self) -> bool {
        !self.optional && self.same_as.is_none()
    }
}

/// Cleans and checks a line: the cells of a spreadsheet have tabs between, what is typed has blanks.
pub(super) fn accept(columns: &[Column], line: &str) -> Result<String, String> {
    let mut cells = cells(line);
    while cells.last() == Some(&NOTHING) {
        cells.pop();
    }
    let Some(first) = columns.first() else {
        return Err("the list has no columns".to_owned());
    };
    match cells.first() {
        None => return Err("it is empty".to_owned()),
        Some(&NOTHING) => return Err(format!("column 1 ({}) is empty", first.title)),
        Some(_) if cells.len() > columns.len() => {
            return Err(format!(
                "it has {} columns, and there are {}: {}",
                cells.len(),
                columns.len(),
                in_words(columns)
            ));
        }
        Some(_) => {}
    }
    let mut clean = Vec::new();
    for (place, (cell, column)) in cells.into_iter().zip(columns).enumerate() {
        if cell == NOTHING {
            clean.push(cell.to_owned());
            continue;
        }
        let accepted = if cell.contains(char::is_whitespace) {
            Err("a blank may not stand in it".to_owned())
        } else {
            column.kind.accept(cell)
        };
        let accepted = accepted.map_err(|why| {
            let (title, cell) = (&column.title, cell.escape_debug());
            format!("column {} ({title}), `{cell}`: {why}", place + 1)
        });
        clean.push(accepted?);
    }
    Ok(clean.join(" "))
}

/// What stands between the cells of a line where a cell holds a blank: so that it is told, and moves no other.
const BORDER: &str = " | ";

/// Cells as one line: blanks between them, or borders where a cell holds a blank itself.
#[must_use]
pub fn joined(cells: &[&str]) -> String {
    let has_blank = cells.iter().any(|own| own.contains(char::is_whitespace));
    cells.join(if has_blank { BORDER } else { " " })
}

/// The cells of a line; one that is empty keeps its place.
#[must_use]
pub fn cells(line: &str) -> Vec<&str> {
    let line = line.trim_matches(|c: char| c.is_whitespace() && c != '\t');
    let border = ["\t", BORDER];
    let Some(border) = border.into_iter().find(|own| line.contains(own)) else {
        return line.split_whitespace().collect();
    };
    let cells = line.split(border).map(str::trim);
    cells
        .map(|own| if own.is_empty() { NOTHING } else { own })
        .collect()
}

fn in_words(columns: &[Column]) -> String {
    let titles: Vec<&str> = columns.iter().map(|own| own.title.as_str()).collect();
    titles.join(", ")
}
