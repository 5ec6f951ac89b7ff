//! What a person sets and types: environment variables, paths, times, names. Each is understood or refused in words.

#![no_main]

use std::path::Path;

use exlync::catalogue::is_harmful;
use exlync::clipboard::{Multiplexer, Setting, Surroundings, Ways, sequence};
use exlync::session::SessionName;
use exlync::tui::{typed_path, wants_ascii};
use exlync::wizard::until;
use exlync_fuzz::text_of;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use libfuzzer_sys::fuzz_target;

/// The variables that are looked at.
const VARIABLES: [&str; 12] = [
    "SSH_CONNECTION",
    "SSH_TTY",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "TMUX",
    "STY",
    "TERM",
    "WT_SESSION",
    "TERM_PROGRAM",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
];

fuzz_target!(|data: &[u8]| {
    let Some((clock, rest)) = data.split_first_chunk() else {
        return;
    };
    let Some(text) = text_of(rest) else { return };
    let lines: Vec<&str> = text.lines().collect();
    settings(&lines);
    paths(text);
    names(text);
    times(i64::from_le_bytes(*clock), text);
    copies(text);
});

fn settings(lines: &[&str]) {
    let variable = |name: &str| {
        let place = VARIABLES.iter().position(|own| *own == name)?;
        lines.get(place).map(|own| (*own).to_owned())
    };
    let said = lines.first().copied().unwrap_or_default();
    let setting = match said.parse::<Setting>() {
        Ok(setting) => {
            assert_eq!(setting.as_str(), said);
            setting
        }
        Err(why) => {
            assert!(!why.chars().any(|c| c != '\n' && is_harmful(c)), "{why:?}");
            Setting::Auto
        }
    };
    for desktop in [false, true] {
        let surroundings = Surroundings::read(desktop, variable);
        let ways = Ways::choose(setting, surroundings);
        assert!(ways.routes.contains(&ways.first()) && ways.routes.len() <= 3);
        assert!(!ways.first().label().is_empty() && !ways.because.is_empty());
        wants_ascii(desktop, variable);
    }
}

fn paths(text: &str) {
    let home = Path::new("/home/ann");
    assert_eq!(typed_path(text, None), typed_path(text.trim(), None));
    // What does not begin with the sign of the home folder is taken as it stands.
    let typed = typed_path(text, Some(home));
    assert!(
        text.trim().trim_start_matches('"').starts_with('~') || typed == typed_path(text, None)
    );
}

fn names(text: &str) {
    // A name is the name of a file: it leads to no other folder.
    let is_good = |name: &SessionName| {
        let file = format!("{name}.toml");
        let own = Path::new(&file);
        assert_eq!(own.components().count(), 1, "{file}");
        assert_eq!(own.file_name().and_then(|own| own.to_str()), Some(&*file));
        assert!(name.as_str().parse::<SessionName>().is_ok(), "{file}");
    };
    match text.parse::<SessionName>() {
        Ok(name) => {
            assert_eq!(name.as_str(), text);
            is_good(&name);
        }
        Err(error) => {
            let said = error.to_string();
            assert!(
                !said.chars().any(|c| c != '\n' && is_harmful(c)),
                "{said:?}"
            );
        }
    }
    let name = SessionName::from_words(text);
    is_good(&name);
    is_good(&name.numbered(text.len()));
}

fn times(clock: i64, text: &str) {
    let now = Timestamp::from_second(clock % 253_402_207_200).unwrap_or(Timestamp::UNIX_EPOCH);
    let zone = TimeZone::fixed(Offset::constant(i8::try_from(clock % 24).unwrap_or(0)));
    for zone in [TimeZone::UTC, zone] {
        match until(text, now, &zone) {
            Ok(time) => assert!(time > now),
            Err(why) => assert!(!why.is_empty()),
        }
    }
}

fn copies(text: &str) {
    // Nothing of a text that is copied reaches the terminal as it is.
    for multiplexer in [Multiplexer::None, Multiplexer::Tmux, Multiplexer::Screen] {
        if let Some(sent) = sequence(text, multiplexer) {
            let controls = sent.chars().filter(|c| c.is_control());
            assert!(controls.into_iter().all(|c| c == '\u{1b}' || c == '\u{7}'));
            assert!(sent.is_ascii());
        }
    }
}
