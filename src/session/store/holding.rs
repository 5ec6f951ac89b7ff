//! Who has a session open: one window at a time may change it.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::window::{Life, is_no_file, is_of_window, life};
use super::{Store, Window};
use crate::catalogue::{bytes_of_file, is_harmful};
use crate::session::disk::{Disk, LocalDisk, private};
use crate::session::placing::{PAUSES, write_on};
use crate::session::{SessionName, StoreError};

/// The most that is read of what somebody else wrote about himself.
const MOST: u64 = 4096;

/// How often, and how long in between, another window is waited for that is writing just now: two seconds in all.
const ATTEMPTS: usize = 1000;
const PAUSE: Duration = Duration::from_millis(2);

/// A window that has a session open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    window: String,
    pub user: String,
    pub host: String,
    /// UTC.
    pub since: Timestamp,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = |text: &str| -> String { text.chars().filter(|c| !is_harmful(*c)).collect() };
        if !self.user.is_empty() {
            write!(f, "by {} ", plain(&self.user))?;
        }
        let since = self.since.strftime("%F %H:%M UTC");
        write!(f, "on {} since {since}", plain(&self.host))
    }
}

impl<D: Disk> Store<D> {
    /// This program as a window that may open sessions; what windows have left behind that ended by force is cleared
    /// away.
    #[must_use]
    pub fn window(&self) -> Window {
        let gate = self.gate();
        if matches!(&gate, Ok(Some(_))) {
            self.clear();
        }
        let window = Window::new(&self.folder);
        drop(gate);
        window
    }

    /// Opens a session for a window; or says who has it open.
    ///
    /// # Errors
    /// It cannot be written down who has it.
    pub fn hold(&self, name: &SessionName, window: &Window) -> Result<Option<Holder>, StoreError> {
        let _gate = self.gate()?;
        match self.holder(name) {
            Some(other) if other.window != window.id => Ok(Some(other)),
            _ => self.is_held_by(name, window).map(|()| None),
        }
    }

    /// Opens a session for a window, whoever has it open: that one can save it no more.
    ///
    /// # Errors
    /// It cannot be written down who has it.
    pub fn take_over(&self, name: &SessionName, window: &Window) -> Result<(), StoreError> {
        let _gate = self.gate()?;
        self.is_held_by(name, window)
    }

    /// The window does not have it open any more.
    pub fn release(&self, name: &SessionName, window: &Window) {
        let gate = self.gate();
        if gate.is_ok() && self.noted(name).is_some_and(|own| own.window == window.id) {
            let _ = self.disk.remove(&self.beside(name, "holder"));
        }
    }

    /// Who has a session open, if a window that is still there has.
    #[must_use]
    pub fn holder(&self, name: &SessionName) -> Option<Holder> {
        let holder = self.noted(name)?;
        // The name of a file is nothing that leads out of the folder.
        let is_name = is_of_window(&holder.window) && !holder.window.contains(['/', '\\']);
        let is_there = is_name && life(&self.folder.join(&holder.window)) != Life::Gone;
        is_there.then_some(holder)
    }

    /// Refuses what may not happen to a session that another window has open.
    ///
    /// # Errors
    /// A window has it open.
    pub fn is_free(&self, name: &SessionName, window: Option<&Window>) -> Result<(), StoreError> {
        match self.holder(name) {
            Some(holder) if window.is_none_or(|own| own.id != holder.window) => {
                Err(StoreError::Held {
                    name: name.to_string(),
                    by: holder.to_string(),
                })
            }
            _ => Ok(()),
        }
    }

    /// Refuses to save what another window has taken over, whether it is still there or has left after changes of its
    /// own: `is_ours` tells that the file is as this window knows it.
    pub(super) fn is_still_held(
        &self,
        name: &SessionName,
        window: &Window,
        is_ours: bool,
    ) -> Result<(), StoreError> {
        let by = match self.holder(name) {
            Some(other) if other.window != window.id => format!("open {other}"),
            Some(_) => return Ok(()),
            None if is_ours => {
                // What a window has noted that has ended by force is of nobody; and where it cannot be noted who has it
                // now, saving says whether it can be saved.
                let _ = self.is_held_by(name, window);
                return Ok(());
            }
            None => "changed by something else since".to_owned(),
        };
        Err(StoreError::TakenOver {
            name: name.to_string(),
            by,
        })
    }

    fn is_held_by(&self, name: &SessionName, window: &Window) -> Result<(), StoreError> {
        let holder = Holder {
            window: window.id.clone(),
            user: window.user.clone(),
            host: window.host.clone(),
            since: Timestamp::now(),
        };
        // It is made of strings and a time.
        let bytes = serde_json::to_vec(&holder).unwrap_or_default();
        write_on(
            &self.disk,
            &self.beside(name, "holder"),
            &bytes,
            true,
            &PAUSES,
        )
    }

    fn noted(&self, name: &SessionName) -> Option<Holder> {
        let bytes = bytes_of_file(&self.beside(name, "holder"), MOST).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// Only one window at a time reads and writes what belongs together. Nothing where the file system knows no locks,
    /// or the folder cannot be written: the next step finds that out by itself.
    ///
    /// # Errors
    /// Another window does not come to an end.
    pub(super) fn gate(&self) -> Result<Option<File>, StoreError> {
        let _ = self.disk.make_folder(&self.folder);
        let path = self.folder.join(".lock");
        if is_no_file(&path) {
            return Ok(None);
        }
        let mut options = private();
        options.write(true).create(true).truncate(false);
        let Ok(file) = options.open(&path) else {
            return Ok(None);
        };
        for _ in 0..ATTEMPTS {
            match file.try_lock() {
                Ok(()) => return Ok(Some(file)),
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(_)) => return Ok(None),
            }
        }
        Err(StoreError::Busy {
            path: self.folder.clone(),
        })
    }

    /// Drafts and files of windows that are of nobody any more; whoever writes one has the gate.
    fn clear(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_left = LocalDisk::is_draft(&name)
                || name.ends_with(".before")
                || is_of_window(&name) && life(&entry.path()) == Life::Gone;
            if is_left {
                let _ = self.disk.remove(&entry.path());
            }
        }
    }
}
