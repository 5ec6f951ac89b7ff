//! Where the terminal is no Windows console, there is nothing to be put back beyond what the terminal library does.

use super::TuiError;

/// Nothing.
#[derive(Debug)]
pub struct Console;

impl Console {
    /// # Errors
    /// None.
    pub fn take() -> Result<Self, TuiError> {
        Ok(Self)
    }

    pub(super) fn put_back(self) {
        let Self = self;
    }
}
