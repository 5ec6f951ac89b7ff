//! The report: everything that is told, for people and for programs, and what would keep the wizard from working.

use serde_json::json;

use super::Probed;
use super::finding::Finding;
use super::folders::State;
use super::hints::hints;
use super::seen::Seen;
use crate::clipboard::{LARGEST, Route, Setting};

/// What the wizard shows whole, and what it needs at the least.
const WHOLE: (u16, u16) = (80, 24);
const LEAST: (u16, u16) = (40, 12);

/// Sections with their lines.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) sections: Vec<(&'static str, &'static str, Vec<Finding>)>,
    pub(super) hints: Vec<&'static str>,
    /// In sentences.
    pub(super) faults: Vec<String>,
}

impl Report {
    pub(super) fn of(seen: &Seen) -> Self {
        let mut sections = vec![
            ("program", "Program", program(seen)),
            ("terminal", "Terminal", terminal(seen)),
            ("clipboard", "Clipboard", clipboard(seen)),
            ("places", "Places", places(seen)),
            ("environment", "Environment", environment(seen)),
        ];
        if let Some(probed) = &seen.probed {
            sections.push(("probe", "Probe", probed.iter().map(probe).collect()));
        }
        Self {
            sections,
            hints: hints(seen),
            faults: faults(seen),
        }
    }
}

fn program(seen: &Seen) -> Vec<Finding> {
    let own = &seen.knowledge;
    let (version, reviewed) = (own.version.to_string(), own.reviewed.to_string());
    vec![
        Finding::text("version", "version", env!("CARGO_PKG_VERSION")),
        Finding::with(
            "knowledge",
            "knowledge base",
            format!("{version}, reviewed {reviewed}"),
            json!({ "version": version, "reviewed": reviewed }),
        ),
        Finding::text("system", "system", &*seen.system),
        Finding::with(
            "wizard",
            "wizard",
            yes(cfg!(feature = "tui")),
            cfg!(feature = "tui"),
        ),
    ]
}

fn terminal(seen: &Seen) -> Vec<Finding> {
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

fn is_below((width, height): (u16, u16), least: (u16, u16)) -> bool {
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

fn clipboard(seen: &Seen) -> Vec<Finding> {
    let ways = seen.ways();
    let labels: Vec<&str> = ways.routes.iter().map(|own| own.label()).collect();
    let origin = if seen.is_argument {
        "--clipboard"
    } else if seen.has("EXLYNC_CLIPBOARD") {
        "EXLYNC_CLIPBOARD"
    } else {
        "nothing was set"
    };
    let surroundings = seen.surroundings();
    let largest = LARGEST / 4 * 3;
    vec![
        Finding::with(
            "setting",
            "setting",
            format!("{} ({origin})", seen.setting.as_str()),
            json!({ "value": seen.setting.as_str(), "from": origin }),
        ),
        Finding::with("ways", "ways, in order", labels.join(", "), labels.clone()),
        Finding::text("because", "because", ways.because),
        Finding::with(
            "display",
            "desktop here",
            yes(surroundings.display),
            surroundings.display,
        ),
        Finding::with(
            "osc52",
            "OSC 52",
            match (surroundings.osc52, seen.setting) {
                (true, _) => "the terminal may take it; none says whether it has",
                (false, Setting::Osc52) => "the terminal is known to take none; it was set so",
                (false, _) => "the terminal is known to take none",
            },
            surroundings.osc52,
        ),
        Finding::with(
            "osc52_largest",
            "OSC 52 carries",
            format!("{largest} bytes; more goes the next way"),
            largest,
        ),
    ]
}

fn places(seen: &Seen) -> Vec<Finding> {
    let each = seen.places.iter().map(|own| {
        let path = own.path.display().to_string();
        let (writable, fault) = match &own.state {
            State::Writable => (json!(true), None),
            State::NotYet => (json!(null), None),
            State::Fault(why) => (json!(false), Some(why)),
        };
        let value = json!({ "path": path, "writable": writable, "fault": fault });
        let shown = path.escape_debug();
        Finding::with(
            own.key,
            own.name,
            format!("{shown}\n{}", own.state.in_words()),
            value,
        )
    });
    each.collect()
}

/// Whose value tells nothing, or more than a report should.
const ONLY_SET: [&str; 4] = ["SSH_CONNECTION", "STY", "TMUX", "WT_SESSION"];

fn environment(seen: &Seen) -> Vec<Finding> {
    let names = super::seen::VARIABLES.iter();
    let each = names.map(|name| match seen.variables.get(name) {
        None => Finding::with(name, name, "not set", json!(null)),
        Some(_) if ONLY_SET.contains(name) => Finding::with(name, name, "set", true),
        Some(text) => Finding::text(name, name, text.escape_debug().to_string()),
    });
    each.collect()
}

fn probe(own: &Probed) -> Finding {
    let went = match (&own.written, own.read_back) {
        (Err(why), _) => format!("not sent: {why}"),
        (Ok(()), Some(true)) => "sent, and read back".to_owned(),
        (Ok(()), Some(false)) => "sent, and NOT found there".to_owned(),
        (Ok(()), None) => "sent, not confirmed".to_owned(),
    };
    let said = if own.note.is_empty() {
        went
    } else {
        format!("{went}; {}", own.note)
    };
    let value = json!({
        "sent": own.written.is_ok(),
        "why_not": own.written.as_ref().err(),
        "read_back": own.read_back,
        "note": own.note,
    });
    Finding::with(
        key(own.way),
        own.way,
        said.escape_debug().to_string(),
        value,
    )
}

fn key(way: &str) -> &'static str {
    let of = |route: Route| way == route.label();
    match way {
        _ if of(Route::Native) => "native",
        _ if of(Route::Osc52) => "osc52",
        _ => "file",
    }
}

fn faults(seen: &Seen) -> Vec<String> {
    let mut all = Vec::new();
    for place in &seen.places {
        if let State::Fault(why) = &place.state {
            let shown = place.path.display().to_string();
            let shown = shown.escape_debug();
            all.push(format!(
                "{}: `{shown}` cannot be written: {why}. `--data-dir DIR` keeps everything in another folder.",
                place.name
            ));
            // What lies below it cannot be written for the same reason.
            if place.key == "data" {
                break;
            }
        }
    }
    if let Some((width, height)) = seen.size.filter(|own| is_below(*own, LEAST)) {
        all.push(format!(
            "The terminal is {width}x{height}, and the wizard needs 40x12."
        ));
    }
    let lost = |own: &Probed| own.written.is_err() || own.read_back == Some(false);
    if seen
        .probed
        .as_ref()
        .is_some_and(|all| !all.is_empty() && all.iter().all(lost))
    {
        all.push("No copy arrives by any way.".to_owned());
    }
    all
}

fn yes(own: bool) -> &'static str {
    if own { "yes" } else { "no" }
}

fn is_terminal(own: bool) -> &'static str {
    if own { "a terminal" } else { "no terminal" }
}
