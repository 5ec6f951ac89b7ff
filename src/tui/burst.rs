//! The Windows console tells of a paste as of keys: those that come faster than anybody types are one.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What the terminal told, and when.
pub(super) type Timed = (Instant, Input);

/// The keys of a burst follow each other faster than this.
const BURST: Duration = Duration::from_millis(5);

/// The console may hand over a long paste in pieces: where one runs, the next key may take so long.
const PIECE: Duration = Duration::from_millis(50);

/// From so many keys on a burst is no quick hand.
const PASTED: usize = 8;

/// A line of a field may be typed ahead while the machine is busy, and then comes at once, its Enter with it.
const TYPED_AT_MOST: usize = 16;

/// What may stand in a paste, and means something else as a key.
const CONTROLS: [char; 2] = ['\u{1b}', '\u{3}'];

/// From so many letters on a field takes them at once.
const TOGETHER: usize = 64;

/// The keys that came one behind the other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    last: Option<Instant>,
    length: usize,
}

impl Run {
    /// How long the next key may take.
    fn patience(self) -> Duration {
        if self.is_long() { PIECE } else { BURST }
    }

    /// How long the next key may still take, where one is waited for.
    pub(super) fn wait(self, now: Instant) -> Option<Duration> {
        let until = self.last? + self.patience();
        until.checked_duration_since(now)
    }

    pub(super) fn is_long(self) -> bool {
        self.length >= PASTED
    }

    fn goes_on(self, at: Instant) -> bool {
        let since = |last| at.saturating_duration_since(last);
        self.last.is_none_or(|last| since(last) < self.patience())
    }

    pub(super) fn add(&mut self, at: Instant) {
        let length = if self.goes_on(at) { self.length } else { 0 };
        *self = Self {
            last: Some(at),
            length: length + 1,
        };
    }
}

/// Tells pastes from keys, and remembers the last paste: its rest may come behind it.
#[derive(Debug)]
pub(super) struct Bursts {
    /// Pastes come as keys.
    as_keys: bool,
    pasted: Option<Instant>,
}

impl Bursts {
    pub(super) fn new(as_keys: bool) -> Self {
        Self {
            as_keys,
            pasted: None,
        }
    }

    /// Takes from the front of the queue what is to be answered next: a burst, or a single event.
    pub(super) fn next(&mut self, queue: &mut VecDeque<Timed>, in_field: bool) -> Vec<Input> {
        let burst = if self.as_keys {
            self.burst(queue, in_field)
        } else {
            None
        };
        if let Some(paste) = burst.or_else(|| letters(queue, in_field)) {
            return vec![paste];
        }
        let Some((_, first)) = queue.pop_front() else {
            return Vec::new();
        };
        // Of sizes that follow each other only the last is drawn.
        let followed = matches!(queue.front(), Some((_, Input::Resize(..))));
        if matches!(first, Input::Resize(..)) && followed {
            return Vec::new();
        }
        vec![first]
    }

    /// The burst at the front, if it is a paste.
    fn burst(&mut self, queue: &mut VecDeque<Timed>, in_field: bool) -> Option<Input> {
        let mut run = Run::default();
        let mut text = String::new();
        let mut begun = None;
        let mut behind = 0;
        // What leaves or quits as a key, and is a part of the paste where more of it follows.
        let mut controls = String::new();
        for (place, (at, input)) in queue.iter().enumerate() {
            match character(input) {
                Some(c) if run.goes_on(*at) => {
                    text.push_str(&std::mem::take(&mut controls));
                    text.push(c);
                    begun.get_or_insert(*at);
                    run.add(*at);
                    behind = place + 1;
                }
                None if let Some(c) = control(input)
                    && (in_field || begun.is_some())
                    && run.goes_on(*at) =>
                {
                    controls.push(c);
                }
                None if is_release(input) => {}
                _ => break,
            }
        }
        let since = |last| begun.map(|own: Instant| own.saturating_duration_since(last));
        let rest = self.pasted.and_then(since).is_some_and(|own| own < PIECE);
        if !rest && !is_paste(&text, in_field) {
            return None;
        }
        self.pasted = run.last;
        queue.drain(..behind);
        Some(Input::Paste(text))
    }
}

fn is_paste(text: &str, in_field: bool) -> bool {
    let length = text.chars().count();
    if !in_field {
        // A key that is held may come in a burst too.
        let first = text.chars().next();
        return length >= PASTED && text.chars().any(|c| Some(c) != first);
    }
    let has_controls = text.contains(CONTROLS) && length >= PASTED;
    let lines = text.trim_end_matches('\n');
    let cells = text.trim_end_matches(['\n', '\t']);
    let ended = text.contains(['\n', '\t']) && length > TYPED_AT_MOST;
    has_controls || lines.contains('\n') || ended || length >= PASTED && cells.contains('\t')
}

/// Many letters in a row, which a field takes as if they were pasted: the same text with less work.
fn letters(queue: &mut VecDeque<Timed>, in_field: bool) -> Option<Input> {
    if !in_field {
        return None;
    }
    let letter = |own: &Timed| character(&own.1).filter(|c| !matches!(c, '\n' | '\t'));
    let text: String = queue.iter().map_while(letter).collect();
    let count = text.chars().count();
    if count < TOGETHER {
        return None;
    }
    queue.drain(..count);
    Some(Input::Paste(text))
}

/// What a key adds to a paste.
pub(super) fn character(input: &Input) -> Option<char> {
    let Input::Key(KeyEvent {
        code,
        modifiers,
        kind,
        ..
    }) = input
    else {
        return None;
    };
    if *kind == KeyEventKind::Release {
        return None;
    }
    // What is typed with AltGr comes with Ctrl and Alt on Windows.
    let plain = *modifiers - KeyModifiers::SHIFT;
    let typed = plain.is_empty() || plain == KeyModifiers::CONTROL | KeyModifiers::ALT;
    match code {
        KeyCode::Char(c) if typed => Some(*c),
        KeyCode::Enter if plain.is_empty() => Some('\n'),
        KeyCode::Tab if modifiers.is_empty() => Some('\t'),
        _ => None,
    }
}

/// What the console makes keys of that leave a field, or the program.
fn control(input: &Input) -> Option<char> {
    let Input::Key(key) = input else { return None };
    let ctrl = key.modifiers == KeyModifiers::CONTROL;
    match key.code {
        _ if key.kind == KeyEventKind::Release => None,
        KeyCode::Esc if key.modifiers.is_empty() => Some('\u{1b}'),
        KeyCode::Char('c' | 'C') if ctrl => Some('\u{3}'),
        _ => None,
    }
}

fn is_release(input: &Input) -> bool {
    matches!(input, Input::Key(key) if key.kind == KeyEventKind::Release)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(c: char, kind: KeyEventKind) -> Input {
        let code = match c {
            '\n' => KeyCode::Enter,
            '\t' => KeyCode::Tab,
            '\u{1b}' => KeyCode::Esc,
            other => KeyCode::Char(other),
        };
        Input::Key(KeyEvent::new_with_kind(code, KeyModifiers::NONE, kind))
    }

    /// Keys that are pressed and let go, each a part of a millisecond after the last.
    fn keys(text: &str, at: &mut Instant) -> Vec<Timed> {
        let mut told = Vec::new();
        for c in text.chars() {
            for kind in [KeyEventKind::Press, KeyEventKind::Release] {
                *at += Duration::from_micros(100);
                told.push((*at, key(c, kind)));
            }
        }
        told
    }

    /// What is told of pieces that come some milliseconds after each other: pastes in brackets, other keys as they are.
    fn told(pieces: &[(u64, &str)], bursts: &mut Bursts, in_field: bool) -> String {
        let mut at = Instant::now();
        let mut queue = VecDeque::new();
        for (pause, text) in pieces {
            at += Duration::from_millis(*pause);
            queue.extend(keys(text, &mut at));
        }
        let mut told = String::new();
        while !queue.is_empty() {
            for input in bursts.next(&mut queue, in_field) {
                match &input {
                    Input::Paste(text) => told.push_str(&format!("[{text}]")),
                    other => told.extend(character(other)),
                }
            }
        }
        told
    }

    #[test]
    fn on_a_page_a_burst_is_a_paste_and_quick_or_held_keys_are_keys() {
        for (pieces, expected) in [
            (vec![(0, "Set-CsUser -x")], "[Set-CsUser -x]"),
            (vec![(0, "spxd\nspxd\n")], "[spxd\nspxd\n]"),
            (vec![(0, "cd")], "cd"),
            (vec![(0, "jjjjjjjjjjjjjjjj")], "jjjjjjjjjjjjjjjj"),
            // Nobody types eight keys in a burst, but many do so in a while.
            (
                vec![(0, "c"), (20, "d"), (20, "c"), (20, "d"), (20, "cdcd")],
                "cdcdcdcd",
            ),
            // What comes in pieces belongs together, and so does the end of it.
            (vec![(0, "Set-CsUser"), (30, "\nq")], "[Set-CsUser\nq]"),
            (vec![(0, "Set-CsUser"), (200, "q")], "[Set-CsUser]q"),
        ] {
            assert_eq!(told(&pieces, &mut Bursts::new(true), false), expected);
        }
    }

    #[test]
    fn in_a_field_lines_and_cells_at_once_are_a_paste_and_do_not_submit() {
        for (pieces, expected) in [
            (vec![(0, "one\ntwo\n")], "[one\ntwo\n]"),
            (
                vec![(0, "lyncpool01.contoso.local\n")],
                "[lyncpool01.contoso.local\n]",
            ),
            (
                vec![(0, "mbx01\tmbx02\tmbx03\n")],
                "[mbx01\tmbx02\tmbx03\n]",
            ),
            (vec![(0, "mbx01\tmbx02")], "[mbx01\tmbx02]"),
            // What would leave the field as a key is a part of what follows it at once, and a key at the end.
            (
                vec![(0, "contoso\u{1b}[31m.com")],
                "[contoso\u{1b}[31m.com]",
            ),
            (vec![(0, "\u{1b}[31mcontoso")], "[\u{1b}[31mcontoso]"),
            (vec![(0, "contoso.com\u{1b}")], "contoso.com"),
            // Typed ahead.
            (vec![(0, "no\u{1b}jj")], "nojj"),
            (vec![(0, "no\n")], "no\n"),
            (vec![(0, "a\tb\t")], "a\tb\t"),
            (vec![(0, "mbx01\n"), (100, "mbx02\n")], "mbx01\nmbx02\n"),
        ] {
            assert_eq!(told(&pieces, &mut Bursts::new(true), true), expected);
        }
    }

    #[test]
    fn a_long_paste_is_one_and_its_rest_does_not_submit_in_the_next_batch() {
        let long = "mbx01.contoso.local\n".repeat(500);
        let pasted = told(&[(0, &long)], &mut Bursts::new(true), true);
        assert_eq!(pasted, format!("[{long}]"));

        // Given a paste whose end comes with the next batch
        let mut bursts = Bursts::new(true);
        let mut at = Instant::now();
        let mut first = VecDeque::from(keys("one\ntwo", &mut at));
        let mut rest = VecDeque::from(keys("x\n", &mut at));
        bursts.next(&mut first, true);
        let paste = bursts.next(&mut rest, true);
        assert_eq!(paste, [Input::Paste("x\n".to_owned())]);
    }

    #[test]
    fn elsewhere_than_on_windows_keys_are_keys_and_many_letters_are_taken_at_once() {
        let bursts = || Bursts::new(false);
        let letters = "x".repeat(1_000);
        for (text, in_field, expected) in [
            ("one\ntwo\n", true, "one\ntwo\n".to_owned()),
            ("Set-CsUser -x", false, "Set-CsUser -x".to_owned()),
            (letters.as_str(), false, letters.clone()),
        ] {
            assert_eq!(told(&[(0, text)], &mut bursts(), in_field), expected);
        }
        let pressed = letters.chars().map(|c| key(c, KeyEventKind::Press));
        let mut queue: VecDeque<Timed> = pressed.map(|own| (Instant::now(), own)).collect();
        queue.push_back((Instant::now(), key('\n', KeyEventKind::Press)));
        assert_eq!(bursts().next(&mut queue, true), [Input::Paste(letters)]);
        assert_eq!(queue.len(), 1);
    }

    #[test]
    fn of_many_sizes_the_last_is_drawn() {
        let sizes = (1..=200).map(|own| (Instant::now(), Input::Resize(own, 24)));
        let mut queue: VecDeque<Timed> = sizes.collect();
        let mut drawn = Vec::new();
        while !queue.is_empty() {
            drawn.extend(Bursts::new(false).next(&mut queue, false));
        }
        assert_eq!(drawn, [Input::Resize(200, 24)]);
    }
}
