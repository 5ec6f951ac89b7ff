//! The Values page at work: fields are opened, checked, kept, cleared.

use jiff::Timestamp;

use super::values::{checked, fault, items};
use super::{
    Deployment, Effect, Field, Group, Intent, Page, Tone, ValueRow, ValueState, Wizard, list,
};
use crate::catalogue::{Value, ValueId};
use crate::session::{Change, Given};

impl Wizard<'_> {
    pub(super) fn on_values(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        if self.values.editing.is_some() {
            return self.in_value_field(intent, now);
        }
        match intent {
            Intent::Accept | Intent::Right => self.open_field(),
            Intent::NextPane => self.move_value(Intent::Down),
            Intent::PreviousPane => self.move_value(Intent::Up),
            Intent::Filter => {
                let selected = self.selected_value();
                self.values.only_missing = !self.values.only_missing;
                let place = selected.and_then(|id| self.place_of_value(&id));
                self.values.cursor = place.unwrap_or(self.values.cursor);
                let what = if self.values.only_missing {
                    "only what is missing, wrong or to be checked is listed"
                } else {
                    "all values are listed"
                };
                self.say(Tone::Information, what, now);
            }
            Intent::Delete => {
                let title = self.value_under_cursor().map(|(own, _)| own.title.clone());
                if let (Some(id), Some(title)) = (self.selected_value(), title) {
                    self.say(Tone::Information, format!("cleared: \"{title}\""), now);
                    return self.change(Change::Value(id, None), now);
                }
            }
            Intent::Copy => return self.copy(now),
            other => self.move_value(other),
        }
        Vec::new()
    }

    fn in_value_field(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        let moves_on = matches!(
            intent,
            Intent::Accept | Intent::NextPane | Intent::PreviousPane
        );
        // The session was taken over meanwhile: what is typed stays in sight.
        if moves_on && self.is_only_read(now) {
            return Vec::new();
        }
        match intent {
            Intent::Accept => return self.accept_value(now),
            Intent::NextPane | Intent::PreviousPane => {
                let cursor = self.values.cursor;
                let mut ids = self.ids_of_values();
                if intent == Intent::NextPane {
                    ids.drain(..(cursor + 1).min(ids.len()));
                } else {
                    ids.truncate(cursor);
                    ids.reverse();
                }
                let effects = self.keep_typed(now);
                // What was typed may have made another value needless, or taken its own from the list.
                let place = ids.iter().find_map(|id| self.place_of_value(id));
                self.values.cursor = place.unwrap_or(self.values.cursor);
                self.returns_to_card = false;
                return effects;
            }
            Intent::Back => {
                self.returns_to_card = false;
                return self.keep_typed(now);
            }
            _ => {}
        }
        Vec::new()
    }

    fn move_value(&mut self, intent: Intent) {
        self.returns_to_card = false;
        let page = self.extents.list.map_or(10, |own| own.view);
        self.values.cursor = list::moved(intent, self.values.cursor, self.value_rows(), page);
    }

    /// The form as it is listed; empty without a session.
    pub(super) fn form(&self) -> Vec<ValueRow<'_, '_>> {
        let rows = |own| -> Vec<ValueRow<'_, '_>> {
            let own: &Deployment<'_> = own;
            self.values.rows(own.plan(), own.session())
        };
        self.deployment.as_ref().map_or_else(Vec::new, rows)
    }

    pub(super) fn value_rows(&self) -> usize {
        self.form().len()
    }

    /// The value under the cursor, with what stands there.
    pub(super) fn value_under_cursor(&self) -> Option<(&Value, ValueState)> {
        let row = self.form().into_iter().nth(self.values.cursor)?;
        Some((row.planned.value, row.state))
    }

    fn selected_value(&self) -> Option<ValueId> {
        let row = self.form().into_iter().nth(self.values.cursor)?;
        Some(row.planned.id())
    }

    /// Where that value is listed.
    pub(super) fn place_of_value(&self, id: &ValueId) -> Option<usize> {
        let rows = self.form();
        let own = rows.iter().position(|row| row.planned.id() == *id);
        own.or_else(|| {
            rows.iter()
                .position(|row| row.planned.value.id == id.base())
        })
    }

    /// The list that the field that is open takes.
    pub(super) fn edited_list(&self) -> Option<&Value> {
        if self.overlay.is_some() || self.page != Page::Values {
            return None;
        }
        let (value, _) = self.value_under_cursor()?;
        value.list.then_some(value)
    }

    /// Opens the field of the value under the cursor, with what acts in it.
    pub(super) fn open_field(&mut self) {
        let text = self.value_under_cursor().map(|(_, state)| match state {
            ValueState::Given(texts) => texts.join(", "),
            ValueState::Default(text) | ValueState::Refused(text, _) => text,
            ValueState::Missing => String::new(),
        });
        self.values.editing = text.map(|text| Field::with(&text));
    }

    /// Enter: what is wrong stays open, what is right leads to the next field, or back to the command that lacked it.
    fn accept_value(&mut self, now: Timestamp) -> Vec<Effect> {
        let typed = self
            .values
            .editing
            .as_ref()
            .map(|own| own.text().to_owned());
        let (Some(text), Some((value, _))) = (typed, self.value_under_cursor()) else {
            return Vec::new();
        };
        if let Some(why) = fault(value, &text) {
            let text = format!("\"{}\" is not accepted: {why}", value.title);
            self.say(Tone::Warning, text, now);
            return Vec::new();
        }
        let title = value.title.clone();
        let behind = self.values_after_cursor();
        self.messages.settle();
        let effects = self.keep(true, now);
        if std::mem::take(&mut self.returns_to_card) {
            return self.on_for_command(&title, effects, now);
        }
        match behind.iter().find_map(|id| self.place_of_value(id)) {
            Some(place) => {
                self.values.cursor = place;
                self.open_field();
            }
            None => self.say(Tone::Information, self.what_is_missing(), now),
        }
        effects
    }

    /// To the next value that the command lacks whose copy led here, else back to the command.
    fn on_for_command(
        &mut self,
        title: &str,
        mut effects: Vec<Effect>,
        now: Timestamp,
    ) -> Vec<Effect> {
        let lacking = self.still_lacking();
        let here = Some(self.values.cursor);
        let ids = lacking.iter().map(|id| ValueId::new(id.clone()));
        // Where nothing was filled in, nothing more is asked for.
        let is_given = ids.clone().all(|id| self.place_of_value(&id) != here);
        let mut open = ids.filter(|id| is_given && self.place_of_value(id).is_some());
        let next = open.next();
        let in_words = |id: &str| format!("\"{}\"", self.catalogue.lacking_in_words(id));
        let (tone, text) = match (&next, lacking.first()) {
            (Some(id), _) => {
                let text = format!(
                    "\"{title}\" is kept; {} is missing, too",
                    in_words(id.as_str())
                );
                (Tone::Warning, text)
            }
            (None, Some(id)) => (Tone::Warning, format!("{} is still missing", in_words(id))),
            (None, None) => {
                let text = format!("\"{title}\" is filled in; `c` copies");
                (Tone::Information, text)
            }
        };
        if let Some(id) = next {
            effects.extend(self.go_to_value(&id, now));
            self.returns_to_card = true;
        } else {
            effects.extend(self.to(Page::Steps, now));
        }
        self.say(tone, text, now);
        effects
    }

    /// The values behind the cursor: what is accepted may make the next one needless. The former values are no part of
    /// the way through: the first step records them.
    fn values_after_cursor(&self) -> Vec<ValueId> {
        let rows = self.form();
        let here = rows.get(self.values.cursor).map(|row| row.group);
        let behind = rows.iter().skip(self.values.cursor + 1);
        behind
            .filter(|row| row.group != Group::Former || here == Some(Group::Former))
            .map(|row| row.planned.id())
            .collect()
    }

    /// The values that are listed.
    pub(super) fn ids_of_values(&self) -> Vec<ValueId> {
        let rows = self.form();
        rows.iter().map(|row| row.planned.id()).collect()
    }

    /// To the first value that is missing or wrong.
    pub(super) fn go_to_first_missing(&mut self) {
        let place = self.form().iter().position(|row| {
            let open = matches!(row.state, ValueState::Missing | ValueState::Refused(..));
            open && row.group != Group::Former
        });
        self.values.cursor = place.unwrap_or(0);
    }

    fn what_is_missing(&self) -> String {
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let missing = plan.map_or(0, |plan| plan.missing().count());
        match missing {
            0 => "every value is there; the steps come next, and the first of them records the former values".to_owned(),
            1 => "the last value of the form; 1 is still missing".to_owned(),
            more => format!("the last value of the form; {more} are still missing"),
        }
    }

    /// Closes the field and keeps what is in it, right or wrong; an empty one means the default.
    pub(super) fn keep_typed(&mut self, now: Timestamp) -> Vec<Effect> {
        self.keep(false, now)
    }

    fn keep(&mut self, entered: bool, now: Timestamp) -> Vec<Effect> {
        let Some(field) = self.values.editing.take() else {
            return Vec::new();
        };
        let row = self.form().into_iter().nth(self.values.cursor);
        let Some((planned, state)) = row.map(|row| (row.planned, row.state)) else {
            return Vec::new();
        };
        let value: &Value = planned.value;
        let texts = items(value, field.text());
        let accepted = checked(value, &texts);
        let cleaned = accepted.as_ref().is_ok_and(|own| *own != texts);
        let refused = accepted.as_ref().err().cloned();
        let given = match (accepted, texts) {
            (_, texts) if texts.is_empty() => None,
            (Ok(texts), _) | (Err(_), texts) => Some(texts),
        };
        // A guess that is accepted is no guess any more.
        let confirmed = entered && planned.is_guess && given.is_some();
        if !confirmed && is_unchanged(given.as_deref(), &state) {
            return Vec::new();
        }
        let Some(id) = self.selected_value() else {
            return Vec::new();
        };
        let list = value.list;
        let title = &value.title;
        let said = match (&refused, &given) {
            (Some(why), _) => Some((
                Tone::Warning,
                format!("\"{title}\" is kept, but does not act: {why}; `u` takes it back"),
            )),
            (None, Some(texts)) => match value.incomplete(texts).as_slice() {
                [] if cleaned => {
                    let text = format!("cleaned: kept as {}", texts.join(", "));
                    Some((Tone::Information, text))
                }
                [] => None,
                lacking => {
                    let text = format!("\"{title}\" is kept: {}", lacking.join("; "));
                    Some((Tone::Warning, text))
                }
            },
            (None, None) => None,
        };
        if self.is_read_only() {
            let typed = given.unwrap_or_default().join(", ");
            let text = format!("read-only: not kept for \"{title}\": {typed}");
            self.say(Tone::Warning, text, now);
            return Vec::new();
        }
        if let Some((tone, text)) = said {
            self.say(tone, text, now);
        }
        let given = given.map(|texts| match (list, texts.as_slice()) {
            (false, [one]) => Given::Text(one.clone()),
            _ => Given::List(texts),
        });
        self.change(Change::Value(id, given), now)
    }
}

/// Whether the texts say what stands there already.
fn is_unchanged(texts: Option<&[String]>, state: &ValueState) -> bool {
    match (texts, state) {
        (None, ValueState::Missing | ValueState::Default(_)) => true,
        (Some(texts), ValueState::Default(before) | ValueState::Refused(before, _)) => {
            texts.join(", ") == *before
        }
        (Some(texts), ValueState::Given(before)) => texts == before,
        _ => false,
    }
}
