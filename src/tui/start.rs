//! What the wizard on the terminal starts with.

use std::sync::Arc;

use super::{Lookup, Opening, zone};
use crate::catalogue::Catalogue;
use crate::clipboard::{Setting, Surroundings, Ways};
use crate::session::Store;
use crate::wizard::{Found, Look, Wizard};

/// Everything that is known before the first drawing.
#[derive(Debug)]
pub struct Start {
    /// Nothing where it is the one built in, and no session is open: it is then decoded behind the first drawing.
    pub catalogue: Option<Arc<Catalogue>>,
    pub lookup: Lookup,
    pub store: Store,
    pub look: Look,
    pub clipboard: Setting,
    pub surroundings: Surroundings,
    /// Is told what happens, by name, in the thread where it happens: for the report of a fault.
    pub witness: fn(&str),
    /// The sessions that are kept.
    pub listed: Result<Vec<Found>, String>,
    /// The session that is open from the beginning.
    pub opening: Option<Opening>,
}

impl Start {
    /// A wizard that nothing has happened to yet.
    pub(super) fn wizard<'a>(&self, catalogue: &'a Catalogue) -> Wizard<'a> {
        let mut wizard = Wizard::new(catalogue, zone::here(), self.look);
        wizard.clipboard = Ways::choose(self.clipboard, self.surroundings)
            .first()
            .label();
        wizard
    }
}
