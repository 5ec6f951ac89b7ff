//! What failed, where, and in which thread.

use std::backtrace::Backtrace;
use std::fmt;
use std::panic::PanicHookInfo;
use std::thread;

use super::catching::add;
use super::source::short;
use crate::catalogue::is_harmful;

/// A fault of the program.
#[derive(Debug)]
pub struct Panicked {
    /// What it said, where that is a literal: one that was put together may hold what was typed.
    text: Option<String>,
    /// File, line and column.
    place: Option<String>,
    pub(super) thread: String,
    pub(super) backtrace: Backtrace,
}

/// A thread of that name could not be started: the system has none to give.
pub fn could_not_start(name: &str) {
    add(Panicked {
        text: Some(format!("the thread `{name}` could not be started")),
        place: None,
        thread: here(),
        backtrace: Backtrace::disabled(),
    });
}

impl Panicked {
    pub(super) fn of(info: &PanicHookInfo<'_>) -> Self {
        let literal = info.payload().downcast_ref::<&'static str>();
        let place = info.location().map(|own| {
            let file = short(own.file());
            format!("{file}:{}:{}", own.line(), own.column())
        });
        Self {
            text: literal.map(|own| own.chars().filter(|c| !is_harmful(*c)).collect()),
            place,
            thread: here(),
            backtrace: Backtrace::force_capture(),
        }
    }
}

fn here() -> String {
    thread::current()
        .name()
        .unwrap_or("without a name")
        .to_owned()
}

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.text, &self.place) {
            (Some(text), Some(place)) => write!(f, "{text} ({place})"),
            (Some(text), None) => f.write_str(text),
            (None, Some(place)) => write!(f, "at {place}"),
            (None, None) => f.write_str("for no reason that is known"),
        }
    }
}
