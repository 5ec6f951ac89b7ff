//! What an event of the terminal means to the wizard.

use crossterm::event::{Event as Input, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::keymap;
use crate::wizard::{Event, Intent, Size, Target, Wizard};

/// Rows that a notch of the wheel moves.
const NOTCH: usize = 3;

/// The events that it means, in order; `hits` are what was drawn last, the uppermost last.
pub(super) fn events(input: Input, wizard: &Wizard<'_>, hits: &[(Rect, Target)]) -> Vec<Event> {
    match input {
        Input::Key(key) if counts(key.kind) => {
            let event = keymap::event(wizard, key);
            let held = key.kind == KeyEventKind::Repeat;
            event
                .filter(|own| !(held && is_mark(own)))
                .into_iter()
                .collect()
        }
        Input::Paste(text) => vec![Event::Paste(text)],
        Input::Resize(width, height) => vec![Event::Resized(Size { width, height })],
        Input::Mouse(mouse) => clicked(mouse, hits),
        Input::Key(_) | Input::FocusGained | Input::FocusLost => Vec::new(),
    }
}

/// Whether something was pressed: Windows tells of the release too.
pub(super) fn counts(kind: KeyEventKind) -> bool {
    match kind {
        KeyEventKind::Press | KeyEventKind::Repeat => true,
        KeyEventKind::Release => false,
    }
}

/// What moves on to the next command with each press, or asks the clipboard: a key that is held would run through them
/// all.
fn is_mark(event: &Event) -> bool {
    let Event::Intent(intent) = event else {
        return false;
    };
    matches!(
        intent,
        Intent::Done
            | Intent::InPlace
            | Intent::Skip
            | Intent::Delegate
            | Intent::Wait
            | Intent::Unmark
            | Intent::Copy
            | Intent::Paste
            | Intent::Delete
    )
}

fn clicked(mouse: MouseEvent, hits: &[(Rect, Target)]) -> Vec<Event> {
    let place = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let hit = hits.iter().rev().find(|(area, _)| area.contains(place));
            hit.map(|(_, target)| Event::Clicked(target.clone()))
                .into_iter()
                .collect()
        }
        MouseEventKind::ScrollUp => vec![Event::Intent(Intent::Up); NOTCH],
        MouseEventKind::ScrollDown => vec![Event::Intent(Intent::Down); NOTCH],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    #[test]
    fn a_key_counts_when_it_is_pressed_and_held_but_not_when_it_is_let_go() {
        assert!(counts(KeyEventKind::Press));
        assert!(counts(KeyEventKind::Repeat));
        assert!(!counts(KeyEventKind::Release));
    }

    #[test]
    fn a_held_key_moves_and_types_but_marks_and_deletes_nothing() {
        for intent in [Intent::Done, Intent::Copy, Intent::Delete, Intent::Unmark] {
            assert!(is_mark(&Event::Intent(intent)), "{intent:?}");
        }
        for intent in [Intent::Down, Intent::NextOpen, Intent::Undo] {
            assert!(!is_mark(&Event::Intent(intent)), "{intent:?}");
        }
        assert!(!is_mark(&Event::Paste("d".to_owned())));
    }

    #[test]
    fn a_click_means_what_lies_on_top_and_nothing_beside_it() {
        let hits = [
            (Rect::new(0, 0, 10, 10), Target::Row(1)),
            (Rect::new(2, 2, 3, 3), Target::Row(2)),
        ];
        let at = |column, row| MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column,
            row,
            modifiers: KeyModifiers::NONE,
        };
        assert_eq!(clicked(at(2, 2), &hits), [Event::Clicked(Target::Row(2))]);
        assert_eq!(clicked(at(9, 9), &hits), [Event::Clicked(Target::Row(1))]);
        assert_eq!(clicked(at(10, 9), &hits), []);
    }

    #[test]
    fn a_notch_of_the_wheel_moves_three_rows() {
        let wheel = MouseEvent {
            kind: MouseEventKind::ScrollDown,
            column: 0,
            row: 0,
            modifiers: KeyModifiers::NONE,
        };
        assert_eq!(clicked(wheel, &[]), vec![Event::Intent(Intent::Down); 3]);
    }
}
