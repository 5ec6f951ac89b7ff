//! What an error message or a word is about, and the glossary, as texts to read.

use ratatui::text::Span;

use crate::catalogue::Text;
use crate::explain::Entry;
use crate::export::{Explained, capitalized, explained};
use crate::plan::resolve;
use crate::session::Session;
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::Deployment;

/// Writes what an entry says, and gives the title.
pub(super) fn entry<'a>(view: &View<'a>, entry: &Entry, sheet: &mut Sheet<'a>) -> String {
    let told = match view.deployment().map(Deployment::plan) {
        Some(plan) => explained(plan, entry),
        None => explained(&resolve(view.wizard.catalogue, &Session::default()), entry),
    };
    let Some(told) = told else {
        return String::new();
    };
    let kind = capitalized(told.kind);
    write(view, told, sheet);
    kind
}

fn write<'a>(view: &View<'a>, told: Explained, sheet: &mut Sheet<'a>) {
    sheet.prose(view.theme.title, told.title);
    if told.applies == Some(false) {
        sheet.prose(view.theme.warning, "This is not of your deployment.");
    }
    for (label, texts) in told.parts {
        let many = texts.len();
        for (place, text) in texts.into_iter().enumerate() {
            let number = Explained::number(label, place, many);
            let label = if place == 0 { label } else { "" };
            sheet.labelled(view.dim(label), vec![view.dim(number), Span::raw(text)]);
        }
    }
}

/// Writes every word of the trade, and gives the title.
pub(super) fn glossary<'a>(view: &View<'a>, sheet: &mut Sheet<'a>) -> String {
    let mut terms: Vec<_> = view.wizard.catalogue.terms.iter().collect();
    terms.sort_by_key(|own| own.title.to_lowercase());
    for term in terms {
        sheet.gap();
        sheet.prose(view.theme.title, term.title.as_str());
        sheet.prose(view.style(), term.meaning.as_str());
        let also: Vec<&str> = term.also.iter().map(Text::as_str).collect();
        if !also.is_empty() {
            sheet.prose(view.theme.dim, format!("also: {}", also.join(", ")));
        }
    }
    "Glossary".to_owned()
}
