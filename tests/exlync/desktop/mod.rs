//! A desktop of a test's own: an X server on a display that it chooses itself, gone with the test.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take to have the clipboard.
const PATIENCE: Duration = Duration::from_secs(30);

/// An X server.
pub(crate) struct Desktop {
    server: Child,
    display: String,
}

/// A program that has the clipboard until it is dropped.
pub(crate) struct Owner(Child);

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
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        drop(input);
        // It says that it has the clipboard before the display has heard of it.
        let deadline = Instant::now() + PATIENCE;
        while self.pasted() != text.as_bytes() {
            assert!(
                Instant::now() < deadline,
                "xclip has not taken the clipboard"
            );
        }
        Owner(child)
    }

    /// What another program gets; nothing where nobody has the clipboard.
    pub(crate) fn pasted(&self) -> Vec<u8> {
        let mut command = Command::new("xclip");
        command.args(["-out", "-selection", "clipboard"]);
        command
            .env("DISPLAY", &self.display)
            .output()
            .unwrap()
            .stdout
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
        signal(&self.0, "STOP");
    }

    pub(crate) fn go_on(&self) {
        signal(&self.0, "CONT");
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        end(&mut self.0);
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
