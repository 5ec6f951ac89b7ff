//! The page of the steps: the list, the card, the ledger.

use std::collections::BTreeSet;

use super::Intent;
use super::card::{Block, Part, blocks};
use crate::catalogue::{CommandId, FeatureId, StepId};
use crate::plan::{Plan, PlannedStep};

/// The parts of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    List,
    Card,
    Ledger,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepsPage {
    /// The index of the step in the plan.
    pub step: usize,
    pub pane: Pane,
    /// The index of the block of the card under the cursor.
    pub block: usize,
    /// Lines of that block that are scrolled away, where it is longer than the view.
    pub offset: usize,
    /// Only the steps to do are listed.
    pub only_to_do: bool,
    /// Only the steps that this feature needs are listed.
    pub feature: Option<FeatureId>,
    /// Commands that the next mark is about, beside the one under the cursor.
    pub selected: BTreeSet<CommandId>,
}

impl StepsPage {
    /// The indices of the steps that are listed.
    #[must_use]
    pub fn listed(&self, plan: &Plan<'_>) -> Vec<usize> {
        let fits = |own: &PlannedStep<'_>| {
            let needed = self.feature.as_ref().is_none_or(|id| {
                plan.features
                    .iter()
                    .any(|one| one.feature.id == *id && one.needs.contains(&&own.step.id))
            });
            needed && (!self.only_to_do || own.need.is_to_do())
        };
        (0..plan.steps.len())
            .filter(|index| plan.steps.get(*index).is_some_and(fits))
            .collect()
    }

    /// The step whose card is shown; none where no step belongs to the feature that is filtered by.
    #[must_use]
    pub fn planned<'p, 'a>(&self, plan: &'p Plan<'a>) -> Option<&'p PlannedStep<'a>> {
        let is_listed = self.feature.is_none() || self.listed(plan).contains(&self.step);
        plan.steps.get(self.step).filter(|_| is_listed)
    }

    /// The step under the cursor, whatever is listed.
    pub(super) fn shown(&self, plan: &Plan<'_>) -> Option<StepId> {
        plan.steps.get(self.step).map(|own| own.step.id.clone())
    }

    /// The block under the cursor.
    #[must_use]
    pub fn under_cursor(&self, plan: &Plan<'_>) -> Option<Block> {
        blocks(self.planned(plan)?).get(self.block).copied()
    }

    /// Another step, its card from the top.
    pub(super) fn show(&mut self, step: usize) {
        if step != self.step {
            self.selected.clear();
        }
        self.step = step;
        self.go_to_block(0);
    }

    pub(super) fn go_to_block(&mut self, block: usize) {
        self.block = block;
        self.offset = 0;
    }

    /// Lifts both filters.
    pub(super) fn list_all(&mut self) {
        self.feature = None;
        self.only_to_do = false;
    }

    pub(super) fn stay_in_range(&mut self, plan: &Plan<'_>) {
        let listed = self.listed(plan);
        if !self.selected.is_empty() {
            let step = plan.steps.get(self.step);
            self.selected.retain(|id| {
                let mut parts = Part::ALL.into_iter();
                step.is_some_and(|own| {
                    parts.any(|part| part.commands(own).iter().any(|one| one.id == *id))
                })
            });
        }
        if !listed.contains(&self.step) {
            self.step = listed.first().copied().unwrap_or(0);
            self.go_to_block(0);
        }
        let last = self.planned(plan).map_or(0, |own| blocks(own).len() - 1);
        if self.block > last {
            self.go_to_block(last);
        }
    }

    /// Moves over blocks of these heights, as far as they are known, up to the last; one that is longer than the view is read to its end first.
    pub(super) fn scroll(
        &mut self,
        intent: Intent,
        (heights, last): (&[usize], usize),
        view: usize,
    ) {
        let height = |block: usize| heights.get(block).copied().unwrap_or(1);
        let stride = (view / 2).max(1);
        match intent {
            Intent::Down if height(self.block) > self.offset + view => self.offset += stride,
            Intent::Up if self.offset > 0 => self.offset = self.offset.saturating_sub(stride),
            Intent::Down => self.go_to_block((self.block + 1).min(last)),
            Intent::Up => self.go_to_block(self.block.saturating_sub(1)),
            Intent::First => self.go_to_block(0),
            Intent::Last => self.go_to_block(last),
            Intent::PageDown | Intent::PageUp => {
                let mut lines = 0;
                while lines < view {
                    let before = (self.block, self.offset);
                    let step = if intent == Intent::PageDown {
                        Intent::Down
                    } else {
                        Intent::Up
                    };
                    let passed = height(self.block)
                        .saturating_sub(self.offset)
                        .min(stride.max(1));
                    self.scroll(step, (heights, last), view);
                    if before == (self.block, self.offset) {
                        break;
                    }
                    lines += passed.max(1);
                }
            }
            _ => {}
        }
    }
}
