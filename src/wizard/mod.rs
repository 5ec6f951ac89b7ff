//! The state machine behind the screens: an event in, effects out. It draws nothing, reads no clock and no file.

mod answering;
mod can;
mod card;
mod context;
mod copying;
mod deployment;
mod effect;
mod event;
mod export;
mod extents;
mod features;
mod field;
mod filling;
mod go;
mod intent;
mod list;
mod look;
mod marking;
mod message;
mod outcome;
mod overlay;
mod page;
mod palette;
mod prompt;
mod scenario;
mod search;
mod sessions;
mod steps;
mod until;
mod values;
mod walking;

pub use card::{Block, Part, begins_place, blocks};
pub use context::Context;
pub use deployment::{Deployment, Saved};
pub use effect::{CopyJob, Effect, ExportJob};
pub use event::{Arrival, Event, Exported, Found, Opened, Receipt};
pub use export::{Document, ExportPage, ExportRow};
pub use extents::{Extent, Extents, Size};
pub use features::FeaturesPage;
pub use field::Field;
pub use intent::Intent;
pub use look::{Look, ThemeName};
pub use message::{Message, Messages, Tone};
pub use overlay::{Ask, Confirm, CopyWay, Entry, Impact, Overlay, Palette, Target, Text};
pub use page::Page;
pub use scenario::{Preview, ScenarioPage};
pub use sessions::{SessionRow, SessionsPage, Summary};
pub use steps::{Pane, StepsPage};
pub use until::until;
pub use values::{Group, ValueRow, ValueState, ValuesPage, fault, items};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tui_input::InputRequest;

use crate::catalogue::Catalogue;
use crate::session::Change;

/// Everything that the screen shows is derived from this.
#[derive(Clone, Debug)]
pub struct Wizard<'a> {
    pub catalogue: &'a Catalogue,
    /// Where times are shown; files and exports are in UTC.
    pub zone: TimeZone,
    pub look: Look,
    pub page: Page,
    pub deployment: Option<Deployment<'a>>,
    pub sessions: SessionsPage,
    pub scenario: ScenarioPage<'a>,
    pub values: ValuesPage,
    pub steps: StepsPage,
    pub features: FeaturesPage,
    pub export: ExportPage,
    pub overlay: Option<Overlay>,
    pub messages: Messages,
    /// Lines of the detail that are scrolled away; another row starts at its top.
    pub reading: usize,
    /// What was searched for last.
    pub searched: String,
    /// How copies travel, for the footer.
    pub clipboard: &'static str,
    pub extents: Extents,
    /// Ctrl+C was pressed, and nothing since.
    interrupted: bool,
    /// A value was jumped to from a command that lacks it: Enter leads back.
    returns_to_card: bool,
}

impl<'a> Wizard<'a> {
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, zone: TimeZone, look: Look) -> Self {
        Self {
            catalogue,
            zone,
            look,
            page: Page::Sessions,
            deployment: None,
            sessions: SessionsPage::default(),
            scenario: ScenarioPage::default(),
            values: ValuesPage::default(),
            steps: StepsPage::default(),
            features: FeaturesPage::default(),
            export: ExportPage::default(),
            overlay: None,
            messages: Messages::default(),
            reading: 0,
            searched: String::new(),
            clipboard: "",
            extents: Extents::default(),
            interrupted: false,
            returns_to_card: false,
        }
    }

    /// Takes what the last drawing measured, and says whether something must be drawn anew because of it.
    pub fn measured(&mut self, extents: Extents) -> bool {
        // The footer tells whether there is more to read; everything else was drawn right the first time.
        let told = |own: &Self| {
            let reads = [Intent::ReadOn, Intent::ReadBack].map(|intent| own.can(intent));
            (own.extents.panes, reads)
        };
        let before = told(self);
        self.extents = extents;
        before != told(self)
    }

    /// Answers an event.
    pub fn update(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        let row = self.row();
        let effects = match event {
            Event::Intent(intent) => self.pressed(intent, now),
            Event::Edit(request) => self.edited(request, now),
            Event::Paste(text) => self.pasted(&text, now),
            Event::Clicked(target) => {
                self.messages.pressed(now);
                self.clicked(target, now)
            }
            Event::Resized(_) => Vec::new(),
            Event::Ended(code) => vec![Effect::Leave(code)],
            outcome => self.came_back(outcome, now),
        };
        self.stay_in_range();
        if row != self.row() {
            self.reading = 0;
        }
        effects
    }

    fn pressed(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        let again = std::mem::replace(&mut self.interrupted, intent == Intent::Interrupt);
        if !self.can(intent) {
            return Vec::new();
        }
        match intent {
            Intent::Interrupt if again => return vec![Effect::Leave(130)],
            Intent::Interrupt => {
                let state = match self.deployment.as_ref().map(Deployment::saved) {
                    Some(Saved::Failed(why)) => format!("NOT saved ({why})"),
                    Some(_) => "saved".to_owned(),
                    None => "nothing to save".to_owned(),
                };
                let text = format!("{state}; `c` copies, Ctrl+C again leaves");
                self.say(Tone::Information, text, now);
            }
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
            Intent::Log => self.overlay = text(Text::Log),
            Intent::Palette => self.open_palette(),
            Intent::Search => self.open_search(),
            Intent::NextMatch => self.next_hit(true, now),
            Intent::PreviousMatch => self.next_hit(false, now),
            Intent::Open(page) => return self.to(page, now),
            Intent::NextPage => return self.to(self.page.next().unwrap_or(self.page), now),
            Intent::PreviousPage => return self.to(self.page.previous().unwrap_or(self.page), now),
            Intent::Export => return self.to(Page::Export, now),
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
                    Page::Features => self.on_features(intent),
                    Page::Export => self.on_export(intent, now),
                };
            }
        }
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Effect> {
        if let Some(Saved::Failed(why)) = self.deployment.as_ref().map(Deployment::saved) {
            self.overlay = Some(Overlay::Confirm(Confirm::LeaveUnsaved(why.clone())));
            return Vec::new();
        }
        vec![Effect::Leave(0)]
    }

    fn way_back(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        let Some(deployment) = &mut self.deployment else {
            return Vec::new();
        };
        let (done, word) = match intent {
            Intent::Undo => (deployment.undo(now), "undone"),
            _ => (deployment.redo(now), "made again"),
        };
        let Some((change, effect)) = done else {
            return Vec::new();
        };
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
            Change::Value(id, _) => format!("the value `{id}`"),
            Change::Mark(id, _) => format!("the mark of {id}"),
            Change::Note(id, _) => format!("the note on {id}"),
            Change::All(changes) => match changes.as_slice() {
                [one] => self.in_words(one),
                several => format!("{} changes at once", several.len()),
            },
        }
    }

    pub(super) fn say(&mut self, tone: Tone, text: impl Into<String>, now: Timestamp) {
        self.messages.say(tone, text, now);
    }

    /// Makes a change of the open session.
    pub(super) fn change(&mut self, change: Change, now: Timestamp) -> Vec<Effect> {
        match &mut self.deployment {
            Some(deployment) => vec![deployment.change(change, now)],
            None => Vec::new(),
        }
    }

    /// A key that belongs to the field that is open.
    fn edited(&mut self, request: InputRequest, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        self.interrupted = false;
        if let Some(field) = self.field_mut() {
            field.edit(request);
        }
        self.typed();
        Vec::new()
    }

    fn pasted(&mut self, text: &str, now: Timestamp) -> Vec<Effect> {
        self.messages.pressed(now);
        self.interrupted = false;
        let separator = if self.edits_list() { ", " } else { " " };
        match self.field_mut() {
            Some(field) => field.put(text, separator),
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

    /// Cursors stay on something that is there, whatever has changed.
    fn stay_in_range(&mut self) {
        self.sessions.cursor = self.sessions.cursor.min(self.sessions.rows().len() - 1);
        let Some(deployment) = &self.deployment else {
            return;
        };
        let plan = deployment.plan();
        let rows = self.values.rows(plan, deployment.session()).len();
        self.values.cursor = self.values.cursor.min(rows.saturating_sub(1));
        let rows = ExportPage::rows(plan).len();
        self.export.cursor = self.export.cursor.min(rows.saturating_sub(1));
        self.features.cursor = self
            .features
            .cursor
            .min(plan.features.len().saturating_sub(1));
        self.steps.stay_in_range(plan);
        if self.page == Page::Scenario {
            self.look_ahead();
        }
    }
}
