//! What ends the wizard on the terminal otherwise than wanted.

use std::io;

use crate::fault::{self, Failure};

/// Why it ended.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    #[error(
        "the terminal cannot be prepared: {0}\nhint: nothing was changed; `exlync plan` and `exlync export` do without"
    )]
    Terminal(io::Error),
    #[error(
        "this terminal is no Windows console: the page would be shown, and no key would arrive\nhint: nothing was changed; in Git Bash start it with `winpty` before it, or use PowerShell, the command prompt or Windows Terminal"
    )]
    NoConsole,
    #[error(
        "this console shows no control sequences, though the variable TERM says so\nhint: nothing was changed; turn off \"Use legacy console\" in its properties, or empty the variable: `set TERM=`, in PowerShell `$env:TERM = ''`"
    )]
    OldConsole,
    /// A fault of the program; it says what is on the disk.
    #[error(transparent)]
    Failed(Failure),
    #[error(
        "the knowledge base that is built in cannot be decoded: {0}\nhint: the program file is damaged; nothing was changed"
    )]
    Embedded(#[from] postcard::Error),
    #[error(
        "not everything is in the file of the session: {0}\nhint: what its history had room for is made again at the next start; `exlync sessions history NAME` lists it"
    )]
    Unsaved(String),
}

impl TuiError {
    /// The exit code: 2 no terminal, 3 a damaged program, 4 not written, 101 a fault of the program.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::Terminal(_) | Self::NoConsole | Self::OldConsole => 2,
            Self::Embedded(_) => 3,
            Self::Failed(_) => fault::CODE,
            Self::Unsaved(_) => 4,
        }
    }
}
