//! The knowledge base that a command works with: the one built in, or a folder.

use super::arguments::Options;
use super::error::CliError;
use crate::catalogue::{Catalogue, Reference, read_folder};

/// What every command needs.
pub(super) fn catalogue(options: &Options) -> Result<Catalogue, CliError> {
    match &options.catalogue {
        Some(folder) => Ok(read_folder(folder)?.0),
        None => Ok(crate::embedded_catalogue()?),
    }
}

/// What is only looked up.
pub(super) fn reference(options: &Options) -> Result<Reference, CliError> {
    match &options.catalogue {
        Some(folder) => Ok(read_folder(folder)?.1),
        None => Ok(crate::embedded_reference()?),
    }
}

/// Both, read once.
pub(super) fn both(options: &Options) -> Result<(Catalogue, Reference), CliError> {
    match &options.catalogue {
        Some(folder) => Ok(read_folder(folder)?),
        None => Ok((crate::embedded_catalogue()?, crate::embedded_reference()?)),
    }
}
