//! A plan as a document: one file per format. Nothing here writes files.

mod block;
mod cite;
mod json;
mod markdown;
mod ps1;
mod text;

pub use json::{
    plan as json, questions as questions_json, step as step_json, values as values_json,
};
pub use markdown::runbook as markdown;
pub use ps1::{ScriptFile, scripts};
pub use text::{
    plan as text, questions as questions_text, step as step_text, values as values_text,
};
