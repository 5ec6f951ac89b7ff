//! The report: everything that is told, for people and for programs, and what would keep the wizard from working.

use serde_json::json;

use super::Probed;
use super::finding::Finding;
use super::folders::State;
use super::hints::hints;
use super::seen::Seen;
use super::terminal::{LEAST, is_below, terminal};
use crate::clipboard::{LARGEST, Route, Setting};

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

pub(super) fn yes(own: bool) -> &'static str {
    if own { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::cli::doctor::written;

    fn seen(windows: bool, variables: &[(&'static str, &str)]) -> Seen {
        let each = variables.iter();
        Seen {
            knowledge: crate::embedded_edition(),
            system: "here".to_owned(),
            windows,
            desktop: windows,
            streams: [true; 3],
            size: Some((120, 30)),
            variables: each
                .map(|(name, text)| (*name, (*text).to_owned()))
                .collect(),
            setting: Setting::Auto,
            is_argument: false,
            data_folder: PathBuf::from("data"),
            places: Vec::new(),
            probed: None,
        }
    }

    const TMUX: [(&str, &str); 4] = [
        ("TERM", "tmux-256color"),
        ("TMUX", "/tmp/secret,1,0"),
        ("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22"),
        ("LANG", "C.UTF-8"),
    ];
    const WINDOWS_TERMINAL: [(&str, &str); 2] =
        [("WT_SESSION", "guid"), ("SESSIONNAME", "RDP-Tcp#1")];

    #[test]
    fn each_terminal_is_told_its_ways_and_what_would_make_more_of_it() {
        for (windows, variables, expected, hints) in [
            (
                false,
                &TMUX[..],
                &[
                    "ways, in order:     OSC 52, file\n",
                    "over SSH:           yes\n",
                    "multiplexer:        tmux\n",
                    "TMUX:               set\n",
                    "SSH_CONNECTION:     set\n",
                    "the terminal has 256\n",
                ][..],
                &["tmux: copies reach the terminal"][..],
            ),
            (
                true,
                &WINDOWS_TERMINAL,
                &[
                    "ways, in order:     native, OSC 52, file\n",
                    "WT_SESSION:         set\n",
                    "glyphs:             fine, for this terminal\n",
                    "the terminal has 16 million\n",
                ],
                &["Remote Desktop: a copy reaches"],
            ),
            (
                true,
                &[],
                &[
                    "ways, in order:     native, file\n",
                    "glyphs:             plain, for the old console\n",
                ],
                &["This console takes no OSC 52"],
            ),
            (
                false,
                &[],
                &[
                    "ways, in order:     file\n",
                    "glyphs:             plain, since the locale is not UTF-8\n",
                    "TERM:               not set\n",
                ],
                &[],
            ),
        ] {
            let report = Report::of(&seen(windows, variables));
            let text = written::text(&report);
            // Without the wizard no signs are drawn.
            let drawn = |own: &&&str| cfg!(feature = "tui") || !own.starts_with("glyphs:");
            for line in expected.iter().filter(drawn) {
                assert!(text.contains(line), "{line} is missing:\n{text}");
            }
            for hint in hints {
                let told = report.hints.iter().any(|own| own.starts_with(hint));
                assert!(told, "{hint}: {:?}", report.hints);
            }
            assert!(!text.contains("secret") && !text.contains("10.0.0.1"));
            assert_eq!(report.faults, [""; 0]);
        }
    }

    #[test]
    fn what_is_set_in_the_environment_steers_no_terminal_and_a_lost_probe_is_a_fault() {
        let mut own = seen(false, &[("TERM", "x\u{1b}]0;y\u{7}")]);
        let probed = |read_back| Probed {
            way: "OSC 52",
            written: Ok(()),
            read_back,
            note: String::new(),
        };
        for (read_back, faults) in [(Some(true), 0), (None, 0), (Some(false), 1)] {
            own.probed = Some(vec![probed(read_back)]);
            let report = Report::of(&own);
            assert_eq!(report.faults.len(), faults, "{read_back:?}");
            assert!(!written::text(&report).contains('\u{1b}'));
            assert_eq!(report.sections.len(), 6);
        }
    }
}
