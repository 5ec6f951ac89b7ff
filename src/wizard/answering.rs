//! The Scenario page at work: answers, what they would do, what they touch.

use jiff::Timestamp;

use super::{
    ChoiceRow, Confirm, Effect, Impact, Intent, Overlay, Page, Preview, Tone, Wizard, list,
};
use crate::catalogue::ChoiceId;
use crate::plan::{Asked, Difference, Plan, difference, resolve};
use crate::session::{Answer, Change, apply};

impl Wizard<'_> {
    pub(super) fn on_scenario(&mut self, intent: Intent, now: Timestamp) -> Vec<Effect> {
        if self.asked().is_none() {
            return Vec::new();
        }
        let rows = self.choice_rows().len();
        if let Some(ChoiceRow::Older(_)) = self.row_under_cursor() {
            let opens = intent == Intent::Right && !self.scenario.unfolded;
            if opens || matches!(intent, Intent::Accept | Intent::Toggle) {
                self.scenario.fold();
                return Vec::new();
            }
        }
        match intent {
            Intent::Left | Intent::PreviousPane => {
                self.go_to_question(self.scenario.question.saturating_sub(1));
            }
            Intent::Right | Intent::NextPane => self.go_to_question(self.scenario.question + 1),
            Intent::Toggle => return self.answer(false, now),
            Intent::Accept => return self.answer(true, now),
            other if list::moves(other) => {
                self.scenario.choice = list::moved(other, self.scenario.choice, rows, rows);
            }
            _ => {}
        }
        Vec::new()
    }

    /// The question that is shown.
    #[must_use]
    pub fn asked(&self) -> Option<&Asked<'_>> {
        let plan = self.deployment.as_ref()?.plan();
        plan.scenario.asked.get(self.scenario.question)
    }

    fn questions(&self) -> usize {
        let plan = self.deployment.as_ref().map(super::Deployment::plan);
        plan.map_or(0, |plan| plan.scenario.asked.len())
    }

    pub(super) fn go_to_question(&mut self, index: usize) {
        self.scenario.question = index.min(self.questions().saturating_sub(1));
        self.on_acting_choice();
    }

    /// To the first question that has to be answered, or that a default answers.
    pub(super) fn go_to_first_unanswered(&mut self) {
        let place = self.deployment.as_ref().and_then(|own| {
            let asked = &own.plan().scenario.asked;
            let open = |one: &&Asked<'_>| one.acting.is_empty();
            let first = asked
                .iter()
                .find(open)
                .or(asked.iter().find(|one| one.by_default))?;
            asked.iter().position(|one| std::ptr::eq(one, first))
        });
        self.go_to_question(place.unwrap_or(0));
    }

    /// What the answer would be if the choice under the cursor were taken; nothing where it is not offered.
    fn answer_under_cursor(&self, toggles: bool) -> Option<Vec<ChoiceId>> {
        let asked = self.asked()?;
        if asked.question.many && !toggles {
            return Some(asked.acting.clone());
        }
        let offer = self.offer_under_cursor()?;
        if offer.barred.is_some() {
            return None;
        }
        let id = &offer.choice.id;
        if !asked.question.many {
            return Some(vec![id.clone()]);
        }
        let chosen = |own: &ChoiceId| asked.acting.contains(own) != (own == id);
        let offered = asked.offers.iter().filter(|own| own.barred.is_none());
        let ids = offered.map(|own| &own.choice.id).filter(|own| chosen(own));
        Some(ids.cloned().collect())
    }

    fn change_for(&self, choices: Vec<ChoiceId>) -> Option<Change> {
        let asked = self.asked()?;
        let answer = match choices.as_slice() {
            [one] if !asked.question.many => Answer::One(one.clone()),
            _ => Answer::Several(choices),
        };
        Some(Change::Answer(asked.question.id.clone(), Some(answer)))
    }

    /// Takes the choice under the cursor; with `moves_on` the next question is shown.
    fn answer(&mut self, moves_on: bool, now: Timestamp) -> Vec<Effect> {
        let Some(asked) = self.asked() else {
            return Vec::new();
        };
        let many = asked.question.many;
        let barred = self.offer_under_cursor().and_then(|own| own.barred.clone());
        let Some(choices) = self.answer_under_cursor(many && !moves_on) else {
            if let Some(reason) = barred {
                let text = format!("not offered here: {reason}");
                self.say(Tone::Warning, text, now);
            }
            return Vec::new();
        };
        if choices.is_empty() {
            self.say(Tone::Warning, "at least one must be chosen", now);
            return Vec::new();
        }
        let same = asked.answer.as_ref() == Some(&choices) && !asked.by_default;
        let change = self.change_for(choices).filter(|_| !same);
        let Some(change) = change else {
            if moves_on {
                return self.next_question(now);
            }
            return Vec::new();
        };
        if let Some(impact) = self.impact(&change) {
            let impact = Impact { moves_on, ..impact };
            self.overlay = Some(Overlay::Confirm(Confirm::Impact(impact)));
            return Vec::new();
        }
        self.take_answer(change, moves_on, now)
    }

    /// Makes the change that an answer is.
    pub(super) fn take_answer(
        &mut self,
        change: Change,
        moves_on: bool,
        now: Timestamp,
    ) -> Vec<Effect> {
        let mut effects = self.change(change, now);
        if moves_on {
            effects.extend(self.next_question(now));
        }
        effects
    }

    /// How many questions act by a default.
    pub(super) fn by_default(&self) -> usize {
        let asked = self
            .deployment
            .as_ref()
            .map(|own| &own.plan().scenario.asked);
        asked.map_or(0, |asked| asked.iter().filter(|own| own.by_default).count())
    }

    fn next_question(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.scenario.question + 1 < self.questions() {
            self.go_to_question(self.scenario.question + 1);
            return Vec::new();
        }
        let effects = self.to(Page::Values, now);
        if self.page == Page::Values {
            self.go_to_first_missing();
            let text = match self.by_default() {
                0 => "every question is answered; now the facts of your site".to_owned(),
                1 => "1 question acts by its default; now the facts of your site".to_owned(),
                more => {
                    format!("{more} questions act by their defaults; now the facts of your site")
                }
            };
            self.say(Tone::Information, text, now);
        }
        effects
    }

    /// What an answer does to work that has a mark; nothing where it touches none.
    fn impact(&self, change: &Change) -> Option<Impact> {
        let deployment = self.deployment.as_ref()?;
        let session = deployment.session();
        if session.marks.is_empty() {
            return None;
        }
        let mut changed = session.clone();
        apply(&mut changed, change.clone());
        let before = deployment.plan();
        let after = resolve(self.catalogue, &changed);
        let found = difference(before, &after);
        let touched = found.removed.iter().chain(&found.reworded);
        let doubtful: Vec<_> = touched
            .filter(|id| session.marks.contains_key(id.as_str()))
            .cloned()
            .collect();
        if doubtful.is_empty() {
            return None;
        }
        Some(Impact {
            answer: self.choice_title(),
            gained: titles(before, &found.gained()),
            lost: titles(before, &found.lost()),
            reworded: found.reworded.len(),
            doubtful,
            change: change.clone(),
            moves_on: false,
        })
    }

    fn choice_title(&self) -> String {
        let choice = self.asked().and_then(|asked| {
            let offer = self.offer_under_cursor()?;
            Some(format!("{} {}", asked.question.title, offer.choice.title))
        });
        choice.unwrap_or_default()
    }

    /// Works out what the choice under the cursor would do, where that is not known yet.
    pub(super) fn look_ahead(&mut self) {
        let Some(revision) = self.deployment.as_ref().map(super::Deployment::ticket) else {
            return;
        };
        self.scenario.question = self
            .scenario
            .question
            .min(self.questions().saturating_sub(1));
        let rows = self.choice_rows().len();
        self.scenario.choice = self.scenario.choice.min(rows.saturating_sub(1));
        let page = &self.scenario;
        let seen = (page.question, page.choice, revision, page.unfolded);
        if self.scenario.seen != Some(seen) {
            self.scenario.preview = self.preview();
            self.scenario.seen = Some(seen);
        }
    }
}

impl<'a> Wizard<'a> {
    fn preview(&self) -> Option<Preview<'a>> {
        let deployment = self.deployment.as_ref()?;
        let choices = self.answer_under_cursor(true)?;
        let asked = self.asked()?;
        if choices == asked.acting || choices.is_empty() {
            return None;
        }
        let mut session = deployment.session().clone();
        apply(&mut session, self.change_for(choices)?);
        let plan = resolve(self.catalogue, &session);
        let difference: Difference<'a> = difference(deployment.plan(), &plan);
        Some(Preview { plan, difference })
    }
}

fn titles(plan: &Plan<'_>, ids: &[&crate::catalogue::StepId]) -> Vec<String> {
    ids.iter()
        .filter_map(|id| plan.catalogue.step(id.as_str()))
        .map(|step| step.title.to_string())
        .collect()
}
