//! Where one can go: pages, targets of jumps and clicks.

use jiff::Timestamp;

use super::{Effect, Event, Intent, Overlay, Page, Pane, Target, Text, Tone, Wizard, list};
use crate::catalogue::ValueId;

impl Wizard<'_> {
    /// To a page; what is typed in a field is kept.
    pub(super) fn to(&mut self, page: Page, now: Timestamp) -> Vec<Effect> {
        let mut effects = self.leave_field(now);
        self.returns_to_card = false;
        if page == self.page {
            return effects;
        }
        if self.deployment.is_none() && page != Page::Sessions {
            return effects;
        }
        if !self.has_steps()
            && matches!(
                page,
                Page::Values | Page::Steps | Page::Features | Page::Export
            )
        {
            self.page = Page::Scenario;
            let text = "there is no plan yet: first say where the mailboxes and the Lync users are";
            self.say(Tone::Information, text, now);
            self.go_to_first_unanswered();
            return effects;
        }
        self.page = page;
        match page {
            Page::Sessions => {
                self.on_open_session();
                self.awaited = self.deployment.as_ref().map(|own| own.name().clone());
                effects.push(Effect::List);
            }
            Page::Scenario => self.on_acting_choice(),
            _ => {}
        }
        effects
    }

    /// A click, or an entry of the palette.
    pub(super) fn clicked(&mut self, target: Target, now: Timestamp) -> Vec<Effect> {
        let modal = matches!(
            self.overlay,
            Some(Overlay::Prompt { .. } | Overlay::Confirm(_) | Overlay::Text { .. })
        );
        if modal {
            return Vec::new();
        }
        match target {
            Target::Intent(intent) => self.update(Event::Intent(intent), now),
            Target::Question(id) => {
                let effects = self.to(Page::Scenario, now);
                let asked = self.deployment.as_ref().and_then(|own| {
                    let mut asked = own.plan().scenario.asked.iter();
                    asked.position(|one| one.question.id == id)
                });
                self.scenario.question = asked.unwrap_or(self.scenario.question);
                self.on_acting_choice();
                effects
            }
            Target::Value(id) => self.go_to_value(&id, now),
            Target::Step(index) => {
                let effects = self.to(Page::Steps, now);
                if self.page == Page::Steps {
                    let plan = self.deployment.as_ref().map(super::Deployment::plan);
                    if plan.is_some_and(|plan| !self.steps.listed(plan).contains(&index)) {
                        self.steps.list_all();
                    }
                    self.steps.pane = Pane::List;
                    self.show_step(index);
                }
                effects
            }
            Target::Explained(entry) => self.go_to_entry(entry, now),
            Target::Glossary => {
                self.read_text(Text::Glossary);
                Vec::new()
            }
            Target::Edition => {
                self.read_text(Text::Edition);
                Vec::new()
            }
            Target::Block(index) => {
                self.steps.pane = Pane::Card;
                self.steps.go_to_block(index);
                Vec::new()
            }
            Target::Row(row) => self.go_to_row(row, now),
        }
    }

    fn go_to_row(&mut self, row: usize, now: Timestamp) -> Vec<Effect> {
        match (&mut self.overlay, self.page) {
            (Some(Overlay::Palette(palette)), _) => palette.cursor = row,
            (Some(Overlay::CopyMenu { cursor, .. }), _) => *cursor = row,
            (Some(_), _) => {}
            (None, Page::Sessions) => self.sessions.cursor = row,
            (None, Page::Scenario) => self.click_choice(row),
            (None, Page::Values) => {
                let id = self.ids_of_values().into_iter().nth(row);
                let effects = self.leave_field(now);
                let place = id.and_then(|id| self.place_of_value(&id));
                self.values.cursor = place.unwrap_or(row);
                return effects;
            }
            (None, Page::Steps) => {
                self.steps.pane = Pane::List;
                if let Some(deployment) = &self.deployment
                    && let Some(step) = self.steps.listed(deployment.plan()).get(row)
                {
                    let step = *step;
                    self.show_step(step);
                }
            }
            (None, Page::Features) => self.features.cursor = row,
            (None, Page::Export) => self.export.cursor = row,
        }
        Vec::new()
    }

    /// To a value of the form, with its field open.
    pub(super) fn go_to_value(&mut self, id: &ValueId, now: Timestamp) -> Vec<Effect> {
        let effects = self.to(Page::Values, now);
        if self.page == Page::Values {
            self.values.only_missing = false;
            if let Some(place) = self.place_of_value(id) {
                self.values.cursor = place;
                self.open_field();
            }
        }
        effects
    }

    /// Keeps what is typed in a field of a page, and closes it.
    pub(super) fn leave_field(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.page == Page::Export
            && let Some(field) = self.export.editing.take()
        {
            field.text().trim().clone_into(&mut self.export.folder);
        }
        if self.page == Page::Values {
            return self.keep_typed(now);
        }
        Vec::new()
    }

    /// After a session was opened: where its work goes on.
    pub(super) fn go_to_where_it_goes_on(&mut self, now: Timestamp) -> Vec<Effect> {
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        let plan = deployment.plan();
        let begun = !deployment.session().marks.is_empty();
        let missing = plan.missing().next().is_some();
        let page = match (plan.steps.is_empty(), begun, missing) {
            (true, _, _) => Page::Scenario,
            (false, false, true) => Page::Values,
            _ => Page::Steps,
        };
        let effects = self.to(page, now);
        match page {
            Page::Scenario => self.go_to_first_unanswered(),
            Page::Values => self.go_to_first_missing(),
            Page::Steps => self.go_to_next_open(now, false),
            _ => {}
        }
        effects
    }

    /// Scrolls the detail; on the Steps page that is the card.
    pub(super) fn read(&mut self, intent: Intent) {
        if self.page == Page::Steps {
            let to = match intent {
                Intent::ReadOn => Intent::PageDown,
                _ => Intent::PageUp,
            };
            return self.move_in_card(to);
        }
        let card = self.extents.card.unwrap_or_default();
        let stride = (card.view / 2).max(1);
        self.reading = match intent {
            Intent::ReadOn => self.reading + stride,
            _ => self.reading.saturating_sub(stride),
        }
        .min(card.lines.saturating_sub(card.view));
    }

    /// The features of the ledger beside the steps, or on their own page.
    pub(super) fn on_features(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        let Some(deployment) = &self.deployment else {
            return Vec::new();
        };
        let features = &deployment.plan().features;
        if list::moves(intent) {
            let page = self.extents.list.map_or(10, |own| own.view);
            self.features.cursor = list::moved(intent, self.features.cursor, features.len(), page);
        } else if intent == Intent::Accept
            && let Some(planned) = features.get(self.features.cursor)
        {
            if planned.needs.is_empty() {
                let text = "no step is done for this feature here: the detail says why";
                self.say(Tone::Information, text, now);
                return Vec::new();
            }
            self.steps.feature = Some(planned.feature.id.clone());
            let listed = self.steps.listed(deployment.plan());
            if !listed.contains(&self.steps.step) {
                let first = listed.first().copied().unwrap_or(0);
                self.show_step(first);
            }
            self.steps.pane = Pane::List;
            self.page = Page::Steps;
        }
        Vec::new()
    }
}
