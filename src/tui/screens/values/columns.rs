//! How wide the labels of the form are, and how one is shortened so that no two read alike.

use super::SEPARATOR;
use crate::catalogue::System;
use crate::export::capitalized;
use crate::tui::widgets::{cell_width, fit, fit_middle};
use crate::wizard::{Group, ValueRow, ValueState};

/// From this width on the form says in a word what its mark of a default says.
pub(super) const WORDED: usize = 46;

/// The widths of the form, and its labels.
pub(super) struct Columns {
    pub(super) width: usize,
    /// The column of the labels that have a text behind them.
    pub(super) label: usize,
    labels: Vec<String>,
}

impl Columns {
    pub(super) fn of(rows: &[ValueRow<'_, '_>], width: usize) -> Self {
        let with_text: Vec<_> = rows.iter().filter(|own| !text(own).is_empty()).collect();
        let labels = with_text.iter().map(|own| cell_width(&label(own)));
        let longest = labels.max().unwrap_or(0);
        let texts = with_text
            .iter()
            .map(|own| cell_width(&text(own)) + word_width(own, width));
        let behind = texts.max().unwrap_or(0);
        // What the texts leave; a longer label pushes its own text aside.
        let room = width.saturating_sub(4 + behind).min(width * 3 / 5);
        Self {
            width,
            label: longest.min(room.max(width * 9 / 20)),
            labels: rows.iter().map(label).collect(),
        }
    }

    /// The label of a row: with what its text leaves, and three fifths in any case.
    pub(super) fn label(&self, row: &ValueRow<'_, '_>, sign: &str) -> String {
        let own = label(row);
        let taken = match text(row) {
            text if text.is_empty() => 1 + self.missing_in_words(row).len(),
            text => 2 + cell_width(&text) + word_width(row, self.width),
        };
        let room = self.width.saturating_sub(2 + taken);
        let room = room.max(self.width * 3 / 5);
        if cell_width(&own) <= room {
            return own;
        }
        let short = fit(own.as_str(), room, sign);
        let alike = self.labels.iter();
        let alike = alike.filter(|one| fit(one.as_str(), room, sign) == short);
        if alike.count() > 1 {
            return fit_middle(&own, room, sign);
        }
        short.into_owned()
    }

    /// What is said of a row without a text; of what is only for undo the mark is enough where there is little room.
    pub(super) fn missing_in_words(&self, row: &ValueRow<'_, '_>) -> &'static str {
        match row.group {
            Group::Former if self.width < WORDED => "",
            Group::Former => "not recorded",
            Group::System(_) => "missing",
        }
    }
}

/// The title without what the heading above says already.
fn label(row: &ValueRow<'_, '_>) -> String {
    let title = row.planned.value.title.as_str();
    let item = row.planned.item.as_ref();
    let item = item.map_or_else(String::new, |own| format!(" ({own})"));
    let rest = match row.group {
        Group::System(System::PilotUser) => title.strip_prefix("Pilot user, "),
        Group::Former => title
            .strip_suffix(" before the change")
            .or(title.strip_suffix(" before")),
        Group::System(_) => None,
    };
    rest.map_or_else(|| title.to_owned(), capitalized) + &item
}

/// What the word at the right takes.
fn word_width(row: &ValueRow<'_, '_>, width: usize) -> usize {
    match row.state {
        ValueState::Default(_) if width >= WORDED => " default".len(),
        ValueState::Refused(..) => " invalid".len(),
        _ => 0,
    }
}

/// What stands behind the label.
pub(super) fn text(row: &ValueRow<'_, '_>) -> String {
    match &row.state {
        ValueState::Given(texts) => texts.join(SEPARATOR),
        ValueState::Default(text) | ValueState::Refused(text, _) => text.clone(),
        ValueState::Missing => String::new(),
    }
}
