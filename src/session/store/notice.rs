//! What is to be known of a session in a list, besides what it holds.

use std::fmt;

/// Something that is not as it mostly is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Its file cannot be read, and what was done instead.
    Damaged(String),
    /// A window has it open: by whom, where, since when.
    Open(String),
}

impl Notice {
    /// The same with other words, such as ones that may go to a terminal.
    #[must_use]
    pub fn map(self, words: impl Fn(&str) -> String) -> Self {
        match self {
            Self::Damaged(own) => Self::Damaged(words(&own)),
            Self::Open(own) => Self::Open(words(&own)),
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(own) => f.write_str(own),
            Self::Open(own) => write!(f, "it is open {own}"),
        }
    }
}
