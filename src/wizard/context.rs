//! What the keys speak to at the moment.

/// The part of the screen that has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    Sessions,
    Scenario,
    Values,
    /// The list of the steps.
    Steps,
    /// The card of a step.
    Card,
    Features,
    Export,
    /// A text field: letters belong to it.
    Field,
    /// The palette: a text field with a list below it.
    Palette,
    /// A short list to choose from.
    Menu,
    /// A question that is answered with yes or no.
    Confirm,
    /// A text to read: help, the log, the raw view.
    Text,
}

impl Context {
    pub const ALL: [Self; 12] = [
        Self::Sessions,
        Self::Scenario,
        Self::Values,
        Self::Steps,
        Self::Card,
        Self::Features,
        Self::Export,
        Self::Field,
        Self::Palette,
        Self::Menu,
        Self::Confirm,
        Self::Text,
    ];

    /// The heading of its keys in the help.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Sessions => "Sessions",
            Self::Scenario => "Scenario",
            Self::Values => "Values",
            Self::Steps => "Steps: the list",
            Self::Card => "Steps: the card",
            Self::Features => "Features",
            Self::Export => "Export",
            Self::Field => "In a field",
            Self::Palette => "In the palette",
            Self::Menu => "In a menu",
            Self::Confirm => "At a question",
            Self::Text => "In a text",
        }
    }
}
