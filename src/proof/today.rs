//! What holds today never promises more than the cell that it stands beside.

use std::ops::ControlFlow;

use super::{Walk, support};
use crate::catalogue::{Facts, Feature, Support};
use crate::plan;

pub(super) fn prove(walk: &mut Walk<'_>) {
    for feature in &walk.catalogue.features {
        let cells = feature.cells.iter().map(|own| &own.when);
        let today = feature.today.iter().map(|own| &own.when);
        let mut reads = support::read_by(cells.chain(today));
        reads.extend(support::SIDES);
        walk.through(&reads, &mut |walk, facts| exceeding(walk, feature, facts));
    }
}

fn exceeding(walk: &mut Walk<'_>, feature: &Feature, facts: &Facts<'_>) -> ControlFlow<()> {
    for (side, seen) in &plan::sides(facts) {
        let cell = feature.cell(seen);
        let cell = cell.map_or(Support::Unknown, |own| own.support);
        let holding = feature.today.iter().filter(|own| own.when.holds(seen));
        for own in holding.filter(|own| own.support.exceeds(cell)) {
            let message = format!(
                "feature `{}`: it is {} since {} for {}, but the cell says {}",
                feature.id,
                own.support.in_words(),
                own.since,
                side.in_words(),
                cell.in_words()
            );
            walk.note(facts, message);
        }
    }
    ControlFlow::Continue(())
}
