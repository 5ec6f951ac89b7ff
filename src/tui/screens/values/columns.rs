//! How wide the labels of the form are, and how one is shortened so that no two read alike.

use std::borrow::Cow;

use super::SEPARATOR;
use crate::catalogue::System;
use crate::tui::widgets::{cell_width, fit, fit_middle};
use crate::wizard::{Group, ValueRow, ValueState};

/// From this width on the form says in a word what its mark of a default says.
pub(super) const WORDED: usize = 46;

/// The widths of the form, and its labels.
pub(super) struct Columns<'p> {
    pub(super) width: usize,
    /// The column of the labels that have a text behind them.
    pub(super) label: usize,
    labels: Vec<&'p str>,
}

impl<'p> Columns<'p> {
    pub(super) fn of(rows: &[ValueRow<'p, '_>], width: usize) -> Self {
        let with_text: Vec<_> = rows.iter().filter(|own| !text(own).is_empty()).collect();
        let labels = with_text.iter().map(|own| cell_width(label(own)));
        let longest = labels.max().unwrap_or(0);
        let texts = with_text.iter().map(|own| cell_width(&text(own)));
        let behind = texts.max().unwrap_or(0) + " default".len();
        // Half is theirs in any case, and more where the texts leave it to them.
        let room = width.saturating_sub(4 + behind).min(width * 3 / 5);
        Self {
            width,
            label: longest.min(room.max(width * 9 / 20)),
            labels: rows.iter().map(label).collect(),
        }
    }

    /// The label of a row within so many columns.
    pub(super) fn label(&self, row: &ValueRow<'p, '_>, room: usize, sign: &str) -> Cow<'p, str> {
        let own = label(row);
        if cell_width(own) <= room {
            return Cow::Borrowed(own);
        }
        let short = fit(own, room, sign);
        let alike = self
            .labels
            .iter()
            .filter(|one| fit(**one, room, sign) == short);
        if alike.count() > 1 {
            return Cow::Owned(fit_middle(own, room, sign));
        }
        short
    }
}

/// The title without what the heading above says already.
fn label<'p>(row: &ValueRow<'p, '_>) -> &'p str {
    let title = row.planned.value.title.as_str();
    match row.group {
        Group::System(System::PilotUser) => title.strip_prefix("Pilot user, ").unwrap_or(title),
        Group::Former => title
            .strip_suffix(" before the change")
            .or(title.strip_suffix(" before"))
            .unwrap_or(title),
        Group::System(_) => title,
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
