//! The Windows console tells of a paste as of keys: in a field, keys that come all at once are one.

use crossterm::event::{Event as Input, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Nobody types so many keys between two drawings.
const TYPED_AT_MOST: usize = 16;

/// The same events, but with each burst of keys as the paste that it is. Only a burst with a line end in it is told
/// apart: in any other, keys and a paste do the same.
pub(super) fn pastes(inputs: Vec<Input>) -> Vec<Input> {
    let mut merged = Vec::new();
    let mut keys: Vec<Input> = Vec::new();
    let mut text = String::new();
    for input in inputs {
        match character(&input) {
            Some(c) => {
                text.push(c);
                keys.push(input);
            }
            None if is_release(&input) => {}
            None => {
                end(&mut merged, &mut keys, &mut text);
                merged.push(input);
            }
        }
    }
    end(&mut merged, &mut keys, &mut text);
    merged
}

fn end(merged: &mut Vec<Input>, keys: &mut Vec<Input>, text: &mut String) {
    let inner = text.trim_end_matches('\n').contains('\n');
    let long = text.contains('\n') && text.chars().count() > TYPED_AT_MOST;
    if inner || long {
        merged.push(Input::Paste(std::mem::take(text)));
        keys.clear();
    } else {
        merged.append(keys);
        text.clear();
    }
}

fn character(input: &Input) -> Option<char> {
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
        _ => None,
    }
}

fn is_release(input: &Input) -> bool {
    matches!(input, Input::Key(key) if key.kind == KeyEventKind::Release)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Input> {
        let code = |c| {
            if c == '\n' {
                KeyCode::Enter
            } else {
                KeyCode::Char(c)
            }
        };
        text.chars()
            .flat_map(|c| {
                [KeyEventKind::Press, KeyEventKind::Release].map(|kind| {
                    Input::Key(KeyEvent::new_with_kind(code(c), KeyModifiers::NONE, kind))
                })
            })
            .collect()
    }

    #[test]
    fn several_lines_at_once_are_a_paste_and_do_not_submit() {
        let pasted = pastes(keys("one\ntwo\n"));
        assert_eq!(pasted, [Input::Paste("one\ntwo\n".to_owned())]);
    }

    #[test]
    fn a_long_line_with_its_end_is_a_paste() {
        let pasted = pastes(keys("lyncpool01.contoso.local\n"));
        assert_eq!(
            pasted,
            [Input::Paste("lyncpool01.contoso.local\n".to_owned())]
        );
    }

    #[test]
    fn a_few_quick_keys_stay_keys_and_enter_submits() {
        let typed = pastes(keys("no\n"));
        assert_eq!(typed.len(), 3);
        assert!(typed.iter().all(|own| matches!(own, Input::Key(_))));
    }

    #[test]
    fn what_is_no_character_ends_a_burst() {
        let mut inputs = keys("ab");
        inputs.push(Input::Resize(80, 24));
        inputs.extend(keys("c\n"));
        assert_eq!(pastes(inputs).len(), 5);
    }
}
