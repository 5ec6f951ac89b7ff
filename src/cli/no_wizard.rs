//! What `exlync` alone says in a build without the wizard.

use super::Outcome;
use super::arguments::{Options, WizardOptions};
use super::error::CliError;

/// Says so, and what there is instead.
pub(super) fn start(_options: &Options, _own: &WizardOptions) -> Result<Outcome, CliError> {
    Err(CliError::Usage(
        "this build has no wizard\nhint: `exlync plan --answers FILE` shows the plan, `exlync export --answers FILE --format markdown` writes the runbook"
            .to_owned(),
    ))
}
