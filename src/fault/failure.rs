//! What is told of a fault: what failed, what is safe, and where the report lies.

use std::fmt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{About, Panicked, catching, report};
use crate::catalogue::is_harmful;

/// The program has failed, in one thread or several.
#[derive(Debug)]
pub struct Failure {
    faults: Vec<Panicked>,
    /// What is safe.
    pub kept: String,
    /// What to do.
    pub again: &'static str,
    report: Option<PathBuf>,
}

impl Failure {
    /// Of all that has failed and was not told yet.
    #[must_use]
    pub fn of_now(kept: impl Into<String>, again: &'static str) -> Self {
        Self {
            faults: catching::take(),
            kept: kept.into(),
            again,
            report: None,
        }
    }

    /// Writes the report below the data folder. Where that fails, it is told with the fault, and no more.
    #[must_use]
    pub fn reported(mut self, data_folder: Option<&Path>, about: &About) -> Self {
        let write = |folder| report::write(&self.faults, about, folder, Timestamp::now()).ok();
        self.report = data_folder.and_then(write);
        self
    }

    /// Where the report lies.
    #[must_use]
    pub fn report(&self) -> Option<&Path> {
        self.report.as_deref()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("exlync has failed by a fault of its own: ")?;
        match self.faults.first() {
            Some(fault) => fault.fmt(f)?,
            None => f.write_str("for no reason that is known")?,
        }
        write!(f, "\n{}\nhint: {}; ", self.kept, self.again)?;
        match &self.report {
            Some(path) => {
                let shown = path.display().to_string().replace(is_harmful, "\u{fffd}");
                write!(
                    f,
                    "please report it with `{shown}`, which holds nothing that was typed"
                )
            }
            None => f.write_str("please report the first line: no report could be written"),
        }
    }
}

impl std::error::Error for Failure {}
