//! What became of two programs' changes: whatever was acknowledged is found, or was replaced by who had made it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use exlync::session::{SessionName, Store, read};

use super::writer::Ack;

/// What is counted over all rounds.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    pub(super) rounds: usize,
    pub(super) saved: usize,
    pub(super) refused: usize,
    pub(super) kept_aside: usize,
    /// Acknowledged, and nowhere, without anybody having been told.
    pub(super) lost: Vec<String>,
}

impl Verdict {
    pub(super) fn judge(&mut self, folder: &Path, name: &SessionName, acks: &[Vec<Ack>]) {
        self.rounds += 1;
        let found = found(folder, name);
        for own in acks {
            self.refused += own.iter().filter(|ack| ack.fault.is_some()).count();
            let mut saved = own.iter().filter(|ack| ack.fault.is_none()).peekable();
            while let Some(ack) = saved.next() {
                self.saved += 1;
                self.kept_aside += usize::from(ack.kept_aside.is_some());
                // What it saved next came on top of this one, and of nothing else.
                let is_replaced = saved.peek().is_some_and(|next| next.kept_aside.is_none());
                if !is_replaced && !found.contains(&ack.title) {
                    let lost =
                        format!("{name}: `{}` is gone; {acks:?}; found {found:?}", ack.title);
                    self.lost.push(lost);
                }
            }
        }
    }
}

/// The titles of every version of the session that is still there, whatever its file is called.
fn found(folder: &Path, name: &SessionName) -> BTreeSet<String> {
    let store = Store::at(Some(folder.to_owned())).unwrap();
    let mut titles = BTreeSet::from([store.load(name).unwrap().title]);
    let mut folders = vec![store.folder().to_owned()];
    let own = format!("{name}.");
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if is_version(&path, &own) {
                let text = fs::read_to_string(&path).unwrap();
                titles.extend(read(&text, "a version").map(|own| own.title));
            }
        }
    }
    titles
}

/// A backup is replaced with the next save: what lies there alone is as good as gone.
fn is_version(path: &Path, own: &str) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.starts_with(own) && path.extension().is_some_and(|own| own == "toml")
}
