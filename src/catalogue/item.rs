//! What the texts say that the knowledge base began with, and where it is to be found here.

use serde::{Deserialize, Serialize};

use super::Text;

/// A statement of one of these texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Item {
    /// The number of the text.
    pub seed: Text,
    /// Its lines there.
    pub lines: Text,
    pub says: Text,
    /// Places of the knowledge base, each a kind and an id: `step dns-records`, `command replication.look`.
    #[serde(default)]
    pub at: Vec<Text>,
    /// Why it is not there.
    #[serde(default)]
    pub left_out: Text,
}

impl Item {
    /// `002:98`, as the list of the texts has it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}:{}", self.seed, self.lines)
    }

    /// The first of its lines, for the order.
    #[must_use]
    pub(super) fn first_line(&self) -> u32 {
        let digits = self.lines.split(|own: char| !own.is_ascii_digit()).next();
        digits.and_then(|own| own.parse().ok()).unwrap_or_default()
    }

    /// Whether nothing says where it is, nor why it is not.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        self.at.is_empty() && self.left_out.is_empty()
    }
}
