//! Where the drawing goes: gathered, and written at once when a picture is complete.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// Room for a full screen with colours.
const ROOM: usize = 64 * 1024;

/// How often, and how long, a terminal is waited for that takes nothing at the moment.
const PAUSES: usize = 500;
const PAUSE: Duration = Duration::from_millis(4);

/// How often writing was begun or ended: odd while it goes on.
static WRITES: AtomicU64 = AtomicU64::new(0);

/// Standard output behind a buffer; the clones share it.
#[derive(Clone, Debug)]
pub(super) struct Output {
    gathered: Rc<RefCell<Vec<u8>>>,
    /// The console knows no sequences, and is drawn on by calls in between: nothing may be held back.
    direct: bool,
}

impl Output {
    pub(super) fn new() -> Self {
        #[cfg(windows)]
        let direct = !crossterm::ansi_support::supports_ansi();
        #[cfg(not(windows))]
        let direct = false;
        Self {
            gathered: Rc::new(RefCell::new(Vec::with_capacity(ROOM))),
            direct,
        }
    }

    /// Writes what was gathered.
    pub(super) fn commit(&self) -> io::Result<()> {
        let mut gathered = self.gathered.borrow_mut();
        WRITES.fetch_add(1, Ordering::SeqCst);
        let written = write(&gathered);
        WRITES.fetch_add(1, Ordering::SeqCst);
        gathered.clear();
        written
    }
}

/// The number of what is being written at the moment, if anything is.
#[cfg(unix)]
pub(super) fn in_writing() -> Option<u64> {
    Some(WRITES.load(Ordering::SeqCst)).filter(|own| own % 2 == 1)
}

/// A terminal that another program made non-blocking is waited for, but not for ever.
fn write(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let mut rest = bytes;
    let mut pauses = 0;
    loop {
        let result = if rest.is_empty() {
            out.flush().map(|()| 0)
        } else {
            out.write(rest)
        };
        match result {
            Ok(0) if rest.is_empty() => return Ok(()),
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => rest = rest.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock && pauses < PAUSES => {
                pauses += 1;
                thread::sleep(PAUSE);
            }
            Err(error) => return Err(error),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.gathered.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// A picture is drawn in several pieces, each of which ends with this: only `commit` writes.
    fn flush(&mut self) -> io::Result<()> {
        if self.direct { self.commit() } else { Ok(()) }
    }
}
