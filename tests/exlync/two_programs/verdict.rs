//! What became of two programs' changes: whatever was acknowledged is found, or was replaced by who had made it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use exlync::session::{SessionName, Store, read};

use super::writer::Work;

/// What is counted over all rounds.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    pub(super) rounds: usize,
    pub(super) saved: usize,
    pub(super) refused: usize,
    pub(super) kept_aside: usize,
    /// Acknowledged, and nowhere; or somewhere, and nobody was told.
    pub(super) lost: Vec<String>,
}

impl Verdict {
    pub(super) fn judge(&mut self, folder: &Path, name: &SessionName, works: &[Work; 2]) {
        self.rounds += 1;
        let there = Store::at(Some(folder.to_owned())).unwrap();
        let aside = aside(there.folder(), name);
        let mut found: BTreeSet<&String> = aside.iter().map(|(_, title)| title).collect();
        let last = there.load(name).unwrap().title;
        found.insert(&last);
        // Who begins when the other has saved something has read it, and does not replace it unseen.
        found.extend(works.iter().map(|own| &own.opened));
        for own in works {
            self.refused += own.acks.iter().filter(|ack| ack.fault.is_some()).count();
            let mut saved = own.acks.iter().filter(|ack| ack.fault.is_none()).peekable();
            while let Some(ack) = saved.next() {
                self.saved += 1;
                self.kept_aside += usize::from(ack.kept_aside.is_some());
                // What it saved next came on top of this one, and of nothing else.
                let is_replaced = saved.peek().is_some_and(|next| next.kept_aside.is_none());
                if !is_replaced && !found.contains(&ack.title) {
                    let title = &ack.title;
                    self.lost
                        .push(format!("{name}: `{title}` is gone; {works:?}; {found:?}"));
                }
            }
        }
        let told: BTreeSet<&String> = works
            .iter()
            .flat_map(|own| &own.acks)
            .filter_map(|ack| ack.kept_aside.as_ref())
            .collect();
        for (place, title) in aside.iter().filter(|(place, _)| !told.contains(place)) {
            let untold = format!("{name}: `{title}` is {place}, and nobody was told");
            self.lost.push(untold);
        }
    }
}

/// Every version of the session that lies elsewhere than under its name: where, and its title.
fn aside(folder: &Path, name: &SessionName) -> Vec<(String, String)> {
    let own = format!("{name}.");
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let text = if path.is_dir() {
                folders.push(path);
                continue;
            } else if is_version(&path, &own) && path != folder.join(format!("{name}.toml")) {
                fs::read_to_string(&path).unwrap()
            } else {
                continue;
            };
            if let Ok(version) = read(&text, "a version") {
                found.push((path.display().to_string(), version.title));
            }
        }
    }
    found
}

/// A backup is replaced with the next save: what lies there alone is as good as gone.
fn is_version(path: &Path, own: &str) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.starts_with(own) && path.extension().is_some_and(|own| own == "toml")
}
