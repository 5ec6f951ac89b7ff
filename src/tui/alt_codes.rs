//! A character that no key of the keyboard has is typed as Alt and its number; the Windows console pastes it so too. It is
//! told only as if a key were let go that nobody pressed.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

/// In a paste the keys follow each other faster than this.
const SOON: Duration = Duration::from_millis(5);

/// Signs of keys that wait for a letter, such as `^` before `e`; of these it is not sure what the console tells.
const DEAD: [char; 9] = ['^', '`', '´', '¨', '~', '°', '\'', '"', '¸'];

/// The keys that are down.
#[derive(Debug, Default)]
pub(super) struct AltCodes {
    down: Vec<char>,
    last: Option<Instant>,
}

impl AltCodes {
    /// The key, as pressed where it was typed by its number. Only a field takes such a one: elsewhere a key that was
    /// pressed in another window, and let go in this, must not do anything.
    pub(super) fn told(&mut self, at: Instant, key: KeyEvent, in_field: bool) -> KeyEvent {
        let KeyCode::Char(c) = key.code else {
            return key;
        };
        let soon = self
            .last
            .replace(at)
            .is_some_and(|last| at.saturating_duration_since(last) < SOON);
        if key.kind != KeyEventKind::Release {
            if !self.down.contains(&c) {
                self.down.push(c);
            }
            return key;
        }
        let pressed = self.down.iter().position(|own| *own == c);
        // Where Shift was let go first, the key has another sign by now.
        let pressed = pressed.or((!self.down.is_empty()).then_some(0));
        if let Some(place) = pressed {
            self.down.remove(place);
            return key;
        }
        if in_field && (soon || !DEAD.contains(&c)) {
            return KeyEvent {
                kind: KeyEventKind::Press,
                ..key
            };
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    /// What a field takes of it: a letter is pressed, a letter behind `^` let go, 30 milliseconds apart, or none behind
    /// a `+`.
    fn taken(story: &str, in_field: bool) -> String {
        let mut at = Instant::now();
        let mut codes = AltCodes::default();
        let mut taken = String::new();
        for word in story.split(' ') {
            let (pause, word) = match word.strip_prefix('+') {
                Some(rest) => (0, rest),
                None => (30, word),
            };
            at += Duration::from_millis(pause);
            let (kind, sign) = match word.strip_prefix('^') {
                Some(rest) if !rest.is_empty() => (KeyEventKind::Release, rest),
                _ => (KeyEventKind::Press, word),
            };
            let c = sign.chars().next().unwrap();
            let key = KeyEvent::new_with_kind(KeyCode::Char(c), KeyModifiers::NONE, kind);
            if codes.told(at, key, in_field).kind == KeyEventKind::Press {
                taken.push(c);
            }
        }
        taken
    }

    #[test]
    fn a_letter_that_is_only_let_go_was_typed_by_its_number() {
        for (story, expected) in [
            ("a ^a b ^b", "ab"),
            ("G ^G r ^r ^ö ^ß e ^e", "Größe"),
            // Pasted on a keyboard of other letters, the first of them and all.
            ("^a +^b +^c", "abc"),
            // The keys overlap, as quick hands press them; one is held.
            ("a b ^a ^b", "ab"),
            ("a a a ^a b ^b", "aaab"),
            // Shift is let go before the key: the key has another sign by then, on a French keyboard a letter.
            ("2 ^é 5 ^(", "25"),
            // What waits for a letter is no letter, but in a paste it is what it is.
            ("^^ e ^e", "e"),
            ("a ^a +^^", "a^"),
        ] {
            assert_eq!(taken(story, true), expected, "{story}");
        }
    }

    #[test]
    fn a_key_that_is_let_go_does_nothing_where_no_field_is() {
        assert_eq!(taken("^d", false), "");
        assert_eq!(taken("d ^d", false), "d");
    }
}
