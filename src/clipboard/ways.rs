//! The ways that a copy tries, in order: what was set, or what fits the surroundings.

use super::{Route, Setting, Surroundings};

/// At least one way; the next is tried where one cannot carry the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    /// In order.
    pub routes: Vec<Route>,
    /// Why the first is the first.
    pub because: &'static str,
}

impl Ways {
    /// What was set comes first; else over SSH the terminal, on a desktop its clipboard. A file is always last.
    #[must_use]
    pub fn choose(setting: Setting, surroundings: Surroundings) -> Self {
        let Surroundings {
            ssh,
            display,
            osc52,
            ..
        } = surroundings;
        let native = display.then_some(Route::Native);
        let by_terminal = osc52.then_some(Route::Osc52);
        let (routes, because) = match setting {
            Setting::None => ([Some(Route::None), None, None], "copying was turned off"),
            Setting::File => ([Some(Route::File), None, None], "it was set so"),
            Setting::Osc52 => (
                [Some(Route::Osc52), None, Some(Route::File)],
                "it was set so",
            ),
            Setting::Native => (
                [Some(Route::Native), by_terminal, Some(Route::File)],
                "it was set so",
            ),
            Setting::Auto if ssh => (
                [by_terminal, native, Some(Route::File)],
                if osc52 {
                    "over SSH the clipboard of the person is that of the terminal"
                } else {
                    "this is SSH, and the terminal is known to take no OSC 52"
                },
            ),
            Setting::Auto if display => (
                [native, by_terminal, Some(Route::File)],
                "this machine has a desktop",
            ),
            Setting::Auto => (
                [by_terminal, None, Some(Route::File)],
                if osc52 {
                    "this machine has no desktop that is known"
                } else {
                    "this machine has no desktop that is known, and the terminal takes no OSC 52"
                },
            ),
        };
        Self {
            routes: routes.into_iter().flatten().collect(),
            because,
        }
    }

    /// The way that is tried first.
    #[must_use]
    pub fn first(&self) -> Route {
        self.routes.first().copied().unwrap_or(Route::File)
    }
}
