//! What the walk finds, told once for all answers under which it is so.

use std::collections::BTreeMap;
use std::fmt;

use crate::catalogue::{Catalogue, ChoiceId, Facts};

/// A finding: what is wrong, and the answers under which it was first seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub message: String,
    /// `question=choice`, blank between; empty where it is so under any answers.
    pub answers: String,
    /// In how many projections it is so.
    pub times: usize,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if !self.answers.is_empty() {
            write!(f, ", with {}", self.answers)?;
        }
        if self.times > 1 {
            write!(f, " (and {} more)", self.times - 1)?;
        }
        Ok(())
    }
}

/// The findings so far.
#[derive(Default)]
pub(super) struct Findings {
    found: Vec<Found>,
    places: BTreeMap<String, usize>,
}

impl Findings {
    /// Notes what is wrong under these answers.
    pub(super) fn note(&mut self, catalogue: &Catalogue, facts: &Facts<'_>, message: String) {
        let known = self.places.get(&message).copied();
        if let Some(own) = known.and_then(|place| self.found.get_mut(place)) {
            own.times += 1;
            return;
        }
        self.places.insert(message.clone(), self.found.len());
        self.found.push(Found {
            message,
            answers: named(catalogue, facts),
            times: 1,
        });
    }

    /// Notes what is wrong under any answers.
    pub(super) fn note_always(&mut self, message: String) {
        self.found.push(Found {
            message,
            answers: String::new(),
            times: 1,
        });
    }

    pub(super) fn all(self) -> Vec<Found> {
        self.found
    }
}

/// The answers, as a person could give them.
fn named(catalogue: &Catalogue, facts: &Facts<'_>) -> String {
    let questions = catalogue.questions.iter();
    let answers = questions.filter_map(|question| {
        let choices = facts.acting(question.id.as_str());
        let names: Vec<&str> = choices.iter().map(ChoiceId::as_str).collect();
        (!names.is_empty()).then(|| format!("{}={}", question.id, names.join("+")))
    });
    answers.collect::<Vec<_>>().join(" ")
}
