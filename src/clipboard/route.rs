//! How a copy can travel, and what a person sets.

use std::str::FromStr;

/// One way for a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The clipboard of the machine on which the program runs.
    Native,
    /// The clipboard of the terminal, which may be on another machine.
    Osc52,
    File,
    /// Copying is turned off.
    None,
}

/// What a person sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    #[default]
    Auto,
    Native,
    Osc52,
    File,
    None,
}

impl Setting {
    pub const ALL: [Self; 5] = [
        Self::Auto,
        Self::Native,
        Self::Osc52,
        Self::File,
        Self::None,
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Native => "native",
            Self::Osc52 => "osc52",
            Self::File => "file",
            Self::None => "none",
        }
    }
}

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|own| own.as_str() == text);
        known.ok_or_else(|| {
            let all: Vec<&str> = Self::ALL.iter().map(|own| own.as_str()).collect();
            format!(
                "`{}` is no way to copy\nhint: the ways are {}",
                text.escape_debug(),
                all.join(", ")
            )
        })
    }
}

impl Route {
    /// For the footer.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Osc52 => "OSC 52",
            Self::File => "file",
            Self::None => "off",
        }
    }
}
