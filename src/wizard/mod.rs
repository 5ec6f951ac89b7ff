//! The state machine behind the screens: an event in, effects out. It draws nothing, reads no clock and no file.

mod answering;
mod can;
mod card;
mod context;
mod copy_menu;
mod copying;
mod deployment;
mod edition;
mod effect;
mod event;
mod explaining;
mod export;
mod extents;
mod features;
mod field;
mod filling;
mod go;
mod intent;
mod keeping;
mod list;
mod look;
mod marking;
mod message;
mod outcome;
mod overlay;
mod page;
mod palette;
mod pressing;
mod prompt;
mod scenario;
mod search;
mod sessions;
mod steps;
mod table;
mod typing;
mod typography;
mod until;
mod values;
mod walking;

pub use card::{Block, Part, begins_place, blocks};
pub use context::Context;
pub use deployment::{Deployment, Saved};
pub use effect::{CopyJob, Effect, ExportJob};
pub use event::{Arrival, Event, Exported, Found, Opened, Receipt};
pub use export::{Document, ExportPage, ExportRow};
pub use extents::{Extent, Extents, Laid, Size};
pub use features::FeaturesPage;
pub use field::Field;
pub use intent::Intent;
pub use look::{Look, ThemeName};
pub use message::{Message, Messages, Tone};
pub use overlay::{Ask, Confirm, CopyWay, Entry, Impact, Overlay, Palette, Target, Text};
pub use page::Page;
pub use scenario::{ChoiceRow, Preview, ScenarioPage};
pub use sessions::{SessionRow, SessionsPage, Summary};
pub use steps::{Pane, StepsPage};
pub use until::until;
pub use values::{Group, ValueRow, ValueState, ValuesPage, fault, items};

use std::cell::OnceCell;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::catalogue::{Catalogue, StepId};
use crate::explain::Index;
use crate::session::{Change, SessionName};

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
    /// Sessions that are not on the disk as they were last, and why.
    pub(super) unsaved: BTreeMap<SessionName, String>,
    /// Where the session that is open was written to besides, and with which revision.
    pub(super) elsewhere: Option<(u64, String)>,
    /// How often the clipboard was asked for a text.
    pub(super) pastes: u64,
    /// Ctrl+C was pressed, and nothing since.
    pub(super) interrupted: bool,
    /// The time of the last event: what is waited for ends by it.
    pub(super) now: Timestamp,
    /// The session that the list has the cursor on once it is listed.
    pub(super) awaited: Option<SessionName>,
    /// What was typed in a prompt that was closed without being answered.
    pub(super) draft: Option<(Ask, String)>,
    /// Where a search began: Esc leads back.
    pub(super) search_began: (usize, usize),
    /// A value was jumped to from a command that lacks it: Enter leads back.
    pub(super) returns_to_card: bool,
    /// What messages and words are found by: made with the first that is looked for, since it takes longer than a key may.
    pub(super) index: OnceCell<Index>,
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
            now: Timestamp::UNIX_EPOCH,
            awaited: None,
            draft: None,
            search_began: (0, 0),
            pastes: 0,
            interrupted: false,
            unsaved: BTreeMap::new(),
            elsewhere: None,
            returns_to_card: false,
            index: OnceCell::new(),
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
        self.now = now;
        let row = (self.page, self.place());
        let effects = match event {
            Event::Intent(intent) => self.pressed(intent, now),
            Event::Edit(request) => self.edited(request, now),
            Event::Paste(text) => self.pasted(&text, now),
            Event::Clicked(target) => {
                self.messages.pressed(now);
                self.clicked(target, now)
            }
            Event::Resized(_) => Vec::new(),
            Event::Unknown => {
                self.messages.pressed(now);
                let text = "this key means nothing here; F1 tells what works";
                self.say(Tone::Information, text, now);
                Vec::new()
            }
            Event::Ended(code) => self.leave(code, now),
            outcome => self.came_back(outcome, now),
        };
        self.stay_in_range();
        if row != (self.page, self.place()) {
            self.reading = 0;
        }
        effects
    }

    pub(super) fn say(&mut self, tone: Tone, text: impl Into<String>, now: Timestamp) {
        self.messages.say(tone, text, now);
    }

    /// Makes a change of the open session.
    pub(super) fn change(&mut self, change: Change, now: Timestamp) -> Vec<Effect> {
        self.messages.is_outdated(now);
        if self.is_only_read(now) {
            return Vec::new();
        }
        let Some(deployment) = &mut self.deployment else {
            return Vec::new();
        };
        let shown = self.steps.shown(deployment.plan());
        let effect = deployment.change(change, now);
        self.keep_step(shown);
        vec![effect]
    }

    /// The step that was shown has another place where an answer has changed the running order.
    pub(super) fn keep_step(&mut self, shown: Option<StepId>) {
        let plan = self.deployment.as_ref().map(Deployment::plan);
        let place = shown.and_then(|id| plan?.steps.iter().position(|own| own.step.id == id));
        self.steps.step = place.unwrap_or(self.steps.step);
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
        let height = self.extents.blocks.get(self.steps.block).copied();
        self.steps.offset = self.steps.offset.min(height.unwrap_or(1).saturating_sub(1));
        if self.page == Page::Scenario {
            self.look_ahead();
        }
    }
}
