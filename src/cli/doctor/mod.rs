//! `doctor`: what exlync finds here, what it makes of it, and with `--probe` whether a copy arrives.

mod finding;
mod folders;
mod hints;
mod report;
mod seen;
mod terminal;
mod written;

use super::arguments::{Clipboard, Format, Options};
use super::error::CliError;
use super::{Outcome, output};
use report::Report;
use seen::Seen;

/// Tells it; exit code 1 where something would keep the wizard from working.
pub(super) fn doctor(
    options: &Options,
    probes: bool,
    clipboard: Option<Clipboard>,
    format: Format,
) -> Result<Outcome, CliError> {
    let mut seen = Seen::now(options, clipboard)?;
    if probes {
        seen.probed = Some(probed(&seen)?);
    }
    let report = Report::of(&seen);
    output::document(&match format {
        Format::Text => written::text(&report),
        Format::Json => written::json(&report),
    })?;
    Ok(if report.faults.is_empty() {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

/// What became of a marker, as the report tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Probed {
    way: &'static str,
    written: Result<(), String>,
    read_back: Option<bool>,
    note: String,
}

#[cfg(feature = "tui")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "a build without the feature cannot try one"
)]
fn probed(seen: &Seen) -> Result<Vec<Probed>, CliError> {
    use crate::clipboard::probe;

    let marker = format!(
        "exlync probe {}",
        jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ")
    );
    let own = seen.surroundings();
    let all = probe(
        &marker,
        &seen.ways(),
        own.display,
        own.multiplexer,
        &seen.data_folder,
    );
    let each = all.into_iter().map(|own| Probed {
        way: own.route.label(),
        written: own.written,
        read_back: own.read_back,
        note: own.note,
    });
    Ok(each.collect())
}

#[cfg(not(feature = "tui"))]
fn probed(_: &Seen) -> Result<Vec<Probed>, CliError> {
    Err(CliError::Usage(
        "this build knows no clipboard, and cannot try one\nhint: leave `--probe` away".to_owned(),
    ))
}
