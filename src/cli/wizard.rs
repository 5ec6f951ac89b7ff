//! `exlync` alone: the wizard on the terminal.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::arguments::{Glyphs, Options, Theme, WizardOptions};
use super::clipboard::{setting, surroundings, variable};
use super::error::CliError;
use super::{Outcome, output};
use crate::catalogue::{Catalogue, read_folder};
use crate::fault;
use crate::session::{SessionName, Store, adopt, read_answers, read_text};
use crate::tui::{self, Console, Lookup, Opening, Start};
use crate::wizard::{Look, ThemeName};

/// Opens the wizard, and waits until it is left.
pub(super) fn start(options: &Options, own: &WizardOptions) -> Result<Outcome, CliError> {
    needs_terminal(own)?;
    let console = Console::take()?;
    let clipboard = setting(own.clipboard)?;
    let (catalogue, lookup) = match &options.catalogue {
        None if own.session.is_none() && own.answers.is_none() => (None, Lookup::embedded()),
        None => (Some(crate::embedded_catalogue()?), Lookup::embedded()),
        Some(folder) => {
            let (catalogue, reference) = read_folder(folder)?;
            (Some(catalogue), Lookup::of(reference))
        }
    };
    let store = Store::at(options.data_dir.clone())?;
    let opening = match &catalogue {
        Some(catalogue) => opening(own, &store, catalogue)?,
        None => None,
    };
    let start = Start {
        catalogue: catalogue.map(Arc::new),
        lookup,
        look: look(own),
        clipboard,
        surroundings: surroundings(),
        listed: tui::found(&store),
        witness: fault::passed,
        store,
        opening,
    };
    let left = tui::run(start, console)?;
    if let Some(note) = left.note {
        output::note(&format!("note: {note}"));
    }
    Ok(Outcome::Left(left.code))
}

fn needs_terminal(own: &WizardOptions) -> Result<(), CliError> {
    let shown = own.piped_output || io::stdout().is_terminal();
    let closed = match (io::stdin().is_terminal(), shown) {
        (true, true) => return Ok(()),
        (false, _) => "standard input",
        (true, false) => "standard output",
    };
    Err(CliError::Usage(format!(
        "the wizard needs a terminal, and {closed} is none\nhint: `exlync plan --answers FILE` shows the plan, `exlync export --answers FILE --format markdown` writes the runbook"
    )))
}

/// The session that is open from the beginning.
fn opening(
    own: &WizardOptions,
    store: &Store,
    catalogue: &Catalogue,
) -> Result<Option<Opening>, CliError> {
    if let Some(name) = &own.session {
        return Ok(Some(Opening::new(store, &name.parse()?, String::new())?));
    }
    let Some(path) = &own.answers else {
        return Ok(None);
    };
    if path == Path::new("-") {
        return Err(CliError::Usage(
            "the wizard reads keys from standard input, and cannot read answers from it\nhint: name a file"
                .to_owned(),
        ));
    }
    let shown = path.display().to_string();
    let answers = read_answers(&read_text(path)?, &shown, catalogue)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let now = Timestamp::now();
    let (name, _) = store.create_free(&SessionName::from_words(&stem), |name| {
        adopt(answers.clone(), name, now)
    })?;
    let note = format!("made of {}", shown.escape_debug());
    Ok(Some(Opening::new(store, &name, note)?))
}

fn look(own: &WizardOptions) -> Look {
    let theme = match own.theme {
        Some(Theme::Light) => ThemeName::Light,
        Some(Theme::HighContrast) => ThemeName::HighContrast,
        Some(Theme::Mono) => ThemeName::Mono,
        None if variable("NO_COLOR").is_some_and(|text| !text.is_empty()) => ThemeName::Mono,
        Some(Theme::Default) | None => ThemeName::Default,
    };
    let ascii = match own.glyphs {
        Some(Glyphs::Ascii) => true,
        Some(Glyphs::Unicode) => false,
        Some(Glyphs::Auto) | None => tui::wants_ascii(cfg!(windows), variable),
    };
    Look {
        theme,
        ascii,
        ..Look::default()
    }
}
