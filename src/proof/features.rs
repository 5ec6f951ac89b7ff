//! No feature is promised for a side without a step on that side that leads to it.

use std::ops::ControlFlow;

use super::{Walk, exceptions, support};
use crate::catalogue::{Catalogue, Facts, Feature, Mailbox, Need, Support};
use crate::plan::{self, Sides};

pub(super) fn prove(walk: &mut Walk<'_>) {
    for feature in &walk.catalogue.features {
        let reads = support::of_feature(walk.catalogue, feature);
        walk.through(&reads, &mut |walk, facts| paths(walk, feature, facts));
    }
}

fn paths(walk: &mut Walk<'_>, feature: &Feature, facts: &Facts<'_>) -> ControlFlow<()> {
    let sides = plan::sides(facts);
    for (side, seen) in &sides {
        let promised = feature
            .cell(seen)
            .filter(|cell| matches!(cell.support, Support::Supported | Support::Limited));
        let Some(cell) = promised else { continue };
        if exceptions::turned_down(feature.id.as_str(), seen)
            || is_led_to(walk.catalogue, feature, &sides, *side)
        {
            continue;
        }
        let message = format!(
            "feature `{}` is {} for {}, but no step leads to it",
            feature.id,
            cell.support.in_words(),
            side.in_words()
        );
        walk.note(facts, message);
    }
    ControlFlow::Continue(())
}

fn is_led_to(catalogue: &Catalogue, feature: &Feature, sides: &Sides<'_>, side: Mailbox) -> bool {
    let here = sides.iter().find(|(own, _)| *own == side);
    let Some((_, facts)) = here else { return false };
    catalogue.steps.iter().any(|step| {
        let mut needs = step.needs.iter();
        let need = needs
            .find(|rule| rule.when.holds(facts))
            .map(|own| own.need);
        support::leading(step, feature).any(|row| row.when.holds(facts))
            && need.is_some_and(Need::takes_place)
    })
}
