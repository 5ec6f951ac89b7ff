//! Styles named by what they mean; what they mean is always said in words or by a mark as well.

use ratatui::style::{Color, Modifier, Style};

use crate::catalogue::{ScenarioSupport, Support};
use crate::plan::{CommandState, StepState};
use crate::wizard::{ThemeName, Tone};

/// The styles of a theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Theme {
    /// Of every cell that nothing else is said of.
    pub(super) base: Style,
    pub(super) title: Style,
    pub(super) heading: Style,
    pub(super) dim: Style,
    pub(super) border: Style,
    pub(super) selected: Style,
    /// The mark of what is selected.
    pub(super) cursor: Style,
    pub(super) key: Style,
    pub(super) command: Style,
    /// A value that is missing in a command.
    pub(super) missing: Style,
    pub(super) good: Style,
    pub(super) warning: Style,
    pub(super) bad: Style,
    pub(super) stale: Style,
    pub(super) tab_active: Style,
}

impl Theme {
    pub(super) fn of(name: ThemeName) -> Self {
        let plain = Style::new();
        let mono = Self {
            base: plain,
            title: plain.add_modifier(Modifier::BOLD),
            heading: plain.add_modifier(Modifier::BOLD),
            dim: plain,
            border: plain,
            selected: plain.add_modifier(Modifier::REVERSED),
            cursor: plain.add_modifier(Modifier::BOLD),
            key: plain.add_modifier(Modifier::BOLD),
            command: plain,
            missing: plain.add_modifier(Modifier::UNDERLINED),
            good: plain,
            warning: plain.add_modifier(Modifier::BOLD),
            bad: plain.add_modifier(Modifier::BOLD),
            stale: plain.add_modifier(Modifier::UNDERLINED),
            tab_active: plain.add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
        };
        match name {
            ThemeName::Mono => mono,
            ThemeName::Default => mono.coloured(&DARK).faint(),
            ThemeName::Light => mono.coloured(&LIGHT).faint(),
            ThemeName::HighContrast => Self {
                base: plain.fg(Color::White).bg(Color::Black),
                ..mono.coloured(&BRIGHT)
            },
        }
    }

    fn coloured(self, own: &Colours) -> Self {
        Self {
            cursor: self.cursor.fg(own.key),
            key: self.key.fg(own.key),
            heading: self.heading.fg(own.heading),
            missing: self.missing.fg(own.warning),
            good: self.good.fg(own.good),
            warning: self.warning.fg(own.warning),
            bad: self.bad.fg(own.bad),
            stale: self.stale.fg(own.stale),
            ..self
        }
    }

    /// What is secondary steps back; a terminal that cannot do so shows it as it is.
    fn faint(self) -> Self {
        Self {
            dim: self.dim.add_modifier(Modifier::DIM),
            border: self.border.add_modifier(Modifier::DIM),
            ..self
        }
    }

    pub(super) fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Information => self.base,
            Tone::Warning => self.warning,
            Tone::Error => self.bad,
        }
    }

    pub(super) fn support(&self, support: Support) -> Style {
        match support {
            Support::Supported => self.good,
            Support::Limited => self.warning,
            Support::NotSupported => self.bad,
            Support::Unknown => self.dim,
        }
    }

    pub(super) fn scenario(&self, support: ScenarioSupport) -> Style {
        match support {
            ScenarioSupport::Full => self.good,
            ScenarioSupport::Partly => self.warning,
            ScenarioSupport::NotSupported | ScenarioSupport::Retired => self.bad,
            ScenarioSupport::NotDocumented => self.dim,
        }
    }

    pub(super) fn step(&self, state: StepState) -> Style {
        match state {
            StepState::Moot | StepState::Skipped => self.dim,
            StepState::NotBegun => self.base,
            StepState::Started | StepState::Waiting(_) | StepState::Delegated => self.warning,
            StepState::Done | StepState::Verified => self.good,
            StepState::Stale => self.stale,
        }
    }

    pub(super) fn command_state(&self, state: CommandState) -> Style {
        match state {
            CommandState::Unmarked => self.base,
            CommandState::Skipped => self.dim,
            CommandState::Copied
            | CommandState::Waiting(_)
            | CommandState::WaitOver
            | CommandState::Delegated => self.warning,
            CommandState::Done | CommandState::Verified | CommandState::InPlace => self.good,
            CommandState::Stale => self.stale,
        }
    }
}

/// Of the sixteen colours that a terminal's palette has.
struct Colours {
    key: Color,
    heading: Color,
    good: Color,
    warning: Color,
    bad: Color,
    stale: Color,
}

/// Readable on black and on the blue of older consoles.
const DARK: Colours = Colours {
    key: Color::Cyan,
    heading: Color::Cyan,
    good: Color::Green,
    warning: Color::Yellow,
    bad: Color::LightRed,
    stale: Color::LightMagenta,
};

const LIGHT: Colours = Colours {
    key: Color::Blue,
    heading: Color::Blue,
    good: Color::Green,
    warning: Color::Magenta,
    bad: Color::Red,
    stale: Color::Magenta,
};

const BRIGHT: Colours = Colours {
    key: Color::LightYellow,
    heading: Color::LightYellow,
    good: Color::LightGreen,
    warning: Color::LightYellow,
    bad: Color::LightRed,
    stale: Color::LightMagenta,
};
