//! What has an end: products, tools and services with the dates of their phases, least builds and successors.

use serde::{Deserialize, Serialize};

use super::{ArticleId, Condition, LifecycleId, Text};

/// A product, a tool or a service, and how long it lasts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lifecycle {
    pub id: LifecycleId,
    pub title: Text,
    /// Whom it concerns.
    #[serde(default)]
    pub when: Condition,
    /// In the order of their dates.
    #[serde(default, rename = "phase")]
    pub phases: Vec<Phase>,
    /// The least builds that something works with.
    #[serde(default, rename = "minimum-build")]
    pub minimum_builds: Vec<MinimumBuild>,
    /// What takes its place.
    #[serde(default)]
    pub successor: Option<LifecycleId>,
}

/// A state that begins on a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// The first day, ISO 8601.
    pub from: Text,
    pub state: LifecycleState,
    /// What it means, in our own words.
    pub text: Text,
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
}

/// The least build that something works with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumBuild {
    #[serde(default)]
    pub when: Condition,
    /// What needs it.
    #[serde(rename = "for")]
    pub purpose: Text,
    pub build: Text,
    pub source: ArticleId,
    #[serde(default)]
    pub part: Text,
}

impl MinimumBuild {
    /// `Exchange Server 2016: the dedicated hybrid application needs build 15.1.2507.55 or later`, for the row that it is of.
    #[must_use]
    pub fn in_words(&self, of: &Lifecycle) -> String {
        let (title, purpose, build) = (&of.title, &self.purpose, &self.build);
        format!("{title}: {purpose} needs build {build} or later")
    }
}

impl Lifecycle {
    /// The phase that a date falls into: the last that has begun. Dates are compared as text, ISO 8601 sorts so.
    #[must_use]
    pub fn phase(&self, on: &str) -> Option<&Phase> {
        self.phases.iter().rfind(|own| own.from.as_str() <= on)
    }

    /// The day on which the state of a phase began: that of the first of those before it that share it.
    #[must_use]
    pub fn begin<'a>(&'a self, phase: &'a Phase) -> &'a str {
        let before = self.phases.iter().rev().skip_while(|own| *own != phase);
        let same = before.take_while(|own| own.state == phase.state);
        same.last().map_or(&phase.from, |own| &own.from)
    }
}

/// What has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LifecycleState {
    /// In support.
    Current,
    /// Its end is announced.
    Retiring,
    /// It works in part, or for some.
    Limited,
    OutOfSupport,
    /// It works no longer, or must not be used.
    Retired,
}

impl LifecycleState {
    /// Whether it must no longer be relied on.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::OutOfSupport | Self::Retired)
    }

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Retiring => "retiring",
            Self::Limited => "limited",
            Self::OutOfSupport => "out-of-support",
            Self::Retired => "retired",
        }
    }

    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Current => "in support",
            Self::Retiring => "retiring",
            Self::Limited => "limited",
            Self::OutOfSupport => "out of support",
            Self::Retired => "retired",
        }
    }
}
