//! A small disk in memory, which a test fills, protects, and frees again.

use std::env;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::figures::tell;

/// Set where this test program runs with mounts of its own.
const OWN_MOUNTS: &str = "EXLYNC_TEST_HAS_OWN_MOUNTS";

/// What the disk holds, in KiB.
const SIZE: usize = 256;
const PAGE: usize = 4096;

/// A small disk; gone with it.
pub(super) struct Room(TempDir);

impl Room {
    pub(super) fn new() -> Self {
        let own = Self(tempfile::tempdir().unwrap());
        let options = format!("size={SIZE}k,mode=700");
        let done = command(
            "mount",
            &["-t", "tmpfs", "-o", &options, "exlync-test"],
            own.path(),
        );
        assert!(
            done,
            "a small disk cannot be mounted, though there are mounts of its own"
        );
        own
    }

    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }

    fn filler(&self) -> PathBuf {
        self.path().join("something-large")
    }

    /// Takes all room but so many pages.
    pub(super) fn fill(&self, pages_left: usize) {
        let mut file = File::create(self.filler()).unwrap();
        let mut pages = 0;
        loop {
            match file.write_all(&[7; PAGE]) {
                Ok(()) => pages += 1,
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => panic!("{error}"),
            }
            assert!(pages < SIZE, "the disk is not small");
        }
        let length = pages.saturating_sub(pages_left) * PAGE;
        file.set_len(u64::try_from(length).unwrap()).unwrap();
    }

    pub(super) fn free(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    /// Nothing can be written to a folder any more; what is open stays so.
    pub(super) fn protect(folder: &Path) {
        let name = folder.to_str().unwrap();
        assert!(command("mount", &["--bind", name], folder));
        assert!(command("mount", &["-o", "remount,bind,ro"], folder));
    }

    pub(super) fn unprotect(folder: &Path) {
        assert!(command("umount", &[], folder));
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // A program that has failed may still stand in it.
        command("umount", &["-l"], self.0.path());
    }
}

/// Does the test where a disk can be mounted: here, or in this program once more, with mounts of its own. Where neither
/// can be had, it fails.
pub(super) fn with_mounts(test: &str, work: impl FnOnce()) {
    if env::var_os(OWN_MOUNTS).is_some() || can_mount() {
        return work();
    }
    let output = Command::new("unshare")
        .args(["--map-root-user", "--mount"])
        .arg(env::current_exe().unwrap())
        .args(["--exact", test, "--ignored", "--nocapture"])
        .env(OWN_MOUNTS, "1")
        .output()
        .unwrap();
    let told = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let ran = told.contains("1 passed");
    assert!(
        output.status.success() && ran,
        "neither `mount` nor `unshare` works, or it failed there:\n{told}"
    );
    tell(&told);
}

fn can_mount() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let can = command("mount", &["-t", "tmpfs", "exlync-test"], folder.path());
    if can {
        assert!(command("umount", &[], folder.path()));
    }
    can
}

fn command(program: &str, arguments: &[&str], last: &Path) -> bool {
    let output = Command::new(program).args(arguments).arg(last).output();
    output.is_ok_and(|own| own.status.success())
}
