//! The terminal: its streams, its size, and what is drawn on it.

use serde_json::json;

use super::finding::Finding;
use super::report::yes;
use super::seen::Seen;

/// What the wizard shows whole, and what it needs at the least.
const WHOLE: (u16, u16) = (80, 24);
pub(super) const LEAST: (u16, u16) = (40, 12);

/// What the wizard finds of the terminal, and what it makes of it.
pub(super) fn terminal(seen: &Seen) -> Vec<Finding> {
    let [input, output, error] = seen.streams;
    let size = seen.size.map_or_else(
        || "not known: there is no terminal".to_owned(),
        |(width, height)| {
            let enough = if is_below((width, height), LEAST) {
                "too small: 40x12 is the least"
            } else if is_below((width, height), WHOLE) {
                "one part at a time: 80x24 shows more"
            } else {
                "enough"
            };
            format!("{width}x{height}, {enough}")
        },
    );
    let (ascii, why) = glyphs(seen);
    let multiplexer = seen.surroundings().multiplexer.as_str();
    let ssh = seen.surroundings().ssh;
    vec![
        Finding::with("input", "standard input", is_terminal(input), input),
        Finding::with("output", "standard output", is_terminal(output), output),
        Finding::with("error", "standard error", is_terminal(error), error),
        Finding::with(
            "size",
            "size",
            size,
            seen.size.map(|(width, height)| json!([width, height])),
        ),
        Finding::text("colours", "colours", colours(seen)),
        Finding::with(
            "glyphs",
            "glyphs",
            format!("{}, {why}", if ascii { "plain" } else { "fine" }),
            if ascii { "ascii" } else { "unicode" },
        ),
        Finding::text("multiplexer", "multiplexer", multiplexer),
        Finding::with("ssh", "over SSH", yes(ssh), ssh),
        Finding::with("mouse", "mouse", "off; F7 turns it on", false),
    ]
}

/// Whether one of the two is less.
pub(super) fn is_below((width, height): (u16, u16), least: (u16, u16)) -> bool {
    width < least.0 || height < least.1
}

/// The wizard uses the sixteen colours of the palette, whatever a terminal knows besides.
fn colours(seen: &Seen) -> String {
    if seen.has("NO_COLOR") {
        return "none, since NO_COLOR is set".to_owned();
    }
    let term = seen.variable("TERM").unwrap_or_default();
    let deep = seen.variable("COLORTERM").unwrap_or_default();
    let known = if ["truecolor", "24bit"].contains(&deep.as_str()) || seen.has("WT_SESSION") {
        "16 million"
    } else if term.contains("256color") {
        "256"
    } else {
        "16 or fewer"
    };
    format!("the 16 of the palette; the terminal has {known}")
}

/// Whether they are plain, and why.
#[cfg(feature = "tui")]
fn glyphs(seen: &Seen) -> (bool, &'static str) {
    let ascii = crate::tui::wants_ascii(seen.windows, |name| seen.variable(name));
    let term = seen.variable("TERM").unwrap_or_default();
    let why = match (ascii, seen.windows) {
        (true, _) if ["linux", "dumb"].contains(&term.as_str()) => "for this TERM",
        (true, true) => "for the old console",
        (true, false) => "since the locale is not UTF-8",
        (false, true) => "for this terminal",
        (false, false) => "since the locale is UTF-8",
    };
    (ascii, why)
}

#[cfg(not(feature = "tui"))]
fn glyphs(_: &Seen) -> (bool, &'static str) {
    (true, "since this build has no wizard")
}

fn is_terminal(own: bool) -> &'static str {
    if own { "a terminal" } else { "no terminal" }
}
