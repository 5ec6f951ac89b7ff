//! A key that is held down comes again and again: each coming after the first is told as such.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Nobody presses a key twice in so short a time.
const TWICE: Duration = Duration::from_millis(60);

/// Many terminals tell of a held key as if it were pressed each time; some tell when a key is let go.
#[derive(Debug, Default)]
pub(super) struct Held {
    last: Option<(KeyCode, KeyModifiers, Instant)>,
    is_down: bool,
    tells_release: bool,
}

impl Held {
    /// The key, told as what it is: pressed, held or let go.
    pub(super) fn told(&mut self, at: Instant, key: KeyEvent) -> KeyEvent {
        if key.kind == KeyEventKind::Release {
            self.tells_release = true;
            self.is_down = false;
            return key;
        }
        let again = self.last.is_some_and(|(code, modifiers, before)| {
            let soon = at.saturating_duration_since(before) < TWICE;
            let stays_down = self.tells_release && self.is_down;
            code == key.code && modifiers == key.modifiers && (soon || stays_down)
        });
        self.last = Some((key.code, key.modifiers, at));
        self.is_down = true;
        let kind = if again {
            KeyEventKind::Repeat
        } else {
            key.kind
        };
        KeyEvent { kind, ..key }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys that count as pressed anew; `^` lets the last one go, a number lets so many milliseconds pass.
    fn pressed(story: &str) -> String {
        let mut at = Instant::now();
        let mut held = Held::default();
        let mut pressed = String::new();
        let mut last = 'a';
        for word in story.split(' ') {
            if let Ok(passed) = word.parse() {
                at += Duration::from_millis(passed);
                continue;
            }
            let let_go = word == "^";
            let c = if let_go {
                last
            } else {
                word.chars().next().unwrap()
            };
            let kind = if let_go {
                KeyEventKind::Release
            } else {
                KeyEventKind::Press
            };
            last = c;
            let key = KeyEvent::new_with_kind(KeyCode::Char(c), KeyModifiers::NONE, kind);
            if held.told(at, key).kind == KeyEventKind::Press {
                pressed.push(c);
            }
        }
        pressed
    }

    #[test]
    fn a_key_counts_once_however_long_it_is_held() {
        for (story, expected) in [
            ("d", "d"),
            // A terminal that does not tell when a key is let go.
            ("d 30 d 30 d 30 d", "d"),
            ("d d d d", "d"),
            ("d 200 d 200 d", "ddd"),
            ("c d c d c d", "cdcdcd"),
            ("c d d c", "cdc"),
            // One that does, as Windows.
            ("x ^ d 500 d 30 d 30 d ^ 100 d", "xdd"),
            ("d ^ 100 d ^ 100 d ^", "ddd"),
            // One that tells of a release after each repetition.
            ("d ^ 30 d ^ 30 d ^", "d"),
        ] {
            assert_eq!(pressed(story), expected, "{story}");
        }
    }

    #[test]
    fn what_the_terminal_itself_calls_held_stays_so() {
        let repeat = KeyEvent::new_with_kind(KeyCode::Up, KeyModifiers::NONE, KeyEventKind::Repeat);
        assert_eq!(Held::default().told(Instant::now(), repeat), repeat);
    }
}
