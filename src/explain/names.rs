//! What else a name may be called: whoever searches by the old name finds what is written under the new one.

use crate::catalogue::{Catalogue, Text};

/// The names of each term, in small letters.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<Vec<String>>);

impl Names {
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let terms = catalogue.terms.iter().filter(|own| !own.also.is_empty());
        let small = |own: &Text| own.to_lowercase();
        Self(terms.map(|own| own.names().map(small).collect()).collect())
    }

    /// The text in small letters, and the same with each name in it called otherwise; itself first.
    #[must_use]
    pub fn variants(&self, text: &str) -> Vec<String> {
        let text = text.trim().to_lowercase();
        let mut found = vec![text.clone()];
        for names in &self.0 {
            // The longest: `azure ad connect` holds `azure ad` as well.
            let held = names.iter().filter(|own| holds_word(&text, own));
            let Some(held) = held.max_by_key(|own| own.len()) else {
                continue;
            };
            let is_part = self.0.iter().flatten().any(|other| {
                other.len() > held.len()
                    && other.contains(held.as_str())
                    && holds_word(&text, other)
            });
            if is_part {
                continue;
            }
            for other in names.iter().filter(|own| *own != held) {
                let variant = text.replace(held.as_str(), other);
                if !found.contains(&variant) {
                    found.push(variant);
                }
            }
        }
        found
    }
}

/// Whether a name stands in a text as words of its own.
fn holds_word(text: &str, name: &str) -> bool {
    let is_free = |near: Option<char>| near.is_none_or(|own| !own.is_alphanumeric());
    !name.is_empty()
        && text.match_indices(name).any(|(start, own)| {
            let before = text.get(..start).unwrap_or_default();
            let behind = text.get(start + own.len()..).unwrap_or_default();
            is_free(before.chars().next_back()) && is_free(behind.chars().next())
        })
}
