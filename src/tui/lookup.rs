//! The cmdlet table, decoded when it is first looked at: most runs begin without it.

use std::cell::OnceCell;

use crate::catalogue::Reference;

/// What is only looked up.
#[derive(Debug, Default)]
pub struct Lookup {
    cell: OnceCell<Reference>,
}

impl Lookup {
    /// That of this build.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// One that was read already.
    #[must_use]
    pub fn of(reference: Reference) -> Self {
        Self {
            cell: OnceCell::from(reference),
        }
    }

    /// The table; empty where the program file is damaged, which shows no meanings and hides nothing else.
    pub fn reference(&self) -> &Reference {
        self.cell
            .get_or_init(|| crate::embedded_reference().unwrap_or_default())
    }
}
