//! How a source is named in a sentence.

use crate::catalogue::{Article, ArticleId, Catalogue, Citation, Gate};
use crate::plan::Plan;

/// `KB 2614614, step 4`; `hint: ` before what is to be confirmed.
pub(super) fn short(catalogue: &Catalogue, source: &ArticleId, part: &str) -> String {
    let article = catalogue.article(source.as_str());
    let hint = if article.is_some_and(Article::is_hint) {
        "hint: "
    } else {
        ""
    };
    format!("{hint}{}", named(catalogue, source, part))
}

/// The same where nothing is to be believed of it.
pub(super) fn named(catalogue: &Catalogue, source: &ArticleId, part: &str) -> String {
    let article = catalogue.article(source.as_str());
    let name = article.map_or(source.as_str(), |own| own.short.as_str());
    if part.is_empty() {
        name.to_owned()
    } else {
        format!("{name}, {part}")
    }
}

/// Several, separated by semicolons.
pub(super) fn list(catalogue: &Catalogue, citations: &[Citation]) -> String {
    let names: Vec<String> = citations
        .iter()
        .map(|own| short(catalogue, &own.source, &own.part))
        .collect();
    names.join("; ")
}

/// Several in brackets, to stand behind a sentence; nothing where there are none.
pub(super) fn behind(catalogue: &Catalogue, citations: &[Citation]) -> String {
    if citations.is_empty() {
        return String::new();
    }
    format!(" ({})", list(catalogue, citations))
}

/// A gate in a sentence: what it is, what to do, which card is opened again, who says so.
pub(super) fn gate(plan: &Plan<'_>, gate: &Gate) -> String {
    let card = gate
        .step
        .as_ref()
        .filter(|id| plan.step(id.as_str()).is_some());
    let card = card.map(|id| format!(" See step {}, {id}.", plan.number(id)));
    format!(
        "{}. {}{}{}",
        gate.title,
        gate.text,
        card.unwrap_or_default(),
        behind(plan.catalogue, &gate.sources)
    )
}

/// Several with their titles, where they are, and what edition was read: one a line.
pub(super) fn in_full(catalogue: &Catalogue, citations: &[Citation]) -> Vec<String> {
    let full = citations.iter().map(|own| {
        let mut line = short(catalogue, &own.source, &own.part);
        let article = catalogue.article(own.source.as_str());
        for text in article
            .iter()
            .flat_map(|own| [&own.title, &own.dated, &own.url])
        {
            if !text.is_empty() {
                line.push_str(", ");
                line.push_str(text);
            }
        }
        line
    });
    full.collect()
}
