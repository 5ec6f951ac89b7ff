//! On Windows another program may hold a file open, and then nobody may replace it: it is tried again, then said, and
//! nothing is lost.

use std::fs::{self, File, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use exlync::session::{read_text, write_all, write_atomically};

use crate::storage::{Disk, PATIENCE, name};

/// What a program lets others do with a file that it holds: nothing, or read it, as most editors do.
const SHARED: [u32; 2] = [0, 1];

/// Holds a file.
fn held(path: &Path, shared: u32) -> File {
    let mut options = OpenOptions::new();
    options.read(true).share_mode(shared).open(path).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|own| own.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_that_is_held_for_a_moment_is_replaced_once_it_is_let_go() {
    // Given a file that a scanner holds
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoso.toml");
    write_atomically(&path, b"before", true).unwrap();
    let scanner = held(&path, 0);

    // When it is replaced, and the scanner lets go once that has begun
    let (done, outcome) = mpsc::channel();
    let place = path.clone();
    thread::spawn(move || done.send(write_atomically(&place, b"after", true)));
    let deadline = Instant::now() + PATIENCE;
    while names(folder.path()).len() < 2 && Instant::now() < deadline {
        thread::yield_now();
    }
    drop(scanner);

    // Then it is replaced, and no draft is left
    outcome.recv_timeout(PATIENCE).unwrap().unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"after");
    assert_eq!(names(folder.path()), ["contoso.toml"]);
}

#[test]
fn a_file_that_stays_held_is_left_as_it_is_and_it_is_said_what_to_do() {
    for shared in SHARED {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("contoso.toml");
        write_atomically(&path, b"before", true).unwrap();
        let editor = held(&path, shared);

        // When it is to be replaced, then it is said that somebody has it, and what is safe
        let said = write_atomically(&path, b"after", true)
            .unwrap_err()
            .to_string();
        assert!(said.contains("cannot be written"), "{said}");
        assert!(
            said.contains("hint: nothing that was there has been changed"),
            "{said}"
        );
        assert!(said.contains("another program has it open"), "{said}");

        // And reading it says so where that is not to be had either
        let read = read_text(&path).map_err(|error| error.to_string());
        let refused = read.is_err_and(|own| own.contains("another program has it open: close it"));
        assert_eq!(refused, shared == 0);

        // And it is as it was, without a draft beside it
        drop(editor);
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(names(folder.path()), ["contoso.toml"]);
    }
}

#[test]
fn a_session_that_is_held_is_saved_with_the_next_change() {
    for shared in SHARED {
        // Given a session that an editor holds
        let mut disk = Disk::new();
        disk.save("contoso", "one", 1);
        assert!(disk.receipt().outcome.is_ok());
        let path = disk.store.path(&name("contoso"));
        let editor = held(&path, shared);

        // When it is saved, then that fails, is said, and puts nothing aside
        disk.save("contoso", "two", 2);
        let said = disk.receipt().outcome.unwrap_err();
        assert!(said.contains("another program has it open"), "{said}");
        assert!(!disk.store.folder().join("trash").exists());

        // When the editor lets go, then the next change is saved
        drop(editor);
        disk.save("contoso", "three", 3);
        let receipt = disk.receipt();
        assert!(receipt.outcome.is_ok() && receipt.kept_aside.is_none());
        assert_eq!(disk.title("contoso"), "three");
    }
}

#[test]
fn where_one_file_of_several_is_held_all_stay_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let files = |text: &str| ["a.ps1", "b.ps1"].map(|own| (own.to_owned(), text.to_owned()));
    write_all(folder.path(), &files("before"), true).unwrap();
    for shared in SHARED {
        let editor = held(&folder.path().join("b.ps1"), shared);
        write_all(folder.path(), &files("after"), true).unwrap_err();
        drop(editor);
    }
    for name in ["a.ps1", "b.ps1"] {
        assert_eq!(
            fs::read(folder.path().join(name)).unwrap(),
            b"before",
            "{name}"
        );
    }
    assert_eq!(names(folder.path()), ["a.ps1", "b.ps1"]);
}
