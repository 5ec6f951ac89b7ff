//! What the proof lets pass, each by name: values, counted in its sentence, and features that were turned down.

use crate::catalogue::{Catalogue, Facts};

/// Values that nothing documents for an answer: value, question, choices. They are asked for, and their commands stay
/// incomplete until somebody fills them in.
const UNDOCUMENTED: [(&str, &str, &[&str]); 5] = [
    ("exchange-online-proxy", "cloud", &["dod"]),
    ("online-sip-target", "cloud", &["dod"]),
    ("online-discovery-target", "cloud", &["dod"]),
    (
        "token-service-url",
        "cloud",
        &["gcc-high", "dod", "china-21vianet"],
    ),
    (
        "exchange-online-autodiscover-url",
        "cloud",
        &["gcc-high", "dod", "china-21vianet"],
    ),
];

/// Answers that turn a feature down: feature, question, choices. Nothing leads to it then, and nothing should.
const TURNED_DOWN: [(&str, &str, &[&str]); 1] =
    [("voice-mail", "voice-mail", &["none", "other-or-keep"])];

/// Whether an answer turns a feature down.
pub(super) fn turned_down(feature: &str, facts: &Facts<'_>) -> bool {
    let mut rows = TURNED_DOWN.into_iter();
    rows.any(|(own, question, choices)| own == feature && facts.is(question, choices))
}

/// Whether no value is documented here.
pub(super) fn undocumented(value: &str, facts: &Facts<'_>) -> Option<&'static str> {
    let mut rows = UNDOCUMENTED.into_iter();
    rows.find(|(own, question, choices)| *own == value && facts.is(question, choices))
        .map(|(own, _, _)| own)
}

/// The exceptions that this knowledge base could meet.
pub(super) fn expected(catalogue: &Catalogue) -> Vec<&'static str> {
    let values = UNDOCUMENTED.into_iter().filter(|(value, question, _)| {
        catalogue.value(value).is_some() && catalogue.question(question).is_some()
    });
    values.map(|(value, _, _)| value).collect()
}
