//! What is to be seen of the surroundings: gathered once, so that everything told of it follows from it.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use super::Probed;
use super::folders::{Place, look};
use crate::catalogue::Edition;
use crate::cli::arguments::{Clipboard, Options};
use crate::cli::clipboard::{setting, variable};
use crate::cli::error::CliError;
use crate::clipboard::{Setting, Surroundings, Ways};
use crate::session::Store;

/// The environment variables that matter; no other is read.
pub(super) const VARIABLES: [&str; 17] = [
    "COLORTERM",
    "DISPLAY",
    "EXLYNC_CLIPBOARD",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "NO_COLOR",
    "SESSIONNAME",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TERM",
    "TERM_PROGRAM",
    "TMUX",
    "VTE_VERSION",
    "WAYLAND_DISPLAY",
    "WT_SESSION",
];

/// What was found before anything is made of it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) knowledge: Edition,
    pub(super) system: String,
    pub(super) windows: bool,
    /// The platform always has a clipboard.
    pub(super) desktop: bool,
    /// Whether standard input, output and error are a terminal.
    pub(super) streams: [bool; 3],
    /// Columns and rows.
    pub(super) size: Option<(u16, u16)>,
    pub(super) variables: BTreeMap<&'static str, String>,
    pub(super) setting: Setting,
    /// The way was set on the command line.
    pub(super) is_argument: bool,
    #[cfg_attr(
        not(feature = "tui"),
        expect(dead_code, reason = "only what tries the ways writes there")
    )]
    pub(super) data_folder: PathBuf,
    pub(super) places: Vec<Place>,
    pub(super) probed: Option<Vec<Probed>>,
}

impl Seen {
    pub(super) fn now(options: &Options, clipboard: Option<Clipboard>) -> Result<Self, CliError> {
        let store = Store::at(options.data_dir.clone())?;
        let data_folder = store.data_folder().to_owned();
        let set = VARIABLES.iter();
        Ok(Self {
            knowledge: match &options.catalogue {
                Some(_) => crate::cli::knowledge::catalogue(options)?.edition,
                None => crate::embedded_edition(),
            },
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            windows: cfg!(windows),
            desktop: cfg!(any(windows, target_os = "macos")),
            streams: [
                io::stdin().is_terminal(),
                io::stdout().is_terminal(),
                io::stderr().is_terminal(),
            ],
            size: size(),
            variables: set
                .filter_map(|own| variable(own).map(|text| (*own, text)))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
            setting: setting(clipboard)?,
            is_argument: clipboard.is_some(),
            places: look(&data_folder),
            data_folder,
            probed: None,
        })
    }

    /// A variable that is set to something.
    pub(super) fn variable(&self, name: &str) -> Option<String> {
        self.variables.get(name).cloned()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.variables.contains_key(name)
    }

    pub(super) fn surroundings(&self) -> Surroundings {
        Surroundings::read(self.desktop, |name| self.variable(name))
    }

    pub(super) fn ways(&self) -> Ways {
        Ways::choose(self.setting, self.surroundings())
    }

    /// The console of before Windows Terminal.
    pub(super) fn is_old_console(&self) -> bool {
        self.windows && !self.has("WT_SESSION") && !self.has("TERM_PROGRAM") && !self.has("TERM")
    }
}

#[cfg(feature = "tui")]
fn size() -> Option<(u16, u16)> {
    let any = io::stdin().is_terminal() || io::stdout().is_terminal() || io::stderr().is_terminal();
    any.then(|| crossterm::terminal::size().ok()).flatten()
}

#[cfg(not(feature = "tui"))]
fn size() -> Option<(u16, u16)> {
    None
}
