//! How the wizard looks: chosen by the person, drawn by the front.

/// A set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeName {
    Default,
    Light,
    HighContrast,
    /// No colour at all.
    Mono,
}

impl ThemeName {
    pub const ALL: [Self; 4] = [Self::Default, Self::Light, Self::HighContrast, Self::Mono];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    /// The one behind it; behind the last comes the first.
    #[must_use]
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|own| *own == self).unwrap_or(0);
        *Self::ALL.get(place + 1).unwrap_or(&Self::Default)
    }
}

/// Colours, glyphs, mouse, and the room for the detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub theme: ThemeName,
    /// Only ASCII is drawn, but for the person's own data.
    pub ascii: bool,
    /// The program has the mouse; the terminal's own selection then needs Shift.
    pub mouse: bool,
    /// Columns that the detail gets more than by default; may be negative.
    pub detail: i16,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: ThemeName::Default,
            ascii: false,
            mouse: false,
            detail: 0,
        }
    }
}
