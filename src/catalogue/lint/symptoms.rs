//! Symptoms and terms are found, belong somewhere, and say what to do; an article's titles stand once.

use std::collections::BTreeMap;

use super::{Article, Catalogue, Finding, Part, Symptom, SymptomKind, Term, unknown};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut texts = BTreeMap::new();
    let mut names = BTreeMap::new();
    for part in parts {
        for (i, own) in part.content.symptom.iter().enumerate() {
            let path = format!("symptom[{i}]");
            let told = symptom(own, catalogue);
            found.extend(told.into_iter().map(|m| part.finding(&path, m)));
            for text in &own.texts {
                let owner = texts.insert(text.to_ascii_lowercase(), own.id.to_string());
                if let Some(other) = owner {
                    let message = format!("the text `{text}` is that of `{other}` already");
                    found.push(part.finding(&format!("{path}.texts"), message));
                }
            }
        }
        for (i, own) in part.content.term.iter().enumerate() {
            let path = format!("term[{i}]");
            let told = term(own);
            found.extend(told.into_iter().map(|m| part.finding(&path, m)));
            for name in own.names() {
                let owner = names.insert(name.to_ascii_lowercase(), own.id.to_string());
                if let Some(other) = owner {
                    let message = format!("the name `{name}` is that of `{other}` already");
                    found.push(part.finding(&path, message));
                }
            }
        }
        for (i, own) in part.content.article.iter().enumerate() {
            let path = format!("article[{i}]");
            let told = article(own, catalogue);
            found.extend(told.into_iter().map(|m| part.finding(&path, m)));
        }
    }
    found
}

fn symptom(own: &Symptom, catalogue: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    let id = &own.id;
    for (what, text) in [("title", &own.title), ("meaning", &own.means)] {
        if text.trim().is_empty() {
            found.push(format!("the {what} is empty"));
        }
    }
    if own.texts.is_empty() {
        found.push(format!("`{id}` has no text that it is found by"));
    }
    if own.checks.is_empty() && own.remedies.is_empty() {
        found.push(format!("`{id}` says neither what to check nor what to do"));
    }
    if own.steps.is_empty() && own.features.is_empty() {
        found.push(format!("`{id}` belongs to no step and to no feature"));
    }
    if own.sources.is_empty() {
        found.push(format!("the symptom `{id}` names no source"));
    }
    let words = own.texts.iter().chain(&own.checks).chain(&own.remedies);
    if words.into_iter().any(|text| text.trim().is_empty()) {
        found.push(format!("`{id}` holds an empty text"));
    }
    let (event, field) = (own.event.is_some(), own.field.is_some());
    if event != (own.kind == SymptomKind::Event) {
        found.push(format!("`{id}`: `event` belongs to the kind `event`"));
    }
    if field != (own.kind == SymptomKind::ClientField) {
        found.push(format!(
            "`{id}`: `field` belongs to the kind `client-field`"
        ));
    }
    found.extend(unknown((&own.steps, &own.features), catalogue).map(|(_, message)| message));
    found
}

fn term(own: &Term) -> Vec<String> {
    let mut found = Vec::new();
    if own.names().any(|name| name.trim().is_empty()) {
        found.push(format!("`{}` has an empty name", own.id));
    }
    if own.meaning.trim().is_empty() {
        found.push("the meaning is empty".to_owned());
    }
    if own.sources.is_empty() {
        found.push(format!("the term `{}` names no source", own.id));
    }
    found
}

fn article(own: &Article, catalogue: &Catalogue) -> Vec<String> {
    let unknown = unknown((&own.steps, &own.features), catalogue);
    let mut found: Vec<String> = unknown.map(|(_, message)| message).collect();
    for (place, title) in own.titles.iter().enumerate() {
        let before = own.titles.iter().take(place);
        if *title == own.title || before.into_iter().any(|other| other == title) {
            found.push(format!("the title `{title}` is there twice"));
        }
    }
    found
}
