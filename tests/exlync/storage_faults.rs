//! The disk fails, or somebody else writes on it: nothing is lost, nothing overwritten unseen.

use std::fs;
use std::path::{Path, PathBuf};

use exlync::session::{StoreError, write, write_atomically};
use exlync::tui::Kept;
use exlync::wizard::{Effect, Event};

use crate::storage::{Disk, PATIENCE, name, titled};

impl Disk {
    fn file(&self, own: &str) -> PathBuf {
        self.store.path(&name(own))
    }

    /// Another window, another version or a hand writes the file.
    fn changed_elsewhere(&self, own: &str, bytes: &[u8]) {
        write_atomically(&self.file(own), bytes, true).unwrap();
    }

    /// Puts a file where the folder of the sessions is.
    fn block(&self) {
        let folder = self.store.folder();
        if folder.exists() {
            fs::rename(folder, self.away()).unwrap();
        }
        write_atomically(folder, b"", false).unwrap();
    }

    fn unblock(&self) {
        fs::remove_file(self.store.folder()).unwrap();
        if self.away().exists() {
            fs::rename(self.away(), self.store.folder()).unwrap();
        }
    }

    fn away(&self) -> PathBuf {
        self.folder.path().join("away")
    }

    fn deleted(&self) -> Result<String, String> {
        match self.next() {
            Event::Deleted(outcome) => outcome.map(|(_, place)| place),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_file_that_something_else_has_written_is_kept_aside_before_it_is_written_over() {
    // Given another window that saves the same session, a hand that breaks it, and a newer version
    let other = write(&titled("of the other window")).into_bytes();
    for foreign in [&other[..], b"format = ", b"format = 2\n", b"\xff\xfe\x00"] {
        let mut disk = Disk::new();
        disk.save("contoso", "one", 1);
        assert_eq!(disk.receipt().kept_aside, None);
        disk.changed_elsewhere("contoso", foreign);

        // When it is saved here, then both are there, and it is said where
        disk.save("contoso", "two", 2);
        let receipt = disk.receipt();
        assert!(receipt.outcome.is_ok() && !receipt.was_gone);
        let aside = receipt.kept_aside.unwrap();
        assert_eq!(fs::read(&aside).unwrap(), foreign);
        assert_eq!(disk.title("contoso"), "two");

        // And the next change finds nothing strange any more
        disk.save("contoso", "three", 3);
        assert_eq!(disk.receipt().kept_aside, None);
        assert_eq!(disk.store.names().unwrap(), [name("contoso")]);
    }
}

#[test]
fn what_was_opened_is_known_and_what_changed_since_is_not() {
    for (title, is_ours) in [("one", true), ("of the other window", false)] {
        // Given a program that was started with a session open, as it had read it
        let disk = Disk::new();
        disk.store.create(&name("contoso"), &titled("one")).unwrap();
        let mut disk = Disk::with(disk.folder, Some("contoso"));
        disk.changed_elsewhere("contoso", write(&titled(title)).as_bytes());

        // When it saves, then it keeps aside only what it had not read
        disk.save("contoso", "two", 1);
        assert_eq!(disk.receipt().kept_aside.is_none(), is_ours, "{title}");
    }
}

#[test]
fn what_was_loaded_from_the_list_is_known_as_well() {
    let mut disk = Disk::new();
    disk.changed_elsewhere("contoso", b"# mine\nformat = 1\n");
    disk.ask(Effect::Load(name("contoso")));
    disk.opened().unwrap();
    disk.save("contoso", "two", 1);
    assert_eq!(disk.receipt().kept_aside, None);

    // But a copy that is made of it does not make the change of another window known
    disk.changed_elsewhere("contoso", b"# theirs\nformat = 1\n");
    disk.ask(Effect::Duplicate {
        from: name("contoso"),
        to: name("copy"),
    });
    assert_eq!(disk.listed(), ["contoso", "copy"]);
    disk.save("contoso", "three", 2);
    assert!(disk.receipt().kept_aside.is_some());
}

#[test]
fn who_leaves_has_what_could_not_be_written_tried_once_more() {
    // Given a session whose change could not be written, and another one that is open since
    let mut disk = Disk::new();
    disk.block();
    disk.save("contoso", "one", 7);
    assert!(disk.receipt().outcome.is_err());

    // When the disk works again and it is left
    disk.unblock();
    let kept = disk.storage.finish(PATIENCE);

    // Then it is written, and it is said
    assert_eq!(kept, Kept::All(disk.file("contoso")));
    let receipt = disk.receipt();
    assert_eq!((receipt.ticket, receipt.outcome.is_ok()), (7, true));
    assert_eq!(disk.title("contoso"), "one");
}

#[test]
fn a_session_is_not_deleted_while_its_newest_change_is_nowhere() {
    // Given a session whose newest change cannot be written
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1);
    disk.receipt();
    disk.block();
    disk.save("contoso", "two", 2);
    assert!(disk.receipt().outcome.is_err());

    // When it is to be deleted, then that is refused
    disk.ask(Effect::Delete(name("contoso")));
    let why = disk.deleted().unwrap_err();
    assert!(why.contains("cannot be written"), "{why}");
    assert!(matches!(disk.next(), Event::Listed(_)));

    // And when the disk works again, it takes the newest with it
    disk.unblock();
    disk.ask(Effect::Delete(name("contoso")));
    assert!(disk.receipt().outcome.is_ok());
    let place = disk.deleted().unwrap();
    assert!(
        fs::read_to_string(Path::new(&place))
            .unwrap()
            .contains("two")
    );
    assert!(!disk.file("contoso").exists());
}

#[test]
fn a_title_that_is_the_name_follows_it_and_any_other_stays() {
    for (title, expected) in [("contoso", "fabrikam"), ("Contoso Ltd", "Contoso Ltd")] {
        // Given a session that is renamed while a change is on its way
        let mut disk = Disk::new();
        disk.save("contoso", title, 1)
            .ask(Effect::Rename {
                from: name("contoso"),
                to: name("fabrikam"),
                open: true,
            })
            .save("contoso", title, 2)
            .ask(Effect::Duplicate {
                from: name("fabrikam"),
                to: name("copy"),
            });
        disk.receipt();
        let opened = disk.opened().unwrap();

        // Then it is called so everywhere
        assert_eq!(opened.renamed_from, Some(name("contoso")));
        assert_eq!(opened.session.title, expected);
        assert_eq!(disk.listed(), ["fabrikam"]);
        assert_eq!(disk.receipt().kept_aside, None);
        assert_eq!(disk.title("fabrikam"), expected);

        // And a copy has a name of its own
        assert_eq!(disk.listed(), ["copy", "fabrikam"]);
        let copied = if title == "contoso" { "copy" } else { title };
        assert_eq!(disk.title("copy"), copied);
    }
}

#[test]
fn another_window_s_change_is_not_lost_by_a_rename() {
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1);
    disk.receipt();
    let theirs = write(&titled("of the other window"));
    disk.changed_elsewhere("contoso", theirs.as_bytes());
    disk.ask(Effect::Rename {
        from: name("contoso"),
        to: name("fabrikam"),
        open: true,
    })
    .save("fabrikam", "two", 2);
    disk.opened().unwrap();
    disk.listed();
    let aside = disk.receipt().kept_aside.unwrap();
    assert_eq!(fs::read_to_string(aside).unwrap(), theirs);
}

#[test]
fn a_folder_under_the_name_of_a_session_is_moved_out_of_its_way() {
    let mut disk = Disk::new();
    fs::create_dir_all(disk.file("contoso").join("inner")).unwrap();
    disk.save("contoso", "one", 1);
    let aside = disk.receipt().kept_aside.unwrap();
    assert!(Path::new(&aside).join("inner").is_dir());
    assert_eq!(disk.title("contoso"), "one");

    // And where nothing can be moved, nothing is renamed either
    disk.block();
    let error = disk.store.rename(&name("contoso"), &name("fabrikam"), None);
    assert!(matches!(error, Err(StoreError::Read { .. })), "{error:?}");
}

#[test]
fn a_fault_of_the_program_leaves_the_rest_of_the_requests_alone() {
    let mut disk = Disk::new();
    disk.storage.then(|_| panic!("on purpose"));
    assert!(disk.is_faulty());
    disk.save("contoso", "one", 1);
    assert!(disk.receipt().outcome.is_ok());
}

#[test]
fn a_session_that_is_not_saved_says_so_when_it_is_opened_again() {
    // Given a session whose last change cannot be written, and another one that is opened meanwhile
    let mut disk = Disk::new();
    for own in ["contoso", "fabrikam"] {
        disk.store.create(&name(own), &titled("as it was")).unwrap();
    }
    disk.ask(Effect::Load(name("contoso")));
    disk.opened().unwrap();
    let blocked = disk.file("contoso");
    fs::remove_file(&blocked).unwrap();
    fs::create_dir_all(blocked.join("in the way")).unwrap();
    let trash = disk.store.folder().join("trash");
    write_atomically(&trash, b"", false).unwrap();
    disk.save("contoso", "changed", 1);
    assert!(disk.receipt().outcome.is_err());
    disk.ask(Effect::Load(name("fabrikam")));
    assert_eq!(disk.opened().unwrap().unsaved, None);

    // When it is opened again, then it is as it was handed over, and still not saved
    disk.ask(Effect::Load(name("contoso")));
    let opened = disk.opened().unwrap();
    assert_eq!(opened.session.title, "changed");
    assert!(opened.unsaved.is_some());

    // And it is saved by itself once it can be
    fs::remove_file(&trash).unwrap();
    fs::remove_dir_all(&blocked).unwrap();
    let receipt = disk.receipt();
    assert!(receipt.outcome.is_ok(), "{receipt:?}");
    assert_eq!(disk.title("contoso"), "changed");
}
