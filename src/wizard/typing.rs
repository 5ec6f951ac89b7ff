//! The field that takes the keys, wherever it is.

use jiff::Timestamp;
use tui_input::InputRequest;

use super::table::Table;
use super::typography::Typography;
use super::{Ask, Effect, Field, Overlay, Page, Tone, Wizard};

impl Wizard<'_> {
    /// A key that belongs to the field that is open.
    pub(super) fn edited(&mut self, request: InputRequest, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        self.interrupted = false;
        let typography = match request {
            InputRequest::InsertChar(c) if !c.is_ascii() => self.typography(),
            _ => Typography::Free,
        };
        if let Some(field) = self.field_mut() {
            field.edit(request, typography);
        }
        self.typed();
        Vec::new()
    }

    pub(super) fn pasted(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        self.interrupted = false;
        self.put(text, now);
        Vec::new()
    }

    /// Ctrl+V: the clipboard of this machine is asked, and may take its time.
    pub(super) fn ask_the_clipboard(&mut self) -> Vec<Effect> {
        let ticket = self.pastes + 1;
        let Some(field) = self.field_mut() else {
            return Vec::new();
        };
        field.awaits(ticket);
        self.pastes = ticket;
        vec![Effect::Paste(ticket)]
    }

    /// The clipboard has answered. Where the field is closed by then, nobody waits for it any more.
    pub(super) fn came_from_clipboard(
        &mut self,
        ticket: u64,
        outcome: Result<String, String>,
        now: Timestamp,
    ) {
        if !self.field().is_some_and(|own| own.is_awaiting(ticket)) {
            let text = "nothing was pasted: the field was left before the clipboard answered";
            return self.say(Tone::Warning, text, now);
        }
        match outcome {
            Ok(text) => self.put(&text, now),
            Err(why) => self.say(Tone::Warning, format!("nothing was pasted: {why}"), now),
        }
    }

    /// Inserts what was pasted, whichever way it came.
    fn put(&mut self, text: &str, now: Timestamp) {
        let typography = self.typography();
        let list = self.edited_list();
        let separator = if list.is_some() { ", " } else { " " };
        // What a spreadsheet copies has tabs between the cells.
        let table = list.filter(|list| !list.columns.is_empty() || text.contains(['\r', '\n']));
        let table = table.map(|list| Table::read(list, text));
        let (text, said) = table.map_or((text.to_owned(), None), |own| (own.text, own.said));
        match self.field_mut() {
            Some(field) => {
                field.put(&text, separator, typography);
                field.say(said);
            }
            None => self.say(
                Tone::Warning,
                "nothing was pasted: no field is open here; Enter opens one",
                now,
            ),
        }
        self.typed();
    }

    /// What the signs of a word processor are in the field that is open.
    fn typography(&self) -> Typography {
        match &self.overlay {
            Some(Overlay::Prompt { ask, .. }) => match ask {
                Ask::New | Ask::Rename(_) | Ask::Duplicate(_) | Ask::Wait(_) => Typography::Plain,
                Ask::Import | Ask::KeepElsewhere => Typography::Told,
                Ask::Skip(_) | Ask::Delegate(_) | Ask::Note(_) => Typography::Free,
            },
            Some(_) => Typography::Free,
            None if self.page == Page::Values => self
                .value_under_cursor()
                .map_or(Typography::Free, |(value, _)| Typography::of(value)),
            None => Typography::Told,
        }
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
