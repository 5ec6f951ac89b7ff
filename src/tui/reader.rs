//! The thread that reads the terminal, and does nothing else.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};
use crossterm::terminal;
use ratatui::layout::Rect;

use super::happening::Happening;
use super::worker;

/// Starts it, after the first picture, which had this area.
pub(super) fn start(sender: Sender<Happening>, drawn: Rect) {
    worker::start("terminal", sender, move |sender| {
        // From here on a change of the size is heard of; one that came before is made up for.
        let _ = event::poll(Duration::ZERO);
        if let Ok((width, height)) = terminal::size()
            && (width, height) != (drawn.width, drawn.height)
        {
            let _ = sender.send(Happening::Terminal(
                Instant::now(),
                Event::Resize(width, height),
            ));
        }
        loop {
            let happening = event::read().map_or(Happening::Gone, |input| {
                Happening::Terminal(Instant::now(), input)
            });
            let last = matches!(happening, Happening::Gone);
            if sender.send(happening).is_err() || last {
                return;
            }
        }
    });
}
