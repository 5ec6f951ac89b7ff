//! What the environment tells of the clipboard.

/// What sits between the program and the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Multiplexer {
    #[default]
    None,
    Tmux,
    Screen,
    /// One of the two, on the near side of a connection that tells its terminal and not its name.
    ScreenOrTmux,
}

impl Multiplexer {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Tmux => "tmux",
            Self::Screen => "screen",
            Self::ScreenOrTmux => "screen or tmux",
        }
    }
}

/// Where the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The terminal is on another machine.
    pub ssh: bool,
    /// There is a desktop, and so a clipboard of the machine.
    pub display: bool,
    /// The terminal may take OSC 52, as far as it is known by its name.
    pub osc52: bool,
    pub multiplexer: Multiplexer,
}

/// Terminals that never put OSC 52 into a clipboard.
const WITHOUT_OSC52: [&str; 8] = [
    "", "dumb", "unknown", "linux", "cons25", "vt52", "vt100", "vt220",
];

impl Surroundings {
    /// Reads them from environment variables; `desktop` where the platform always has a clipboard.
    pub fn read(desktop: bool, variable: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name: &str| variable(name).unwrap_or_default();
        let is_set = |name: &str| !text(name).is_empty();
        let ssh = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
        let term = text("TERM");
        // Windows Terminal sets no TERM; the Terminal of macOS and those of GNOME have one that promises more than they do.
        // tmux takes it in their place.
        let named = is_set("WT_SESSION") || !WITHOUT_OSC52.contains(&term.as_str());
        Self {
            ssh,
            display: desktop && !ssh || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
            osc52: named
                && text("TERM_PROGRAM") != "Apple_Terminal"
                && (is_set("TMUX") || !is_set("VTE_VERSION")),
            multiplexer: if is_set("TMUX") {
                Multiplexer::Tmux
            } else if is_set("STY") {
                Multiplexer::Screen
            } else if term.starts_with("tmux") {
                Multiplexer::Tmux
            } else if term.starts_with("screen") {
                Multiplexer::ScreenOrTmux
            } else {
                Multiplexer::None
            },
        }
    }
}
