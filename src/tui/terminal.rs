//! The terminal while the wizard has it: prepared, drawn on, and given back as it was.

use std::io::{self, Write};

use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::{Attribute, ResetColor, SetAttribute, force_color_output};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Position, Rect};

use super::output::Output;

/// Restores the terminal when it is dropped. Nothing that it writes asks the terminal for an answer: one that gives
/// none would hold everything up.
#[derive(Debug)]
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<Output>>,
    output: Output,
    mouse: bool,
    /// It is that of the wizard at the moment.
    held: bool,
    /// The area of the last picture.
    drawn: Rect,
}

impl Terminal {
    pub(super) fn enter() -> io::Result<Self> {
        // The theme without colours sets none; where the library left them out, reverse video would go too.
        force_color_output(true);
        let output = Output::new();
        let inner = ratatui::Terminal::new(CrosstermBackend::new(output.clone()))?;
        enable_raw_mode()?;
        let mut own = Self {
            inner,
            output,
            mouse: false,
            held: true,
            drawn: Rect::ZERO,
        };
        own.prepare()?;
        Ok(own)
    }

    /// It comes with the next picture, which is drawn whole.
    fn prepare(&mut self) -> io::Result<()> {
        self.held = true;
        execute!(self.output, EnterAlternateScreen, cursor::Hide)?;
        // The oldest Windows consoles have no bracketed paste, and need none.
        let _ = execute!(self.output, EnableBracketedPaste);
        if self.mouse {
            execute!(self.output, EnableMouseCapture)?;
        }
        self.redraw()
    }

    /// Gives it back for a while, as on leaving.
    #[cfg(unix)]
    pub(super) fn give_back(&mut self) {
        self.leave();
    }

    /// Takes it again, as it is by now, and says how large that is.
    #[cfg(unix)]
    pub(super) fn take_again(&mut self) -> io::Result<(u16, u16)> {
        // Raw mode first: a program in the background stops here until it is brought to the front.
        enable_raw_mode()?;
        make_raw()?;
        self.prepare()?;
        let size = self.inner.size()?;
        Ok((size.width, size.height))
    }

    /// Draws a picture.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.drawn = self.inner.draw(paint)?.area;
        self.output.commit()
    }

    /// The area of the last picture; by now the terminal may have another.
    pub(super) fn drawn(&self) -> Rect {
        self.drawn
    }

    /// Has the next picture drawn whole.
    pub(super) fn redraw(&mut self) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, self.inner.size()?));
        // Not `clear`, which asks the terminal where the cursor is.
        self.inner.resize(area)
    }

    /// Takes the mouse, or gives it back.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(self.output, EnableMouseCapture)?;
        } else {
            execute!(self.output, DisableMouseCapture)?;
        }
        self.output.commit()
    }

    /// Writes a sequence between two pictures.
    pub(super) fn send(&mut self, sequence: &str) -> io::Result<()> {
        self.output.write_all(sequence.as_bytes())?;
        self.output.commit()
    }

    /// Each part for itself: where the terminal has gone, none of them counts any more.
    fn leave(&mut self) {
        if !std::mem::take(&mut self.held) {
            return;
        }
        if self.mouse {
            let _ = execute!(self.output, DisableMouseCapture);
        }
        let _ = execute!(self.output, DisableBracketedPaste);
        let _ = execute!(self.output, SetAttribute(Attribute::Reset), ResetColor);
        if let Ok(size) = self.inner.size() {
            // Where there is no other screen to leave, the prompt comes below the last picture.
            let _ = execute!(
                self.output,
                cursor::MoveTo(0, size.height.saturating_sub(1))
            );
        }
        let _ = execute!(self.output, LeaveAlternateScreen);
        let _ = self.inner.show_cursor();
        let _ = self.output.commit();
        let _ = disable_raw_mode();
    }
}

/// Raw mode where the library believes to have it, and a shell may have taken it away. Not off and on again: a key that
/// is typed between the two would be shown, and wait for Enter.
#[cfg(unix)]
fn make_raw() -> io::Result<()> {
    use std::fs::File;
    use std::io::IsTerminal;
    use std::os::fd::AsFd;

    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

    let keyboard;
    let stdin = io::stdin();
    let terminal = if stdin.is_terminal() {
        stdin.as_fd()
    } else {
        keyboard = File::options().read(true).write(true).open("/dev/tty")?;
        keyboard.as_fd()
    };
    let mut settings = tcgetattr(terminal)?;
    settings.make_raw();
    tcsetattr(terminal, OptionalActions::Now, &settings)?;
    Ok(())
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.leave();
    }
}
