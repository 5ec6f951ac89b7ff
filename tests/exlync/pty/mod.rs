//! A terminal that a test holds: starts the program on it, presses keys, and looks at the screen. It answers no query,
//! as some real ones do not.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{MasterPty, PtySize, SlavePty};

use crate::base64::text_of_base64;
use crate::keys::bytes;

mod killing;
mod process;
mod setup;

pub(crate) use setup::Setup;

/// How long anything may take before the test fails: a machine under load is slow.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long one terminal is looked at before the other.
const GLANCE: Duration = Duration::from_millis(10);

/// How long a program has that is knocked at.
const KNOCK: Duration = Duration::from_millis(300);

/// A program on a terminal.
pub(crate) struct Terminal {
    parser: vt100::Parser<Copies>,
    bytes: Vec<u8>,
    output: Receiver<Vec<u8>>,
    /// What is written to the terminal besides, where the output goes elsewhere.
    besides: Option<Receiver<Vec<u8>>>,
    exit: Receiver<Result<u32, String>>,
    keyboard: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept, so that the settings of the terminal outlive the program and can be looked at.
    slave: Option<Box<dyn SlavePty + Send>>,
    process: u32,
    ended: bool,
    /// Nothing is read while this is held.
    held: Option<Sender<()>>,
    stop: Arc<AtomicBool>,
    settings: String,
    /// What `stty -a` said before the program was started.
    before: String,
    /// What the program keeps; gone with the terminal.
    folder: PathBuf,
    _own: Option<tempfile::TempDir>,
}

/// What came by OSC 52, in base64.
#[derive(Default)]
struct Copies(Vec<Vec<u8>>);

impl vt100::Callbacks for Copies {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0.push(data.to_vec());
    }
}

impl Terminal {
    /// exlync with these arguments, in a terminal of this size.
    pub(crate) fn start(arguments: &[&str], width: u16, height: u16) -> Self {
        Setup::new().size(width, height).start(arguments)
    }

    /// Presses keys: `"1 enter"`, `"ctrl+p down down f1"`. What is no name of a key is typed letter by letter.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.press(&bytes(key));
        }
        self
    }

    /// Types a text, with its spaces.
    pub(crate) fn typed(&mut self, text: &str) -> &mut Self {
        self.press(text.as_bytes());
        self
    }

    /// Pastes a text, as a terminal with bracketed paste does.
    pub(crate) fn pasted(&mut self, text: &str) -> &mut Self {
        self.press(format!("\u{1b}[200~{text}\u{1b}[201~").as_bytes());
        self
    }

    fn press(&mut self, bytes: &[u8]) {
        let keyboard = self.keyboard.as_mut().unwrap();
        // A program that has just ended reads nothing any more; `wait_exit` tells.
        let _ = keyboard.write_all(bytes).and_then(|()| keyboard.flush());
    }

    pub(crate) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        let size = PtySize {
            rows: height,
            cols: width,
            ..PtySize::default()
        };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self.parser
            .screen_mut()
            .set_size(cells(height), cells(width));
        self
    }

    /// Waits until the screen is so, whatever is drawn before; fails with the screen as it is.
    pub(crate) fn wait_for(&mut self, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(&self.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(why) => panic!(
                    "what was waited for did not come ({why}):\n{}",
                    self.shown()
                ),
            }
        }
        self
    }

    /// Waits until this text is on the screen.
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !self.screen().contains(text) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(why) => panic!("`{text}` did not come ({why}):\n{}", self.shown()),
            }
        }
        self
    }

    /// Waits until more than this has been written in all.
    pub(crate) fn draws_more_than(&mut self, written: usize) -> &mut Self {
        while self.bytes.len() <= written {
            self.take_next("nothing was drawn");
        }
        self
    }

    /// Waits until the help comes and goes by its keys: what is pressed before a program reads may be lost.
    pub(crate) fn answers(&mut self) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        for (key, is_there) in [("f1", true), ("esc", false)] {
            while self.screen().contains("Help") != is_there {
                assert!(Instant::now() < deadline, "no answer:\n{}", self.shown());
                self.keys(key);
                while let Ok(chunk) = self.output.recv_timeout(KNOCK) {
                    self.take(&chunk);
                }
            }
        }
        self
    }

    /// Waits until this holds of what was drawn.
    pub(crate) fn wait_until(&mut self, holds: impl Fn(&Self) -> bool) -> &mut Self {
        while !holds(self) {
            self.take_next("what was waited for did not come");
        }
        self
    }

    /// Waits until two screens are the same, whatever is drawn before; `look` is what counts of them.
    pub(crate) fn wait_until_equal(one: &mut Self, other: &mut Self, look: fn(&str) -> String) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            for terminal in [&mut *one, &mut *other] {
                while let Ok(chunk) = terminal.output.try_recv() {
                    terminal.take(&chunk);
                }
            }
            if look(&one.screen()) == look(&other.screen()) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "the screens differ:\n{}\n{}",
                one.shown(),
                other.shown()
            );
            if let Ok(chunk) = other.output.recv_timeout(GLANCE) {
                other.take(&chunk);
            }
        }
    }

    fn take_next(&mut self, fault: &str) {
        match self.output.recv_timeout(PATIENCE) {
            Ok(chunk) => self.take(&chunk),
            Err(why) => panic!("{fault} ({why}):\n{}", self.shown()),
        }
    }

    /// The text on the screen, a line for each row.
    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The screen with all its properties.
    pub(crate) fn cells(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Everything that was written so far.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What was written to the terminal besides the output, as far as it has come. Only where that goes elsewhere.
    pub(crate) fn besides(&mut self) -> String {
        let chunks: Vec<Vec<u8>> = self.besides.iter().flat_map(Receiver::try_iter).collect();
        String::from_utf8_lossy(&chunks.concat()).into_owned()
    }

    /// What was copied by OSC 52 so far.
    pub(crate) fn copied(&self) -> Vec<String> {
        let copies = self.parser.callbacks().0.iter();
        copies.map(|own| text_of_base64(own)).collect()
    }

    /// Where the program keeps its data.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Sends a signal, such as `TERM`.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let kill = format!("kill -{name} {}", self.process);
        let status = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(status.success(), "{kill}");
        self
    }

    /// Closes the terminal, as a lost connection does.
    pub(crate) fn hang_up(&mut self) -> &mut Self {
        self.stops_reading();
        self.slave = None;
        self.keyboard = None;
        self.master = None;
        self
    }

    /// Reads nothing any more; where the output goes through a pipe, that is closed.
    pub(crate) fn stops_reading(&mut self) -> &mut Self {
        // The thread that reads holds the terminal too: it ends with the next picture, and another size makes one.
        self.stop.store(true, Ordering::SeqCst);
        self.resize(100, 30);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(chunk) => self.take(&chunk),
                Err(RecvTimeoutError::Disconnected) => return self,
                Err(RecvTimeoutError::Timeout) => panic!("nothing was drawn:\n{}", self.shown()),
            }
        }
    }

    /// Waits until the program has ended, and everything that it wrote has been read; its exit code.
    pub(crate) fn wait_exit(&mut self) -> u32 {
        let code = match self.exit.recv_timeout(PATIENCE) {
            Ok(Ok(code)) => code,
            Ok(Err(signal)) => panic!("a signal ended it: {signal}\n{}", self.shown()),
            Err(why) => panic!("it did not end ({why}):\n{}", self.shown()),
        };
        self.ended = true;
        self.held = None;
        if let Some(master) = &self.master {
            // Where a console stands between, it has a moment to put them back.
            let deadline = Instant::now() + PATIENCE;
            while settings(master.as_ref()) != self.settings && Instant::now() < deadline {
                thread::yield_now();
            }
            assert_eq!(
                settings(master.as_ref()),
                self.settings,
                "the settings of the terminal are others than before"
            );
        }
        self.slave = None;
        while let Ok(chunk) = self.output.recv_timeout(PATIENCE) {
            self.take(&chunk);
        }
        code
    }

    /// Holds that the terminal is as it was before; what was written since the other screen was left.
    pub(crate) fn is_restored(&self) -> String {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen is left");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let all = String::from_utf8_lossy(&self.bytes).into_owned();
        let (_, behind) = all.rsplit_once("\u{1b}[?1049l").unwrap();
        behind.to_owned()
    }

    fn take(&mut self, chunk: &[u8]) {
        self.bytes.extend_from_slice(chunk);
        self.parser.process(chunk);
    }

    fn shown(&self) -> String {
        let mut text = String::from("--- screen\n");
        for line in self.screen().lines() {
            let _ = writeln!(text, "|{line}");
        }
        text + "--- end of the screen"
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if !self.ended {
            let kill = format!("kill -KILL {}", self.process);
            let _ = Command::new("sh").args(["-c", &kill]).status();
        }
    }
}

fn read(
    reader: Box<dyn Read + Send>,
    stop: Arc<AtomicBool>,
    held: Receiver<()>,
) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let _ = held.recv();
        pass_on(reader, &sender, &stop);
    });
    receiver
}

fn pass_on(mut reader: Box<dyn Read + Send>, sender: &Sender<Vec<u8>>, stop: &AtomicBool) {
    let mut chunk = vec![0; 65_536];
    while let Ok(length @ 1..) = reader.read(&mut chunk) {
        let read = chunk.get(..length).unwrap().to_vec();
        if sender.send(read).is_err() || stop.load(Ordering::SeqCst) {
            return;
        }
    }
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap()
}

#[test]
fn the_terminal_of_the_tests_types_pastes_and_takes_copies() {
    let script =
        r#"read a; read b; printf '%s|%s' "$a" "$b" | cat -v; printf '\033]52;c;Zm9v\033\\\\'"#;
    let mut terminal = Setup::new()
        .program("/bin/sh".into())
        .start(&["-c", script]);
    terminal.typed("two words").keys("enter");
    terminal.pasted("pasted").keys("enter");
    terminal.sees("two words|^[[200~pasted^[[201~");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(terminal.copied(), ["foo"]);
}
