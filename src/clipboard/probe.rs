//! A marker is sent each way that a copy may go, and looked for where it should have arrived.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::once::within;
use super::{LATE, Multiplexer, NotRead, Route, Ways, asking, copy_once, reader, sequence};
use crate::session::write_atomically;

/// How long the clipboard of this machine may take to be read.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a text that a terminal has taken may be on its way into the clipboard of this machine.
const PASSAGE: Duration = Duration::from_secs(1);

/// What became of the marker on one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probed {
    pub route: Route,
    /// Or why it could not be sent.
    pub written: Result<(), String>,
    /// Whether it was found there; nothing where nobody answers that question.
    pub read_back: Option<bool>,
    /// What else is to be known, in words.
    pub note: String,
}

/// Sends the marker by the ways, and by the clipboard of this machine where there is a display. A text that was in that
/// clipboard comes back into it.
#[must_use]
pub fn probe(
    marker: &str,
    ways: &Ways,
    display: bool,
    multiplexer: Multiplexer,
    data_folder: &Path,
) -> Vec<Probed> {
    let before = display.then(|| read(PATIENCE));
    let mut routes = ways.routes.clone();
    if display && !routes.contains(&Route::Native) {
        routes.push(Route::Native);
    }
    let mut all = Vec::new();
    for route in routes {
        // Each way has its own: what came by one must not confirm another.
        let marker = &format!("{marker} by {}", route.label());
        match route {
            Route::Native => all.push(native(marker, before.as_ref(), data_folder)),
            Route::Osc52 => {
                all.push(by_terminal(
                    marker,
                    before.as_ref(),
                    multiplexer,
                    data_folder,
                ));
            }
            Route::File => all.push(file(marker, data_folder)),
            Route::None => {}
        }
    }
    if let Some(before) = before
        && let Some(last) = all.iter_mut().find(|own| own.route == Route::Native)
    {
        last.note = put_back(before, last.written.is_ok(), data_folder);
    }
    all
}

/// What the clipboard of this machine holds; nothing where it does not answer.
type Held = Option<Result<String, NotRead>>;

fn read(longest: Duration) -> Held {
    within(longest, reader::read_whole)
}

fn send(
    text: &str,
    route: Route,
    multiplexer: Multiplexer,
    data_folder: &Path,
) -> Result<(), String> {
    let ways = Ways {
        routes: vec![route],
        because: "it is tried",
    };
    // What is put back may have been a secret.
    let sent = copy_once(text, true, &ways, multiplexer, data_folder);
    sent.map(|_| ()).map_err(|why| why.replace('\n', "; "))
}

fn native(marker: &str, before: Option<&Held>, data_folder: &Path) -> Probed {
    // Where it has not answered once, a second time would wait as long.
    let written = match before {
        Some(None) => Err(LATE.to_owned()),
        Some(Some(Err(NotRead::Unreachable))) => {
            Err("the clipboard of this machine cannot be reached".to_owned())
        }
        // What could not be put back is left where it is.
        Some(Some(Err(why @ (NotRead::NoText | NotRead::Busy)))) => Err(format!(
            "{why}: nothing was tried, since it could not be put back"
        )),
        _ => send(marker, Route::Native, Multiplexer::None, data_folder),
    };
    let read_back = written
        .is_ok()
        .then(|| matches!(read(PATIENCE), Some(Ok(found)) if found == marker));
    Probed {
        route: Route::Native,
        written,
        read_back,
        note: String::new(),
    }
}

fn by_terminal(
    marker: &str,
    before: Option<&Held>,
    multiplexer: Multiplexer,
    data_folder: &Path,
) -> Probed {
    let written = send(marker, Route::Osc52, multiplexer, data_folder);
    let mut read_back = None;
    let mut note = String::new();
    if written.is_ok() {
        if matches!(before, Some(Some(_))) && arrives(marker) {
            read_back = Some(true);
            "it came into the clipboard of this machine".clone_into(&mut note);
        } else {
            let answer = asking::ask().unwrap_or_default();
            let content = content(&answer);
            read_back = content.map(|own| carried(marker).is_some_and(|sent| own == sent));
            let told = match read_back {
                Some(true) => {
                    "the terminal has the marker in its clipboard now, in place of what was there"
                }
                Some(false) => "the terminal answers with another text",
                None => "the terminal does not tell what is in its clipboard: paste to see",
            };
            told.clone_into(&mut note);
        }
    }
    Probed {
        route: Route::Osc52,
        written,
        read_back,
        note,
    }
}

/// Whether the marker comes into the clipboard of this machine.
fn arrives(marker: &str) -> bool {
    let until = Instant::now() + PASSAGE;
    loop {
        match read(PASSAGE) {
            Some(Ok(found)) if found == marker => return true,
            None => return false,
            _ if Instant::now() >= until => return false,
            _ => thread::sleep(Duration::from_millis(50)),
        }
    }
}

/// The base64 of an answer to the question for the clipboard.
fn content(answer: &str) -> Option<&str> {
    let (_, rest) = answer.split_once("\u{1b}]52;")?;
    let (_, rest) = rest.split_once(';')?;
    rest.split(['\u{7}', '\u{1b}']).next()
}

/// The base64 in which a text travels.
fn carried(text: &str) -> Option<String> {
    let own = sequence(text, Multiplexer::None)?;
    content(&own).map(str::to_owned)
}

/// Never the file of copies itself, which may hold what somebody still needs.
fn file(marker: &str, data_folder: &Path) -> Probed {
    let path = data_folder.join(format!("probe-{}.txt", std::process::id()));
    let written = write_atomically(&path, marker.as_bytes(), false);
    let read_back = written
        .is_ok()
        .then(|| fs::read_to_string(&path).is_ok_and(|found| found == marker));
    let note = match (&written, fs::remove_file(&path)) {
        (Ok(()), Err(why)) => format!("{} stays: {why}", path.display()),
        _ => String::new(),
    };
    Probed {
        route: Route::File,
        written: written.map_err(|why| why.to_string().replace('\n', "; ")),
        read_back,
        note,
    }
}

fn put_back(before: Held, was_written: bool, data_folder: &Path) -> String {
    match before {
        Some(Ok(text)) => match send(&text, Route::Native, Multiplexer::None, data_folder) {
            Ok(()) => "the text that was there is back".to_owned(),
            Err(why) => format!("the text that was there is gone: {why}"),
        },
        Some(Err(NotRead::Empty)) if was_written => {
            "it was empty, and has the marker now".to_owned()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_of_a_terminal_is_told_from_what_comes_with_it() {
        for (answer, expected) in [
            ("\u{1b}]52;c;YWJj\u{7}\u{1b}[?62c", Some("YWJj")),
            ("x\u{1b}]52;;YWJj\u{1b}\\", Some("YWJj")),
            ("\u{1b}]52;c;\u{7}", Some("")),
            ("\u{1b}[?62c", None),
            ("", None),
        ] {
            assert_eq!(content(answer), expected, "{answer:?}");
        }
        assert_eq!(carried("abc").as_deref(), Some("YWJj"));
    }

    #[test]
    fn the_probe_of_the_file_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let probed = file("marker", folder.path());
        assert_eq!((probed.written, probed.read_back), (Ok(()), Some(true)));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

        // Where the data folder is none, it says so
        let none = folder.path().join("none");
        write_atomically(&none, b"", false).unwrap();
        assert!(file("marker", &none).written.is_err());
    }
}
