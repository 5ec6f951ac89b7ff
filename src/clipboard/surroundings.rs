//! What the environment tells of the clipboard.

/// What sits between the program and the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Multiplexer {
    #[default]
    None,
    Tmux,
    Screen,
}

/// Where the program runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The terminal is on another machine.
    pub ssh: bool,
    /// There is a desktop, and so a clipboard of the machine.
    pub display: bool,
    pub multiplexer: Multiplexer,
}

impl Surroundings {
    /// Reads them from environment variables; `desktop` where the platform always has a clipboard.
    pub fn read(desktop: bool, variable: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name: &str| variable(name).is_some_and(|text| !text.is_empty());
        Self {
            ssh: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
            display: desktop || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"),
            multiplexer: if is_set("TMUX") {
                Multiplexer::Tmux
            } else if is_set("STY") {
                Multiplexer::Screen
            } else {
                Multiplexer::None
            },
        }
    }
}
