//! The thread that reads the terminal, and does nothing else.

use std::io;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};
use crossterm::terminal;
use ratatui::layout::Rect;

use super::burst::Timed;
use super::happening::Happening;
use super::worker;

/// The console tells of more than what means something, such as Shift alone, or the keys of a number that is typed with
/// Alt: so often it is asked whether there is more.
const GLANCES: usize = 16;

/// The most that is read before it is passed on.
const MOST: usize = 4096;

/// Starts it, after the first picture, which had this area.
pub(super) fn start(sender: Sender<Happening>, drawn: Rect, witness: fn(&str)) {
    worker::start("terminal", sender, move |sender| {
        // From here on a change of the size is heard of; one that came before is made up for.
        let _ = event::poll(Duration::ZERO);
        if let Ok((width, height)) = terminal::size()
            && (width, height) != (drawn.width, drawn.height)
        {
            let resized = (Instant::now(), Event::Resize(width, height));
            let _ = sender.send(Happening::Terminal(vec![resized]));
        }
        loop {
            let happening = read().map_or(Happening::Gone, Happening::Terminal);
            let last = matches!(happening, Happening::Gone);
            witness("input");
            if sender.send(happening).is_err() || last {
                return;
            }
        }
    });
}

/// What comes next. The Windows console makes keys of a paste, and has them all by the time the first is read: whatever
/// this thread is held up by in between, they have come together.
fn read() -> io::Result<Vec<Timed>> {
    let first = event::read()?;
    let at = Instant::now();
    let mut inputs = vec![(at, first)];
    while cfg!(windows) && inputs.len() < MOST && is_more() {
        match event::read() {
            Ok(next) => inputs.push((at, next)),
            // The next reading finds the fault again.
            Err(_) => break,
        }
    }
    Ok(inputs)
}

fn is_more() -> bool {
    (0..GLANCES).any(|_| event::poll(Duration::ZERO).unwrap_or(false))
}
