//! What is to be found after each change: learned from a program that nobody kills.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value as Json;

use super::script::{DEEDS, keys};
use crate::command_line::{Desk, example};
use crate::kept::kept;
use crate::pty::{Setup, Terminal};

/// So long nothing is drawn any more once a picture is the last.
const QUIET: Duration = Duration::from_millis(100);

/// How long the screen is looked at before the file.
const GLANCE: Duration = Duration::from_millis(1);

/// How long anything may take before the test fails.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// What an unkilled program does with the script.
pub(super) struct Reference {
    desk: Desk,
    /// What is kept before the first change, and after each.
    pub(super) states: Vec<Json>,
    /// The picture of each of them that says that it is saved; nothing where a message stands in its place.
    pub(super) pictures: Vec<Option<String>>,
    /// From the start to the last byte of the first picture.
    pub(super) start: Duration,
    /// From all keys at once to the last save.
    pub(super) burst: Duration,
}

impl Reference {
    pub(super) fn learn() -> Self {
        let desk = Desk::new();
        desk.imports(&example("exchange-2013-lync-2013.toml"));
        let mut own = Self {
            desk,
            states: Vec::new(),
            pictures: Vec::new(),
            start: Duration::ZERO,
            burst: Duration::ZERO,
        };
        own.step_by_step();
        own.all_at_once();
        own
    }

    fn step_by_step(&mut self) {
        let folder = self.folder();
        let mut terminal = started(folder.path());
        self.note(&mut terminal, folder.path());
        for deed in DEEDS {
            let before = self.states.last().cloned();
            terminal.typed(&keys(deed).concat());
            let until = Instant::now() + PATIENCE;
            while kept(folder.path()).ok() == before {
                let screen = terminal.screen();
                assert!(Instant::now() < until, "`{deed}` changes nothing\n{screen}");
                terminal.settles(GLANCE);
            }
            self.note(&mut terminal, folder.path());
        }
        let untold = self.pictures.iter().filter(|own| own.is_none()).count();
        assert!(untold < DEEDS.len() / 2, "{untold} pictures do not tell");
        for (pair, deed) in self.pictures.windows(2).zip(DEEDS) {
            let is_seen = pair[0].is_none() || pair[0] != pair[1];
            assert!(is_seen, "`{deed}` is not to be seen");
        }
    }

    fn note(&mut self, terminal: &mut Terminal, folder: &Path) {
        terminal.settles(QUIET);
        terminal.wait_for(|screen| !screen.contains("saving"));
        self.states.push(kept(folder).unwrap());
        self.pictures.push(told(&terminal.screen()));
    }

    fn all_at_once(&mut self) {
        let folder = self.folder();
        let begun = Instant::now();
        let mut terminal = started(folder.path());
        self.start = begun.elapsed();
        let begun = Instant::now();
        let all: Vec<String> = DEEDS.iter().flat_map(|own| keys(own)).collect();
        terminal.typed(&all.concat());
        let last = self.states.last().cloned();
        while kept(folder.path()).ok() != last {
            assert!(begun.elapsed() < PATIENCE, "{}", terminal.screen());
            terminal.settles(GLANCE);
        }
        self.burst = begun.elapsed();
    }

    /// A data folder with the session as it is before the script.
    pub(super) fn folder(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("sessions")).unwrap();
        fs::copy(self.desk.contoso(), file(folder.path())).unwrap();
        folder
    }
}

/// The program on the session, with its first picture.
pub(super) fn started(folder: &Path) -> Terminal {
    let mut terminal = starting(folder);
    // Where the last change was on its way to the disk, a message stands in the place of `saved`.
    let is_there =
        |picture: &str| told(picture).is_some() || picture.contains("on the way to the disk");
    terminal.watch_for("the first picture", is_there);
    terminal
}

pub(super) fn starting(folder: &Path) -> Terminal {
    let setup = Setup::new().size(120, 40).folder(folder);
    setup.start(&["--session", "contoso", "--glyphs", "ascii"])
}

fn file(folder: &Path) -> PathBuf {
    folder.join("sessions/contoso.toml")
}

/// A picture without its times, where it says that everything is saved.
pub(super) fn told(screen: &str) -> Option<String> {
    let foot = screen.lines().last()?;
    foot.contains("| saved").then(|| {
        let rows = screen.lines().map(|row| without_times(row.trim_end()));
        rows.collect::<Vec<_>>().join("\n")
    })
}

fn without_times(row: &str) -> String {
    let words = row.split(' ').map(|word| {
        let own = word.trim_end_matches(',');
        let is_time = own.contains([':', '-'])
            && own.contains(|c: char| c.is_ascii_digit())
            && own.chars().all(|c| c.is_ascii_digit() || ":-".contains(c));
        if is_time { "#" } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}
