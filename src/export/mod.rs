//! A plan as a document: one file per format. Nothing here writes files.

mod block;
mod card;
mod cite;
mod coverage;
mod disputes;
mod edition;
mod ends;
mod explained;
mod history;
mod json;
mod lists;
mod markdown;
mod ps1;
mod text;
mod wanted;
mod work;

pub(crate) use block::{capitalized, closed, count, paragraph};
pub use card::step as step_text;
pub use coverage::{document as coverage_json, is_whole as is_covered, text as coverage_text};
pub use disputes::{document as disputes_json, text as disputes_text};
pub(crate) use disputes::{printed_by, said_by, taken};
pub use edition::{identity as edition_identity, note as edition_note};
pub use explained::{Explained, explained, json as explained_json, text as explained_text};
pub use history::{json as history_json, text as history_text};
pub use json::{
    plan as json, pretty, questions as questions_json, step as step_json, values as values_json,
};
pub use lists::{questions as questions_text, values as values_text};
pub use markdown::runbook as markdown;
pub use ps1::{ScriptFile, script_name, scripts};
pub use text::plan as text;
#[cfg(feature = "tui")]
pub(crate) use wanted::lost_in_words;
