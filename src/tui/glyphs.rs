//! The signs that are drawn: a fine set, and one of ASCII alone.

use crate::catalogue::Support;
use crate::plan::{CommandState, StepState};

/// A set of signs; each mark is one column wide.
#[derive(Debug)]
pub(super) struct Glyphs {
    pub(super) horizontal: &'static str,
    /// The rule above the part that has the keys.
    pub(super) strong: &'static str,
    pub(super) vertical: &'static str,
    /// Top left, top right, bottom left, bottom right.
    pub(super) corners: [&'static str; 4],
    /// A rule from which a vertical one goes down, and one on which it ends.
    pub(super) tee_down: &'static str,
    pub(super) tee_up: &'static str,
    pub(super) ellipsis: &'static str,
    pub(super) dot: &'static str,
    pub(super) bullet: &'static str,
    pub(super) arrow: &'static str,
    /// A choice that acts, and one that does not.
    pub(super) chosen: [&'static str; 2],
    pub(super) more_above: &'static str,
    pub(super) more_below: &'static str,
    to_do: &'static str,
    begun: &'static str,
    waiting: &'static str,
    delegated: &'static str,
    skipped: &'static str,
    done: &'static str,
    verified: &'static str,
    stale: &'static str,
    moot: &'static str,
    /// Supported, limited, not supported, not documented.
    support: [&'static str; 4],
    /// For parts of a bar: full, empty.
    pub(super) bar: [&'static str; 2],
}

static FINE: Glyphs = Glyphs {
    horizontal: "─",
    strong: "═",
    vertical: "│",
    corners: ["┌", "┐", "└", "┘"],
    tee_down: "┬",
    tee_up: "┴",
    ellipsis: "…",
    dot: "·",
    bullet: "•",
    arrow: "→",
    chosen: ["(●)", "( )"],
    more_above: "↑",
    more_below: "↓",
    to_do: "○",
    begun: "◐",
    waiting: "…",
    delegated: "→",
    skipped: "-",
    done: "✓",
    verified: "●",
    stale: "≠",
    moot: "·",
    support: ["✓", "~", "✗", "?"],
    bar: ["█", "░"],
};

static PLAIN: Glyphs = Glyphs {
    horizontal: "-",
    strong: "=",
    vertical: "|",
    corners: ["+", "+", "+", "+"],
    tee_down: "+",
    tee_up: "+",
    ellipsis: "..",
    dot: "|",
    bullet: "*",
    arrow: "->",
    chosen: ["(*)", "( )"],
    more_above: "^",
    more_below: "v",
    to_do: "o",
    begun: "/",
    waiting: "~",
    delegated: "@",
    skipped: "-",
    done: "x",
    verified: "*",
    stale: "!",
    moot: ".",
    support: ["+", "~", "-", "?"],
    bar: ["#", "."],
};

impl Glyphs {
    pub(super) fn of(ascii: bool) -> &'static Self {
        if ascii { &PLAIN } else { &FINE }
    }

    pub(super) fn step(&self, state: StepState) -> &'static str {
        match state {
            StepState::Moot => self.moot,
            StepState::NotBegun => self.to_do,
            StepState::Started => self.begun,
            StepState::Waiting(_) => self.waiting,
            StepState::Delegated => self.delegated,
            StepState::Skipped => self.skipped,
            StepState::Done => self.done,
            StepState::Verified => self.verified,
            StepState::Stale => self.stale,
        }
    }

    pub(super) fn command(&self, state: CommandState) -> &'static str {
        match state {
            CommandState::Unmarked | CommandState::WaitOver => self.to_do,
            CommandState::Copied => self.begun,
            CommandState::Waiting(_) => self.waiting,
            CommandState::Delegated => self.delegated,
            CommandState::Skipped => self.skipped,
            CommandState::Done => self.done,
            CommandState::Verified | CommandState::InPlace => self.verified,
            CommandState::Stale => self.stale,
        }
    }

    pub(super) fn support(&self, support: Support) -> &'static str {
        let [supported, limited, not, unknown] = self.support;
        match support {
            Support::Supported => supported,
            Support::Limited => limited,
            Support::NotSupported => not,
            Support::Unknown => unknown,
        }
    }

    /// Of a value: given, by default, missing or wrong.
    pub(super) fn given(&self) -> &'static str {
        self.done
    }

    pub(super) fn by_default(&self) -> &'static str {
        self.moot
    }

    pub(super) fn missing(&self) -> &'static str {
        self.to_do
    }

    pub(super) fn wrong(&self) -> &'static str {
        self.stale
    }
}
