//! What lies in the data folder is of its owner alone, and what a link leads to stays where its owner has put it.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use exlync::wizard::{Effect, ExportJob};

use crate::storage::{Disk, name};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn the_folder_and_all_that_is_in_it_may_be_read_by_its_owner_alone() {
    // Given a data folder that does not exist yet
    let outer = tempfile::tempdir().unwrap();
    let folder = tempfile::TempDir::new_in(outer.path()).unwrap();
    fs::remove_dir(folder.path()).unwrap();
    let mut disk = Disk::with(folder, None);

    // When a session is made, changed twice and deleted
    disk.ask(Effect::Create {
        name: name("contoso"),
        session: Box::default(),
    });
    disk.opened().unwrap();
    disk.save("contoso", "one", 1).save("contoso", "two", 2);
    let sessions = disk.store.folder().to_owned();
    while disk.receipt().ticket < 2 {}
    disk.ask(Effect::Delete(name("contoso")));
    disk.next();

    // Then folders are 0700, and files 0600
    let mut folders = vec![disk.store.data_folder().to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        assert_eq!(mode(&folder), 0o700, "{}", folder.display());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                assert_eq!(mode(&path), 0o600, "{}", path.display());
                files += 1;
            }
        }
    }
    assert!(files >= 4, "{files} in {}", sessions.display());

    // But an export may be read as what the person makes otherwise: it is for others
    let out = outer.path().join("out");
    disk.listed();
    disk.ask(Effect::Export(ExportJob {
        folder: out.display().to_string(),
        files: vec![("runbook.md".to_owned(), "# A runbook".to_owned())],
        replace: false,
        missing: 0,
    }));
    disk.next();
    let beside = out.join("beside");
    fs::File::create(&beside).unwrap();
    assert_eq!(mode(&out.join("runbook.md")), mode(&beside));
}

#[test]
fn a_session_behind_a_link_is_saved_where_the_link_leads_to() {
    // Given a session that its owner keeps elsewhere, when it is opened and changed
    let (disk, elsewhere, kept) = linked();
    let link = disk.store.path(&name("contoso"));

    // Then the link is a link still, and its file has the change
    assert!(link.is_symlink());
    assert!(!kept.is_symlink());
    assert_eq!(disk.title("contoso"), "three");
    assert!(fs::read_to_string(&kept).unwrap().contains("three"));
    assert_eq!(
        fs::read_dir(elsewhere.path()).unwrap().count(),
        1,
        "no draft is left"
    );
    assert!(!disk.store.folder().join("trash").exists());
}

#[test]
fn a_link_that_leads_nowhere_or_to_no_file_is_no_session_and_is_kept_aside() {
    for target in ["nowhere.toml", ".", "/dev/zero"] {
        // Given such a link with the name of a session
        let mut disk = Disk::new();
        fs::create_dir(disk.store.folder()).unwrap();
        let link = disk.store.path(&name("contoso"));
        symlink(target, &link).unwrap();

        // Then it is not opened
        disk.ask(Effect::Load(name("contoso")));
        disk.opened().unwrap_err();

        // And a session that has this name all the same leaves the link as it is, aside
        disk.save("contoso", "one", 1);
        let receipt = disk.receipt();
        assert!(receipt.outcome.is_ok(), "{target}: {receipt:?}");
        let aside = receipt.kept_aside.unwrap();
        assert_eq!(fs::read_link(aside).unwrap(), Path::new(target));
        assert_eq!(disk.title("contoso"), "one");
    }
}

#[test]
fn what_lies_behind_a_link_and_cannot_be_read_is_not_touched() {
    // Given a linked session with a version before, whose file is torn
    let (mut disk, elsewhere, kept) = linked();
    fs::File::create(&kept)
        .unwrap()
        .write_all(b"format = ")
        .unwrap();

    // When it is opened, then the torn bytes are kept as a file of their own, and the link leads to a whole one
    disk.ask(Effect::Load(name("contoso")));
    let note = disk.opened().unwrap().note;
    let names = fs::read_dir(disk.store.folder()).unwrap();
    let mut paths = names.map(|own| own.unwrap().path());
    let aside = paths
        .find(|own| own.to_string_lossy().contains(".unreadable-"))
        .unwrap();
    assert!(!aside.is_symlink(), "{note}");
    assert_eq!(fs::read(&aside).unwrap(), b"format = ");
    assert!(disk.store.path(&name("contoso")).is_symlink());
    assert_eq!(disk.store.read(&name("contoso")).unwrap().torn, None);

    // When something that is far too large takes the place of its file meanwhile, then that stays where it is
    let large = fs::File::create(&kept).unwrap();
    large.set_len(5 << 20).unwrap();
    disk.save("contoso", "four", 4);
    let receipt = disk.receipt();
    assert!(receipt.outcome.is_ok() && receipt.kept_aside.is_some());
    assert_eq!(fs::metadata(&kept).unwrap().len(), 5 << 20);
    assert_eq!(disk.title("contoso"), "four");
    drop(elsewhere);
}

/// A session behind a link that was opened and changed, the folder that it lies in, and its file.
fn linked() -> (Disk, tempfile::TempDir, PathBuf) {
    let mut disk = Disk::new();
    disk.save("contoso", "one", 1);
    disk.receipt();
    let elsewhere = tempfile::tempdir().unwrap();
    let kept = elsewhere.path().join("kept.toml");
    let link = disk.store.path(&name("contoso"));
    fs::rename(&link, &kept).unwrap();
    symlink(&kept, &link).unwrap();
    disk.ask(Effect::Load(name("contoso")));
    assert_eq!(disk.opened().unwrap().session.title, "one");
    disk.save("contoso", "two", 2);
    disk.receipt();
    disk.save("contoso", "three", 3);
    disk.receipt();
    (disk, elsewhere, kept)
}
