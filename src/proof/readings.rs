//! Where another table differs from the cell that acts, a note says why: no contradiction stands without a word.

use std::ops::ControlFlow;

use super::{Walk, support};
use crate::catalogue::Facts;
use crate::catalogue::Feature;
use crate::plan;

pub(super) fn prove(walk: &mut Walk<'_>) {
    for feature in &walk.catalogue.features {
        let cells = feature.cells.iter().chain(&feature.readings);
        let mut reads = support::read_by(cells.map(|own| &own.when));
        reads.extend(support::SIDES);
        walk.through(&reads, &mut |walk, facts| differing(walk, feature, facts));
    }
}

fn differing(walk: &mut Walk<'_>, feature: &Feature, facts: &Facts<'_>) -> ControlFlow<()> {
    for (side, seen) in &plan::sides(facts) {
        let Some(cell) = feature.cell(seen) else {
            continue;
        };
        let holding = feature.readings.iter().filter(|own| own.when.holds(seen));
        for own in holding {
            let is_told = !own.note.is_empty() || !cell.note.is_empty();
            if own.support == cell.support || is_told {
                continue;
            }
            let message = format!(
                "feature `{}`: `{}` says {} for {}, the cell {}, and no note says why",
                feature.id,
                own.source,
                own.support.in_words(),
                side.in_words(),
                cell.support.in_words()
            );
            walk.note(facts, message);
        }
    }
    ControlFlow::Continue(())
}
