//! A key was pressed: what means the same everywhere is done here, the rest belongs to the page or to what lies over it.

use jiff::Timestamp;

use super::can::changes;
use super::{Ask, Confirm, Deployment, Effect, Intent, Overlay, Page, Saved, Text, Tone, Wizard};
use crate::session::Change;

impl Wizard<'_> {
    pub(super) fn pressed(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        let again = std::mem::replace(&mut self.interrupted, intent == Intent::Interrupt);
        if !self.can(intent) {
            self.say_why_not(intent, now);
            return Vec::new();
        }
        match intent {
            Intent::Interrupt if again => return self.leave(130, now),
            Intent::Interrupt => {
                let state = match self.deployment.as_ref().map(Deployment::saved) {
                    Some(Saved::Failed(why)) => format!("NOT saved ({why})"),
                    Some(Saved::Pending) => "saving".to_owned(),
                    Some(Saved::At(_)) if self.is_read_only() => "read-only".to_owned(),
                    Some(Saved::At(_)) => "saved".to_owned(),
                    None => "nothing to save".to_owned(),
                };
                let text = match self.overlay {
                    Some(Overlay::Prompt { .. }) => {
                        "this field is not accepted yet: Enter does; Ctrl+C again leaves".to_owned()
                    }
                    _ => format!("{state}; `c` copies, Ctrl+C again leaves"),
                };
                self.say(Tone::Information, text, now);
            }
            Intent::Paste => return self.ask_the_clipboard(),
            Intent::Redraw => return vec![Effect::Redraw],
            Intent::PlainGlyphs => self.look.ascii = !self.look.ascii,
            Intent::Theme => {
                self.look.theme = self.look.theme.next();
                let text = format!("theme: {}", self.look.theme.as_str());
                self.say(Tone::Information, text, now);
            }
            Intent::Mouse => {
                self.look.mouse = !self.look.mouse;
                let text = if self.look.mouse {
                    "mouse on: hold Shift to select text as usual"
                } else {
                    "mouse off"
                };
                self.say(Tone::Information, text, now);
                return vec![Effect::Mouse(self.look.mouse)];
            }
            _ if self.overlay.is_some() => return self.over(intent, now),
            _ => return self.on_page(intent, now),
        }
        Vec::new()
    }

    /// Intents that mean the same on every page; the others belong to the page.
    fn on_page(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        let text = |text| Some(Overlay::Text { text, scroll: 0 });
        match intent {
            Intent::Help => self.overlay = text(Text::Help),
            Intent::Keys => self.overlay = text(Text::Keys),
            // The newest stands last.
            Intent::Log => {
                self.overlay = Some(Overlay::Text {
                    text: Text::Log,
                    scroll: usize::MAX,
                });
            }
            Intent::Disputes => self.overlay = text(Text::Disputes),
            Intent::Palette => return self.open_palette(now),
            Intent::Search => self.open_search(),
            Intent::NextMatch => self.next_hit(true, now),
            Intent::PreviousMatch => self.next_hit(false, now),
            Intent::Open(page) => return self.to(page, now),
            Intent::NextPage => return self.to(self.page.next().unwrap_or(self.page), now),
            Intent::PreviousPage => return self.to(self.page.previous().unwrap_or(self.page), now),
            Intent::Export => return self.to(Page::Export, now),
            Intent::SaveAgain => return self.save_again(),
            Intent::KeepElsewhere => self.prompt(Ask::KeepElsewhere),
            Intent::TakeOver => self.ask_to_take_over(),
            Intent::ReadOn | Intent::ReadBack => self.read(intent),
            Intent::Wider => self.look.detail = (self.look.detail + 4).min(40),
            Intent::Narrower => self.look.detail = (self.look.detail - 4).max(-40),
            Intent::Undo | Intent::Redo => return self.way_back(intent, now),
            Intent::Quit => return self.quit(),
            _ => {
                return match self.page {
                    Page::Sessions => self.on_sessions(intent, now),
                    Page::Scenario => self.on_scenario(intent, now),
                    Page::Values => self.on_values(intent, now),
                    Page::Steps => self.on_steps(intent, now),
                    Page::Features => self.on_features(intent, now),
                    Page::Export => self.on_export(intent, now),
                };
            }
        }
        Vec::new()
    }

    /// Leaves, with what is typed in an open field kept.
    pub(super) fn leave(&mut self, code: u8, now: Timestamp) -> Vec<Effect> {
        let mut effects = self.leave_field(now);
        effects.push(Effect::Leave(code));
        effects
    }

    /// A key on a page that does nothing there is not passed over in silence.
    fn say_why_not(&mut self, intent: Intent, now: Timestamp) {
        let is_there = intent == Intent::Open(self.page);
        if is_there || self.overlay.is_some() || self.field().is_some() {
            return;
        }
        let would_change = changes(self.page_context(), intent);
        if (would_change || matches!(intent, Intent::Undo | Intent::Redo)) && self.is_only_read(now)
        {
            return;
        }
        let text = match intent {
            Intent::Open(_) if self.deployment.is_none() => {
                "open or begin a session first: Enter does".to_owned()
            }
            Intent::Undo => "nothing to undo".to_owned(),
            Intent::SaveAgain => "everything is saved".to_owned(),
            Intent::Log => "nothing was said yet".to_owned(),
            Intent::Redo => "nothing to make again".to_owned(),
            other => format!("{}: not here; F1 tells what works", other.short()),
        };
        self.say(Tone::Information, text, now);
    }

    fn quit(&mut self) -> Vec<Effect> {
        if let Some(why) = self.why_unsaved() {
            self.overlay = Some(Overlay::Confirm(Confirm::LeaveUnsaved(why)));
            return Vec::new();
        }
        vec![Effect::Leave(0)]
    }

    fn way_back(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        let Some(deployment) = &mut self.deployment else {
            return Vec::new();
        };
        let shown = self.steps.shown(deployment.plan());
        let (done, word) = match intent {
            Intent::Undo => (deployment.undo(now), "undone"),
            _ => (deployment.redo(now), "made again"),
        };
        let Some((change, effect)) = done else {
            return Vec::new();
        };
        self.keep_step(shown);
        let text = format!("{word}: {}", self.in_words(&change));
        self.say(Tone::Information, text, now);
        vec![effect]
    }

    fn in_words(&self, change: &Change) -> String {
        match change {
            Change::Title(_) => "the title".to_owned(),
            Change::Answer(id, _) => match self.catalogue.question(id.as_str()) {
                Some(question) => format!("the answer to \"{}\"", question.title),
                None => format!("the answer to `{id}`"),
            },
            Change::Value(id, _) => match self.catalogue.value_lacking(id.as_str()) {
                Some(value) => format!("the value of \"{}\"", value.title),
                None => format!("the value `{id}`"),
            },
            Change::Mark(id, _) | Change::Note(id, _) => {
                let what = match change {
                    Change::Mark(..) => "mark",
                    _ => "note",
                };
                match self.find_command(id) {
                    Some((_, own)) => format!("the {what} of \"{}\"", own.title()),
                    None => format!("the {what} of `{id}`"),
                }
            }
            Change::All(changes) => match changes.as_slice() {
                [one] => self.in_words(one),
                several => format!("{} changes at once", several.len()),
            },
        }
    }
}
