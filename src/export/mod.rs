//! A plan as a document: one file per format. Nothing here writes files.

mod block;
mod card;
mod cite;
mod ends;
mod json;
mod lists;
mod markdown;
mod ps1;
mod text;
mod wanted;

pub(crate) use block::{capitalized, count};
pub use card::step as step_text;
pub use json::{
    plan as json, questions as questions_json, step as step_json, values as values_json,
};
pub use lists::{questions as questions_text, values as values_text};
pub use markdown::runbook as markdown;
pub use ps1::{ScriptFile, script_name, scripts};
pub use text::plan as text;
#[cfg(feature = "tui")]
pub(crate) use wanted::lost_in_words;
