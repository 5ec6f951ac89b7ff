//! The field that takes the keys, wherever it is.

use jiff::Timestamp;
use tui_input::InputRequest;

use super::table::Table;
use super::{Effect, Field, Overlay, Page, Tone, Wizard};

impl Wizard<'_> {
    /// A key that belongs to the field that is open.
    pub(super) fn edited(&mut self, request: InputRequest, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        self.interrupted = false;
        if let Some(field) = self.field_mut() {
            field.edit(request);
        }
        self.typed();
        Vec::new()
    }

    pub(super) fn pasted(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        self.interrupted = false;
        let list = self.edited_list();
        let separator = if list.is_some() { ", " } else { " " };
        // What a spreadsheet copies has tabs between the cells.
        let table = list.filter(|list| !list.columns.is_empty() || text.contains(['\r', '\n']));
        let table = table.map(|list| Table::read(list, text));
        let (text, said) = table.map_or((text.to_owned(), None), |own| (own.text, own.said));
        match self.field_mut() {
            Some(field) => {
                field.put(&text, separator);
                field.say(said);
            }
            None => self.say(
                Tone::Warning,
                "nothing was pasted: no field is open here; Enter opens one",
                now,
            ),
        }
        self.typed();
        Vec::new()
    }

    /// The field that takes the keys, where one is open.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        match &self.overlay {
            Some(Overlay::Prompt { field, .. } | Overlay::Search { field }) => Some(field),
            Some(Overlay::Palette(palette)) => Some(&palette.field),
            Some(_) => None,
            None => match self.page {
                Page::Values => self.values.editing.as_ref(),
                Page::Export => self.export.editing.as_ref(),
                _ => None,
            },
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        match &mut self.overlay {
            Some(Overlay::Prompt { field, .. } | Overlay::Search { field }) => Some(field),
            Some(Overlay::Palette(palette)) => Some(&mut palette.field),
            Some(_) => None,
            None => match self.page {
                Page::Values => self.values.editing.as_mut(),
                Page::Export => self.export.editing.as_mut(),
                _ => None,
            },
        }
    }

    /// The text of the field has changed: what depends on it follows.
    fn typed(&mut self) {
        match &mut self.overlay {
            Some(Overlay::Prompt { fault, .. }) => *fault = None,
            Some(Overlay::Palette(_)) => self.find_entries(),
            Some(Overlay::Search { .. }) => self.search_while_typing(),
            _ => {}
        }
    }
}
