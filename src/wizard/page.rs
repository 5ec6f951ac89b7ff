//! The pages of the wizard, in the order in which *Next* walks them.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    Sessions,
    Scenario,
    Values,
    Steps,
    Features,
    Export,
}

impl Page {
    pub const ALL: [Self; 6] = [
        Self::Sessions,
        Self::Scenario,
        Self::Values,
        Self::Steps,
        Self::Features,
        Self::Export,
    ];

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Sessions => "Sessions",
            Self::Scenario => "Scenario",
            Self::Values => "Values",
            Self::Steps => "Steps",
            Self::Features => "Features",
            Self::Export => "Export",
        }
    }

    /// From 1, as its key and its tab say.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|own| **own != self).count() + 1
    }

    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    #[must_use]
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }
}
