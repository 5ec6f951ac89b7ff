//! A character that no key of the keyboard has is typed as Alt and its number; the Windows console pastes it so too. It is
//! told only as if a key were let go that nobody pressed.

use std::time::{Duration, Instant};

use crossterm::event::{Event as Input, KeyCode, KeyEventKind, KeyModifiers};

use super::burst::Timed;

/// In a paste the keys follow each other faster than this.
const SOON: Duration = Duration::from_millis(5);

/// A key that was down so long ago was let go elsewhere.
const LONG_AGO: Duration = Duration::from_secs(2);

/// The keys that are down.
#[derive(Debug, Default)]
pub(super) struct AltCodes {
    down: Vec<(Instant, char)>,
    /// When the last key was let go that nobody had pressed.
    last: Option<Instant>,
}

impl AltCodes {
    /// Makes keys that were pressed of those that were typed by their number. Only a field takes such: elsewhere a key that
    /// was pressed in another window, and let go in this, must not do anything.
    pub(super) fn tell(&mut self, inputs: &mut [Timed], in_field: bool) {
        let strays: Vec<Option<char>> = inputs.iter().map(|own| self.stray(own)).collect();
        let at = |place: usize| {
            let is_stray = strays.get(place).is_some_and(Option::is_some);
            inputs.get(place).filter(|_| is_stray).map(|own| own.0)
        };
        let mut typed = Vec::new();
        for (place, c) in strays.iter().enumerate() {
            let (Some(c), Some(now)) = (c, at(place)) else {
                continue;
            };
            let before = self.last.replace(now);
            let behind = (place + 1..inputs.len()).find_map(at);
            let near = |other: Instant| {
                let gap = now.max(other).saturating_duration_since(now.min(other));
                gap < SOON
            };
            // The system keeps shortcuts to itself, such as Win+V, and tells when their letter is let go: one letter alone
            // is nothing that was typed, unless no key has it.
            let is_paste = before.into_iter().chain(behind).any(near);
            if in_field && (!c.is_ascii() && c.is_alphanumeric() || is_paste) {
                typed.push(place);
            }
        }
        for place in typed {
            if let Some((_, Input::Key(key))) = inputs.get_mut(place) {
                key.kind = KeyEventKind::Press;
            }
        }
    }

    /// The character, where it is let go and was not pressed.
    fn stray(&mut self, (at, input): &Timed) -> Option<char> {
        let key = match input {
            Input::Key(key) => key,
            // What is down now is let go in another window.
            Input::FocusLost => {
                self.down.clear();
                return None;
            }
            _ => return None,
        };
        let KeyCode::Char(c) = key.code else {
            return None;
        };
        let is_old = |since: Instant| at.saturating_duration_since(since) > LONG_AGO;
        self.down.retain(|(since, _)| !is_old(*since));
        if key.kind != KeyEventKind::Release {
            self.down.retain(|(_, own)| *own != c);
            // Of what takes two codes the console tells no release.
            if u32::from(c) <= 0xffff {
                self.down.push((*at, c));
            }
            return None;
        }
        let same = self.down.iter().position(|(_, own)| *own == c);
        // Where Shift was let go first, the key has another sign by now.
        let pressed = same.or((!self.down.is_empty()).then_some(0));
        if let Some(place) = pressed {
            self.down.remove(place);
            return None;
        }
        let held = key.modifiers.difference(KeyModifiers::SHIFT);
        held.is_empty().then_some(c)
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyEvent;

    use super::*;

    /// What a field takes of it: a letter is pressed, a letter behind `^` let go, 30 milliseconds apart, or none behind
    /// a `+`; `C-` stands for Ctrl. All is told at once, or one by one.
    fn taken(story: &str, in_field: bool, at_once: bool) -> String {
        let mut at = Instant::now();
        let mut inputs = Vec::new();
        for word in story.split(' ') {
            let (pause, word) = match word.strip_prefix('+') {
                Some(rest) => (0, rest),
                None => (30, word),
            };
            at += Duration::from_millis(pause);
            if word == "lost" {
                inputs.push((at, Input::FocusLost));
                continue;
            }
            let (held, word) = match word.strip_prefix("C-") {
                Some(rest) => (KeyModifiers::CONTROL, rest),
                None => (KeyModifiers::NONE, word),
            };
            let (kind, sign) = match word.strip_prefix('^') {
                Some(rest) if !rest.is_empty() => (KeyEventKind::Release, rest),
                _ => (KeyEventKind::Press, word),
            };
            let c = sign.chars().next().unwrap();
            let key = KeyEvent::new_with_kind(KeyCode::Char(c), held, kind);
            inputs.push((at, Input::Key(key)));
        }
        let mut codes = AltCodes::default();
        let size = if at_once { inputs.len() } else { 1 };
        for part in inputs.chunks_mut(size) {
            codes.tell(part, in_field);
        }
        let pressed = inputs.iter().filter_map(|(_, input)| match input {
            Input::Key(key) if key.kind == KeyEventKind::Press => Some(key.code),
            _ => None,
        });
        let letters = pressed.filter_map(|own| match own {
            KeyCode::Char(c) => Some(c),
            _ => None,
        });
        letters.collect()
    }

    #[test]
    fn a_letter_that_is_only_let_go_was_typed_by_its_number() {
        for (story, expected) in [
            ("a ^a b ^b", "ab"),
            ("G ^G r ^r ^ö ^ß e ^e", "Größe"),
            // The keys overlap, as quick hands press them; one is held.
            ("a b ^a ^b", "ab"),
            ("a a a ^a b ^b", "aaab"),
            // Shift is let go before the key: the key has another sign by then, on a French keyboard a letter.
            ("2 ^é 5 ^(", "25"),
            // What waits for a letter is no letter.
            ("^´ e ^e", "e"),
            // The system takes a shortcut, and tells only when its letter is let go; or the terminal does.
            ("^v", ""),
            ("C-^c", ""),
            ("C-^v +C-^v", ""),
            ("^ä ^8", "ä"),
            // A key that was let go in another window is no longer down.
            ("a lost ^ü", "aü"),
            ("👍 ^ü", "👍ü"),
        ] {
            assert_eq!(taken(story, true, true), expected, "{story}");
            assert_eq!(taken(story, true, false), expected, "{story}, one by one");
        }
    }

    #[test]
    fn a_paste_on_a_keyboard_of_other_letters_is_taken_whole() {
        assert_eq!(taken("^a +^. +^c", true, true), "a.c");
        assert_eq!(taken("a ^a +^~ +^b", true, true), "a~b");
    }

    #[test]
    fn a_key_that_is_let_go_does_nothing_where_no_field_is() {
        for at_once in [true, false] {
            assert_eq!(taken("^d +^d ^ü", false, at_once), "");
            assert_eq!(taken("d ^d", false, at_once), "d");
        }
    }
}
