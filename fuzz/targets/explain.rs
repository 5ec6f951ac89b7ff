//! A message that somebody pasted: whatever it holds, it is looked up, and what is said of it can be printed.

#![no_main]

use std::sync::LazyLock;

use exlync::explain::Index;
use exlync::export;
use exlync::plan::{Plan, resolve};
use exlync::session::Session;
use exlync_fuzz::{WHOLE, steers_nothing, text_of};
use libfuzzer_sys::fuzz_target;

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::of(&WHOLE));
static PLAN: LazyLock<Plan<'static>> = LazyLock::new(|| resolve(&WHOLE, &Session::default()));

fuzz_target!(|data: &[u8]| {
    let Some(text) = text_of(data) else { return };
    let hits = INDEX.find(text);
    steers_nothing("text", &export::explained_text(&PLAN, &hits), &['\n']);
    steers_nothing("json", &export::explained_json(&PLAN, text, &hits), &['\n']);
});
