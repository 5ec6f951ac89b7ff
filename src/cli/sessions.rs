//! `sessions`: list, show, rename, delete, import, export, history, path.

use std::path::Path;

use jiff::Timestamp;
use serde_json::json;

use super::arguments::{Format, Options, SessionsTask};
use super::error::CliError;
use super::{Outcome, describe, knowledge, output, source};
use crate::catalogue::Catalogue;
use crate::export;
use crate::plan::resolve;
use crate::session::{self, Kept, Session, SessionName, Store, write, write_atomically};

pub(super) fn carry_out(options: &Options, task: SessionsTask) -> Result<Outcome, CliError> {
    let store = Store::at(options.data_dir.clone())?;
    match task {
        SessionsTask::List { format } => list(options, &store, format),
        SessionsTask::Show { name, format } => show(options, &store, &name.parse()?, format),
        SessionsTask::Rename { from, to } => {
            store.rename(&from.parse()?, &to.parse()?, None)?;
            Ok(Outcome::Done)
        }
        SessionsTask::Delete { name } => {
            let place = store.delete(&name.parse()?, None)?;
            output::note(&format!("moved to {}", place.display()));
            Ok(Outcome::Done)
        }
        SessionsTask::Import { file, name } => import(options, &store, &file, name.as_deref()),
        SessionsTask::Export {
            name, output: None, ..
        } => {
            output::file(&write(&source::load(&store, &name.parse()?)?))?;
            Ok(Outcome::Done)
        }
        SessionsTask::Export {
            name,
            output: Some(path),
            force,
        } => {
            let text = write(&source::load(&store, &name.parse()?)?);
            write_atomically(&path, text.as_bytes(), force)?;
            output::note(&format!("wrote {}", path.display()));
            Ok(Outcome::Done)
        }
        SessionsTask::History { name, format } => history(options, &store, &name.parse()?, format),
        SessionsTask::Path { name } => {
            let path = match name {
                Some(name) => store.path(&name.parse()?),
                None => store.folder().to_owned(),
            };
            output::document(&format!("{}\n", path.display()))?;
            Ok(Outcome::Done)
        }
    }
}

fn list(options: &Options, store: &Store, format: Format) -> Result<Outcome, CliError> {
    let catalogue = knowledge::catalogue(options)?;
    let kept = store.list()?;
    let text = match format {
        Format::Json => {
            let all: Vec<_> = kept.iter().map(|own| summary(own, &catalogue)).collect();
            export::pretty(&json!({ "format": 1, "sessions": all }))
        }
        Format::Text if kept.is_empty() => "no sessions yet\n".to_owned(),
        Format::Text => kept.iter().map(|own| line(own, &catalogue)).collect(),
    };
    output::document(&text)?;
    for own in &kept {
        if let Some(notice) = &own.notice {
            output::note(&format!("note: `{}`: {notice}", own.name));
        }
    }
    let broken = kept.iter().any(|own| own.session.is_err());
    Ok(if broken {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn line(kept: &Kept, catalogue: &Catalogue) -> String {
    match &kept.session {
        Ok(session) => {
            let scenario = scenario(session, catalogue);
            let changed = session
                .changed
                .map_or_else(String::new, |time| format!("  {time:.0}"));
            let name = kept.name.as_str();
            let title = if session.title.is_empty() || session.title == name {
                String::new()
            } else {
                format!("  \"{}\"", session.title.escape_debug())
            };
            format!("{name:<24} {scenario}{changed}{title}\n")
        }
        Err(error) => format!("{:<24} cannot be read: {error}\n", kept.name.as_str()),
    }
}

fn summary(kept: &Kept, catalogue: &Catalogue) -> serde_json::Value {
    match &kept.session {
        Ok(session) => json!({
            "name": kept.name.as_str(),
            "title": session.title,
            "created": session.created,
            "changed": session.changed,
            "knowledge": session.knowledge.as_ref().map(|own| &own.version),
            "scenario": scenario(session, catalogue),
            "marks": session.marks.len(),
            "notice": kept.notice.as_ref().map(ToString::to_string),
            "error": null,
        }),
        Err(error) => json!({ "name": kept.name.as_str(), "error": error.to_string() }),
    }
}

fn scenario(session: &Session, catalogue: &Catalogue) -> String {
    let title = resolve(catalogue, session).title;
    if title.is_empty() {
        "not yet answered".to_owned()
    } else {
        title
    }
}

fn show(
    options: &Options,
    store: &Store,
    name: &SessionName,
    format: Format,
) -> Result<Outcome, CliError> {
    let catalogue = knowledge::catalogue(options)?;
    let session = source::load(store, name)?;
    describe::tell_what_is_new(&resolve(&catalogue, &session), &session);
    let text = match format {
        Format::Json => {
            let object = json!({
                "format": 1,
                "name": name.as_str(),
                "title": session.title,
                "created": session.created,
                "changed": session.changed,
                "knowledge": session.knowledge.as_ref().map(|own| &own.version),
                "planned": session.knowledge.as_ref().map(|own| &own.planned),
                "scenario": scenario(&session, &catalogue),
                "answers": session.answers,
                "values": session.values,
                "marks": session.marks,
                "notes": session.notes,
            });
            export::pretty(&object)
        }
        Format::Text => {
            let path = store.path(name);
            format!(
                "{}\n{}\n\n{}",
                scenario(&session, &catalogue),
                path.display(),
                write(&session)
            )
        }
    };
    output::document(&text)?;
    Ok(Outcome::Done)
}

fn history(
    options: &Options,
    store: &Store,
    name: &SessionName,
    format: Format,
) -> Result<Outcome, CliError> {
    let catalogue = knowledge::catalogue(options)?;
    let journal = store.journal(name);
    let session = match source::load(store, name) {
        // The history is of use where the session cannot be read.
        Err(error) if !journal.records.is_empty() => {
            output::note(&format!("note: {error}"));
            Session::default()
        }
        other => other?,
    };
    output::document(&match format {
        Format::Text => export::history_text(&journal, &session, &catalogue),
        Format::Json => export::history_json(name, &journal, &session, &catalogue),
    })?;
    if journal.strange > 0 {
        output::note(&format!(
            "note: {} of the history cannot be read, and nothing before can be undone",
            export::count(journal.strange, "line")
        ));
    }
    Ok(Outcome::Done)
}

fn import(
    options: &Options,
    store: &Store,
    file: &Path,
    name: Option<&str>,
) -> Result<Outcome, CliError> {
    let (text, shown) = source::read(file)?;
    let catalogue = knowledge::catalogue(options)?;
    let session = session::import(&text, &shown, &catalogue)?;
    describe::tell(&resolve(&catalogue, &session));
    let name: SessionName = match (name, file.file_stem().and_then(|stem| stem.to_str())) {
        (Some(name), _) => name.parse()?,
        (None, Some(stem)) if stem != "-" => stem.parse().map_err(|_| {
            CliError::Usage(format!(
                "the name of the file, `{stem}`, cannot be that of a session\nhint: give one with --name NAME"
            ))
        })?,
        (None, _) => {
            return Err(CliError::Usage(
                "the session needs a name\nhint: give one with --name NAME".to_owned(),
            ));
        }
    };
    store.create(&name, &session::adopt(session, &name, Timestamp::now()))?;
    output::note(&format!("imported as `{name}`"));
    Ok(Outcome::Done)
}
