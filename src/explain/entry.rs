//! What a text can be about.

use crate::catalogue::{ArticleId, Catalogue, FeatureId, StepId, SymptomId, TermId};

/// An entry of the knowledge base that explains something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    Symptom(SymptomId),
    /// What goes wrong at a step, by its place among the failures of the step.
    Failure(StepId, usize),
    Term(TermId),
    Article(ArticleId),
    Step(StepId),
    Feature(FeatureId),
}

impl Entry {
    /// The kind, as JSON and lists name it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Symptom(_) => "symptom",
            Self::Failure(..) => "failure",
            Self::Term(_) => "term",
            Self::Article(_) => "article",
            Self::Step(_) => "step",
            Self::Feature(_) => "feature",
        }
    }

    /// The kind, in a word beside a title.
    #[must_use]
    pub fn kind_in_short(&self) -> &'static str {
        match self {
            Self::Symptom(_) | Self::Failure(..) => "trouble",
            other => other.kind(),
        }
    }

    /// The id; that of a failure is the step's.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Symptom(id) => id.as_str(),
            Self::Failure(id, _) | Self::Step(id) => id.as_str(),
            Self::Term(id) => id.as_str(),
            Self::Article(id) => id.as_str(),
            Self::Feature(id) => id.as_str(),
        }
    }

    /// What it is called, in a line.
    #[must_use]
    pub fn title<'c>(&self, catalogue: &'c Catalogue) -> &'c str {
        let title = match self {
            Self::Symptom(id) => catalogue.symptom(id.as_str()).map(|own| &own.title),
            Self::Failure(id, place) => {
                let step = catalogue.step(id.as_str());
                let failure = step.and_then(|own| own.failures.get(*place));
                failure.map(|own| &own.symptom)
            }
            Self::Term(id) => catalogue.term(id.as_str()).map(|own| &own.title),
            Self::Article(id) => catalogue.article(id.as_str()).map(|own| &own.title),
            Self::Step(id) => catalogue.step(id.as_str()).map(|own| &own.title),
            Self::Feature(id) => catalogue.feature(id.as_str()).map(|own| &own.title),
        };
        title.map_or("", |own| own.as_str())
    }
}
