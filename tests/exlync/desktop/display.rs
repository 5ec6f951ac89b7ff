//! A display of X11 for a test alone, and the programs that another person would use on it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// Names the display to those who are started on it: its number may be that of one that has just ended.
pub(super) const MARK: &str = "DISPLAY_OF_THE_TEST";

pub(super) struct Display {
    server: Child,
    pub(super) name: String,
}

impl Display {
    pub(super) fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "640x480x8"])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        let mut told = BufReader::new(server.stdout.take().unwrap());
        told.read_line(&mut number).unwrap();
        let name = format!(":{}", number.trim());
        assert!(name.len() > 1, "the display has not started");
        Self { server, name }
    }

    /// What no other display has.
    pub(super) fn mark(&self) -> String {
        self.server.id().to_string()
    }

    /// What another program pastes; nothing where there is nothing.
    pub(super) fn pasted(&self) -> Vec<u8> {
        let output = self.xclip().arg("-out").output().unwrap();
        output.stdout
    }

    /// The copy arrives a moment after the key; what was copied before may still be there.
    pub(super) fn waits_for(&self, expected: &str) {
        let mut found = Vec::new();
        self.wait(
            || {
                found = self.pasted();
                found == expected.as_bytes()
            },
            expected,
        );
    }

    /// Another program copies.
    pub(super) fn copies(&self, text: &str) {
        let mut child = fed(self.xclip().arg("-in"), text);
        assert!(child.wait().unwrap().success());
        // It goes to the background a moment before the display hears of it.
        self.waits_for(text);
    }

    /// The names of the forms in which the text is offered.
    pub(super) fn targets(&self) -> String {
        let mut command = self.xclip();
        let output = command.args(["-out", "-target", "TARGETS"]).output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    }

    /// The display answers nobody any more, until it goes on.
    pub(super) fn stalls(&self) {
        signal(&self.server, "STOP");
    }

    pub(super) fn goes_on(&self) {
        signal(&self.server, "CONT");
    }

    /// The processes that hold a text on this display.
    pub(super) fn holders(&self) -> Vec<u32> {
        let variable = format!("{MARK}={}", self.mark());
        let entries = fs::read_dir("/proc").unwrap();
        let numbers = entries.filter_map(|own| own.unwrap().file_name().to_str()?.parse().ok());
        let holds = |number: &u32| {
            let has = |file: &str, word: &str| {
                let bytes = fs::read(format!("/proc/{number}/{file}")).unwrap_or_default();
                bytes
                    .split(|own| *own == 0)
                    .any(|own| own == word.as_bytes())
            };
            has("cmdline", "hold-clipboard") && has("environ", &variable)
        };
        numbers.filter(holds).collect()
    }

    /// Waits until nobody holds a text on this display.
    pub(super) fn has_no_holder(&self) {
        self.wait(|| self.holders().is_empty(), "nobody holds");
    }

    fn wait(&self, mut is_so: impl FnMut() -> bool, what: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so() {
            let shown = String::from_utf8_lossy(&self.pasted()).into_owned();
            assert!(Instant::now() < deadline, "{shown:?}, not {what:?}");
            thread::yield_now();
        }
    }

    fn xclip(&self) -> Command {
        // A display or an owner that has stalled must not hold the test for ever.
        let mut command = Command::new("timeout");
        command
            .args(["20", "xclip", "-selection", "clipboard"])
            .env("DISPLAY", &self.name);
        command
    }
}

/// Starts a program that takes this text, and says nothing.
pub(super) fn fed(command: &mut Command, text: &str) -> Child {
    command.stdin(Stdio::piped());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    child
}

/// `STOP`: it answers nobody any more; `CONT`: it does again.
pub(super) fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    let status = Command::new("sh").args(["-c", &kill]).status().unwrap();
    assert!(status.success(), "{kill}");
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
