//! What is copied inside tmux is in its buffer, to the byte.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::{desk, work};

const PATIENCE: Duration = Duration::from_secs(30);

/// A server of tmux with a socket and a configuration of its own.
struct Tmux<'f>(&'f Path);

impl Tmux<'_> {
    fn says(&self, arguments: &[&str]) -> Vec<u8> {
        let mut command = Command::new("tmux");
        for name in [
            "TMUX",
            "STY",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "EXLYNC_CLIPBOARD",
        ] {
            command.env_remove(name);
        }
        let output = command
            .env("LANG", "C.UTF-8")
            .env("SSH_TTY", "/dev/pts/0")
            .arg("-S")
            .arg(self.0.join("socket"))
            .arg("-f")
            .arg(self.0.join("tmux.conf"))
            .args(arguments)
            .output();
        output.unwrap().stdout
    }

    fn waits(&self, arguments: &[&str], is_so: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = String::from_utf8(self.says(arguments)).unwrap();
            if is_so(&found) {
                return;
            }
            assert!(Instant::now() < deadline, "{arguments:?}: {found}");
            thread::yield_now();
        }
    }

    fn sees(&self, text: &str) {
        self.waits(&["capture-pane", "-p"], |screen| screen.contains(text));
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        self.says(&["kill-server"]);
    }
}

#[test]
#[ignore = "needs tmux: .ci/clipboard runs it"]
fn what_is_copied_inside_tmux_is_in_its_buffer() {
    // Given the wizard inside tmux, at the far end of SSH
    let desk = desk();
    desk.file(
        "tmux.conf",
        "set -g set-clipboard on\nset -s escape-time 0\n",
    );
    let tmux = Tmux(desk.folder.path());
    let folder = desk.folder.path().to_str().unwrap();
    let program = [env!("CARGO_BIN_EXE_exlync"), "--data-dir", folder];
    let mut begin = vec!["new-session", "-d", "-x", "160", "-y", "40", "--"];
    begin.extend(program);
    begin.extend(["--session", "contoso"]);
    tmux.says(&begin);
    tmux.sees("contoso");
    tmux.says(&["send-keys", "4"]);
    tmux.sees("[4 Steps]");

    // When commands are copied until one has several lines, then each is in the buffer of tmux
    let mut has_lines = false;
    for expected in work(&desk) {
        tmux.says(&["send-keys", "c"]);
        tmux.waits(&["show-buffer"], |buffer| buffer == expected);
        tmux.sees("not confirmed");
        has_lines = expected.contains("\r\n");
        if has_lines {
            break;
        }
        tmux.says(&["send-keys", "d"]);
    }
    assert!(has_lines, "no command has several lines");
}
