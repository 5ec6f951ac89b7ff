//! The program on a terminal as the system sees it, and the terminal as other programs find it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::thread;
use std::time::Instant;

use portable_pty::MasterPty;

use super::{PATIENCE, Terminal};

/// What a terminal has on before anything is written to it: the cursor is shown.
const AT_FIRST: [u16; 1] = [25];

impl Terminal {
    /// Holds that `stty -a` says what it said before the program was started.
    pub(crate) fn is_as_before(&self) -> &Self {
        let now = stty(self.master.as_deref().unwrap());
        assert_eq!(now, self.before, "what `stty -a` says is another");
        self
    }

    /// Whether the terminal has the settings of before.
    pub(crate) fn is_raw(&self) -> bool {
        stty(self.master.as_deref().unwrap()).contains("-icanon")
    }

    /// Waits until the program has taken the terminal, before it draws.
    pub(crate) fn becomes_raw(&mut self) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_raw() {
            assert!(Instant::now() < deadline, "it was never taken");
        }
        self
    }

    /// As a shell does when it takes the terminal of a stopped program.
    pub(crate) fn is_made_sane(&self) -> &Self {
        let name = self.master.as_ref().and_then(|own| own.tty_name()).unwrap();
        let status = Command::new("stty")
            .arg("-F")
            .arg(name)
            .arg("sane")
            .status();
        assert!(status.unwrap().success());
        self
    }

    /// The modes of the terminal that are on by what was written so far: 25 the cursor, 1049 the other screen, 2004
    /// pastes, 1000 and more the mouse.
    pub(crate) fn modes(&self) -> BTreeSet<u16> {
        let mut on = BTreeSet::from(AT_FIRST);
        let text = String::from_utf8_lossy(self.bytes()).into_owned();
        for part in text.split("\u{1b}[?").skip(1) {
            let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
            let (numbers, rest) = part.split_at(end.unwrap_or(part.len()));
            for number in numbers.split(';').filter_map(|own| own.parse().ok()) {
                if rest.starts_with('h') {
                    on.insert(number);
                } else if rest.starts_with('l') {
                    on.remove(&number);
                }
            }
        }
        on
    }

    /// Waits until the screen is that of before: nothing is on that was not.
    pub(crate) fn gives_screen_back(&mut self) -> &mut Self {
        self.wait_until(|own| own.modes() == BTreeSet::from(AT_FIRST))
    }

    /// Sends a signal to a program that may have ended already.
    pub(crate) fn signal_if_there(&mut self, name: &str) -> &mut Self {
        let kill = format!("kill -{name} {} 2> /dev/null || true", self.process);
        Command::new("sh").args(["-c", &kill]).status().unwrap();
        self
    }

    /// Waits until the system says that the program is in this state: `T` is stopped.
    pub(crate) fn is_in_state(&mut self, state: &str) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while self.fields().first().map(String::as_str) != Some(state) {
            assert!(Instant::now() < deadline, "never in state {state}");
            thread::yield_now();
        }
        self
    }

    /// The time that the program took of the processors so far, in hundredths of a second; nothing once it has ended.
    pub(crate) fn processor_time(&self) -> Option<u64> {
        let fields = self.fields();
        let ended = fields.first().is_none_or(|own| own == "Z");
        let time = |place: usize| fields.get(place)?.parse::<u64>().ok();
        if ended {
            None
        } else {
            Some(time(11)? + time(12)?)
        }
    }

    /// What the system tells of the program, from its state on.
    fn fields(&self) -> Vec<String> {
        let told = fs::read_to_string(format!("/proc/{}/stat", self.process)).unwrap_or_default();
        let behind = told.rsplit_once(") ").map_or("", |(_, own)| own);
        behind.split_whitespace().map(str::to_owned).collect()
    }
}

pub(super) fn stty(master: &dyn MasterPty) -> String {
    let name = master.tty_name().unwrap();
    let output = Command::new("stty").arg("-a").arg("-F").arg(name).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}
