//! The blanks, dashes and quotation marks of a word processor: what a field makes of them.

use std::borrow::Cow;
use std::iter;

use crate::catalogue::{Value, ValueKind};

/// What becomes of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typography {
    /// They become those of a keyboard: no other may stand there.
    Plain,
    /// They stay, and that is said: a name may have them, and seldom has.
    Told,
    /// They are the person's own.
    Free,
}

/// The kinds of signs, as they are told.
const NAMES: [&str; 3] = ["blanks", "dashes", "quotation marks"];

impl Typography {
    /// What a value demands, and its columns.
    pub(super) fn of(value: &Value) -> Self {
        let columns = value.columns.iter().map(|own| own.kind);
        if iter::once(value.kind)
            .chain(columns)
            .all(ValueKind::is_ascii)
        {
            Self::Plain
        } else {
            Self::Told
        }
    }

    /// The text as the field takes it, and what is said of it.
    pub(super) fn clean(self, text: &str) -> (Cow<'_, str>, Option<String>) {
        if self == Self::Free || text.is_ascii() {
            return (Cow::Borrowed(text), None);
        }
        let mut found = [false; 3];
        let plain: String = text
            .chars()
            .map(|c| match plain(c) {
                None => c,
                Some((own, kind)) => {
                    for (place, has) in found.iter_mut().enumerate() {
                        *has |= place == kind;
                    }
                    own
                }
            })
            .collect();
        let names = NAMES.iter().zip(found).filter(|(_, has)| *has);
        let names: Vec<&str> = names.map(|(name, _)| *name).collect();
        if names.is_empty() {
            return (Cow::Borrowed(text), None);
        }
        let names = names.join(", ");
        if self == Self::Plain {
            return (Cow::Owned(plain), Some(format!("made plain: {names}")));
        }
        let said = format!("not those of a keyboard, and left as they are: {names}");
        (Cow::Borrowed(text), Some(said))
    }
}

/// The sign of the keyboard, and the place of its kind among the names.
fn plain(c: char) -> Option<(char, usize)> {
    Some(match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => (' ', 0),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => ('-', 1),
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' => ('\u{27}', 2),
        '\u{201c}'..='\u{201f}' => ('"', 2),
        _ => return None,
    })
}
