//! A copy on its way: the ways that are left to it, and why those before have not carried it.

use std::collections::VecDeque;

use super::{Multiplexer, Route, Ways};
use crate::wizard::Arrival;

/// How far a copy has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    left: VecDeque<Route>,
    /// Why the first way is the first, where that is to be told.
    because: Option<&'static str>,
    /// Why the ways before have not carried it.
    failed: Vec<String>,
}

impl Journey {
    /// At the beginning of these ways, or straight into the file.
    #[must_use]
    pub fn begin(ways: &Ways, to_file: bool) -> Self {
        // Copying may be turned off: that holds for a file too.
        if to_file && ways.first() != Route::None {
            return Self {
                left: [Route::File].into(),
                because: None,
                failed: Vec::new(),
            };
        }
        Self {
            left: ways.routes.iter().copied().collect(),
            because: (ways.first() == Route::File).then_some(ways.because),
            failed: Vec::new(),
        }
    }

    /// The way that is to be tried now.
    pub fn advance(&mut self) -> Option<Route> {
        self.left.pop_front()
    }

    /// The way that was tried has not carried it.
    pub fn failed(&mut self, why: impl Into<String>) {
        self.failed.push(why.into());
    }

    /// It has come by this way.
    #[must_use]
    pub fn arrived(self, route: Route, multiplexer: Multiplexer) -> Arrival {
        let reasons = self.reasons();
        let words = match route {
            Route::Native if reasons.is_empty() => "clipboard",
            Route::Native => "clipboard of this machine",
            Route::Osc52 if multiplexer == Multiplexer::Tmux => {
                "OSC 52 through tmux, where `set-clipboard on` lets it pass"
            }
            Route::Osc52 => "OSC 52",
            Route::File | Route::None => "file last-copied.ps1 in the data folder",
        };
        Arrival {
            route: if reasons.is_empty() {
                words.to_owned()
            } else {
                format!("{words}, since {reasons}")
            },
            // No terminal says whether it has taken it.
            confirmed: route != Route::Osc52,
        }
    }

    /// No way is left: why each has not carried it.
    #[must_use]
    pub fn lost(self) -> String {
        self.failed.join(", and ")
    }

    fn reasons(&self) -> String {
        let failed = self.failed.iter().map(String::as_str);
        let each: Vec<&str> = self.because.into_iter().chain(failed).collect();
        each.join(", and ")
    }
}
