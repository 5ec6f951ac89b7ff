//! A program that has the clipboard of a display, and hands out its text to whoever asks.

use std::io::{BufRead, BufReader, Write, copy, sink};
use std::process::{Child, Command, Stdio};
use std::thread;

use super::Display;

pub(super) struct Owner(Child);

impl Owner {
    /// Another program copies this, and stays.
    pub(super) fn copies(display: &Display, text: &str) -> Self {
        let mut child = Command::new("xclip")
            .args(["-in", "-selection", "clipboard", "-quiet", "-loops", "0"])
            .env("DISPLAY", &display.name)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        drop(input);
        // It says that it waits for requests once it has the clipboard.
        let mut said = String::new();
        let mut told = BufReader::new(child.stderr.take().unwrap());
        while !said.contains("Waiting for selection request") {
            said.clear();
            let read = told.read_line(&mut said).unwrap();
            assert!(read > 0, "xclip has not taken the clipboard");
        }
        // What it says later must not hold it up.
        thread::spawn(move || copy(&mut told, &mut sink()));
        Self(child)
    }

    /// It answers nobody any more.
    pub(super) fn stop(&self) {
        self.signal("STOP");
    }

    pub(super) fn go_on(&self) {
        self.signal("CONT");
    }

    fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.0.id());
        let status = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(status.success(), "{kill}");
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
