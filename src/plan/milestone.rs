//! What has ended or is about to end here, judged by a date that is handed in.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Plan;
use crate::catalogue::{Catalogue, Lifecycle, LifecycleId, LifecycleState, MinimumBuild, Phase};
use crate::session::Session;

/// How far ahead an end is told.
const MONTHS_AHEAD: i32 = 18;

/// A phase of a product, a tool or a service that concerns this scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Milestone<'a> {
    pub lifecycle: &'a Lifecycle,
    pub phase: &'a Phase,
    /// The day on which its state begins.
    pub from: &'a str,
    /// It has not begun yet.
    pub is_coming: bool,
}

impl Milestone<'_> {
    /// `Exchange Server 2019: out of support since 2025-10-14.`
    #[must_use]
    pub fn in_words(&self) -> String {
        let word = if self.is_coming { "from" } else { "since" };
        format!(
            "{}: {} {word} {}.",
            self.lifecycle.title,
            self.phase.state.in_words(),
            self.from
        )
    }
}

/// The day by which documents are judged: the same session gives the same document on every day.
/// The last change to the session, else its beginning, else the review of the knowledge base.
pub(super) fn judged_on(catalogue: &Catalogue, session: &Session) -> Date {
    let time = session.changed.or(session.created);
    let of_session = time.map(|own| own.to_zoned(jiff::tz::TimeZone::UTC).date());
    // The linter holds the review to be a date.
    of_session.unwrap_or_else(|| catalogue.edition.reviewed.parse().unwrap_or(Date::MIN))
}

impl<'a> Plan<'a> {
    /// What has ended on that day, and what ends in the eighteen months behind it, the latest first.
    #[must_use]
    pub fn milestones(&self, on: Date) -> Vec<Milestone<'a>> {
        let horizon = on.checked_add(MONTHS_AHEAD.months()).unwrap_or(Date::MAX);
        let (on, horizon) = (on.to_string(), horizon.to_string());
        let mut found: Vec<Milestone<'a>> = Vec::new();
        for lifecycle in self.concerning() {
            let past = lifecycle
                .phase(&on)
                .filter(|own| own.state != LifecycleState::Current);
            found.extend(past.map(|phase| Milestone {
                lifecycle,
                phase,
                from: lifecycle.begin(phase),
                is_coming: false,
            }));
            let coming = lifecycle.phases.iter().filter(|own| {
                own.from.as_str() > on.as_str() && own.from.as_str() <= horizon.as_str()
            });
            found.extend(coming.map(|phase| Milestone {
                lifecycle,
                phase,
                from: &phase.from,
                is_coming: true,
            }));
        }
        found.sort_by_key(|own| std::cmp::Reverse(own.from));
        found
    }

    /// The products of this scenario that are out of support on that day.
    #[must_use]
    pub fn out_of_support(&self, on: Date) -> Vec<&'a str> {
        let on = on.to_string();
        let rows = self.concerning().into_iter();
        let out = rows.filter(|row| {
            let phase = row.phase(&on);
            phase.is_some_and(|own| own.state == LifecycleState::OutOfSupport)
        });
        out.map(|row| row.title.as_str()).collect()
    }

    /// The least builds that this scenario needs, with what they are of.
    #[must_use]
    pub fn minimum_builds(&self) -> Vec<(&'a Lifecycle, &'a MinimumBuild)> {
        let sides = self.scenario.sides();
        let of_row = |row: &'a Lifecycle| {
            row.minimum_builds
                .iter()
                .filter(|own| sides.iter().any(|(_, facts)| own.when.holds(facts)))
                .map(move |own| (row, own))
                .collect::<Vec<_>>()
        };
        self.concerning().into_iter().flat_map(of_row).collect()
    }

    /// What a retired command ended with, and what takes its place.
    #[must_use]
    pub fn ended_with(&self, id: &LifecycleId, on: Date) -> String {
        let Some(row) = self.catalogue.lifecycle(id.as_str()) else {
            return String::new();
        };
        let on = on.to_string();
        let state = row.phase(&on).map_or_else(String::new, |phase| {
            format!(", {} since {}", phase.state.in_words(), row.begin(phase))
        });
        let mut successor = row.successor.iter();
        let successor = successor.find_map(|own| self.catalogue.lifecycle(own.as_str()));
        let instead = successor.map_or_else(String::new, |own| {
            format!(" {} takes its place.", own.title)
        });
        format!("For reference only: {}{state}.{instead}", row.title)
    }

    fn concerning(&self) -> Vec<&'a Lifecycle> {
        let sides = self.scenario.sides();
        let rows = self.catalogue.lifecycles.iter();
        rows.filter(|row| sides.iter().any(|(_, facts)| row.when.holds(facts)))
            .collect()
    }
}
