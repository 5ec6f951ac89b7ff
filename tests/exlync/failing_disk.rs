//! A disk that fails at every step and after every byte: what was saved is never lost, and the program goes on.

use std::cell::RefCell;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use exlync::catalogue::{CommandId, ValueId};
use exlync::session::disk::{Disk, LocalDisk, Waits};
use exlync::session::{Change, Given, Known, Record, Session, SessionName, Store, Way, apply};
use jiff::Timestamp;

use crate::storage::name;

/// A disk that counts its steps and fails at one of them. It waits for nothing: what a loss of power takes away is
/// taken back instead.
#[derive(Clone, Debug)]
struct Failing(Rc<RefCell<Plan>>);

#[derive(Debug, Default)]
struct Plan {
    steps: usize,
    /// The number of bytes that each step writes, for those that write some.
    lengths: Vec<usize>,
    fails_at: Option<Fault>,
    is_dead: bool,
    /// What files were before steps that are not on the disk yet.
    pending: Vec<(PathBuf, Option<Vec<u8>>)>,
    drafts: usize,
}

/// How a step fails.
#[derive(Clone, Copy, Debug)]
struct Fault {
    step: usize,
    /// So many bytes are written all the same.
    bytes: usize,
    end: End,
}

/// What comes after a step that has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The next step works: a disk that was full.
    GoesOn,
    /// The program is killed: no step happens any more.
    Killed,
    /// The power fails: what was not on the disk yet is gone besides.
    PowerLost,
}

impl Failing {
    fn new(fails_at: Option<Fault>) -> Self {
        Self(Rc::new(RefCell::new(Plan {
            fails_at,
            ..Plan::default()
        })))
    }

    /// Counts a step; how many of its bytes are written where it fails.
    fn step(&self, length: usize) -> Result<(), usize> {
        let mut plan = self.0.borrow_mut();
        if plan.is_dead {
            return Err(0);
        }
        let step = plan.steps;
        plan.steps += 1;
        plan.lengths.push(length);
        match plan.fails_at {
            Some(fault) if fault.step == step => {
                plan.is_dead = fault.end != End::GoesOn;
                Err(fault.bytes)
            }
            _ => Ok(()),
        }
    }

    fn whole(&self) -> io::Result<()> {
        self.step(0).map_err(|_| full())
    }

    fn will_be(&self, path: &Path) {
        let before = fs::read(path).ok();
        self.0.borrow_mut().pending.push((path.to_owned(), before));
    }

    fn lose_power(&self) {
        for (path, before) in self.0.borrow_mut().pending.drain(..).rev() {
            match before {
                Some(bytes) => write(&path, &bytes),
                None => drop(fs::remove_file(&path)),
            }
        }
    }
}

fn full() -> io::Error {
    io::ErrorKind::StorageFull.into()
}

fn write(path: &Path, bytes: &[u8]) {
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).open(path);
    file.as_mut().unwrap().write_all(bytes).unwrap();
}

impl Disk for Failing {
    type Draft = PathBuf;

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn draft(&self, folder: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
        let number = self.0.borrow().drafts;
        self.0.borrow_mut().drafts += 1;
        let path = folder.join(format!(".draft-{number}"));
        if let Err(written) = self.step(bytes.len()) {
            write(&path, bytes.get(..written).unwrap());
            return Err(full());
        }
        write(&path, bytes);
        Ok(path)
    }

    fn place(
        &self,
        draft: PathBuf,
        path: &Path,
        replace: bool,
    ) -> Result<(), (io::Error, PathBuf)> {
        if let Err(error) = self.whole() {
            return Err((error, draft));
        }
        self.will_be(path);
        let placed = if replace {
            fs::rename(&draft, path)
        } else {
            fs::hard_link(&draft, path).and_then(|()| fs::remove_file(&draft))
        };
        placed.map_err(|error| (error, draft))
    }

    fn append(&self, path: &Path, bytes: &[u8], waits: Waits) -> io::Result<()> {
        let written = self.step(bytes.len());
        if waits == Waits::No || written.is_err() {
            self.will_be(path);
        }
        let part = match written {
            Ok(()) => bytes,
            Err(written) => bytes.get(..written).unwrap(),
        };
        if !part.is_empty() {
            LocalDisk.append(path, part, Waits::No)?;
        }
        written.map_err(|_| full())
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole()?;
        self.will_be(to);
        fs::hard_link(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.whole()?;
        self.will_be(from);
        self.will_be(to);
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.whole()?;
        self.will_be(path);
        fs::remove_file(path)
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.whole()?;
        self.0.borrow_mut().pending.clear();
        Ok(())
    }
}

/// A session at work, and every state that it has been in.
struct Work {
    store: Store<Failing>,
    session: Session,
    states: Vec<Session>,
    records: Vec<Record>,
    known: Known,
    /// How many changes are in the last state that was said to be saved.
    saved: usize,
}

const CHANGES: usize = 4;

fn contoso() -> SessionName {
    name("contoso")
}

impl Work {
    /// A session without a change, as it was created on a disk that works.
    fn begin(folder: &Path, disk: Failing) -> Self {
        let whole = Store::on(folder, LocalDisk);
        whole.create(&contoso(), &Session::default()).unwrap();
        Self {
            store: Store::on(folder, disk),
            session: Session::default(),
            states: vec![Session::default()],
            records: Vec::new(),
            known: whole.read(&contoso()).unwrap().known,
            saved: 0,
        }
    }

    /// Makes the next change and saves it.
    fn change(&mut self) {
        let number = self.states.len();
        let at = Timestamp::from_second(1_800_000_000 + i64::try_from(number).unwrap()).unwrap();
        let text = format!("the text of change {number}");
        let change = if number.is_multiple_of(2) {
            Change::Note(CommandId::new("preflight.backup"), Some(text))
        } else {
            Change::Value(ValueId::new("pool-fqdn"), Some(Given::Text(text)))
        };
        let before = self.session.changed;
        let inverse = apply(&mut self.session, change.clone());
        self.session.revision += 1;
        self.session.changed = Some(at);
        self.session.created.get_or_insert(at);
        self.records.push(Record {
            revision: self.session.revision,
            at,
            before,
            way: Way::Made,
            change,
            inverse,
        });
        self.states.push(self.session.clone());
        self.save();
    }

    fn save(&mut self) {
        let saved = self.store.save(
            &contoso(),
            &self.session,
            &mut self.records,
            &mut self.known,
            None,
        );
        if saved.is_ok() {
            self.saved = self.states.len() - 1;
        }
    }
}

/// The steps of the whole work, with how many bytes each writes.
fn steps() -> Vec<usize> {
    let folder = tempfile::tempdir().unwrap();
    let disk = Failing::new(None);
    let mut work = Work::begin(folder.path(), disk.clone());
    (0..CHANGES).for_each(|_| work.change());
    std::mem::take(&mut disk.0.borrow_mut().lengths)
}

/// Every step, after every byte that it writes, with each end.
fn faults() -> Vec<Fault> {
    let mut faults = Vec::new();
    for (step, length) in steps().into_iter().enumerate() {
        for end in [End::GoesOn, End::Killed, End::PowerLost] {
            faults.extend((0..=length).map(|bytes| Fault { step, bytes, end }));
        }
    }
    faults
}

#[test]
fn whatever_step_fails_after_whatever_byte_nothing_that_was_saved_is_lost() {
    let faults = faults();
    assert!(faults.len() > 5_000, "{}", faults.len());
    for fault in faults {
        // Given work on a disk that fails once
        let folder = tempfile::tempdir().unwrap();
        let disk = Failing::new(Some(fault));
        let mut work = Work::begin(folder.path(), disk.clone());
        (0..CHANGES).for_each(|_| work.change());
        match fault.end {
            // As the program does that is left.
            End::GoesOn => work.save(),
            End::Killed => {}
            End::PowerLost => disk.lose_power(),
        }

        // When the session is opened again
        let whole = Store::on(folder.path(), LocalDisk);
        assert_eq!(whole.names().unwrap(), [contoso()], "{fault:?}");
        let opened = whole.open(&contoso()).unwrap();

        // Then it is a state that it was in, and none before the last that was said to be saved
        let state = work.states.iter().position(|own| *own == opened.session);
        let state = state.unwrap_or_else(|| panic!("{fault:?}: {:?}", opened.session));
        assert!(state >= work.saved, "{fault:?}: {state} < {}", work.saved);
        assert_eq!(opened.torn, None, "{fault:?}");

        // And every change of it can be undone
        assert_eq!(opened.history.past.len(), state, "{fault:?}");
        if fault.end == End::GoesOn {
            assert_eq!(state, CHANGES, "{fault:?}");
            assert_eq!(whole.load(&contoso()).unwrap(), work.session, "{fault:?}");
        }
    }
}

#[test]
fn a_torn_file_is_read_from_the_version_before_and_the_history() {
    // Given a session whose file is cut after any byte, or holds something else
    let intact = |folder: &Path| {
        let mut work = Work::begin(folder, Failing::new(None));
        (0..CHANGES).for_each(|_| work.change());
        work.session
    };
    let folder = tempfile::tempdir().unwrap();
    intact(folder.path());
    let path = Store::on(folder.path(), LocalDisk).path(&contoso());
    let bytes = fs::read(&path).unwrap();
    let cut = (0..bytes.len()).map(|at| bytes.get(..at).unwrap().to_vec());
    let strange = [
        &b"\0\0\0\0"[..],
        b"\xff\xfe",
        b"format = \"x\"",
        b"not toml",
    ];
    for torn in cut.chain(strange.map(<[u8]>::to_vec)) {
        let folder = tempfile::tempdir().unwrap();
        let session = intact(folder.path());
        let store = Store::on(folder.path(), LocalDisk);
        write(&store.path(&contoso()), &torn);

        // When it is read, then all of it is there, and nothing is written
        let read = store.read(&contoso()).unwrap();
        assert_eq!(read.session, session, "{}", String::from_utf8_lossy(&torn));
        assert_eq!(fs::read(store.path(&contoso())).unwrap(), torn);

        // When it is opened, then it is set aside and said where, and undo reaches back
        let opened = store.open(&contoso()).unwrap();
        assert_eq!(opened.session, session);
        assert_eq!(opened.history.past.len(), CHANGES);
        assert_eq!(fs::read(opened.set_aside.as_ref().unwrap()).unwrap(), torn);
        let said = opened.in_words().unwrap();
        assert!(
            said.starts_with("its file is damaged: this is the session as it was at "),
            "{said}"
        );
        assert!(said.contains(".unreadable-"), "{said}");

        // And from then on its file is whole
        assert_eq!(store.read(&contoso()).unwrap().torn, None);
        assert_eq!(store.load(&contoso()).unwrap(), session);
        assert_eq!(store.names().unwrap(), [contoso()]);
    }
}
