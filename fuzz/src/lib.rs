//! What the fuzz targets have in common: a small knowledge base, and what must hold of everything that is printed.

use std::sync::LazyLock;

use exlync::catalogue::{Catalogue, Reference, is_harmful, read_texts};
use exlync::export;
use exlync::plan::resolve;
use exlync::session::Session;

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        [$((
            $name.to_owned(),
            include_str!(concat!("../../tests/fixtures/catalogue/", $name)).to_owned(),
        )),+]
    };
}

/// The files of the small knowledge base of the tests.
fn small_files() -> Vec<(String, String)> {
    files![
        "articles.toml",
        "catalogue.toml",
        "cmdlets.toml",
        "disputes.toml",
        "features.toml",
        "lifecycle.toml",
        "questions.toml",
        "scenarios.toml",
        "shells.toml",
        "steps.toml",
        "values.toml",
        "verify.toml",
    ]
    .into()
}

/// The small knowledge base, read once.
pub static SMALL: LazyLock<(Catalogue, Reference)> =
    LazyLock::new(|| read_texts(&small_files()).expect("the fixture has no fault"));

/// The knowledge base of this build, read once.
pub static WHOLE: LazyLock<Catalogue> =
    LazyLock::new(|| exlync::embedded_catalogue().expect("it was built"));

/// The input as text; what is no UTF-8 is refused before anything is parsed.
pub fn text_of(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

/// Everything that is printed or written of a session: it can be made, and none of it steers a terminal.
pub fn can_be_printed(catalogue: &Catalogue, reference: &Reference, session: &Session) {
    let plan = resolve(catalogue, session);
    for (what, text) in [
        ("text", export::text(&plan)),
        ("json", export::json(&plan)),
        ("markdown", export::markdown(&plan, session)),
        ("questions", export::questions_text(&plan)),
        ("values", export::values_text(&plan)),
    ] {
        steers_nothing(what, &text, &['\n']);
    }
    for step in &plan.steps {
        let text = export::step_text(&plan, step, reference);
        steers_nothing("show", &text, &['\n']);
    }
    for script in export::scripts(&plan, session) {
        steers_nothing(&script.name, &script.text, &['\r', '\n']);
        assert_eq!(
            script.text.matches('\r').count(),
            script.text.matches("\r\n").count(),
            "{}: a lone carriage return ends a comment",
            script.name
        );
    }
}

/// Nothing in it is a control character or turns the direction of writing, but what is allowed.
pub fn steers_nothing(what: &str, text: &str, but: &[char]) {
    let bad = text.chars().find(|c| is_harmful(*c) && !but.contains(c));
    assert_eq!(bad, None, "{what}");
}
