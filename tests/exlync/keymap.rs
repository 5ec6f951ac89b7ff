//! The key table: nothing twice, nothing out of reach, and what it says is what the keys do.

use std::fs;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use exlync::catalogue::Catalogue;
use exlync::tui::keymap::{BINDINGS, Key, bound, event, markdown_table, offered};
use exlync::wizard::{
    Ask, Context, Event, Field, Intent, Look, Overlay, Page, Palette, Pane, Text, Wizard,
};
use jiff::tz::TimeZone;
use tui_input::InputRequest;

fn wizard(catalogue: &Catalogue) -> Wizard<'_> {
    Wizard::new(catalogue, TimeZone::UTC, Look::default())
}

fn press(code: KeyCode, held: KeyModifiers) -> KeyEvent {
    KeyEvent::new(code, held)
}

fn prompt() -> Overlay {
    Overlay::Prompt {
        ask: Ask::New,
        field: Field::default(),
        fault: None,
    }
}

#[test]
fn no_key_means_two_things_in_one_context() {
    for context in Context::ALL {
        let mut seen: Vec<(Key, Intent)> = Vec::new();
        for binding in bound(context) {
            for key in binding.keys {
                let other = seen.iter().find(|(own, _)| own == key);
                assert_eq!(other, None, "{key} in {context:?} also means {binding:?}");
                seen.push((*key, binding.intent));
            }
        }
        assert!(seen.len() > 5, "{context:?} has only {} keys", seen.len());
    }
}

#[test]
fn every_intent_can_be_reached() {
    for intent in Intent::all() {
        let rows = BINDINGS.iter().filter(|own| own.intent == intent);
        let keys: usize = rows.map(|own| own.keys.len() * own.contexts.len()).sum();
        assert!(keys > 0, "{intent:?} has no key");
    }
}

#[test]
fn keys_that_hosts_keep_for_themselves_are_never_the_only_ones() {
    let withheld = |key: &Key| match key.code {
        KeyCode::Char(c) if key.ctrl => "sq".contains(c),
        KeyCode::Char(c) => "[]{}\\|~@".contains(c),
        KeyCode::Enter => key.ctrl,
        KeyCode::F(number) => number == 11,
        _ => false,
    };
    for binding in BINDINGS {
        assert!(!binding.keys.iter().all(withheld), "{binding:?}");
    }
}

#[test]
fn each_key_of_the_table_does_what_the_table_says() {
    let catalogue = Catalogue::default();
    for (context, wizard) in everywhere(&catalogue) {
        assert_eq!(wizard.context(), context);
        for binding in bound(context) {
            for key in binding.keys {
                let held = if key.ctrl {
                    KeyModifiers::CONTROL
                } else {
                    KeyModifiers::NONE
                };
                let found = event(&wizard, press(key.code, held));
                assert_eq!(
                    found,
                    Some(Event::Intent(binding.intent)),
                    "{key} in {context:?}"
                );
            }
        }
    }
}

/// A wizard for each context.
fn everywhere(catalogue: &Catalogue) -> Vec<(Context, Wizard<'_>)> {
    let mut found = Vec::new();
    for page in Page::ALL {
        let mut own = wizard(catalogue);
        own.page = page;
        found.push((own.context(), own));
    }
    let mut card = wizard(catalogue);
    card.page = Page::Steps;
    card.steps.pane = Pane::Card;
    found.push((Context::Card, card));
    let confirm = exlync::wizard::Confirm::LeaveUnsaved("the disk is full".to_owned());
    let overlays = [
        (Context::Field, prompt()),
        (
            Context::Palette,
            Overlay::Palette(Palette {
                field: Field::default(),
                cursor: 0,
                hits: Vec::new(),
            }),
        ),
        (
            Context::Menu,
            Overlay::CopyMenu {
                ways: Vec::new(),
                cursor: 0,
            },
        ),
        (Context::Confirm, Overlay::Confirm(confirm)),
        (
            Context::Text,
            Overlay::Text {
                text: Text::Keys,
                scroll: 0,
            },
        ),
    ];
    for (context, overlay) in overlays {
        let mut own = wizard(catalogue);
        own.overlay = Some(overlay);
        found.push((context, own));
    }
    assert_eq!(found.len(), Context::ALL.len());
    found
}

#[test]
fn in_a_field_letters_are_letters() {
    // Given a field that is being filled in
    let catalogue = Catalogue::default();
    let mut wizard = wizard(&catalogue);
    wizard.overlay = Some(prompt());
    let typed = |code, held| event(&wizard, press(code, held));

    // When letters that are commands elsewhere are typed, then they are text
    for c in "qdcy?:/1 Ü".chars() {
        let text = Some(Event::Edit(InputRequest::InsertChar(c)));
        assert_eq!(typed(KeyCode::Char(c), KeyModifiers::NONE), text);
        assert_eq!(typed(KeyCode::Char(c), KeyModifiers::SHIFT), text);
    }
    // And so is what a German keyboard makes of AltGr on Windows
    let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    for c in "@\\{[]}~|€ą".chars() {
        let text = Some(Event::Edit(InputRequest::InsertChar(c)));
        assert_eq!(typed(KeyCode::Char(c), alt_gr), text, "{c}");
    }
    // And what leaves the field still leaves it
    for (code, held, intent) in [
        (KeyCode::Enter, KeyModifiers::NONE, Intent::Accept),
        (KeyCode::Esc, KeyModifiers::NONE, Intent::Back),
        (KeyCode::Tab, KeyModifiers::NONE, Intent::NextPane),
        (KeyCode::Tab, KeyModifiers::SHIFT, Intent::PreviousPane),
        (KeyCode::BackTab, KeyModifiers::SHIFT, Intent::PreviousPane),
        (KeyCode::Char('c'), KeyModifiers::CONTROL, Intent::Interrupt),
        (KeyCode::Char('p'), KeyModifiers::CONTROL, Intent::Palette),
        (KeyCode::F(1), KeyModifiers::NONE, Intent::Help),
    ] {
        assert_eq!(typed(code, held), Some(Event::Intent(intent)), "{code:?}");
    }
    // And the editing keys edit
    for (code, held, request) in [
        (
            KeyCode::Backspace,
            KeyModifiers::NONE,
            InputRequest::DeletePrevChar,
        ),
        (
            KeyCode::Char('h'),
            KeyModifiers::CONTROL,
            InputRequest::DeletePrevChar,
        ),
        (
            KeyCode::Char('w'),
            KeyModifiers::CONTROL,
            InputRequest::DeletePrevWord,
        ),
        (
            KeyCode::Left,
            KeyModifiers::CONTROL,
            InputRequest::GoToPrevWord,
        ),
        (KeyCode::End, KeyModifiers::NONE, InputRequest::GoToEnd),
    ] {
        assert_eq!(typed(code, held), Some(Event::Edit(request)), "{code:?}");
    }
}

#[test]
fn in_the_palette_letters_search_and_arrows_move() {
    let catalogue = Catalogue::default();
    let (_, wizard) = everywhere(&catalogue)
        .into_iter()
        .find(|(context, _)| *context == Context::Palette)
        .unwrap();
    let typed = |code| event(&wizard, press(code, KeyModifiers::NONE));
    assert_eq!(
        typed(KeyCode::Char('j')),
        Some(Event::Edit(InputRequest::InsertChar('j')))
    );
    assert_eq!(typed(KeyCode::Down), Some(Event::Intent(Intent::Down)));
    assert_eq!(typed(KeyCode::Up), Some(Event::Intent(Intent::Up)));
    assert_eq!(
        typed(KeyCode::PageDown),
        Some(Event::Intent(Intent::PageDown))
    );
}

#[test]
fn of_a_letter_the_case_counts_and_not_the_shift_key() {
    let catalogue = Catalogue::default();
    let wizard = wizard(&catalogue);
    for held in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
        assert_eq!(
            event(&wizard, press(KeyCode::Char('D'), held)),
            Some(Event::Intent(Intent::Duplicate))
        );
    }
    // Ctrl+Alt+letter is a key of its own, not the letter
    let both = KeyModifiers::CONTROL | KeyModifiers::ALT;
    assert_eq!(event(&wizard, press(KeyCode::Char('q'), both)), None);
    assert_eq!(
        event(&wizard, press(KeyCode::Char('q'), KeyModifiers::ALT)),
        None
    );
}

#[test]
fn a_key_that_is_let_go_means_nothing() {
    let catalogue = Catalogue::default();
    let wizard = wizard(&catalogue);
    let mut key = press(KeyCode::Char('q'), KeyModifiers::NONE);
    assert!(event(&wizard, key).is_some());
    key.kind = KeyEventKind::Release;
    assert_eq!(event(&wizard, key), None);
}

#[test]
fn what_is_offered_is_what_is_bound_and_would_do_something() {
    let catalogue = Catalogue::default();
    for (context, wizard) in everywhere(&catalogue) {
        let shown: Vec<Intent> = offered(&wizard).map(|own| own.intent).collect();
        let expected: Vec<Intent> = BINDINGS
            .iter()
            .filter(|own| own.contexts.contains(&context) && wizard.can(own.intent))
            .map(|own| own.intent)
            .collect();
        assert_eq!(shown, expected, "{context:?}");
    }
}

#[test]
fn the_readme_lists_every_key() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"))
        .unwrap()
        .replace("\r\n", "\n");
    let (_, rest) = readme.split_once("<!-- keys -->\n").unwrap();
    let (listed, _) = rest.split_once("<!-- /keys -->").unwrap();
    assert_eq!(listed.trim(), markdown_table().trim());
}
