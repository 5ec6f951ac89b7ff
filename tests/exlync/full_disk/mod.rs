//! The disk is full, read-only or gone: work goes on and says so, and is saved once there is room.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value as Json;

use crate::command_line::example;
use crate::figures::tell;
use crate::kept::kept;
use crate::pty::{Setup, Terminal};

mod room;

use room::{Room, with_mounts};

const PATIENCE: Duration = Duration::from_secs(30);

/// Changes of every kind that are made while nothing can be saved. Each leaves the page of the steps in sight.
const WORK: [&str; 6] = [
    "s not_now enter",
    "o the_storage_team enter",
    "a the_disk_was_full enter",
    "p",
    "u",
    "U",
];

/// The session of the example in this data folder, and the wizard on it.
fn on(folder: &Path) -> Terminal {
    let output = Command::new(env!("CARGO_BIN_EXE_exlync"))
        .arg("--data-dir")
        .arg(folder)
        .args(["sessions", "import", "--name", "contoso"])
        .arg(example("exchange-2013-lync-2013.toml"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let setup = Setup::new().size(160, 40).folder(folder);
    let mut terminal = setup.start(&["--session", "contoso", "--glyphs", "ascii"]);
    terminal.sees("| saved").keys("4 .").sees("[4 Steps]");
    terminal
}

fn works(terminal: &mut Terminal, deed: &str) {
    for word in deed.split(' ') {
        if word.contains('_') {
            terminal.typed(&word.replace('_', " "));
        } else {
            terminal.keys(word);
        }
    }
}

/// Waits until so many marks are kept.
fn is_kept(terminal: &mut Terminal, marked: usize) {
    let until = Instant::now() + PATIENCE;
    let folder = terminal.folder().to_owned();
    while !kept(&folder).is_ok_and(|own| marks(&own) == marked) {
        assert!(Instant::now() < until, "{}", terminal.screen());
        terminal.settles(Duration::from_millis(1));
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("sessions/contoso.toml")
}

fn marks(state: &Json) -> usize {
    state["marks"].as_object().unwrap().len()
}

/// Work goes on while nothing can be saved, and says why; what was there before stays as it is.
fn goes_on_unsaved(terminal: &mut Terminal, why: &str) {
    let folder = terminal.folder().to_owned();
    let before = fs::read(file(&folder)).unwrap();
    for (number, deed) in WORK.iter().enumerate() {
        works(terminal, deed);
        terminal.answers();
        // A message that does not fit beside it takes both rows of the footer.
        terminal.wait_for(|screen| screen.contains("NOT SAVED") && !screen.contains("| saved"));
        if number == 0 {
            terminal.sees(why);
        }
        assert_eq!(fs::read(file(&folder)).unwrap(), before);
    }
    // And everything that was done is on the screen.
    for seen in ["the disk was full", "delegated", "skipped"] {
        terminal.sees(seen);
    }
}

/// The next change takes the others with it, and it can be left.
fn is_saved_with_the_next_change(terminal: &mut Terminal) {
    terminal.keys("d");
    terminal.wait_for(|screen| !screen.contains("NOT SAVED"));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

/// Nothing of it is lost.
fn has_all(folder: &Path, marked: usize) {
    let state = kept(folder).unwrap();
    assert_eq!(marks(&state), marked, "{state:#}");
    let notes = state["notes"].as_object().unwrap();
    assert!(notes.values().any(|own| own == "the disk was full"));
    assert_eq!(drafts(folder), [""; 0]);
}

/// Files that a save has left behind.
fn drafts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("sessions")).unwrap();
    let names = entries.map(|own| own.unwrap().file_name().into_string().unwrap());
    names
        .filter(|own| own.starts_with('.') && own != ".lock")
        .collect()
}

#[test]
#[ignore = "mounts a disk: `.ci/reliability` runs it"]
fn on_a_full_disk_work_goes_on_and_is_saved_once_there_is_room() {
    with_mounts(
        "full_disk::on_a_full_disk_work_goes_on_and_is_saved_once_there_is_room",
        || {
            // Given a session that is saved, and a disk that has no room left
            let room = Room::new();
            let mut terminal = on(room.path());
            is_kept(terminal.keys("d"), 1);
            room.fill(0);

            // When it is worked on, then that works, and it is said that nothing is saved, and why
            goes_on_unsaved(&mut terminal, "No space left on device");

            // When there is room again, then the next change takes the others with it
            room.free();
            is_saved_with_the_next_change(&mut terminal);
            has_all(room.path(), 5);
        },
    );
}

#[test]
#[ignore = "mounts a disk: `.ci/reliability` runs it"]
fn with_any_room_left_a_change_is_saved_or_told_and_the_file_is_whole() {
    with_mounts(
        "full_disk::with_any_room_left_a_change_is_saved_or_told_and_the_file_is_whole",
        || {
            let room = Room::new();
            let mut terminal = on(room.path());
            let (mut saved, mut told) = (0, 0);
            for (pages, deed) in [5, 4, 3, 2, 1, 0].into_iter().zip(WORK) {
                // Given a disk with room for so many pages
                let file = room.path().join("sessions/contoso.toml");
                let (before, bytes) = (kept(room.path()).unwrap(), fs::read(&file).unwrap());
                room.fill(pages);

                // When something is changed, then it is saved, or it is told that it is not
                works(&mut terminal, deed);
                terminal.answers();
                terminal.wait_for(|screen| !screen.contains("| saving"));
                let now = kept(room.path()).unwrap();
                if terminal.screen().contains("NOT SAVED") {
                    told += 1;
                    // The history may have had room for it: then it is found all the same.
                    assert_eq!(fs::read(&file).unwrap(), bytes);
                } else {
                    saved += 1;
                    assert_ne!(now, before);
                }
                room.free();
            }
            tell(&format!(
                "full disk: {saved} changes saved with a little room, {told} told with none"
            ));
            assert!(saved > 0 && told > 0, "{saved} saved, {told} told");
        },
    );
}

#[test]
#[ignore = "mounts a disk: `.ci/reliability` runs it"]
fn in_a_folder_that_becomes_read_only_work_goes_on_and_is_saved_once_it_is_not() {
    with_mounts(
        "full_disk::in_a_folder_that_becomes_read_only_work_goes_on_and_is_saved_once_it_is_not",
        || {
            let room = Room::new();
            let mut terminal = on(room.path());
            is_kept(terminal.keys("d"), 1);
            let folder = room.path().join("sessions");
            Room::protect(&folder);
            goes_on_unsaved(&mut terminal, "Read-only file system");
            Room::unprotect(&folder);
            is_saved_with_the_next_change(&mut terminal);
            has_all(room.path(), 5);
        },
    );
}

#[test]
#[ignore = "mounts a disk: `.ci/reliability` runs it"]
fn who_leaves_a_full_disk_is_asked_and_the_exit_code_tells() {
    with_mounts(
        "full_disk::who_leaves_a_full_disk_is_asked_and_the_exit_code_tells",
        || {
            // Given a change that cannot be saved
            let room = Room::new();
            let mut terminal = on(room.path());
            let before = kept(room.path()).unwrap();
            room.fill(0);
            terminal.keys("d").sees("NOT SAVED");

            // When it is to be left, then that is asked, and a no goes back to the work
            terminal.keys("q").sees("Leave without saving");
            terminal
                .keys("n")
                .wait_for(|screen| !screen.contains("Leave without"));

            // When it is left all the same, then the code says so, and what was saved before is whole
            terminal.keys("q").sees("Leave without saving").keys("y");
            assert_eq!(terminal.wait_exit(), 4);
            assert!(
                terminal
                    .is_restored()
                    .contains("not everything is in the file of the session")
            );
            assert_eq!(kept(room.path()).unwrap(), before);
            assert_eq!(drafts(room.path()), [""; 0]);

            // And the session opens as it was
            room.free();
            let setup = Setup::new().size(160, 40).folder(room.path());
            setup.start(&["--session", "contoso"]).sees("| saved");
        },
    );
}

#[test]
#[ignore = "mounts a disk: `.ci/reliability` runs it"]
fn what_was_not_saved_is_saved_by_itself_once_there_is_room() {
    with_mounts(
        "full_disk::what_was_not_saved_is_saved_by_itself_once_there_is_room",
        || {
            let room = Room::new();
            let mut terminal = on(room.path());
            room.fill(0);
            terminal.keys("d").sees("NOT SAVED");
            room.free();
            terminal.wait_for(|screen| !screen.contains("NOT SAVED"));
            assert_eq!(marks(&kept(room.path()).unwrap()), 1);
        },
    );
}

#[test]
fn a_data_folder_that_goes_while_it_is_worked_on_is_made_again_and_nothing_is_lost() {
    // Given a session with a change
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("data");
    fs::create_dir(&folder).unwrap();
    let mut terminal = on(&folder);
    is_kept(terminal.keys("d"), 1);
    let is_at_a_time = |screen: &str| screen.contains("| saved ") && !screen.contains("| saved |");
    terminal.wait_for(is_at_a_time);
    let before = kept(&folder).unwrap();

    // When its whole folder goes, and something else is changed
    fs::rename(&folder, desk.path().join("gone")).unwrap();
    terminal.keys("s").typed("not now").keys("enter");

    // Then it is said, and both changes are there
    terminal.sees("had gone; it was written again");
    is_kept(&mut terminal, 2);
    let now = kept(&folder).unwrap();
    assert_eq!((marks(&before), marks(&now)), (1, 2));
    assert_eq!(now["answers"], before["answers"]);
    assert_eq!(now["values"], before["values"]);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}
