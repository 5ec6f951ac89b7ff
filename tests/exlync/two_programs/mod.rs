//! Two programs work on one session: whatever either was told to be saved is found, and who replaces is told.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Barrier};
use std::thread;

use exlync::session::{Session, SessionName, Store};

use crate::command_line::{Desk, example};
use crate::figures::tell;
use crate::kept::kept;
use crate::pty::Setup;
use crate::random::Random;

mod verdict;
mod writer;

use verdict::Verdict;
use writer::{Work, write};

/// Where the sessions are, for a process that is one of two.
const FOLDER: &str = "EXLYNC_TEST_TWO_PROGRAMS";

/// The sessions are of one round each.
fn session(round: usize, folder: &Path) -> SessionName {
    let name: SessionName = format!("round-{round}").parse().unwrap();
    let store = Store::at(Some(folder.to_owned())).unwrap();
    let session = Session {
        title: "as it was".to_owned(),
        ..Session::default()
    };
    store.create(&name, &session).unwrap();
    name
}

fn ends(verdict: &Verdict, what: &str, seed: u64) {
    let mut told = format!(
        "two programs, {what}: {} rounds, {} changes saved, {} refused, {} versions kept aside, {} lost; seed {seed}",
        verdict.rounds,
        verdict.saved,
        verdict.refused,
        verdict.kept_aside,
        verdict.lost.len()
    );
    tell(&told);
    for lost in verdict.lost.iter().take(3) {
        write!(told, "\n{lost}").unwrap();
    }
    assert!(verdict.lost.is_empty(), "{told}");
    assert!(verdict.saved > verdict.rounds, "{told}");
}

/// Two in one process, which start at the same moment.
fn in_one_process(rounds: usize) {
    let seed = Random::seed();
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Arc::new(exlync::embedded_catalogue().unwrap());
    let mut verdict = Verdict::default();
    for round in 0..rounds {
        let name = session(round, folder.path());
        let both = Barrier::new(2);
        let works = thread::scope(|scope| {
            let writers = [("one", 0), ("other", 1)].map(|(who, number)| {
                let (both, catalogue) = (&both, &catalogue);
                let (folder, name) = (folder.path(), &name);
                let mut random = Random::of(seed + number + u64::try_from(round).unwrap());
                scope.spawn(move || {
                    both.wait();
                    write(folder, name, who, catalogue, &mut random)
                })
            });
            writers.map(|own| own.join().unwrap())
        });
        verdict.judge(folder.path(), &name, &works);
    }
    ends(&verdict, "in one process", seed);
}

/// Two processes, which are told each round to begin.
fn in_two_processes(rounds: usize) {
    let seed = Random::seed();
    let folder = tempfile::tempdir().unwrap();
    let mut writers = ["one", "other"].map(|who| Process::start(who, folder.path()));
    let mut verdict = Verdict::default();
    for round in 0..rounds {
        let name = session(round, folder.path());
        for (writer, number) in writers.iter_mut().zip(0..) {
            writer.begin(&name, seed + number + u64::try_from(round).unwrap());
        }
        let works = writers.each_mut().map(Process::work);
        verdict.judge(folder.path(), &name, &works);
    }
    ends(&verdict, "in two processes", seed);
}

/// This test program once more, as one of two.
struct Process {
    child: Child,
    orders: Option<ChildStdin>,
    told: Box<dyn Iterator<Item = io::Result<String>>>,
}

impl Process {
    fn start(who: &str, folder: &Path) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "two_programs::one_of_two",
                "--ignored",
                "--nocapture",
            ])
            .env(FOLDER, format!("{who} {}", folder.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let told = BufReader::new(child.stderr.take().unwrap()).lines();
        Self {
            orders: child.stdin.take(),
            child,
            told: Box::new(told),
        }
    }

    fn begin(&mut self, name: &SessionName, seed: u64) {
        let orders = self.orders.as_mut().unwrap();
        writeln!(orders, "{name} {seed}").unwrap();
    }

    fn work(&mut self) -> Work {
        let line = self.told.next().unwrap().unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It ends with its orders.
        self.orders = None;
        let _ = self.child.wait();
    }
}

#[test]
#[ignore = "one of the two processes of the tests below"]
fn one_of_two() {
    let told = env::var(FOLDER).unwrap();
    let (who, folder) = told.split_once(' ').unwrap();
    let catalogue = Arc::new(exlync::embedded_catalogue().unwrap());
    for order in io::stdin().lines() {
        let order = order.unwrap();
        let (name, seed) = order.split_once(' ').unwrap();
        let mut random = Random::of(seed.parse().unwrap());
        let name = name.parse().unwrap();
        let work = write(Path::new(folder), &name, who, &catalogue, &mut random);
        writeln!(io::stderr(), "{}", serde_json::to_string(&work).unwrap()).unwrap();
    }
}

#[test]
fn of_two_that_save_the_same_session_neither_loses_a_change() {
    in_one_process(20);
    in_two_processes(20);
}

#[test]
#[ignore = "takes long: `.ci/reliability` runs it"]
fn five_hundred_rounds_in_one_process() {
    in_one_process(500);
}

#[test]
#[ignore = "takes long: `.ci/reliability` runs it"]
fn five_hundred_rounds_in_two_processes() {
    in_two_processes(500);
}

#[test]
fn two_windows_on_one_session_keep_the_work_of_both_and_say_so() {
    // Given a session that a window has open
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    let folder = desk.folder.path();
    let setup = Setup::new().size(160, 40).folder(folder);
    let open = || setup.start(&["--session", "contoso", "--glyphs", "ascii"]);
    let mut one = open();
    one.sees("| saved").keys("4 .").sees("[4 Steps]");
    one.keys("d").sees("done").answers();
    let first = kept(folder).unwrap();

    // When it is opened in another one, then that is asked, and may read meanwhile
    let mut other = open();
    other.sees("contoso is open").keys("n").sees("[read-only]");
    other
        .keys("4 .")
        .sees("[4 Steps]")
        .keys("d")
        .sees("read-only: it is open");
    assert_eq!(kept(folder).unwrap(), first);

    // When it takes over, then it works on with what the first has saved
    other.keys("T").sees("Open elsewhere").keys("y");
    other.wait_for(|screen| !screen.contains("[read-only]"));
    other.keys("4 . s").sees("Why is it skipped?");
    other
        .typed("not now")
        .keys("enter")
        .sees("skipped")
        .answers();
    let second = kept(folder).unwrap();
    assert_ne!(first, second);

    // And the first is told with its next change, which is kept, and only reads from then on
    one.keys("d").sees("was taken over").sees("[read-only]");
    assert_eq!(kept(folder).unwrap(), second);
    let aside = fs::read_to_string(folder.join("sessions/trash/contoso.toml")).unwrap();
    assert_eq!(aside.matches("state = \"done\"").count(), 2, "{aside}");
    for window in [&mut one, &mut other] {
        window.keys("q");
        assert_eq!(window.wait_exit(), 0);
    }
    assert!(!folder.join("sessions/contoso.holder").exists());
}
