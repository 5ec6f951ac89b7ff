//! What is kept, where, and whether it can be written.

use std::io;
use std::path::{Path, PathBuf};

use crate::clipboard::FILE;
use crate::session::disk::{Disk, LocalDisk};

/// A folder or a file of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) path: PathBuf,
    pub(super) state: State,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    Writable,
    /// It is made when it is needed.
    NotYet,
    /// What is there cannot be used: why.
    Fault(String),
}

impl State {
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Writable => "can be written".to_owned(),
            Self::NotYet => "not there yet; made when needed".to_owned(),
            Self::Fault(why) => format!("cannot be written: {why}"),
        }
    }
}

/// Everything that is kept below the data folder. A file is tried in each folder that is there, and taken away again.
pub(super) fn look(data_folder: &Path) -> Vec<Place> {
    let place = |key, name, path: PathBuf, state| Place {
        key,
        name,
        path,
        state,
    };
    let folder = |key, name, path: PathBuf| {
        let state = folder_state(&path);
        place(key, name, path, state)
    };
    let copied = data_folder.join(FILE);
    let state = file_state(&copied);
    vec![
        folder("data", "data folder", data_folder.to_owned()),
        folder("sessions", "sessions", data_folder.join("sessions")),
        folder("trash", "trash", data_folder.join("sessions").join("trash")),
        folder("faults", "reports of faults", data_folder.join("faults")),
        place("copied", "file of copies", copied, state),
    ]
}

fn folder_state(path: &Path) -> State {
    match path.metadata() {
        Ok(own) if !own.is_dir() => State::Fault("it is not a folder".to_owned()),
        Ok(_) => tried(path, State::Writable),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // What is to be made comes into the first folder above that is there.
            let above = path.ancestors().skip(1);
            let mut there = above.filter(|own| !own.as_os_str().is_empty() && own.exists());
            there.next().map_or(State::NotYet, |own| {
                if own.is_dir() {
                    tried(own, State::NotYet)
                } else {
                    State::Fault(format!("{} is not a folder", own.display()))
                }
            })
        }
        Err(error) => State::Fault(error.to_string()),
    }
}

fn tried(folder: &Path, well: State) -> State {
    match LocalDisk.draft(folder, b"") {
        Ok(_) => well,
        // The name of the file that was tried tells nobody anything.
        Err(error) => {
            let said = error.to_string();
            let why = said.split(" at path ").next();
            State::Fault(why.unwrap_or_default().to_owned())
        }
    }
}

fn file_state(path: &Path) -> State {
    match path.symlink_metadata() {
        Ok(own) if own.is_dir() => State::Fault("it is a folder".to_owned()),
        Ok(_) => State::Writable,
        Err(error) if error.kind() == io::ErrorKind::NotFound => State::NotYet,
        Err(error) => State::Fault(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::write_atomically;

    #[test]
    fn what_is_there_is_told_from_what_is_made_later_and_what_is_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let states = |own: &Path| -> Vec<State> {
            let places = look(own).into_iter();
            places.map(|own| own.state).collect()
        };
        let not_yet = vec![State::NotYet; 4];
        let expected = [vec![State::Writable], not_yet].concat();
        assert_eq!(states(folder.path()), expected);
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);

        let file = folder.path().join("file");
        write_atomically(&file, b"", false).unwrap();
        let said = states(&file);
        assert_eq!(
            said.first(),
            Some(&State::Fault("it is not a folder".to_owned()))
        );
        let below = states(&file.join("deeper"));
        assert!(matches!(below.first(), Some(State::Fault(_))), "{below:?}");
    }
}
