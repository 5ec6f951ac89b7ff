//! A table that was pasted: its header line names the columns, and its rows become the lines of a list.

use crate::catalogue::{NOTHING, Value, cells, joined};

/// A table as the field of a list takes it.
pub(super) struct Table {
    pub(super) text: String,
    /// What became of its header line.
    pub(super) said: Option<String>,
}

impl Table {
    pub(super) fn read(list: &Value, text: &str) -> Self {
        let lines = text.split(['\r', '\n']);
        let mut lines: Vec<&str> = lines.filter(|own| !own.trim().is_empty()).collect();
        let first = lines.first().filter(|_| lines.len() > 1);
        let header = first.and_then(|own| Header::read(list, own));
        if header.is_some() {
            lines.remove(0);
        }
        let whole = |line: &str| match &header {
            Some(own) if !list.columns.is_empty() => own.row(list.columns.len(), line),
            _ if list.columns.is_empty() => line.to_owned(),
            _ => joined(&cells(line)),
        };
        let lines: Vec<String> = lines.into_iter().map(whole).collect();
        Self {
            text: lines.join("\n"),
            said: header.map(|own| own.said()),
        }
    }
}

/// Which column of the list each cell of a row is; nothing where it is none.
struct Header(Vec<Result<usize, String>>);

impl Header {
    /// Reads a line as a header; one that holds what could name an item is none.
    fn read(list: &Value, line: &str) -> Option<Self> {
        let names = names(list);
        if !line.contains('\t') {
            return in_a_row(&names, &plain(line)).map(Self);
        }
        let cells = cells(line);
        let place = |cell: &&str| {
            let own = names.iter().find(|(name, _)| *name == plain(cell));
            own.map(|(_, place)| *place).ok_or((*cell).to_owned())
        };
        let places: Vec<_> = cells.iter().map(place).collect();
        let is_header = places.iter().any(Result::is_ok)
            && !cells.iter().any(|own| list.kind.accept(own).is_ok());
        is_header.then_some(Self(places))
    }

    /// A row in the order of the list.
    fn row(&self, columns: usize, line: &str) -> String {
        let cells = cells(line);
        let mut row = vec![NOTHING; columns];
        for (cell, place) in cells.iter().zip(&self.0) {
            if let Ok(place) = place
                && let Some(own) = row.get_mut(*place)
            {
                *own = cell;
            }
        }
        // More cells than names are told as a fault.
        row.extend(cells.iter().skip(self.0.len()));
        while row.len() > 1 && row.last() == Some(&NOTHING) {
            row.pop();
        }
        joined(&row)
    }

    fn said(&self) -> String {
        let unknown = self.0.iter().filter_map(|own| own.as_ref().err());
        let unknown: Vec<String> = unknown
            .filter(|own| *own != NOTHING)
            .map(|own| format!("\"{own}\""))
            .collect();
        match unknown.as_slice() {
            [] => "the header line named the columns".to_owned(),
            own => format!(
                "the header line named the columns; left out: {}",
                own.join(", ")
            ),
        }
    }
}

/// What a header may call each column, the longer names first.
fn names(list: &Value) -> Vec<(String, usize)> {
    let mut names: Vec<(String, usize)> = Vec::new();
    for (place, column) in list.columns.iter().enumerate() {
        names.extend([&column.title, &column.id].map(|own| (plain(own), place)));
    }
    if list.columns.is_empty() {
        names.extend([list.title.as_str(), list.id.as_str()].map(|own| (plain(own), 0)));
    }
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}

/// A header whose cells have only blanks between, as a console hands it over.
fn in_a_row(names: &[(String, usize)], line: &str) -> Option<Vec<Result<usize, String>>> {
    let mut places = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let mut fitting = names.iter();
        let (behind, place) =
            fitting.find_map(|(name, place)| Some((rest.strip_prefix(name.as_str())?, *place)))?;
        places.push(Ok(place));
        rest = behind;
    }
    (!places.is_empty()).then_some(places)
}

/// Letters and digits alone: `User principal name`, `user-principal-name` and `UserPrincipalName` are one.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
