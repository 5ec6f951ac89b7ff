//! An export of the wizard: all files or none, into the folder that a person typed.

use std::path::{Path, PathBuf};

use super::clean::{clean, words};
use super::home::typed_path;
use crate::session::{StoreError, already_there, write_all};
use crate::wizard::{ExportJob, Exported};

pub(super) fn export(job: &ExportJob) -> Result<Exported, String> {
    let folder = here(&job.folder);
    let there = already_there(&folder, &job.files);
    if !job.replace && !there.is_empty() {
        return Ok(Exported::Exists(there));
    }
    let shown = std::path::absolute(&folder).unwrap_or_else(|_| folder.clone());
    match write_all(&folder, &job.files, job.replace) {
        Ok(written) => Ok(Exported::Written {
            folder: clean(&shown.display().to_string()).into_owned(),
            files: written.len(),
        }),
        // Another program wrote one of them in between.
        Err(StoreError::Exists { .. }) => Ok(Exported::Exists(already_there(&folder, &job.files))),
        Err(error) => Err(words(&error)),
    }
}

/// The path that a person typed, from the working directory or the home folder.
pub(super) fn here(typed: &str) -> PathBuf {
    let home = directories::BaseDirs::new();
    typed_path(typed, home.as_ref().map(|own| Path::new(own.home_dir())))
}
