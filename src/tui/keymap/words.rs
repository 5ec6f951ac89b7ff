//! The key table in words, for the README.

use super::table::PAGES;
use super::{BINDINGS, Binding, Key};
use crate::wizard::{Context, Intent};

/// What a key does there, in a word or two: some say more where they stand.
#[must_use]
pub fn short(intent: Intent, context: Context) -> &'static str {
    match (context, intent) {
        (Context::Field, Intent::Accept) => "accept",
        (Context::Field, Intent::NextPane) => "leave the field",
        (Context::Palette, Intent::Accept) => "go there",
        (Context::Menu, Intent::Accept) => "copy",
        (Context::Confirm, Intent::Accept) => "yes",
        (Context::Export, Intent::Accept) => "write",
        (Context::Scenario, Intent::Accept) => "answer",
        (Context::Values, Intent::Accept) => "fill in",
        (Context::Values, Intent::Delete) => "clear",
        (Context::Steps | Context::Card, Intent::Toggle) => "select",
        (_, other) => other.short(),
    }
}

/// Every key as a table in Markdown, in the order of the intents.
#[must_use]
pub fn markdown_table() -> String {
    let mut out = String::from("| what | keys | where |\n| --- | --- | --- |\n");
    let rows = |intent: Intent| BINDINGS.iter().filter(move |own| own.intent == intent);
    for intent in Intent::all() {
        for binding in rows(intent) {
            out.push_str(&format!(
                "| {} | {} | {} |\n",
                intent.title(),
                quoted(binding),
                place(binding.contexts)
            ));
        }
    }
    out
}

fn quoted(binding: &Binding) -> String {
    let each = binding.keys.iter().map(Key::to_string);
    let quoted: Vec<String> = each.map(|key| format!("`{key}`")).collect();
    quoted.join(" ")
}

/// Where it is so, in as few words as possible.
fn place(contexts: &[Context]) -> String {
    if contexts.len() == Context::ALL.len() {
        return "everywhere".to_owned();
    }
    let has_pages = PAGES.iter().all(|own| contexts.contains(own));
    let rest = contexts
        .iter()
        .filter(|own| !has_pages || !PAGES.contains(own));
    let pages = has_pages.then_some("on every page");
    let words: Vec<String> = pages
        .map(str::to_owned)
        .into_iter()
        .chain(rest.map(|own| inside(own.title())))
        .collect();
    words.join(", ")
}

/// A title within a sentence: `in a field`; the names of pages keep their capital.
fn inside(title: &str) -> String {
    let small = ["In ", "At "].iter().any(|own| title.starts_with(own));
    if small {
        title.replacen('I', "i", 1).replacen('A', "a", 1)
    } else {
        title.to_owned()
    }
}
