//! The texts of an entry that are searched: phrases that it is found by, and the words of what it says.

use super::Entry;
use super::words::words;
use crate::catalogue::{Article, Catalogue, Failure, Symptom, Term, Text};

/// An entry as words.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) entry: Entry,
    /// Each stands for the entry alone.
    pub(super) phrases: Vec<Vec<String>>,
    /// What it says besides.
    pub(super) body: Vec<String>,
    /// Names that mean the entry and nothing else where a text is just that.
    pub(super) names: Vec<String>,
    /// Its number in a library.
    pub(super) number: Option<String>,
    /// An event: who writes it, in words, and its number.
    pub(super) event: Option<(Vec<String>, String)>,
    /// Of entries that fit alike, the one with more is meant.
    pub(super) weight: f64,
}

impl Passage {
    fn new(entry: Entry, weight: f64, phrases: &[&str], body: &[&str]) -> Self {
        let spread = |texts: &[&str]| texts.iter().map(|own| words(own)).collect::<Vec<_>>();
        Self {
            names: vec![words(entry.id()).join(" ")],
            entry,
            phrases: spread(phrases),
            body: spread(body).concat(),
            number: None,
            event: None,
            weight,
        }
    }
}

/// Everything that can be found.
pub(super) fn passages(catalogue: &Catalogue) -> Vec<Passage> {
    let mut all: Vec<Passage> = catalogue.symptoms.iter().map(symptom).collect();
    for step in &catalogue.steps {
        let failures = step.failures.iter().enumerate();
        all.extend(
            failures.map(|(place, own)| failure(Entry::Failure(step.id.clone(), place), own)),
        );
    }
    all.extend(catalogue.terms.iter().map(term));
    all.extend(catalogue.articles.iter().map(article));
    for step in &catalogue.steps {
        let entry = Entry::Step(step.id.clone());
        all.push(Passage::new(
            entry,
            0.7,
            &[&step.title, &step.short],
            &[&step.why],
        ));
    }
    for feature in &catalogue.features {
        let entry = Entry::Feature(feature.id.clone());
        all.push(Passage::new(entry, 0.7, &[&feature.title], &[]));
    }
    all
}

fn symptom(own: &Symptom) -> Passage {
    let mut phrases: Vec<&str> = own.texts.iter().map(Text::as_str).collect();
    phrases.push(&own.title);
    let said = own.checks.iter().chain(&own.remedies);
    let mut body: Vec<&str> = said.map(Text::as_str).collect();
    body.push(&own.means);
    if let Some(field) = &own.field {
        phrases.push(&field.name);
    }
    let mut passage = Passage::new(Entry::Symptom(own.id.clone()), 1.0, &phrases, &body);
    passage.event = own.event.as_ref().map(|event| {
        let provider = words(&event.provider);
        (provider, event.id.to_string())
    });
    passage
}

fn failure(entry: Entry, own: &Failure) -> Passage {
    let mut passage = Passage::new(entry, 0.95, &[&own.symptom], &[&own.remedy]);
    // The id is that of the step.
    passage.names.clear();
    passage
}

fn term(own: &Term) -> Passage {
    let names: Vec<&str> = own.names().map(Text::as_str).collect();
    let entry = Entry::Term(own.id.clone());
    let mut passage = Passage::new(entry, 0.8, &names, &[&own.meaning]);
    passage
        .names
        .extend(names.iter().map(|name| words(name).join(" ")));
    passage
}

fn article(own: &Article) -> Passage {
    let titles = std::iter::once(&own.title).chain(&own.titles);
    let mut phrases: Vec<&str> = titles.map(Text::as_str).collect();
    phrases.push(&own.short);
    let entry = Entry::Article(own.id.clone());
    let mut passage = Passage::new(entry, 0.75, &phrases, &[&own.topic]);
    passage.number = own.number().map(|number| words(number).concat());
    passage
}
