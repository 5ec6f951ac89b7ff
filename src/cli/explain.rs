//! `explain`: what an error message, an event, a number or a word of the trade is about.

use std::path::Path;

use super::arguments::{Format, Options, Source};
use super::error::CliError;
use super::{Outcome, describe, knowledge, output, source};
use crate::explain::Index;
use crate::export;
use crate::plan::resolve;

pub(super) fn explain(
    options: &Options,
    words: &[String],
    source: &Source,
    format: Format,
) -> Result<Outcome, CliError> {
    let reads_text = matches!(words, [one] if one == "-");
    if reads_text && source.answers.as_deref() == Some(Path::new("-")) {
        return Err(CliError::Usage(
            "standard input cannot hold both the text and the answers\nhint: put the answers into a file"
                .to_owned(),
        ));
    }
    let text = if reads_text {
        source::read(Path::new("-"))?.0
    } else {
        words.join(" ")
    };
    let catalogue = knowledge::catalogue(options)?;
    // A text means something without a deployment as well.
    let session = source::session_or_none(options, source, &catalogue)?;
    let plan = resolve(&catalogue, &session);
    describe::tell(&plan);
    let hits = Index::of(&catalogue).find(&text);
    if hits.is_empty() {
        if format == Format::Json {
            output::document(&export::explained_json(&plan, &text, &hits))?;
        }
        output::note(
            "nothing is known of that\nhint: give the words of the message itself, an event id with its source, a KB \
             number, or the id of a step or a feature",
        );
        return Ok(Outcome::Findings);
    }
    output::document(&match format {
        Format::Text => export::explained_text(&plan, &hits),
        Format::Json => export::explained_json(&plan, &text, &hits),
    })?;
    Ok(Outcome::Done)
}
