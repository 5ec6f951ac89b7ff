//! The scenario questions and their choices.

use serde::{Deserialize, Serialize};

use super::{ChoiceId, Condition, Facts, FeatureId, QuestionId, Test, Text};

/// A question whose answer decides steps, their order or a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: QuestionId,
    pub title: Text,
    /// Why it is asked, in one sentence.
    pub help: Text,
    /// When the question is asked at all.
    #[serde(default)]
    pub when: Condition,
    /// Whether several choices may hold at once.
    #[serde(default)]
    pub many: bool,
    /// What acts while nothing is answered; only `exchange` and `lync` have none.
    #[serde(default)]
    pub default: Vec<ChoiceId>,
    /// What the default rests on, where it states a fact.
    #[serde(default, rename = "default-source")]
    pub default_source: Option<super::ArticleId>,
    /// What acts instead of that in some scenarios; the first that holds.
    #[serde(default, rename = "default-when")]
    pub default_when: Vec<Presumed>,
    /// What acts, unseen, where the question is not asked because only one answer is left; the first that holds.
    #[serde(default)]
    pub implied: Vec<Presumed>,
    #[serde(rename = "choice")]
    pub choices: Vec<Choice>,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub id: ChoiceId,
    pub title: Text,
    /// What choosing it leads to, in one line.
    pub consequence: Text,
    /// The features that are wanted with it, whatever is said of them elsewhere.
    #[serde(default)]
    pub wants: Vec<FeatureId>,
    /// A product of former days: shown behind the others, folded.
    #[serde(default)]
    pub older: bool,
    /// Why and when the choice is not to be had.
    #[serde(default, rename = "barred")]
    pub barred: Vec<Barred>,
}

/// What acts without having been said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Presumed {
    pub when: Condition,
    pub choices: Vec<ChoiceId>,
}

/// A reason for which a choice is not offered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barred {
    pub when: Condition,
    pub reason: Text,
}

impl Question {
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// Whether another question decides whether this one is asked, what it offers or what acts unsaid.
    #[must_use]
    pub fn looks_at(&self, question: &str) -> bool {
        let bars = self.choices.iter().flat_map(|own| &own.barred);
        let unsaid = self.default_when.iter().chain(&self.implied);
        let mut all = std::iter::once(&self.when)
            .chain(bars.map(|own| &own.when))
            .chain(unsaid.map(|own| &own.when));
        all.any(|own| own.questions().iter().any(|id| **id == *question))
    }

    /// What acts here while nothing is answered, whether it is offered or not.
    #[must_use]
    pub fn presumed(&self, facts: &Facts<'_>) -> &[ChoiceId] {
        let own = self.default_when.iter().find(|own| own.when.holds(facts));
        own.map_or(&self.default, |own| &own.choices)
    }

    /// What acts here although the question is not asked; nothing where that is open.
    #[must_use]
    pub fn implied(&self, facts: &Facts<'_>) -> Option<&[ChoiceId]> {
        let own = self.implied.iter().find(|own| own.when.holds(facts))?;
        Some(&own.choices)
    }

    /// Whether a choice passes a test; ranges follow the order of the choices.
    #[must_use]
    pub fn passes(&self, choice: &ChoiceId, test: &Test) -> bool {
        let place = |id: &ChoiceId| self.choices.iter().position(|own| own.id == *id);
        match test {
            Test::OneOf(list) => list.contains(choice),
            Test::Range { from, to } => place(choice).is_some_and(|here| {
                from.as_ref()
                    .is_none_or(|id| place(id).is_some_and(|least| least <= here))
                    && to
                        .as_ref()
                        .is_none_or(|id| place(id).is_some_and(|most| here <= most))
            }),
        }
    }
}
