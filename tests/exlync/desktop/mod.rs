//! A desktop of a test's own: an X server on a display that it chooses itself, gone with the test.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// An X server.
pub(crate) struct Desktop {
    server: Child,
    display: String,
}

/// A program that has the clipboard until it is dropped.
pub(crate) struct Owner {
    child: Child,
    _input: Option<ChildStdin>,
}

impl Desktop {
    /// Starts it, and waits until it takes connections.
    pub(crate) fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                "320x200x24",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        let told = server.stdout.take().unwrap();
        BufReader::new(told).read_line(&mut number).unwrap();
        let display = format!(":{}", number.trim());
        assert!(display.len() > 1, "the X server did not come");
        Self { server, display }
    }

    /// What `DISPLAY` is on it.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// Another program copies this, and hands it out to whoever asks.
    pub(crate) fn copies(&self, text: &str) -> Owner {
        let mut child = Command::new("xclip")
            .args(["-in", "-selection", "clipboard", "-quiet", "-loops", "0"])
            .env("DISPLAY", &self.display)
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
        let told = child.stderr.take().unwrap();
        let mut told = BufReader::new(told);
        while !said.contains("Waiting for selection request") {
            said.clear();
            let read = told.read_line(&mut said).unwrap();
            assert!(read > 0, "xclip has not taken the clipboard");
        }
        // What it says later must not hold it up.
        std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
        Owner {
            child,
            _input: None,
        }
    }

    /// What another program gets.
    pub(crate) fn pasted(&self) -> Vec<u8> {
        let mut command = Command::new("xclip");
        command.args(["-out", "-selection", "clipboard"]);
        let output = command.env("DISPLAY", &self.display).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        output.stdout
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

impl Owner {
    /// It answers nobody any more.
    pub(crate) fn stop(&self) {
        signal(&self.child, "STOP");
    }

    pub(crate) fn go_on(&self) {
        signal(&self.child, "CONT");
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

fn signal(child: &Child, name: &str) {
    let kill = format!("kill -{name} {}", child.id());
    let status = Command::new("sh").args(["-c", &kill]).status().unwrap();
    assert!(status.success(), "{kill}");
}
