//! When something applies: `{ exchange = ["online", "hybrid"], lync-version = { from = "lync-2013" } }`.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor, value};
use serde::{Deserialize as DeriveDeserialize, Serialize};

use super::{ChoiceId, Facts, QuestionId};

/// All tests must hold, one of `any`, and not `not`. The empty condition always holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Condition {
    pub tests: Vec<(QuestionId, Test)>,
    pub any: Vec<Condition>,
    pub not: Vec<Condition>,
}

/// What one answer must be. A question that is not asked has no answer, and no test of it holds.
#[derive(Clone, Debug, PartialEq, Serialize, DeriveDeserialize)]
pub enum Test {
    /// One of these choices.
    OneOf(Vec<ChoiceId>),
    /// A choice from one to another, in the order of the question, both included.
    Range {
        from: Option<ChoiceId>,
        to: Option<ChoiceId>,
    },
}

impl Condition {
    /// Whether the condition holds for these facts.
    #[must_use]
    pub fn holds(&self, facts: &Facts<'_>) -> bool {
        self.tests
            .iter()
            .all(|(question, test)| facts.passes(question, test))
            && (self.any.is_empty() || self.any.iter().any(|one| one.holds(facts)))
            && !self.not.iter().any(|one| one.holds(facts))
    }

    /// The questions that decide, each once, in order of appearance.
    #[must_use]
    pub fn questions(&self) -> Vec<&QuestionId> {
        let mut found = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a QuestionId>) {
        for (question, _) in &self.tests {
            if !found.contains(&question) {
                found.push(question);
            }
        }
        for one in self.any.iter().chain(&self.not) {
            one.collect(found);
        }
    }

    /// Whether the question is looked at.
    #[must_use]
    pub fn looks_at(&self, question: &QuestionId) -> bool {
        self.tests.iter().any(|(own, _)| own == question)
            || self.any.iter().any(|one| one.looks_at(question))
            || self.not.iter().any(|one| one.looks_at(question))
    }

    /// Every test, those of `any` and `not` included.
    #[must_use]
    pub fn all_tests(&self) -> Vec<&(QuestionId, Test)> {
        let inner = self
            .any
            .iter()
            .chain(&self.not)
            .flat_map(Condition::all_tests);
        self.tests.iter().chain(inner).collect()
    }
}

/// The embedded form of a condition: the same fields, read by position.
#[derive(DeriveDeserialize)]
struct Compact {
    tests: Vec<(QuestionId, Test)>,
    any: Vec<Condition>,
    not: Vec<Condition>,
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_map(ConditionVisitor);
        }
        let Compact { tests, any, not } = Compact::deserialize(deserializer)?;
        Ok(Self { tests, any, not })
    }
}

struct ConditionVisitor;

impl<'de> Visitor<'de> for ConditionVisitor {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a condition such as { lync = [\"server\"] }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Condition, A::Error> {
        let mut condition = Condition::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "any" => condition.any = map.next_value()?,
                "not" => condition.not = vec![map.next_value()?],
                _ => condition
                    .tests
                    .push((QuestionId::new(key), map.next_value::<Written>()?.0)),
            }
        }
        Ok(condition)
    }
}

/// A test as a file words it: a list, or a table with `from` and `to`.
struct Written(Test);

#[derive(DeriveDeserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRange {
    from: Option<ChoiceId>,
    to: Option<ChoiceId>,
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TestVisitor)
    }
}

struct TestVisitor;

impl<'de> Visitor<'de> for TestVisitor {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of choices, or { from = .., to = .. }")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Written, A::Error> {
        let choices = Vec::deserialize(value::SeqAccessDeserializer::new(seq))?;
        Ok(Written(Test::OneOf(choices)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Written, A::Error> {
        let range = WrittenRange::deserialize(value::MapAccessDeserializer::new(map))?;
        if range.from.is_none() && range.to.is_none() {
            return Err(A::Error::custom("a range needs `from`, `to` or both"));
        }
        Ok(Written(Test::Range {
            from: range.from,
            to: range.to,
        }))
    }
}
