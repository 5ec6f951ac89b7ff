//! The page of the questions: one at a time, with what the choice under the cursor would do.

use crate::plan::{Difference, Plan};

/// Where the cursor is, and what it would do.
#[derive(Clone, Debug, Default)]
pub struct ScenarioPage<'a> {
    /// The index of the visible question that is shown.
    pub question: usize,
    /// The index of the choice under the cursor.
    pub choice: usize,
    /// What the plan would be; nothing where the choice acts already or is not offered.
    pub preview: Option<Preview<'a>>,
    /// What the preview was made for: question, choice, revision of the session.
    pub(super) seen: Option<(usize, usize, u64)>,
}

/// What the plan would be with the choice under the cursor.
#[derive(Clone, Debug)]
pub struct Preview<'a> {
    pub plan: Plan<'a>,
    pub difference: Difference<'a>,
}
