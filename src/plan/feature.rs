//! The ledger: what the articles' tables say of each feature, and which steps it needs.

use super::{PlannedStep, Sides, dispute};
use crate::catalogue::{
    Catalogue, Cell, Citation, Dispute, Erratum, Facts, Feature, FeatureId, Mailbox, Placed,
    StepId, Support, Today,
};

/// A feature in this scenario.
#[derive(Clone, Debug)]
pub struct PlannedFeature<'a> {
    pub feature: &'a Feature,
    pub support: Support,
    pub is_wanted: bool,
    /// The footnote; in an Exchange hybrid whose tables differ, both cells.
    pub note: String,
    /// What has changed or will change, on each side, beside its cell.
    pub(super) changes: Vec<(Mailbox, Support, Vec<&'a Today>)>,
    /// What other tables say, with the side that each speaks of where that is not both.
    pub readings: Vec<(Option<Mailbox>, &'a Cell)>,
    /// The steps that unlock it or contribute to it.
    pub needs: Vec<&'a StepId>,
    pub sources: Vec<Citation>,
    /// Where sources disagree about it.
    pub disputes: Vec<&'a Dispute>,
    /// Where a source is wrong about it.
    pub errata: Vec<&'a Erratum>,
}

/// The cell of each feature on each side.
pub(crate) struct Ledger<'a>(Vec<(&'a FeatureId, Mailbox, Option<&'a Cell>)>);

impl<'a> Ledger<'a> {
    /// The cells of a feature, one for each side.
    fn cells(&self, id: &FeatureId) -> Vec<(Mailbox, Option<&'a Cell>)> {
        let own = self.0.iter().filter(|(own, _, _)| *own == id);
        own.map(|(_, side, cell)| (*side, *cell)).collect()
    }

    /// Whether the feature is to be had on that side at all.
    pub(crate) fn is_possible(&self, id: &FeatureId, side: Mailbox) -> bool {
        self.0.iter().any(|(own, own_side, cell)| {
            *own == id
                && *own_side == side
                && cell.is_some_and(|cell| cell.support != Support::NotSupported)
        })
    }
}

pub(crate) fn cells<'a>(catalogue: &'a Catalogue, sides: &Sides<'a>) -> Ledger<'a> {
    let per_feature = catalogue.features.iter().flat_map(|feature| {
        sides
            .iter()
            .map(move |(side, facts)| (&feature.id, *side, feature.cell(facts)))
    });
    Ledger(per_feature.collect())
}

pub(super) fn plan<'a>(
    catalogue: &'a Catalogue,
    sides: &Sides<'a>,
    steps: &[PlannedStep<'a>],
    ledger: &Ledger<'a>,
    wanted: &[&FeatureId],
) -> Vec<PlannedFeature<'a>> {
    catalogue
        .features
        .iter()
        .map(|feature| {
            let cells = ledger.cells(&feature.id);
            let (support, note) = join_cells(&cells);
            let touches = |step: &&PlannedStep<'a>| {
                step.unlocks.contains(&&feature.id) || step.contributes_to.contains(&&feature.id)
            };
            let found = cells.iter().filter_map(|(_, cell)| *cell);
            PlannedFeature {
                feature,
                support,
                is_wanted: wanted.contains(&&feature.id),
                note,
                changes: changes(feature, sides),
                readings: readings(feature, sides),
                needs: steps
                    .iter()
                    .filter(touches)
                    .map(|step| &step.step.id)
                    .collect(),
                sources: found
                    .map(|cell| Citation {
                        source: cell.source.clone(),
                        part: cell.part.clone(),
                    })
                    .collect(),
                disputes: holding(&catalogue.disputes, &feature.id, sides),
                errata: holding(&catalogue.errata, &feature.id, sides),
            }
        })
        .collect()
}

/// Those of a feature that hold on any side.
fn holding<'a, T: Placed>(all: &'a [T], feature: &FeatureId, sides: &Sides<'a>) -> Vec<&'a T> {
    dispute::of_feature(all, feature)
        .filter(|own| dispute::holds(own.when(), sides))
        .collect()
}

/// Why a feature is not to be had on any side; nothing where it is on one of them.
pub(super) fn ruled_out(feature: &Feature, sides: &Sides<'_>) -> Option<String> {
    let here = sides.iter();
    let cells: Vec<_> = here
        .map(|(side, facts)| (*side, feature.cell(facts)))
        .collect();
    let excludes =
        |cell: Option<&Cell>| cell.is_some_and(|own| own.support == Support::NotSupported);
    if cells.is_empty() || !cells.iter().all(|(_, cell)| excludes(*cell)) {
        return None;
    }
    let (_, note) = join_cells(&cells);
    Some(if note.is_empty() {
        "not supported here".to_owned()
    } else {
        note
    })
}

fn join_cells(cells: &[(Mailbox, Option<&Cell>)]) -> (Support, String) {
    let Some((_, first)) = cells.first() else {
        return (Support::Unknown, String::new());
    };
    let (support, note) = read(*first);
    if cells.iter().all(|(_, cell)| read(*cell) == (support, note)) {
        return (support, note.to_owned());
    }
    let notes: Vec<String> = cells
        .iter()
        .map(|(side, cell)| {
            let (support, note) = read(*cell);
            let blank = if note.is_empty() { "" } else { ". " };
            format!("{}: {}{blank}{note}", side.title(), support.in_words())
        })
        .collect();
    let each: Vec<Support> = cells.iter().map(|(_, cell)| read(*cell).0).collect();
    (Support::joined(&each), ended(&notes))
}

fn read(cell: Option<&Cell>) -> (Support, &str) {
    cell.map_or((Support::Unknown, ""), |cell| {
        (cell.support, cell.note.as_str())
    })
}

fn readings<'a>(feature: &'a Feature, sides: &Sides<'a>) -> Vec<(Option<Mailbox>, &'a Cell)> {
    let holding = feature.readings.iter().filter_map(|own| {
        let here = sides.iter().filter(|(_, facts)| own.when.holds(facts));
        let here: Vec<Mailbox> = here.map(|(side, _)| *side).collect();
        let first = *here.first()?;
        Some(((here.len() < sides.len()).then_some(first), own))
    });
    holding.collect()
}

fn changes<'a>(feature: &'a Feature, sides: &Sides<'a>) -> Vec<(Mailbox, Support, Vec<&'a Today>)> {
    let on_side = |(side, facts): &(Mailbox, Facts<'a>)| {
        let own = feature.today.iter().filter(|own| own.when.holds(facts));
        (*side, read(feature.cell(facts)).0, own.collect())
    };
    sides.iter().map(on_side).collect()
}

fn ended(notes: &[String]) -> String {
    let closed = notes.iter().map(|note| {
        if note.ends_with('.') {
            note.clone()
        } else {
            format!("{note}.")
        }
    });
    closed.collect::<Vec<_>>().join(" ")
}
