//! The disk behind the wizard: in order, only the newest, nothing lost, nothing brought back.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use exlync::session::{Session, SessionName, Store};
use exlync::tui::{Kept, Opening, Storage};
use exlync::wizard::{Effect, Event, ExportJob, Exported, Opened, Receipt};

use crate::command_line::MINIMAL;

pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A store in a folder of its own, the thread before it, and what that answers.
pub(crate) struct Disk {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) store: Store,
    pub(crate) storage: Storage,
    answers: Receiver<Option<Event>>,
}

impl Disk {
    pub(crate) fn new() -> Self {
        Self::with(tempfile::tempdir().unwrap(), None)
    }

    /// A program that is started with this session open.
    pub(crate) fn with(folder: tempfile::TempDir, opens: Option<&str>) -> Self {
        let store = Store::at(Some(folder.path().to_owned())).unwrap();
        Self::on(folder, store, opens)
    }

    /// Another window on the same folder.
    pub(crate) fn beside(&self, opens: Option<&str>) -> Self {
        Self::on(tempfile::tempdir().unwrap(), self.store.clone(), opens)
    }

    fn on(folder: tempfile::TempDir, store: Store, opens: Option<&str>) -> Self {
        let catalogue = Arc::new(exlync::embedded_catalogue().unwrap());
        let (sender, answers) = mpsc::channel();
        let opening = opens.map(|own| Opening::new(&store, &name(own), String::new()).unwrap());
        let storage = Storage::new(store.clone(), catalogue, opening, move |event| {
            sender.send(event).unwrap();
        });
        Self {
            folder,
            store,
            storage,
            answers,
        }
    }

    pub(crate) fn ask(&mut self, effect: Effect) -> &mut Self {
        self.storage.ask(effect);
        self
    }

    pub(crate) fn save(&mut self, own: &str, title: &str, ticket: u64) -> &mut Self {
        self.ask(Effect::Save {
            name: name(own),
            session: Box::new(titled(title)),
            ticket,
            records: Vec::new(),
        })
    }

    pub(crate) fn next(&self) -> Event {
        self.answers.recv_timeout(PATIENCE).unwrap().unwrap()
    }

    /// Waits for the answer that a fault of the program has.
    pub(crate) fn is_faulty(&self) -> bool {
        self.answers.recv_timeout(PATIENCE).unwrap().is_none()
    }

    pub(crate) fn receipt(&self) -> Receipt {
        match self.next() {
            Event::Saved(receipt) => receipt,
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn opened(&self) -> Result<Opened, String> {
        match self.next() {
            Event::Opened(opened) => opened.map(|own| *own),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn listed(&self) -> Vec<String> {
        match self.next() {
            Event::Listed(Ok(found)) => found.iter().map(|own| own.name.to_string()).collect(),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn title(&self, own: &str) -> String {
        self.store.load(&name(own)).unwrap().title
    }

    /// Keeps the thread busy until the sender is dropped, so that what is asked meanwhile is queued.
    pub(crate) fn hold(&mut self) -> mpsc::Sender<()> {
        let (go, wait) = mpsc::channel::<()>();
        self.storage.then(move |_| {
            let _ = wait.recv_timeout(PATIENCE);
        });
        go
    }
}

pub(crate) fn name(text: &str) -> SessionName {
    text.parse().unwrap()
}

pub(crate) fn titled(title: &str) -> Session {
    Session {
        title: title.to_owned(),
        ..Session::default()
    }
}

#[test]
fn of_several_saves_only_the_newest_is_written_and_answered() {
    // Given a thread that is busy while three saves of one session and one of another come in
    let mut disk = Disk::new();
    let go = disk.hold();
    disk.save("contoso", "first", 1)
        .save("fabrikam", "other", 7)
        .save("contoso", "second", 2)
        .save("contoso", "third", 3);

    // When it goes on
    drop(go);

    // Then each session is written once, as it was last
    assert_eq!(disk.receipt().ticket, 7);
    let receipt = disk.receipt();
    assert_eq!((receipt.name, receipt.ticket), (name("contoso"), 3));
    assert!(receipt.outcome.is_ok() && !receipt.was_gone);
    assert_eq!(disk.title("contoso"), "third");
    assert_eq!(
        disk.storage.finish(PATIENCE),
        Kept::All(disk.store.path(&name("contoso")))
    );
    assert!(disk.answers.try_recv().is_err(), "no answer is left over");
}

#[test]
fn a_save_is_not_moved_past_what_was_asked_between() {
    // Given a save, a copy of the session as it is then, and another save
    let mut disk = Disk::new();
    let go = disk.hold();
    disk.save("contoso", "before", 1)
        .ask(Effect::Duplicate {
            from: name("contoso"),
            to: name("copy"),
        })
        .save("contoso", "after", 2);
    drop(go);

    // Then the copy is of the time between
    assert_eq!(disk.receipt().ticket, 1);
    assert_eq!(disk.listed(), ["contoso", "copy"]);
    assert_eq!(disk.receipt().ticket, 2);
    assert_eq!(disk.title("copy"), "before");
    assert_eq!(disk.title("contoso"), "after");
}

#[test]
fn a_file_that_has_gone_is_written_again_and_it_is_said() {
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1);
    assert!(!disk.receipt().was_gone);

    // When somebody takes the file away
    fs::remove_file(disk.store.path(&name("contoso"))).unwrap();
    disk.save("contoso", "two", 2);

    // Then nothing is lost
    let receipt = disk.receipt();
    assert!(receipt.was_gone && receipt.outcome.is_ok());
    assert_eq!(disk.title("contoso"), "two");
}

#[test]
fn a_deleted_session_is_not_brought_back_by_a_late_save_but_by_a_new_one_of_its_name() {
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1);
    disk.receipt();

    // When it is deleted while a save is on its way
    disk.ask(Effect::Delete(name("contoso")))
        .save("contoso", "late", 2);
    let Event::Deleted(Ok((deleted, place))) = disk.next() else {
        panic!("it is not deleted");
    };
    assert_eq!(deleted, name("contoso"));
    assert!(Path::new(&place).exists(), "{place}");
    assert_eq!(disk.listed(), [""; 0]);

    // Then it stays in the trash, and the save says so
    let why = disk.receipt().outcome.unwrap_err();
    assert!(why.starts_with("`contoso` was put into the trash"), "{why}");
    assert!(!disk.store.path(&name("contoso")).exists());

    // But a new session may have its name
    disk.ask(Effect::Create {
        name: name("contoso"),
        session: Box::new(titled("new")),
    })
    .save("contoso", "newer", 3);
    assert_eq!(disk.opened().unwrap().name, name("contoso"));
    assert!(disk.receipt().outcome.is_ok());
    assert_eq!(disk.title("contoso"), "newer");
}

#[test]
fn a_renamed_session_is_opened_under_its_new_name_and_a_late_save_follows_it() {
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1);
    disk.receipt();
    disk.ask(Effect::Rename {
        from: name("contoso"),
        to: name("fabrikam"),
        open: true,
    })
    .save("contoso", "late", 2);
    let opened = disk.opened().unwrap();
    assert_eq!(opened.renamed_from, Some(name("contoso")));
    assert_eq!(
        (opened.name, opened.session.title.as_str()),
        (name("fabrikam"), "one")
    );
    assert_eq!(disk.listed(), ["fabrikam"]);
    assert!(disk.receipt().outcome.is_ok());
    assert_eq!(disk.title("fabrikam"), "late");
    assert!(!disk.store.path(&name("contoso")).exists());
}

#[test]
fn a_name_that_is_taken_is_refused_and_both_sessions_stay() {
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1).save("fabrikam", "two", 1);
    disk.receipt();
    disk.receipt();
    disk.ask(Effect::Rename {
        from: name("contoso"),
        to: name("fabrikam"),
        open: false,
    });
    let why = disk.opened().unwrap_err();
    assert!(why.ends_with("hint: choose another name"), "{why}");
    assert_eq!(disk.listed(), ["contoso", "fabrikam"]);
    assert_eq!(disk.title("fabrikam"), "two");
}

#[test]
fn what_cannot_be_written_is_said_and_written_when_it_can_be() {
    // Given a file where the folder of the sessions would be
    let mut disk = Disk::new();
    let blocked = disk.folder.path().join("sessions");
    exlync::session::write_atomically(&blocked, b"", false).unwrap();
    disk.save("contoso", "one", 1);
    let why = disk.receipt().outcome.unwrap_err();
    assert!(why.contains("cannot be written"), "{why}");
    assert_eq!(disk.storage.finish(PATIENCE), Kept::Failed(why));

    // When it is out of the way
    fs::remove_file(&blocked).unwrap();
    disk.save("contoso", "two", 2);
    assert!(disk.receipt().outcome.is_ok());
    assert_eq!(disk.storage.finish(PATIENCE).fault(), None);
}

#[test]
fn a_file_becomes_a_session_under_a_free_name() {
    // Given an answers file of Windows with a name that no session can have
    let mut disk = Disk::new();
    let path = disk.folder.path().join("Contoso Ltd (2).toml");
    let text = format!("\u{feff}{}", MINIMAL.replace('\n', "\r\n"));
    exlync::session::write_atomically(&path, text.as_bytes(), false).unwrap();

    // When it is imported twice
    for expected in ["contoso-ltd-2", "contoso-ltd-2-2"] {
        disk.ask(Effect::Import {
            path: format!("\"{}\"", path.display()),
        });
        let opened = disk.opened().unwrap();

        // Then each is a session of its own, with a title and a time
        assert_eq!(opened.name, name(expected));
        assert_eq!(opened.note, format!("imported as {expected}"));
        assert_eq!(opened.session.title, expected);
        assert_eq!(opened.session.answers.len(), 2);
        assert!(opened.session.created.is_some());
        assert_eq!(disk.store.load(&name(expected)).unwrap(), opened.session);
    }
}

#[test]
fn what_a_person_wrote_is_held_to_the_letter_and_what_is_no_file_is_refused() {
    let mut disk = Disk::new();
    let path = disk.folder.path().join("wrong.toml");
    exlync::session::write_atomically(&path, b"format = 1\n[answers]\nfrog = \"x\"\n", false)
        .unwrap();
    for (typed, said) in [
        (path.display().to_string(), "wrong.toml:3"),
        (disk.folder.path().display().to_string(), "it is not a file"),
        ("no-such-file".to_owned(), "cannot be read"),
    ] {
        disk.ask(Effect::Import { path: typed });
        let why = disk.opened().unwrap_err();
        assert!(why.contains(said), "{why}");
    }
    assert!(disk.store.names().unwrap().is_empty());
}

#[test]
fn an_export_writes_all_files_or_none() {
    // Given a folder that does not exist
    let mut disk = Disk::new();
    let folder = disk.folder.path().join("out").join("scripts");
    let job = |names: &[&str], text: &str, replace| ExportJob {
        missing: 0,
        folder: folder.display().to_string(),
        files: names
            .iter()
            .map(|own| ((*own).to_owned(), text.to_owned()))
            .collect(),
        replace,
    };
    let read = |own: &str| fs::read_to_string(folder.join(own)).unwrap();
    let mut export = |job: ExportJob| {
        disk.ask(Effect::Export(job.clone()));
        match disk.next() {
            Event::Exported(own, outcome) if own == job => outcome,
            other => panic!("{other:?}"),
        }
    };

    // When files are exported, then they are there
    let written = Exported::Written {
        folder: folder.display().to_string(),
        files: 2,
    };
    let outcome = export(job(&["01-lync.ps1", "02-exchange.ps1"], "one", false));
    assert_eq!(outcome, Ok(written.clone()));

    // When one of the next is there already, then none is written
    let outcome = export(job(&["00-new.ps1", "02-exchange.ps1"], "two", false));
    let there = vec!["02-exchange.ps1".to_owned()];
    assert_eq!(outcome, Ok(Exported::Exists(there)));
    assert!(!folder.join("00-new.ps1").exists());
    assert_eq!(read("02-exchange.ps1"), "one");

    // When they may be replaced, then they are
    let outcome = export(job(&["00-new.ps1", "02-exchange.ps1"], "two", true));
    assert_eq!(outcome, Ok(written));
    assert_eq!(read("02-exchange.ps1"), "two");

    // When the last cannot be written, then those before it are as they were
    fs::create_dir(folder.join("99-folder.ps1")).unwrap();
    let names = ["00-new.ps1", "50-newer.ps1", "99-folder.ps1"];
    let why = export(job(&names, "three", true)).unwrap_err();
    assert!(why.contains("99-folder.ps1"), "{why}");
    assert_eq!(read("00-new.ps1"), "two");
    assert!(!folder.join("50-newer.ps1").exists());
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        4,
        "no draft is left"
    );
}
