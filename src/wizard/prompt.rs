//! The overlays at work: prompts, questions, menus, texts to read.

use jiff::Timestamp;

use super::{Ask, Confirm, Effect, Field, Intent, Overlay, Tone, Wizard, list};
use crate::session::{Session, SessionName};

impl Wizard<'_> {
    /// An intent while something lies over the page.
    pub(super) fn over(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        match &mut self.overlay {
            Some(Overlay::Text { scroll, .. }) => {
                if list::moves(intent) {
                    let own = self.extents.overlay.unwrap_or_default();
                    let tops = own.lines.saturating_sub(own.view) + 1;
                    *scroll = list::moved(intent, (*scroll).min(tops - 1), tops, own.view);
                } else if intent == Intent::Copy {
                    return self.copy_raw();
                } else {
                    self.overlay = None;
                }
            }
            Some(Overlay::Search { .. }) => self.end_search(intent, now),
            Some(Overlay::Prompt { .. }) if intent == Intent::Accept => {
                return self.accept_prompt(now);
            }
            Some(Overlay::Prompt { ask, field, .. }) => {
                self.draft = Some((ask.clone(), field.text().to_owned()));
                self.overlay = None;
            }
            Some(Overlay::Palette(palette)) => {
                if list::moves(intent) {
                    let page = self.extents.overlay.map_or(10, |own| own.view);
                    palette.cursor = list::moved(intent, palette.cursor, palette.hits.len(), page);
                } else if intent == Intent::Accept {
                    return self.take_entry(now);
                } else {
                    self.overlay = None;
                }
            }
            Some(Overlay::CopyMenu { ways, cursor }) => {
                if list::moves(intent) {
                    *cursor = list::moved(intent, *cursor, ways.len(), ways.len());
                } else if intent == Intent::Accept {
                    if let Some(way) = ways.get(*cursor).cloned() {
                        return self.take_copy_way(way, now);
                    }
                } else {
                    self.overlay = None;
                }
            }
            Some(Overlay::Confirm(_)) if list::moves(intent) => {
                let own = self.extents.overlay.unwrap_or_default();
                let tops = own.lines.saturating_sub(own.view) + 1;
                self.reading = list::moved(intent, self.reading, tops, own.view);
            }
            Some(Overlay::Confirm(confirm)) => {
                let confirm = confirm.clone();
                self.overlay = None;
                self.reading = 0;
                if matches!(intent, Intent::Yes | Intent::Accept) {
                    return self.confirmed(confirm, now);
                }
            }
            None => {}
        }
        Vec::new()
    }

    pub(super) fn prompt(&mut self, ask: Ask) {
        let text = match &ask {
            Ask::New => self.free_name("deployment"),
            Ask::Duplicate(name) => self.free_name(name.as_str()),
            Ask::Rename(name) => name.to_string(),
            Ask::Wait(_) => "1 h".to_owned(),
            _ => String::new(),
        };
        self.open_prompt(ask, &text);
    }

    /// Opens a prompt with a text in it; what was typed there before and not answered stands in its place.
    pub(super) fn open_prompt(&mut self, ask: Ask, text: &str) {
        let draft = self.draft.take().filter(|(own, _)| *own == ask);
        let text = draft.map_or_else(|| text.to_owned(), |(_, typed)| typed);
        self.overlay = Some(Overlay::Prompt {
            ask,
            field: Field::with(&text),
            fault: None,
        });
    }

    /// A name that no session has yet.
    fn free_name(&self, wanted: &str) -> String {
        let taken = |name: &str| {
            let mut found = self.sessions.found.iter();
            found.any(|own| own.name.as_str() == name)
        };
        if !taken(wanted) {
            return wanted.to_owned();
        }
        let stem: String = wanted.chars().take(58).collect();
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        numbered
            .into_iter()
            .find(|name| !taken(name))
            .unwrap_or_default()
    }

    fn accept_prompt(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(Overlay::Prompt { ask, field, .. }) = self.overlay.take() else {
            return Vec::new();
        };
        let text = field.text().trim().to_owned();
        // What the disk may refuse stays open until it has answered.
        let stays = matches!(ask, Ask::New | Ask::Import | Ask::KeepElsewhere);
        match self.answered(ask.clone(), &text, now) {
            Ok(effects) if stays => {
                self.overlay = Some(Overlay::Prompt {
                    ask,
                    field,
                    fault: None,
                });
                effects
            }
            Ok(effects) => effects,
            Err(why) => {
                self.overlay = Some(Overlay::Prompt {
                    ask,
                    field,
                    fault: Some(why),
                });
                Vec::new()
            }
        }
    }

    fn answered(&mut self, ask: Ask, text: &str, now: Timestamp) -> Result<Vec<Effect>, String> {
        let free = |wizard: &Self| -> Result<SessionName, String> {
            let name: SessionName = text.parse().map_err(|_| {
                let hint =
                    "1 to 63 lower-case letters, digits and hyphens, and no device name of Windows";
                hint.to_owned()
            })?;
            let taken = wizard.sessions.found.iter().any(|own| own.name == name);
            if taken {
                return Err("there is a session of that name".to_owned());
            }
            Ok(name)
        };
        Ok(match ask {
            Ask::New => {
                let name = free(self)?;
                let session = Session {
                    title: name.to_string(),
                    created: Some(now),
                    changed: Some(now),
                    ..Session::default()
                };
                vec![Effect::Create {
                    name,
                    session: Box::new(session),
                }]
            }
            Ask::Rename(from) if text == from.as_str() => Vec::new(),
            Ask::Rename(from) => vec![Effect::Rename {
                open: self
                    .deployment
                    .as_ref()
                    .is_some_and(|own| *own.name() == from),
                to: free(self)?,
                from,
            }],
            Ask::Duplicate(from) => {
                let to = free(self)?;
                self.awaited = Some(to.clone());
                vec![Effect::Duplicate { from, to }]
            }
            Ask::Import | Ask::KeepElsewhere if text.is_empty() => {
                return Err("name a file".to_owned());
            }
            Ask::Import => vec![Effect::Import {
                path: text.to_owned(),
            }],
            Ask::KeepElsewhere => self.keep_elsewhere(text),
            other => match self.held_by() {
                Some(by) => return Err(format!("read-only: it is {by}; `T` takes it over")),
                None => return self.answered_mark(other, text, now),
            },
        })
    }

    fn confirmed(&mut self, confirm: Confirm, now: Timestamp) -> Vec<Effect> {
        match confirm {
            Confirm::Delete(name) => vec![Effect::Delete(name)],
            Confirm::Impact(impact) => self.take_answer(impact.change, impact.moves_on, now),
            Confirm::Replace { mut job, .. } => {
                job.replace = true;
                vec![Effect::Export(job)]
            }
            Confirm::TakeOver { name, .. } => vec![Effect::TakeOver(name)],
            Confirm::LeaveUnsaved(_) => vec![Effect::Leave(4)],
            Confirm::WholeStep { intent, commands } | Confirm::Selected { intent, commands } => {
                self.mark_all(intent, commands, now)
            }
        }
    }

    /// The disk has refused what was asked for: the prompt that waits for it says why, and so does the message.
    pub(super) fn refused(&mut self, waits: impl Fn(&Ask) -> bool, why: &str, now: Timestamp) {
        if let Some(Overlay::Prompt { ask, fault, .. }) = &mut self.overlay
            && waits(ask)
        {
            *fault = Some(why.replace('\n', "; "));
        }
        self.tell_error(why, now);
    }

    pub(super) fn tell_error(&mut self, why: &str, now: Timestamp) {
        self.say(Tone::Error, why.replace('\n', "; "), now);
    }
}
