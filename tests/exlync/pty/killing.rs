//! A program on a terminal is watched picture by picture, and ended at a moment of the test's choice.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{PATIENCE, Terminal};

/// What the program ends each picture with: it shows the cursor, or hides it.
const ENDS: [&[u8]; 2] = [b"\x1b[?25h", b"\x1b[?25l"];

/// Ends a program at once, in less time than it takes to start another one for that.
pub(crate) struct Trigger(Child);

impl Terminal {
    /// Hands over each picture once it is complete, until one is what is looked for, or until then; whether it came.
    pub(crate) fn watch(&mut self, until: Instant, mut is_it: impl FnMut(&str) -> bool) -> bool {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(chunk) = self.output.recv_timeout(left) else {
                return false;
            };
            if self.take_pictures(&chunk, &mut is_it) {
                return true;
            }
        }
    }

    /// Waits until the picture comes; fails with the screen as it is.
    pub(crate) fn watch_for(&mut self, what: &str, is_it: impl FnMut(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        assert!(
            self.watch(until, is_it),
            "{what} did not come:\n{}",
            self.shown()
        );
    }

    /// Waits until nothing has been drawn for so long.
    pub(crate) fn settles(&mut self, quiet: Duration) -> &mut Self {
        while let Ok(chunk) = self.output.recv_timeout(quiet) {
            self.take(&chunk);
        }
        self
    }

    /// What will end it.
    pub(crate) fn trigger(&self) -> Trigger {
        let child = Command::new("sh")
            .args(["-c", r#"read go && kill -KILL "$0""#])
            .arg(self.process.to_string())
            .stdin(Stdio::piped())
            .spawn();
        Trigger(child.unwrap())
    }

    /// Ends it by SIGKILL, and hands over the pictures that it had still drawn.
    pub(crate) fn kill(&mut self, trigger: Trigger, mut see: impl FnMut(&str)) {
        trigger.pull();
        let ended = self.exit.recv_timeout(PATIENCE).unwrap();
        assert!(ended.is_err(), "it left by itself: {ended:?}");
        self.ended = true;
        self.slave = None;
        while let Ok(chunk) = self.output.recv_timeout(PATIENCE) {
            self.take_pictures(&chunk, &mut |picture| {
                see(picture);
                false
            });
        }
    }

    fn take_pictures(&mut self, chunk: &[u8], is_it: &mut impl FnMut(&str) -> bool) -> bool {
        let mut came = false;
        for part in chunk.split_inclusive(|own| matches!(own, b'h' | b'l')) {
            self.take(part);
            if ENDS.iter().any(|end| self.bytes.ends_with(end)) {
                came |= is_it(&self.screen());
            }
        }
        came
    }
}

impl Trigger {
    fn pull(mut self) {
        let mut words = self.0.stdin.take().unwrap();
        words.write_all(b"go\n").unwrap();
        let status = self.0.wait().unwrap();
        assert!(status.success(), "{status}");
    }
}
