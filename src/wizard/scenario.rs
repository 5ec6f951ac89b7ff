//! The page of the questions: one at a time, with what the choice under the cursor would do.

use super::Wizard;
use crate::catalogue::ChoiceId;
use crate::plan::{Asked, Difference, Offer, Plan};

/// Where the cursor is, and what it would do.
#[derive(Clone, Debug, Default)]
pub struct ScenarioPage<'a> {
    /// The index of the visible question that is shown.
    pub question: usize,
    /// The index of the row under the cursor.
    pub choice: usize,
    /// The older choices of the question that is shown are unfolded.
    pub unfolded: bool,
    /// What the plan would be; nothing where the choice acts already or is not offered.
    pub preview: Option<Preview<'a>>,
    /// What the preview was made for: question, row, revision of the session, and whether all rows were shown.
    pub(super) seen: Option<(usize, usize, u64, bool)>,
}

/// What the plan would be with the choice under the cursor.
#[derive(Clone, Debug)]
pub struct Preview<'a> {
    pub plan: Plan<'a>,
    pub difference: Difference<'a>,
}

/// A row of the question that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceRow {
    /// What is offered, by its index.
    Offer(usize),
    /// The older choices stand behind it, so many.
    Older(usize),
}

/// The rows of a question: its choices, those of former days last and behind a row of their own.
fn rows(asked: &Asked<'_>, unfolded: bool) -> Vec<ChoiceRow> {
    let indexed = asked.offers.iter().enumerate();
    let (older, rest): (Vec<_>, Vec<_>) = indexed.partition(|(_, own)| own.choice.older);
    let offers = |list: Vec<(usize, &Offer<'_>)>| {
        let rows = list.into_iter().map(|(at, _)| ChoiceRow::Offer(at));
        rows.collect::<Vec<_>>()
    };
    let mut rows = offers(rest);
    if !older.is_empty() {
        rows.push(ChoiceRow::Older(older.len()));
        if unfolded {
            rows.extend(offers(older));
        }
    }
    rows
}

impl ScenarioPage<'_> {
    /// On the row of the older choices: folds them, or unfolds them and goes to the first.
    pub(super) fn fold(&mut self) {
        self.unfolded = !self.unfolded;
        self.choice += usize::from(self.unfolded);
    }
}

impl Wizard<'_> {
    /// Whether the choice under the cursor acts, so that it would be taken out.
    #[must_use]
    pub fn takes_out(&self) -> bool {
        let acting = self.asked().filter(|own| own.question.many);
        let offer = self.offer_under_cursor();
        acting
            .zip(offer)
            .is_some_and(|(asked, own)| asked.acting.contains(&own.choice.id))
    }

    /// The rows of the question that is shown.
    #[must_use]
    pub fn choice_rows(&self) -> Vec<ChoiceRow> {
        let asked = self.asked();
        asked.map_or_else(Vec::new, |own| rows(own, self.scenario.unfolded))
    }

    pub(super) fn row_under_cursor(&self) -> Option<ChoiceRow> {
        self.choice_rows().get(self.scenario.choice).copied()
    }

    /// What is offered under the cursor; nothing on the row that folds.
    pub(super) fn offer_under_cursor(&self) -> Option<&Offer<'_>> {
        match self.row_under_cursor()? {
            ChoiceRow::Offer(at) => self.asked()?.offers.get(at),
            ChoiceRow::Older(_) => None,
        }
    }

    /// The cursor on what acts for the question that is shown; the older choices are unfolded where one of them acts.
    pub(super) fn on_acting_choice(&mut self) {
        let Some(asked) = self.asked() else {
            return;
        };
        let acts = |id: &ChoiceId| asked.acting.contains(id);
        let mut acting = asked.offers.iter().filter(|own| acts(&own.choice.id));
        let unfolded = acting.any(|own| own.choice.older);
        let place = rows(asked, unfolded).into_iter().position(|row| {
            matches!(row, ChoiceRow::Offer(at)
                if asked.offers.get(at).is_some_and(|own| acts(&own.choice.id)))
        });
        self.scenario.choice = place.unwrap_or(0);
        self.scenario.unfolded = unfolded;
    }

    /// A click on a row; on the row of the older choices it folds or unfolds them.
    pub(super) fn click_choice(&mut self, row: usize) {
        self.scenario.choice = row;
        if let Some(ChoiceRow::Older(_)) = self.row_under_cursor() {
            self.scenario.fold();
        }
    }
}
