//! Practice, inference and reports are hints: nothing is decided by them alone.

use super::{Catalogue, Finding, Need, Part, steps};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            for (place, rule) in step.needs.iter().enumerate() {
                let path = format!("{path}.need[{place}]");
                let Some(article) = catalogue.article(rule.source.as_str()) else {
                    continue;
                };
                let decides = !matches!(rule.need, Need::Optional | Need::Automatic);
                let is_weak = decides && !article.may_decide();
                let is_excused = !rule.exception.trim().is_empty();
                if is_weak && !is_excused {
                    let message = format!(
                        "the need `{}` of `{}` rests on `{}` alone, which is a hint ({})",
                        rule.need.as_str(),
                        step.id,
                        rule.source,
                        article.kind.as_str()
                    );
                    found.push(part.finding(&path, message));
                } else if is_excused && !is_weak {
                    let message = format!("`{}` needs no exception", rule.source);
                    found.push(part.finding(&path, message));
                }
            }
        }
    }
    found
}
