//! A file of a newer format is never written over: whatever is asked for, its bytes stay.

use std::fs;
use std::path::{Path, PathBuf};

use exlync::session::write_atomically;
use exlync::wizard::{Effect, Event, Found, Opened};

use crate::command_line::{Desk, code, err, out};
use crate::storage::{Disk, name};

const NEWER: &str = "# by a later version\nformat = 2\n\n[session]\ntitle = \"Contoso\"\nknowledge = \"2027.03\"\n\n[work]\nsteps = { dns-records = \"half done\" }\n";

const REFUSED: &str = "this is format 2, and this version reads formats up to 1";

const HINT: &str = "hint: a newer exlync wrote it, with the knowledge base 2027.03: open it with that one; the file was left as it is";

/// A disk with a session `contoso` of a later version, and a backup that this one could read.
fn disk() -> (Disk, PathBuf) {
    let disk = Disk::new();
    let path = disk.store.path(&name("contoso"));
    put(&path, NEWER);
    put(&path.with_extension("backup"), "format = 1\n");
    (disk, path)
}

fn put(path: &Path, text: &str) {
    write_atomically(path, text.as_bytes(), false).unwrap();
}

fn stays(path: &Path) {
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        NEWER,
        "{}",
        path.display()
    );
}

fn is_refused(why: &str) {
    assert!(why.contains(REFUSED), "{why}");
    assert!(why.contains(HINT), "{why}");
}

fn next_list(disk: &Disk) -> Vec<Found> {
    match disk.next() {
        Event::Listed(found) => found.unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_is_listed_with_what_to_do_and_not_opened() {
    let (mut disk, path) = disk();
    disk.ask(Effect::List);
    let listed = next_list(&disk);
    assert_eq!(listed.len(), 1);
    is_refused(listed[0].session.as_ref().unwrap_err());
    stays(&path);

    disk.ask(Effect::Load(name("contoso")));
    is_refused(&disk.opened().unwrap_err());
    stays(&path);
    assert_eq!(disk.store.names().unwrap(), [name("contoso")]);
}

#[test]
fn a_new_session_does_not_take_its_name() {
    let (mut disk, path) = disk();
    disk.ask(Effect::Create {
        name: name("contoso"),
        session: Box::default(),
    });
    // Either it is refused, or it has another name
    let named = disk.opened().map(|own| own.name);
    assert_ne!(named, Ok(name("contoso")));
    stays(&path);
}

#[test]
fn it_is_renamed_as_it_is() {
    let (mut disk, path) = disk();
    disk.ask(Effect::Rename {
        from: name("contoso"),
        to: name("fabrikam"),
        open: false,
    });
    assert_eq!(next_list(&disk).len(), 1);
    assert!(!path.exists());
    stays(&disk.store.path(&name("fabrikam")));
}

#[test]
fn it_is_not_copied_into_an_older_format() {
    let (mut disk, path) = disk();
    disk.ask(Effect::Duplicate {
        from: name("contoso"),
        to: name("fabrikam"),
    });
    let refused: Result<Opened, String> = disk.opened();
    is_refused(&refused.unwrap_err());
    assert_eq!(next_list(&disk).len(), 1);
    assert!(!disk.store.path(&name("fabrikam")).exists());
    stays(&path);
}

#[test]
fn it_lies_in_the_trash_as_it_is() {
    let (mut disk, path) = disk();
    disk.ask(Effect::Delete(name("contoso")));
    let Event::Deleted(Ok((_, place))) = disk.next() else {
        panic!("it is not deleted");
    };
    assert!(!path.exists());
    stays(Path::new(&place));
}

#[test]
fn it_is_not_imported_and_stays_where_it_is() {
    let mut disk = Disk::new();
    let file = disk.folder.path().join("later.toml");
    put(&file, NEWER);
    disk.ask(Effect::Import {
        path: file.display().to_string(),
    });
    is_refused(&disk.opened().unwrap_err());
    stays(&file);
    assert_eq!(disk.store.names().unwrap(), []);
}

#[test]
fn the_command_line_leaves_it_as_it_is_as_well() {
    // Given a session of a later version
    let desk = Desk::new();
    let path = desk.contoso();
    put(&path, NEWER);
    let file = desk.file("later.toml", NEWER);
    let written = desk.folder.path().join("written.toml");
    let (file, written) = (file.to_str().unwrap(), written.to_str().unwrap());

    // When anything is asked for that must read it, then it is refused with what to do
    for arguments in [
        &["plan"][..],
        &["plan", "--answers", file],
        &["show", "dns-records", "--session", "contoso"],
        &["export", "--format", "markdown"],
        &["sessions", "show", "contoso"],
        &["sessions", "export", "contoso", "--output", written],
        &["sessions", "import", file, "--name", "other"],
    ] {
        let output = desk.run(arguments);
        assert_eq!(code(&output), 3, "{arguments:?}: {}", err(&output));
        is_refused(&err(&output));
        assert_eq!(out(&output), "", "{arguments:?}");
        stays(&path);
    }
    assert!(!Path::new(written).exists());

    // And the list says it, with an exit code that says that something is to be looked at
    let output = desk.run(&["sessions", "list"]);
    assert_eq!(code(&output), 1);
    is_refused(&out(&output));
    stays(&path);

    // And another name or the trash does not touch what is in it
    assert_eq!(
        code(&desk.run(&["sessions", "rename", "contoso", "kept"])),
        0
    );
    stays(&path.with_file_name("kept.toml"));
    let output = desk.run(&["sessions", "delete", "kept"]);
    let place = err(&output);
    stays(Path::new(place.trim().strip_prefix("moved to ").unwrap()));
}
