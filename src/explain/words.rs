//! Words of a text, as they are compared: small, plain, without endings.

/// More is not read: nobody pastes a whole log on purpose.
const LONGEST: usize = 8_000;

/// Words that say nothing of what a text is about.
const EMPTY: [&str; 40] = [
    "the", "an", "of", "to", "in", "on", "at", "is", "are", "was", "be", "been", "and", "or",
    "for", "with", "by", "that", "this", "it", "its", "as", "from", "has", "have", "had", "you",
    "your", "he", "she", "they", "their", "which", "what", "when", "will", "may", "can", "my",
    "we",
];

/// The words of a text in order. A letter alone is none.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    for letter in text.chars().take(LONGEST) {
        if letter.is_alphanumeric() {
            put_plain(letter, &mut word);
        } else if !is_mark(letter) {
            close(&mut word, &mut found);
        }
    }
    close(&mut word, &mut found);
    found
}

/// The text in small plain letters and single blanks, to be compared as a whole.
pub(super) fn whole(text: &str) -> String {
    words(text).join(" ")
}

fn close(word: &mut String, found: &mut Vec<String>) {
    let own = std::mem::take(word);
    if let Some(number) = own.strip_prefix("kb").filter(|own| is_number(own)) {
        // `KB2497721` is `KB 2497721`.
        found.extend(["kb".to_owned(), number.to_owned()]);
    } else if own.chars().nth(1).is_some() && !EMPTY.contains(&own.as_str()) {
        found.push(stem(own));
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|own| own.is_ascii_digit())
}

/// One and many are the same word.
fn stem(mut word: String) -> String {
    let is_many = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if is_many {
        word.pop();
    }
    word
}

/// Marks that no eye sees, inside words that were copied from a dialog.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// A letter in its small form, without accents.
fn put_plain(letter: char, word: &mut String) {
    for small in letter.to_lowercase() {
        match small {
            'à'..='å' => word.push('a'),
            'ç' => word.push('c'),
            'è'..='ë' => word.push('e'),
            'ì'..='ï' => word.push('i'),
            'ñ' => word.push('n'),
            'ò'..='ö' | 'ø' => word.push('o'),
            'ù'..='ü' => word.push('u'),
            'ý' | 'ÿ' => word.push('y'),
            'æ' => word.push_str("ae"),
            'ß' => word.push_str("ss"),
            mark if is_mark(mark) => {}
            other => word.push(other),
        }
    }
}
