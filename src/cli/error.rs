//! What ends a command, and the exit code it ends with.

use std::io;

use crate::catalogue::ReadError;
use crate::session::{SessionError, StoreError};

#[derive(Debug, thiserror::Error)]
pub(super) enum CliError {
    /// The reader of standard output has gone: nothing went wrong.
    #[error("standard output was closed")]
    Closed,
    #[error("{0}")]
    Usage(String),
    /// What was copied has arrived nowhere.
    #[error("{0}")]
    Copy(String),
    #[error("standard output cannot be written: {0}")]
    Print(io::Error),
    #[error(
        "the knowledge base that is built in cannot be decoded: {0}\nhint: the program file is damaged; nothing was changed"
    )]
    Embedded(#[from] postcard::Error),
    #[cfg(feature = "tui")]
    #[error(transparent)]
    Wizard(#[from] crate::tui::TuiError),
    #[error(transparent)]
    Catalogue(#[from] ReadError),
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CliError {
    /// 2 the command line, 3 a file that cannot be read, 4 one that cannot be written.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Closed => 0,
            #[cfg(feature = "tui")]
            Self::Wizard(error) => error.code(),
            Self::Usage(_)
            | Self::Session(SessionError::Name { .. })
            | Self::Store(
                StoreError::Unknown { .. } | StoreError::Session(SessionError::Name { .. }),
            ) => 2,
            Self::Embedded(_)
            | Self::Catalogue(_)
            | Self::Session(_)
            | Self::Store(StoreError::Read { .. } | StoreError::Session(_)) => 3,
            Self::Print(_)
            | Self::Copy(_)
            | Self::Store(
                StoreError::Write { .. }
                | StoreError::Folder { .. }
                | StoreError::Exists { .. }
                | StoreError::Held { .. }
                | StoreError::TakenOver { .. }
                | StoreError::Busy { .. }
                | StoreError::NoFolder,
            ) => 4,
        }
    }
}
