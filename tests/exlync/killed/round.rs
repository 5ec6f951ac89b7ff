//! One program, its work, its end at a random moment, and what is found afterwards.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use exlync::session::{SessionName, Store};
use serde_json::Value as Json;

use super::reference::{PATIENCE, Reference, started, starting, told};
use super::script::{DEEDS, keys};
use crate::command_line::out;
use crate::kept::{kept, work};
use crate::pty::Terminal;
use crate::random::Random;

/// From the last key of a change to the end of it: in half of the rounds while it is saved, else also long behind.
const SAVING: Duration = Duration::from_millis(5);
const IDLE: Duration = Duration::from_millis(40);

/// Of so many rounds one is also looked at by the program itself.
const SAMPLE: usize = 10;

/// What lies beside the session that is no draft.
const COMPANIONS: [&str; 4] = ["toml", "backup", "history", "holder"];

/// When it is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Starting,
    /// Each change is made once the one before is shown as saved.
    Paced,
    /// All keys come at once.
    Burst,
}

/// What came of a round.
pub(super) struct Fate {
    pub(super) kind: Kind,
    /// Changes that were shown as saved.
    pub(super) shown: usize,
    /// Changes whose last key was sent, and that are not found.
    pub(super) missing: usize,
    /// Files that are left of a save that was cut off.
    pub(super) drafts: usize,
    /// What of them is there still when the next program has been left.
    pub(super) piled: usize,
    pub(super) unreadable: bool,
    pub(super) fault: Option<String>,
}

/// What the pictures have told so far.
struct Told<'r> {
    reference: &'r Reference,
    sent: usize,
    shown: usize,
}

impl Told<'_> {
    /// A picture that more than one change may have is taken for that of the first.
    fn see(&mut self, picture: &str) {
        let Some(look) = told(picture) else { return };
        let may_be = self.shown..=self.sent;
        let is_it = |own: &usize| self.reference.pictures[*own].as_ref() == Some(&look);
        self.shown = may_be.clone().find(is_it).unwrap_or(self.shown);
    }
}

pub(super) fn play(reference: &Reference, random: &mut Random, number: usize) -> Fate {
    let folder = reference.folder();
    let mut told = Told {
        reference,
        sent: 0,
        shown: 0,
    };
    let kind = match random.below(10) {
        0 => Kind::Starting,
        1..7 => Kind::Paced,
        _ => Kind::Burst,
    };
    let mut terminal = match kind {
        Kind::Starting => starting(folder.path()),
        Kind::Paced | Kind::Burst => started(folder.path()),
    };
    // It takes a moment to be ready: what comes behind it does not.
    let trigger = terminal.trigger();
    let delay = match kind {
        Kind::Starting => random.within(reference.start * 5 / 4),
        Kind::Paced => paced(&mut told, &mut terminal, random),
        Kind::Burst => burst(&mut told, &mut terminal, random),
    };
    terminal.watch(Instant::now() + delay, |picture| {
        told.see(picture);
        false
    });
    terminal.kill(trigger, |picture| told.see(picture));
    found(kind, &told, folder.path(), number)
}

/// Makes some changes, each once the one before is saved, and the last of them perhaps not to its end.
fn paced(told: &mut Told<'_>, terminal: &mut Terminal, random: &mut Random) -> Duration {
    let last = random.below(DEEDS.len());
    for deed in &DEEDS[..last] {
        told.sent += 1;
        terminal.typed(&keys(deed).concat());
        is_saved(told, terminal);
    }
    let keys = keys(DEEDS[last]);
    let count = match random.below(4) {
        0 => random.below(keys.len()),
        _ => keys.len(),
    };
    told.sent += usize::from(count == keys.len());
    terminal.typed(&keys[..count].concat());
    let longest = [SAVING, IDLE][random.below(2)];
    random.within(longest)
}

fn is_saved(told: &mut Told<'_>, terminal: &mut Terminal) {
    let reference = told.reference;
    if reference.pictures[told.sent].is_some() {
        return terminal.watch_for("a picture that says that it is saved", |picture| {
            told.see(picture);
            told.shown == told.sent
        });
    }
    let until = Instant::now() + PATIENCE;
    let folder = terminal.folder().to_owned();
    while kept(&folder).ok().as_ref() != Some(&reference.states[told.sent]) {
        assert!(Instant::now() < until, "{}", terminal.screen());
        terminal.watch(Instant::now() + Duration::from_millis(1), |_| false);
    }
}

fn burst(told: &mut Told<'_>, terminal: &mut Terminal, random: &mut Random) -> Duration {
    told.sent = DEEDS.len();
    let all: Vec<String> = DEEDS.iter().flat_map(|own| keys(own)).collect();
    terminal.typed(&all.concat());
    random.within(told.reference.burst)
}

fn found(kind: Kind, told: &Told<'_>, folder: &Path, number: usize) -> Fate {
    let state = kept(folder);
    let states = &told.reference.states;
    let place = state.as_ref().ok().and_then(|own| {
        let mut sent = states[..=told.sent].iter();
        sent.rposition(|state| state == own)
    });
    let (shown, sent) = (told.shown, told.sent);
    let fault = match (&state, place) {
        (Err(error), _) => Some(format!("it cannot be read: {error}")),
        (Ok(own), None) => Some(format!("of {sent} changes, it is so after none: {own:#}")),
        (_, Some(place)) if place < shown => Some(format!(
            "change {shown} was shown as saved, and {place} is found"
        )),
        (_, Some(place)) if kind == Kind::Paced && place + 1 < sent => Some(format!(
            "{sent} changes were made one by one, and {place} is found"
        )),
        (Ok(own), _) if number.is_multiple_of(SAMPLE) => other_than_told(folder, own),
        _ => None,
    };
    let drafts = count_drafts(folder);
    let piled = if drafts == 0 {
        0
    } else {
        assert_eq!(started(folder).keys("q").wait_exit(), 0);
        count_drafts(folder)
    };
    Fate {
        kind,
        shown,
        missing: sent - place.unwrap_or(0),
        drafts,
        piled,
        unreadable: state.is_err(),
        fault: fault.or_else(|| is_listed_wrongly(folder)),
    }
}

/// What the program itself says of the session, where it is something else.
fn other_than_told(folder: &Path, state: &Json) -> Option<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_exlync"))
        .arg("--data-dir")
        .arg(folder)
        .args(["sessions", "show", "contoso", "--format", "json"])
        .output()
        .unwrap();
    let shown = serde_json::from_str(&out(&output)).map(work);
    let is_so = shown.as_ref().is_ok_and(|own| own == state);
    (!is_so).then(|| format!("the program reads something else: {output:?}"))
}

/// A draft is no session.
fn is_listed_wrongly(folder: &Path) -> Option<String> {
    let names = Store::at(Some(folder.to_owned())).unwrap().names().unwrap();
    let is_so = names.iter().map(SessionName::as_str).eq(["contoso"]);
    (!is_so).then(|| format!("these are listed: {names:?}"))
}

/// Files that a kill has left behind.
fn count_drafts(folder: &Path) -> usize {
    let entries = fs::read_dir(folder.join("sessions")).unwrap();
    let names = entries.map(|own| own.unwrap().file_name().into_string().unwrap());
    let is_known = |own: &String| {
        let ending = own.strip_prefix("contoso.");
        own == ".lock" || ending.is_some_and(|own| COMPANIONS.contains(&own))
    };
    names.filter(|own| !is_known(own)).count()
}
