//! The page of the steps: the list, the card, the ledger.

use std::collections::BTreeSet;

use super::card::{Block, blocks};
use crate::catalogue::{CommandId, FeatureId};
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

    /// The step whose card is shown.
    #[must_use]
    pub fn planned<'p, 'a>(&self, plan: &'p Plan<'a>) -> Option<&'p PlannedStep<'a>> {
        plan.steps.get(self.step)
    }

    /// The block under the cursor.
    #[must_use]
    pub fn under_cursor(&self, plan: &Plan<'_>) -> Option<Block> {
        blocks(self.planned(plan)?).get(self.block).copied()
    }
}
