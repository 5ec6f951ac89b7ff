//! A line of text that is being typed.

use tui_input::{Input, InputRequest};

use super::typography::Typography;

/// The most characters that a field takes: lists of servers are pasted, books are not.
const LONGEST: usize = 4_096;

/// A text field; `\n` never stands in it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    input: Input,
    /// What was cleaned away when something was pasted, in words.
    cleaned: Option<String>,
    /// The text stood there when the field was opened, and the next letter takes its place.
    selected: bool,
    /// The clipboard was asked for this field, with this ticket.
    awaited: Option<u64>,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.cursor() == other.cursor()
    }
}

impl Field {
    #[must_use]
    pub fn with(text: &str) -> Self {
        let mut field = Self::default();
        field.put(text, "", Typography::Free);
        field.cleaned = None;
        field.selected = !text.is_empty();
        field
    }

    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The place of the cursor, in characters.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    /// The place of the cursor, in columns.
    #[must_use]
    pub fn column(&self) -> usize {
        self.input.visual_cursor()
    }

    /// The first column to show where only so many can be seen.
    #[must_use]
    pub fn scroll(&self, width: usize) -> usize {
        self.input.visual_scroll(width)
    }

    #[must_use]
    pub fn cleaned(&self) -> Option<&str> {
        self.cleaned.as_deref()
    }

    /// Whether the next letter or paste replaces the whole text, as in a field that was just entered.
    #[must_use]
    pub fn is_selected(&self) -> bool {
        self.selected
    }

    /// What is said of a letter stays while others follow: a paste may come letter by letter.
    pub(super) fn edit(&mut self, request: InputRequest, typography: Typography) {
        let said = self.cleaned.take();
        match request {
            InputRequest::InsertChar(c) => {
                self.put(c.encode_utf8(&mut [0; 4]), "", typography);
                self.cleaned = self.cleaned.take().or(said);
            }
            InputRequest::DeletePrevChar | InputRequest::DeleteNextChar if self.selected => {
                self.selected = false;
                self.input = Input::default();
            }
            other => {
                self.selected = false;
                self.input.handle(other);
            }
        }
    }

    /// The clipboard is asked for this field: what comes with another ticket is for another.
    pub(super) fn awaits(&mut self, ticket: u64) {
        self.awaited = Some(ticket);
    }

    pub(super) fn is_awaiting(&self, ticket: u64) -> bool {
        self.awaited == Some(ticket)
    }

    /// Inserts a text; line ends and tabs become `separator`, control characters go.
    pub(super) fn put(&mut self, text: &str, separator: &str, typography: Typography) {
        if std::mem::take(&mut self.selected) {
            self.input = Input::default();
        }
        let lines: Vec<&str> = text.split(['\r', '\n', '\t']).collect();
        let kept: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|line| !line.trim().is_empty())
            .collect();
        let joined = if lines.len() > 1 {
            kept.join(separator)
        } else {
            text.to_owned()
        };
        let (joined, told) = typography.clean(&joined);
        let clean: String = joined
            .chars()
            .filter(|c| !crate::catalogue::is_harmful(*c))
            .collect();
        let room = LONGEST.saturating_sub(self.text().chars().count());
        let fits: String = clean.chars().take(room).collect();
        let mut notes = Vec::new();
        let commas = kept.len() > 1 && !separator.trim().is_empty();
        let ends = if text.contains(['\r', '\n']) {
            "line ends"
        } else {
            "tabs"
        };
        if lines.len() > 1 && !commas {
            notes.push(ends);
        }
        if clean.chars().count() != joined.chars().count() {
            notes.push("control characters");
        }
        if fits.len() < clean.len() {
            notes.push("what was too long");
        }
        let commas = (lines.len() > 1 && commas).then(|| format!("{ends} became commas"));
        let taken = (!notes.is_empty()).then(|| format!("taken out: {}", notes.join(", ")));
        let said: Vec<String> = commas.into_iter().chain(taken).chain(told).collect();
        self.cleaned = (!said.is_empty()).then(|| said.join("; "));
        self.splice(&fits);
    }

    /// Says one thing more of what was pasted.
    pub(super) fn say(&mut self, text: Option<String>) {
        let said: Vec<String> = self.cleaned.take().into_iter().chain(text).collect();
        self.cleaned = (!said.is_empty()).then(|| said.join("; "));
    }

    /// One insertion, however long: a request per character would be slow for a large paste.
    fn splice(&mut self, text: &str) {
        let cursor = self.cursor();
        let mut value: String = self.text().chars().take(cursor).collect();
        value.push_str(text);
        value.extend(self.text().chars().skip(cursor));
        let cursor = cursor + text.chars().count();
        self.input = Input::new(value).with_cursor(cursor);
    }
}
