//! The front on the terminal: keys become intents, the state of the wizard becomes a screen, effects are carried out.

mod alt_codes;
mod burst;
mod canvas;
mod clean;
#[cfg_attr(not(windows), path = "no_console.rs")]
mod console;
mod copying;
mod draw;
mod ending;
mod error;
mod exporting;
mod frame;
mod glyphs;
mod glyphs_wanted;
mod happening;
mod held;
mod home;
mod in_terminal;
mod input;
mod keeper;
pub mod keymap;
mod lasting;
mod leaving;
mod lookup;
mod looping;
mod naming;
mod output;
mod overlays;
mod pasting;
mod perform;
mod reader;
mod request;
mod screens;
#[cfg(unix)]
mod signals;
mod start;
mod storage;
mod terminal;
mod theme;
mod view;
mod widgets;
mod worker;
mod zone;

pub use console::Console;
pub use draw::{Drawn, Screen, draw};
pub use error::TuiError;
pub use glyphs_wanted::wants_ascii;
pub use home::typed_path;
pub use in_terminal::in_terminal;
pub use keeper::Opening;
pub use lookup::Lookup;
pub use start::Start;
pub use storage::{Kept, Storage, found};
pub use terminal::Terminal;

use std::sync::{Arc, mpsc};

use jiff::Timestamp;

use crate::catalogue::Catalogue;
use crate::fault::{About, Failure};
use crate::wizard::Event;
use ending::Ending;
use looping::Loop;
use perform::Performer;

/// What to do after a fault of the program.
const AGAIN: &str = "start exlync again and open the session";

/// How the wizard was left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The exit code.
    pub code: u8,
    /// What is to be said to the person, on the screen as it was before.
    pub note: Option<String>,
}

/// Runs the wizard on the terminal until the person leaves or the system ends it. The console is put back when that is
/// over, whatever happened.
///
/// # Errors
/// There is no terminal that can be drawn on, the program failed, or the last change could not be kept.
pub fn run(mut start: Start, console: Console) -> Result<Left, TuiError> {
    let (sender, receiver) = mpsc::channel();
    #[cfg(unix)]
    let signals = signals::register().map_err(TuiError::Terminal)?;
    #[cfg(windows)]
    console::listen(sender.clone()).map_err(TuiError::Terminal)?;
    let witness = start.witness;
    let data_folder = start.store.data_folder().to_owned();
    let mut about = About::default();
    // Outlives the terminal, so that what is on its way is still kept after a fault.
    let mut performer = None;
    let outcome = in_terminal(|terminal| {
        // Before anything is drawn: a terminal that takes nothing must hold nobody.
        #[cfg(unix)]
        signals::start(signals, sender.clone(), witness);
        let catalogue = match start.catalogue.take() {
            Some(known) => known,
            None => behind_the_first_page(&start, terminal)?,
        };
        about.knowledge = catalogue.edition.version.to_string();
        let mut wizard = start.wizard(&catalogue);
        let opened = start.opening.as_ref().map(|own| own.opened().clone());
        let performer = performer.insert(Performer::new(
            start.store.clone(),
            Arc::clone(&catalogue),
            start.opening.take(),
            (start.clipboard, start.surroundings),
            sender.clone(),
            witness,
        ));
        let now = Timestamp::now();
        let mut effects = wizard.update(Event::Listed(start.listed), now);
        if let Some(opened) = opened {
            effects.extend(wizard.update(Event::Opened(Ok(Box::new(opened))), now));
        }
        let mut own = Loop::new(&mut wizard, &start.lookup, performer, &receiver, witness);
        own.begin(terminal, effects);
        reader::start(sender, terminal.drawn(), witness);
        own.run(terminal).map_err(TuiError::Terminal)
    });
    console.put_back();
    about.terminal = crossterm::terminal::size().ok();
    ended(outcome.flatten(), performer, |failure| {
        failure.reported(Some(&data_folder), &about)
    })
}

/// Draws the sessions, which is all that the first page shows, and only then decodes what is built in: the page comes in
/// half the time. What it tells of each scenario comes with the next drawing, a moment later.
fn behind_the_first_page(
    start: &Start,
    terminal: &mut Terminal,
) -> Result<Arc<Catalogue>, TuiError> {
    let cover = Catalogue {
        edition: crate::embedded_edition(),
        ..Catalogue::default()
    };
    let mut wizard = start.wizard(&cover);
    let now = Timestamp::now();
    wizard.sessions.take(start.listed.clone());
    let screen = Screen {
        wizard: &wizard,
        lookup: &start.lookup,
        now,
    };
    // Where the terminal has gone, the next drawing finds it gone too, and answers.
    let _ = terminal.draw(|frame| {
        draw(&screen, frame);
    });
    Ok(Arc::new(crate::embedded_catalogue()?))
}

/// The terminal is as it was before: what may take its time comes now.
fn ended(
    outcome: Result<Ending, TuiError>,
    performer: Option<Performer>,
    report: impl FnOnce(Failure) -> Failure,
) -> Result<Left, TuiError> {
    let waited = matches!(outcome, Ok(Ending::Late(_)));
    let (kept, copied) = performer.map_or((Kept::Nothing, None), |mut own| own.finish(waited));
    match outcome {
        Ok(Ending::Left(code) | Ending::Late(code)) => match kept.fault() {
            None => Ok(Left {
                code,
                note: farewell(&kept, copied),
            }),
            Some(why) => Err(TuiError::Unsaved(why)),
        },
        Ok(Ending::Failed) => Err(TuiError::Failed(report(Failure::of_now(
            kept.to_string(),
            AGAIN,
        )))),
        Err(TuiError::Failed(mut failure)) => {
            failure.kept = kept.to_string();
            Err(TuiError::Failed(report(failure)))
        }
        Err(other) => Err(other),
    }
}

/// What is to be known of what was done, once the screen is as it was before.
fn farewell(kept: &Kept, copied: Option<String>) -> Option<String> {
    let aside = match kept {
        Kept::Aside(places) => Some(places.clone()),
        _ => None,
    };
    let notes: Vec<String> = aside.into_iter().chain(copied).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
}
