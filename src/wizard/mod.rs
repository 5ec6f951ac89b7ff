//! The state machine behind the screens: an event in, effects out. It draws nothing, reads no clock and no file.

mod card;
mod context;
mod deployment;
mod effect;
mod event;
mod export;
mod extents;
mod features;
mod field;
mod intent;
mod look;
mod message;
mod overlay;
mod page;
mod scenario;
mod sessions;
mod steps;
mod values;

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
pub use values::{Group, ValueRow, ValueState, ValuesPage, fault, items};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::catalogue::Catalogue;

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
    /// What was searched for last.
    pub searched: String,
    /// How copies travel, for the footer.
    pub clipboard: &'static str,
    pub extents: Extents,
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
            searched: String::new(),
            clipboard: "",
            extents: Extents::default(),
        }
    }

    /// Takes what the last drawing measured, and says whether something must be drawn anew because of it.
    pub fn measured(&mut self, extents: Extents) -> bool {
        let changed = extents != self.extents;
        self.extents = extents;
        changed
    }

    /// Answers an event.
    pub fn update(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        let _ = (event, now);
        Vec::new()
    }

    /// What the keys speak to.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Text { .. }) => Context::Text,
            Some(Overlay::Prompt { .. } | Overlay::Search { .. }) => Context::Field,
            Some(Overlay::Palette(_)) => Context::Palette,
            Some(Overlay::Confirm(_)) => Context::Confirm,
            Some(Overlay::CopyMenu { .. }) => Context::Menu,
            None => self.page_context(),
        }
    }

    fn page_context(&self) -> Context {
        match self.page {
            Page::Sessions => Context::Sessions,
            Page::Scenario => Context::Scenario,
            Page::Values if self.values.editing.is_some() => Context::Field,
            Page::Values => Context::Values,
            Page::Steps if self.steps.pane == Pane::Card => Context::Card,
            Page::Steps => Context::Steps,
            Page::Features => Context::Features,
            Page::Export if self.export.editing.is_some() => Context::Field,
            Page::Export => Context::Export,
        }
    }

    /// Whether the intent would do something now.
    #[must_use]
    pub fn can(&self, intent: Intent) -> bool {
        let _ = intent;
        true
    }
}
