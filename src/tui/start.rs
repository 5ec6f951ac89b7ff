//! What the wizard on the terminal starts with.

use std::sync::Arc;

use super::Lookup;
use crate::catalogue::Catalogue;
use crate::clipboard::{Setting, Surroundings};
use crate::session::Store;
use crate::wizard::{Found, Look, Opened};

/// Everything that is known before the first drawing.
#[derive(Debug)]
pub struct Start {
    pub catalogue: Arc<Catalogue>,
    pub lookup: Lookup,
    pub store: Store,
    pub look: Look,
    pub clipboard: Setting,
    pub surroundings: Surroundings,
    /// The sessions that are kept.
    pub listed: Result<Vec<Found>, String>,
    /// The session that is open from the beginning.
    pub opened: Option<Opened>,
}
