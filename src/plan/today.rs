//! What has changed since the articles, judged by a date that is handed in.

use jiff::civil::Date;

use super::PlannedFeature;
use crate::catalogue::{Citation, Mailbox, Support, Today};

/// What has changed since the articles.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedToday {
    pub support: Support,
    pub since: String,
    pub note: String,
    pub sources: Vec<Citation>,
}

impl PlannedFeature<'_> {
    /// What holds on that day, where that is no longer what the articles say.
    #[must_use]
    pub fn today_on(&self, on: Date) -> Option<PlannedToday> {
        let on = on.to_string();
        let mut known: Vec<(Mailbox, &Today)> = Vec::new();
        let mut each: Vec<Support> = Vec::new();
        for (side, cell, own) in &self.changes {
            // A side never gets more than its cell gives it.
            let own = last(own, &on).filter(|own| !own.support.exceeds(*cell));
            each.push(own.map_or(*cell, |own| own.support));
            known.extend(own.map(|own| (*side, own)));
        }
        let (_, first) = known.first()?;
        let is_everywhere = known.len() == self.changes.len();
        let mut sources: Vec<Citation> = Vec::new();
        for (_, own) in &known {
            let citation = Citation {
                source: own.source.clone(),
                part: own.part.clone(),
            };
            if !sources.contains(&citation) {
                sources.push(citation);
            }
        }
        if is_everywhere && known.iter().all(|(_, own)| std::ptr::eq(*own, *first)) {
            return Some(PlannedToday {
                support: first.support,
                since: first.since.to_string(),
                note: first.note.to_string(),
                sources,
            });
        }
        let notes: Vec<String> = known
            .iter()
            .map(|(side, own)| format!("{}: {}", side.title(), own.note))
            .collect();
        Some(PlannedToday {
            support: Support::joined(&each),
            since: known
                .iter()
                .map(|(_, own)| own.since.to_string())
                .min()
                .unwrap_or_default(),
            note: notes.join(" "),
            sources,
        })
    }
}

/// The last that has begun on that day; of several that began together the first. ISO 8601 sorts as text.
fn last<'a>(changes: &[&'a Today], on: &str) -> Option<&'a Today> {
    let begun = changes
        .iter()
        .copied()
        .filter(|own| own.since.as_str() <= on);
    begun.reduce(|last, own| if own.since > last.since { own } else { last })
}
