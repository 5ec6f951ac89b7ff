//! What another knowledge base makes of a session: seen from what the session remembers of the one before.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::progress::is_stale;
use super::{Plan, PlannedStep, knows_command};
use crate::catalogue::{CommandId, Edition, Need, Step, StepId};
use crate::session::{Knowledge, Session};

/// The difference since the session was last worked on; answers that were changed by hand may have their part in it.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionDifference<'a> {
    /// The version that the session was last worked on with.
    pub before: String,
    pub now: &'a Edition,
    pub age: EditionAge,
    /// Steps that are to do now and were not, in running order.
    pub added: Vec<(&'a Step, Need)>,
    /// Steps that were to do and are not now, in the order they had.
    pub removed: Vec<RemovedStep<'a>>,
    /// Commands whose mark was made for another text.
    pub reworded: Vec<CommandId>,
    /// Commands with a mark that this knowledge base does not know.
    pub unknown: Vec<CommandId>,
}

/// How the knowledge base at hand stands to the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditionAge {
    Newer,
    Older,
    /// Their versions do not tell.
    Other,
}

/// A step that is no longer to do.
#[derive(Clone, Debug, PartialEq)]
pub struct RemovedStep<'a> {
    pub id: StepId,
    /// Nothing where this knowledge base does not have it.
    pub step: Option<&'a Step>,
    /// Nothing where there is no plan.
    pub need: Option<Need>,
    /// How many marks its commands have.
    pub marks: usize,
}

/// What has changed for a session that was last worked on with another knowledge base; nothing where it was this one,
/// or where the session does not say.
#[must_use]
pub fn what_is_new<'a>(session: &Session, plan: &Plan<'a>) -> Option<EditionDifference<'a>> {
    let catalogue = plan.catalogue;
    let former = session.knowledge.as_ref()?;
    if catalogue.edition.version == *former.version {
        return None;
    }
    let then: HashSet<&StepId> = former.planned.iter().collect();
    let added = plan.to_do().filter(|own| !then.contains(&own.step.id));
    let mut seen: HashSet<&StepId> = plan.to_do().map(|own| &own.step.id).collect();
    let gone = former.planned.iter().filter(|id| seen.insert(id));
    let removed = gone.map(|id| RemovedStep {
        id: id.clone(),
        step: catalogue.step(id.as_str()),
        need: plan.step(id.as_str()).map(|own| own.need),
        marks: marks_of(session, id),
    });
    let all = plan.steps.iter();
    let all = all.flat_map(|own| own.work().chain(&own.undo));
    let reworded = all.filter(|own| is_stale(own, session));
    let marked = session.marks.keys();
    let unknown = marked.filter(|id| !knows_command(catalogue, id.as_str()));
    Some(EditionDifference {
        before: former.version.clone(),
        now: &catalogue.edition,
        age: EditionAge::of(&catalogue.edition.version, &former.version),
        added: added.map(|own| (own.step, own.need)).collect(),
        removed: removed.collect(),
        reworded: reworded.map(|own| own.id.clone()).collect(),
        unknown: unknown.cloned().collect(),
    })
}

fn marks_of(session: &Session, step: &StepId) -> usize {
    let steps = session.marks.keys().map(|own| own.as_str().split_once('.'));
    steps
        .filter(|own| own.is_some_and(|(id, _)| *step == *id))
        .count()
}

impl EditionDifference<'_> {
    /// Whether nothing of the plan and of the marks is touched.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.reworded.is_empty()
            && self.unknown.is_empty()
    }
}

impl EditionAge {
    /// Versions are numbers between points or hyphens, with words that must be the same.
    fn of(now: &str, before: &str) -> Self {
        let mut now = now.split(['.', '-']);
        let mut before = before.split(['.', '-']);
        loop {
            let order = match (now.next(), before.next()) {
                (None, None) => return Self::Other,
                (Some(one), Some(other)) if one == other => Some(Ordering::Equal),
                (Some(one), None) => number(one).map(|_| Ordering::Greater),
                (None, Some(other)) => number(other).map(|_| Ordering::Less),
                (Some(one), Some(other)) => number(one).zip(number(other)).map(|(a, b)| a.cmp(&b)),
            };
            match order {
                Some(Ordering::Equal) => {}
                Some(Ordering::Greater) => return Self::Newer,
                Some(Ordering::Less) => return Self::Older,
                None => return Self::Other,
            }
        }
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Newer => "newer",
            Self::Older => "older",
            Self::Other => "other",
        }
    }
}

fn number(text: &str) -> Option<u64> {
    let is_number = text.bytes().all(|own| own.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

impl<'a> Plan<'a> {
    /// What a session that is worked on with this plan remembers of it.
    #[must_use]
    pub fn knowledge(&self) -> Knowledge {
        Knowledge {
            version: self.catalogue.edition.version.to_string(),
            planned: self.to_do().map(|own| own.step.id.clone()).collect(),
        }
    }

    /// The steps of which something is done by hand.
    fn to_do(&self) -> impl Iterator<Item = &PlannedStep<'a>> {
        self.steps.iter().filter(|own| own.need.is_to_do())
    }
}

#[cfg(test)]
mod tests {
    use super::EditionAge;

    #[test]
    fn versions_are_ordered_by_their_numbers_and_only_where_their_words_are_the_same() {
        for (now, before, age) in [
            ("2026.12", "2026.11", EditionAge::Newer),
            ("2027.1", "2026.11", EditionAge::Newer),
            ("2026.9", "2026.11", EditionAge::Older),
            ("2026.11.1", "2026.11", EditionAge::Newer),
            ("2026.11", "2026.11.1", EditionAge::Older),
            ("fixture-10", "fixture-9", EditionAge::Newer),
            ("contoso-2", "fixture-1", EditionAge::Other),
            ("2026.11-draft", "2026.11", EditionAge::Other),
            ("2026.011", "2026.11", EditionAge::Other),
            ("", "2026.11", EditionAge::Other),
            ("2026.99999999999999999999999", "2026.11", EditionAge::Other),
        ] {
            assert_eq!(EditionAge::of(now, before), age, "{now} after {before}");
        }
    }
}
