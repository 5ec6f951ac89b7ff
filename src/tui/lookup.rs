//! The cmdlet table, decoded when a parameter is explained for the first time.

use std::cell::OnceCell;

use crate::catalogue::Reference;

#[derive(Debug, Default)]
pub struct Lookup(OnceCell<Reference>);

impl Lookup {
    /// The table of this build; of a damaged program file an empty one.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn of(reference: Reference) -> Self {
        Self(OnceCell::from(reference))
    }

    #[must_use]
    pub fn reference(&self) -> &Reference {
        self.0
            .get_or_init(|| crate::embedded_reference().unwrap_or_default())
    }
}
