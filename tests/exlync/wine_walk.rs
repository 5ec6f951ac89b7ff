//! One deployment by keys, on Windows and on this machine side by side: after every key both show the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use exlync::session::read_answers;

use crate::command_line::Desk;
use crate::deployment::{Hands, walk};
use crate::pty::{Setup, Terminal};
use crate::wine;

/// A terminal of this machine, and one of Windows.
struct Beside {
    here: Terminal,
    there: Terminal,
    /// How often both were compared.
    compared: usize,
}

impl Beside {
    /// What both were told is told, and drawn the same.
    fn shows_the_same(&mut self, before: (usize, usize)) {
        self.here.draws_more_than(before.0);
        self.there.draws_more_than(before.1);
        self.meet();
    }

    /// Waits until both screens are the same but for the time of day.
    fn meet(&mut self) {
        Terminal::wait_until_equal(&mut self.here, &mut self.there, timeless);
        self.compared += 1;
    }

    /// Does something that changes both screens, and waits for it. What is not waited for can be answered together with
    /// what is pressed next: the Windows console then makes one paste of a typed text and Enter, and a card that was not
    /// drawn in between may stand a line elsewhere.
    fn change(&mut self, act: [&dyn Fn(&mut Terminal); 2]) -> &mut Self {
        for (terminal, act) in [&mut self.here, &mut self.there].into_iter().zip(act) {
            let before = timeless(&terminal.screen());
            act(terminal);
            terminal.wait_until(|own| timeless(&own.screen()) != before);
        }
        self.meet();
        self
    }

    fn written(&self) -> (usize, usize) {
        (self.here.bytes().len(), self.there.bytes().len())
    }
}

impl Hands for Beside {
    fn presses(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let before = self.written();
            self.here.keys(key);
            self.there.keys(key);
            self.shows_the_same(before);
        }
        self
    }

    /// The Windows console makes keys of a paste.
    fn pastes(&mut self, text: &str) -> &mut Self {
        let here = |own: &mut Terminal| {
            own.pasted(text);
        };
        let there = |own: &mut Terminal| {
            own.typed(&text.replace("\r\n", "\r"));
        };
        self.change([&here, &there])
    }

    fn waits_for(&mut self, text: &str) -> &mut Self {
        self.here.sees(text);
        self.there.sees(text);
        self.meet();
        self
    }

    fn changes_by(&mut self, key: &str) -> &mut Self {
        let press = |own: &mut Terminal| {
            own.keys(key);
        };
        self.change([&press, &press])
    }

    fn replaces(&mut self, text: &str) -> &mut Self {
        // The letter stands for what was there: taking it out shows that the field is empty, whatever was in it.
        self.changes_by("x").changes_by("ctrl+u").pastes(text)
    }
}

/// The screen without what depends on the time: the time of day, and the last two rows, where a message stays as long as
/// it takes to read it.
fn timeless(screen: &str) -> String {
    let mut text: Vec<char> = screen.chars().collect();
    for place in 0..text.len().saturating_sub(4) {
        let digits = [0, 1, 3, 4].map(|own| text[place + own].is_ascii_digit());
        if digits == [true; 4] && text[place + 2] == ':' {
            text[place..place + 5].fill('0');
        }
    }
    let rows: String = text.into_iter().collect();
    let mut rows: Vec<&str> = rows.lines().map(str::trim_end).collect();
    rows.truncate(rows.len().saturating_sub(2));
    rows.join("\n")
}

/// Writes the scripts by the page of the exports, into a folder of its working directory.
fn exports(terminal: &mut Terminal) {
    terminal.keys("6").sees("[6 Export]");
    pressed(terminal, &["home", "down", "down", "enter", "ctrl+u"]);
    pressed(terminal, &["s", "c", "r", "i", "p", "t", "s"]);
    pressed(terminal, &["enter", "home", "enter"]);
    terminal.sees("wrote");
}

/// One key after the other: on Windows those that come together are a paste.
fn pressed(terminal: &mut Terminal, keys: &[&str]) {
    for key in keys {
        let before = terminal.bytes().len();
        terminal.keys(key).draws_more_than(before);
    }
}

/// The files of a folder by name, as text without what tells when.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|own| own.unwrap().path());
    paths
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, undated(&fs::read_to_string(&path).unwrap()))
        })
        .collect()
}

/// A file without the lines that tell when: both were walked a moment apart.
fn undated(text: &str) -> String {
    let times = ["created = ", "changed = ", "at = ", "# State of: "];
    let is_time = |line: &str| times.iter().any(|own| line.starts_with(own));
    let lines: Vec<&str> = text.split('\n').filter(|own| !is_time(own)).collect();
    lines.join("\n")
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_deployment_is_walked_on_the_old_console_as_on_linux() {
    // The old Windows console has the plain signs by itself.
    let example = include_str!("../../examples/exchange-online-lync-server.toml");
    is_the_same(example, (80, 25), &["--glyphs", "ascii"], &[]);
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_deployment_is_walked_on_windows_terminal_as_on_linux() {
    let example = include_str!("../../examples/exchange-2013-lync-2013.toml");
    is_the_same(example, (120, 40), &[], &[("WT_SESSION", "fe8e0a4c")]);
}

fn is_the_same(
    example: &str,
    (width, height): (u16, u16),
    arguments: &[&str],
    variables: &[(&str, &str)],
) {
    // Given both, beside each other
    let catalogue = exlync::embedded_catalogue().unwrap();
    let wanted = read_answers(example, "the example", &catalogue).unwrap();
    let desks = [Desk::new(), Desk::new()];
    let [here, there] = &desks;
    let by_terminal = ["--clipboard", "osc52"];
    let set = |own: Setup, (name, value): &(&str, &str)| own.variable(name, value);
    let windows = variables.iter().fold(wine::setup(), set);
    let mut both = Beside {
        here: Setup::new()
            .folder(here.folder.path())
            .size(width, height)
            .start(&[arguments, &by_terminal].concat()),
        there: wine::start(
            &windows.folder(there.folder.path()).size(width, height),
            &by_terminal,
        ),
        compared: 0,
    };

    // When they are walked through, then after every key they show the same
    let work = walk(&mut both, &catalogue, &wanted);
    assert!(both.compared > 2 * work.len(), "{} times", both.compared);

    // And the same has been copied
    assert_eq!(both.here.copied(), work);
    assert_eq!(both.there.copied(), work);

    // And the same scripts are written
    exports(&mut both.here);
    exports(&mut both.there);
    let [scripts, same] = desks
        .each_ref()
        .map(|own| texts(&own.folder.path().join("scripts")));
    assert!(scripts.len() > 10, "only {} scripts", scripts.len());
    assert!(scripts.keys().eq(same.keys()));
    for (name, script) in &scripts {
        assert_eq!(same.get(name), Some(script), "{name}");
    }

    // And both are left with everything saved
    for terminal in [&mut both.here, &mut both.there] {
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
        terminal.is_restored();
    }
    let [session, same] = desks
        .each_ref()
        .map(|own| texts(&own.folder.path().join("sessions")));
    // The version before and the history lie beside it, in the same files.
    assert!(session.len() > 1 && session.keys().eq(same.keys()));
    let files = session
        .iter()
        .filter(|(name, _)| name.strip_suffix(".toml").is_some());
    for (name, text) in files {
        assert_eq!(same.get(name), Some(text), "{name}");
    }
}
