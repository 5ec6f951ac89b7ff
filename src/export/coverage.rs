//! What became of each statement of the first texts: for the eyes, and for other programs.

use serde_json::json;

use super::block::{closed, count, paragraph};
use super::json;
use super::text::heading;
use crate::catalogue::{Catalogue, Item, Reference};

/// The statements that nothing places, or gives a reason for leaving out.
fn gaps(items: &[Item]) -> usize {
    items.iter().filter(|own| own.is_gap()).count()
}

fn left_out(items: &[Item]) -> usize {
    items.iter().filter(|own| !own.left_out.is_empty()).count()
}

/// A list of them, text by text.
#[must_use]
pub fn text(catalogue: &Catalogue, reference: &Reference) -> String {
    let mut out = String::new();
    let items = reference.items.as_slice();
    for alike in items.chunk_by(|one, next| one.seed == next.seed) {
        let first = alike.first();
        let title = first.map(|own| title(catalogue, own)).unwrap_or_default();
        heading(&mut out, &title);
        for own in alike {
            paragraph(
                &mut out,
                &format!("{:<9} ", own.lines.as_str()),
                &closed(&own.says),
            );
            let place = match (own.at.is_empty(), own.left_out.is_empty()) {
                (false, _) => own.at.join(", "),
                (_, false) => format!("left out: {}", own.left_out),
                _ => "GAP: nothing says where it is".to_owned(),
            };
            paragraph(&mut out, "          ", &place);
        }
        out.push('\n');
    }
    let (left_out, gaps) = (left_out(items), gaps(items));
    let text = format!(
        "{}: {} in the knowledge base, {left_out} left out with the reason, {}",
        count(items.len(), "item"),
        items.len() - left_out - gaps,
        count(gaps, "gap"),
    );
    paragraph(&mut out, "", &text);
    out
}

/// The text is named by the article that its first item leads to.
fn title(catalogue: &Catalogue, first: &Item) -> String {
    let mut articles = first.at.iter();
    let article = articles.find_map(|own| catalogue.article(own.strip_prefix("article ")?));
    let name = article.map(|own| format!(", {}", own.short));
    format!("Text {}{}", first.seed, name.unwrap_or_default())
}

/// The same for other programs.
#[must_use]
pub fn document(catalogue: &Catalogue, reference: &Reference) -> String {
    let items = reference.items.iter().map(|own| {
        json!({
            "seed": own.seed,
            "lines": own.lines,
            "says": own.says,
            "at": own.at,
            "left_out": Some(&own.left_out).filter(|own| !own.is_empty()),
        })
    });
    json::pretty(&json!({
        "format": 1,
        "catalogue": { "version": catalogue.edition.version, "reviewed": catalogue.edition.reviewed },
        "items": items.collect::<Vec<_>>(),
        "left_out": left_out(&reference.items),
        "gaps": gaps(&reference.items),
    }))
}

/// Whether every item is placed, or left out with a reason; without any item nothing is covered.
#[must_use]
pub fn is_whole(reference: &Reference) -> bool {
    !reference.items.is_empty() && gaps(&reference.items) == 0
}
