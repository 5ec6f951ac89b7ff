//! Where the answers come from.

use std::io;
use std::path::Path;

use super::arguments::{Options, Source};
use super::error::CliError;
use super::output;
use crate::catalogue::{Catalogue, plain, text_of};
use crate::session::{Session, SessionName, Store, StoreError, read_answers, read_text};

/// The session that a command is about.
pub(super) fn session(
    options: &Options,
    source: &Source,
    catalogue: &Catalogue,
) -> Result<Session, CliError> {
    if let Some(path) = &source.answers {
        let (text, name) = read(path)?;
        return Ok(read_answers(&text, &name, catalogue)?);
    }
    let store = Store::at(options.data_dir.clone())?;
    if let Some(name) = &source.session {
        return load(&store, &name.parse()?);
    }
    let names = store.names()?;
    match names.as_slice() {
        [one] => load(&store, one),
        [] => Err(CliError::Usage(
            "no answers are given and there is no session\nhint: name a file with --answers FILE"
                .to_owned(),
        )),
        several => {
            let list: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            Err(CliError::Usage(format!(
                "there are several sessions: {}\nhint: name one with --session NAME",
                list.join(", ")
            )))
        }
    }
}

/// Reads a session, and says where it was not all in its file.
pub(super) fn load(store: &Store, name: &SessionName) -> Result<Session, CliError> {
    let loaded = store.read(name)?;
    if let Some(note) = loaded.in_words() {
        output::note(&format!("note: `{name}`: {note}"));
    }
    Ok(loaded.session)
}

/// The same for what is told without a deployment as well: an empty session where none is named and none is meant.
pub(super) fn session_or_none(
    options: &Options,
    source: &Source,
    catalogue: &Catalogue,
) -> Result<Session, CliError> {
    let nothing_given = source.answers.is_none() && source.session.is_none();
    match session(options, source, catalogue) {
        Err(CliError::Usage(_)) if nothing_given => Ok(Session::default()),
        other => other,
    }
}

/// The text of a file without its byte order mark, and its name for messages; `-` is standard input.
pub(super) fn read(path: &Path) -> Result<(String, String), CliError> {
    if path != Path::new("-") {
        return Ok((read_text(path)?, path.display().to_string()));
    }
    let text = text_of(io::stdin().lock()).map_err(|source| StoreError::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok((plain(&text), "standard input".to_owned()))
}
