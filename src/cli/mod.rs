//! The command line: arguments, where the answers come from, what is printed.

mod arguments;
mod catalogue;
mod clipboard;
mod copy;
mod describe;
mod doctor;
mod error;
mod explain;
mod export;
mod knowledge;
mod output;
mod sessions;
mod source;
#[cfg(feature = "tui")]
mod wizard;
#[cfg(not(feature = "tui"))]
#[path = "no_wizard.rs"]
mod wizard;

pub use arguments::Arguments;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::fault::{self, About, Failure};
use crate::session::Store;
use arguments::Task;
use error::CliError;

/// How a command ended that did what it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Done, but something is to be looked at: exit code 1.
    Findings,
    /// The wizard was left with this exit code.
    #[cfg(feature = "tui")]
    Left(u8),
}

/// Runs the program.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            told(&error);
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let data_folder = arguments.options.data_dir.clone();
    guarded(data_folder, || ended(carry_out(arguments)))
}

/// Runs what ends with an exit code. A fault of the program is told in its words, and reported below the data folder, or
/// below the platform's own.
#[must_use]
pub fn guarded(data_folder: Option<PathBuf>, work: impl FnOnce() -> ExitCode) -> ExitCode {
    fault::caught(work).unwrap_or_else(|| {
        let failure = Failure::of_now(
            "files are written whole or not at all: what was there before is as it was",
            "try it again",
        );
        let store = Store::at(data_folder).ok();
        let folder = store.as_ref().map(Store::data_folder);
        let failure = failure.reported(folder, &About::default());
        output::note(&format!("error: {failure}"));
        ExitCode::from(fault::CODE)
    })
}

fn ended(outcome: Result<Outcome, CliError>) -> ExitCode {
    match outcome {
        Ok(Outcome::Done) | Err(CliError::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        #[cfg(feature = "tui")]
        Ok(Outcome::Left(code)) => ExitCode::from(code),
        Err(error) => {
            output::note(&format!("error: {error}"));
            ExitCode::from(error.code())
        }
    }
}

/// Help and version are documents; what is wrong with the arguments may hold whatever was typed there.
fn told(error: &clap::Error) {
    let text = error.render().to_string();
    if error.use_stderr() {
        output::note(text.trim_end());
    } else {
        // A closed pipe is quiet: there is nobody left to tell.
        let _ = output::document(&text);
    }
}

fn carry_out(arguments: Arguments) -> Result<Outcome, CliError> {
    let Arguments {
        task,
        wizard: own,
        options,
    } = arguments;
    let Some(task) = task else {
        return wizard::start(&options, &own);
    };
    if let Some(name) = own.given() {
        return Err(CliError::Usage(format!(
            "`{name}` before a command belongs to the wizard, and this is a command\nhint: write it behind the command"
        )));
    }
    match task {
        Task::Plan { source, format } => describe::plan(&options, &source, format),
        Task::Show {
            step,
            source,
            format,
        } => describe::show(&options, &step, &source, format),
        Task::Questions { source, format } => describe::questions(&options, &source, format),
        Task::Values { source, format } => describe::values(&options, &source, format),
        Task::Explain {
            text,
            source,
            format,
        } => explain::explain(&options, &text, &source, format),
        Task::Copy {
            command,
            source,
            own,
        } => copy::copy(&options, &command, &source, &own),
        Task::Doctor {
            probe,
            clipboard,
            format,
        } => doctor::doctor(&options, probe, clipboard, format),
        Task::Export {
            source,
            format,
            output,
            force,
        } => export::export(&options, &source, format, output.as_deref(), force),
        Task::Sessions { task } => sessions::carry_out(&options, task),
        Task::Catalogue { task } => catalogue::carry_out(&options, task),
        #[cfg(feature = "tui")]
        Task::HoldClipboard { sensitive } => Ok(clipboard::hold(sensitive)),
    }
}
