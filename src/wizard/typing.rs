//! The field that takes the keys, wherever it is.

use jiff::Timestamp;
use tui_input::InputRequest;

use super::{Effect, Field, Overlay, Page, Tone, Wizard};
use crate::catalogue::spaced;

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
        let lines = text.split(['\r', '\n']);
        let text = match list {
            // What a spreadsheet copies has tabs between the cells.
            Some(list) if !list.columns.is_empty() => {
                lines.map(spaced).collect::<Vec<_>>().join("\n")
            }
            _ => text.to_owned(),
        };
        match self.field_mut() {
            Some(field) => field.put(&text, separator),
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
