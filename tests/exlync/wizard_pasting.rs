//! What is pasted is cleaned, and that is said: whichever way it came, and in every field.

use exlync::catalogue::ValueId;
use exlync::wizard::{Effect, Event, Field, Intent, Page, Target, Wizard};
use tui_input::InputRequest;

use crate::wizard::{ON_PREMISES, noon, opened, press, said, session, small_catalogue, type_in};

/// The field of a value, open and empty.
fn value<'a>(catalogue: &'a exlync::catalogue::Catalogue, id: &str) -> Wizard<'a> {
    let mut wizard = opened(catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Value(ValueId::new(id))), noon());
    wizard.update(Event::Edit(InputRequest::DeleteLine), noon());
    assert_eq!(field(&wizard).text(), "");
    wizard
}

fn field<'w>(wizard: &'w Wizard<'_>) -> &'w Field {
    wizard.field().unwrap()
}

/// What stands in the field, and what is said of it.
fn stands(wizard: &Wizard<'_>) -> (String, String) {
    let field = field(wizard);
    let cleaned = field.cleaned().unwrap_or_default();
    (field.text().to_owned(), cleaned.to_owned())
}

fn ticket(effects: &[Effect]) -> u64 {
    match effects {
        [Effect::Paste(ticket)] => *ticket,
        other => panic!("the clipboard was not asked: {other:?}"),
    }
}

/// What comes from the clipboard of this machine.
fn comes(wizard: &mut Wizard<'_>, ticket: u64, outcome: Result<&str, &str>) {
    let outcome = outcome.map(str::to_owned).map_err(str::to_owned);
    let effects = wizard.update(Event::Pasted { ticket, outcome }, noon());
    assert_eq!(effects, []);
}

/// Each way for a text into the field that is open: a paste, the clipboard, and letter by letter.
fn each_way(wizard: &Wizard<'_>, text: &str) -> Vec<(String, String)> {
    let mut pasted = wizard.clone();
    type_in(&mut pasted, text);
    let mut asked = wizard.clone();
    let ticket = ticket(&press(&mut asked, &[Intent::Paste]));
    comes(&mut asked, ticket, Ok(text));
    let mut all = vec![stands(&pasted), stands(&asked)];
    if !text.contains(char::is_control) {
        let mut typed = wizard.clone();
        for c in text.chars() {
            typed.update(Event::Edit(InputRequest::InsertChar(c)), noon());
        }
        let (text, told) = stands(&typed);
        // Of signs of two kinds the last is told.
        let same = all.first().map(|(_, own)| own.clone()).unwrap_or_default();
        assert_eq!(told.is_empty(), same.is_empty());
        all.push((text, same));
    }
    all
}

#[test]
fn what_a_field_cannot_hold_goes_and_it_is_said() {
    let catalogue = small_catalogue();
    let wizard = value(&catalogue, "user-sip");
    for (text, expected, told) in [
        (
            "cammie@\r\ncontoso.com\r\n",
            "cammie@ contoso.com",
            "taken out: line ends",
        ),
        (
            "cammie\u{1b}[31m\u{7}",
            "cammie[31m",
            "taken out: control characters",
        ),
        ("cammie\t", "cammie", "taken out: tabs"),
        (
            "a\u{202e}b\n",
            "ab",
            "taken out: line ends, control characters",
        ),
        ("cammie@contoso.com", "cammie@contoso.com", ""),
    ] {
        for stood in each_way(&wizard, text) {
            assert_eq!(stood, (expected.to_owned(), told.to_owned()), "{text:?}");
        }
    }
}

#[test]
fn signs_of_a_word_processor_become_plain_where_only_ascii_may_stand() {
    let catalogue = small_catalogue();
    let wizard = value(&catalogue, "user-sip");
    for (text, expected, told) in [
        (
            "o\u{2019}brien\u{2011}x@contoso.com",
            "o'brien-x@contoso.com",
            "made plain: dashes, quotation marks",
        ),
        ("a\u{a0}b", "a b", "made plain: blanks"),
    ] {
        for stood in each_way(&wizard, text) {
            assert_eq!(stood, (expected.to_owned(), told.to_owned()), "{text:?}");
        }
    }
    // And so does each of the dashes and of the quotation marks
    for c in ('\u{2010}'..='\u{2015}').chain('\u{2018}'..='\u{201f}') {
        for (text, told) in each_way(&wizard, &c.to_string()) {
            assert!(text.is_ascii() && told.starts_with("made plain"), "{c:?}");
        }
    }
}

#[test]
fn a_name_keeps_its_accents_and_its_signs_and_a_note_its_quotation_marks() {
    // Given a value that is a name: its letters are its own, its dashes are told of
    let small = small_catalogue();
    let wizard = value(&small, "user-mailbox");
    for (text, told) in [
        ("Zürich Ångström", ""),
        (
            "Zürich \u{2013} Süd",
            "not those of a keyboard, and left as they are: dashes",
        ),
    ] {
        for stood in each_way(&wizard, text) {
            assert_eq!(stood, (text.to_owned(), told.to_owned()));
        }
    }

    // Given a note, a search and the palette, then they are the person's own words
    let begun = opened(&small, session(&ON_PREMISES, &[]));
    let ways: [&[Intent]; 3] = [
        &[Intent::Open(Page::Steps), Intent::NextOpen, Intent::Skip],
        &[Intent::Open(Page::Steps), Intent::Search],
        &[Intent::Open(Page::Steps), Intent::Palette],
    ];
    for way in ways {
        let mut wizard = begun.clone();
        press(&mut wizard, way);
        assert!(wizard.field().is_some(), "{way:?}: {:?}", wizard.overlay);
        for stood in each_way(&wizard, "\u{201c}not now\u{201d} \u{2013} he said") {
            let text = "\u{201c}not now\u{201d} \u{2013} he said".to_owned();
            assert_eq!(stood, (text, String::new()));
        }
    }

    // Given the name of a session, then it is plain
    let mut wizard = begun;
    press(&mut wizard, &[Intent::Open(Page::Sessions), Intent::New]);
    for (text, told) in each_way(&wizard, "contoso\u{2011}2026") {
        assert_eq!(text, "contoso-2026");
        assert_eq!(told, "made plain: dashes");
    }
}

#[test]
fn what_is_said_of_a_paste_goes_with_the_next_key_that_is_no_letter() {
    let catalogue = small_catalogue();
    let mut wizard = value(&catalogue, "user-sip");
    wizard.update(Event::Edit(InputRequest::InsertChar('\u{2013}')), noon());
    wizard.update(Event::Edit(InputRequest::InsertChar('x')), noon());
    assert_eq!(field(&wizard).cleaned(), Some("made plain: dashes"));
    wizard.update(Event::Edit(InputRequest::DeletePrevChar), noon());
    assert_eq!(field(&wizard).cleaned(), None);
}

#[test]
fn the_clipboard_is_asked_for_a_field_and_its_text_goes_into_no_other() {
    // Given a field, and the clipboard asked for it
    let catalogue = small_catalogue();
    let mut wizard = value(&catalogue, "user-sip");
    type_in(&mut wizard, "@contoso.com");
    wizard.update(Event::Edit(InputRequest::GoToStart), noon());
    let first = ticket(&press(&mut wizard, &[Intent::Paste]));

    // When somebody types on, then the text comes in where the cursor is by then
    wizard.update(Event::Edit(InputRequest::InsertChar('c')), noon());
    comes(&mut wizard, first, Ok("ammie"));
    assert_eq!(field(&wizard).text(), "cammie@contoso.com");

    // When the field is closed before it comes, then nothing takes it, and that is said
    let second = ticket(&press(&mut wizard, &[Intent::Paste]));
    press(&mut wizard, &[Intent::Back]);
    comes(&mut wizard, second, Ok("late"));
    assert_eq!(
        said(&wizard),
        "nothing was pasted: the field was left before the clipboard answered"
    );

    // And a field that is opened meanwhile, even the same, takes it neither
    press(&mut wizard, &[Intent::Accept]);
    comes(&mut wizard, second, Ok("late"));
    assert_eq!(field(&wizard).text(), "cammie@contoso.com");

    // When the key is pressed twice, then the last counts
    let third = ticket(&press(&mut wizard, &[Intent::Paste]));
    let last = ticket(&press(&mut wizard, &[Intent::Paste]));
    comes(&mut wizard, third, Ok("third"));
    comes(&mut wizard, last, Ok("last@contoso.com"));
    assert_eq!(field(&wizard).text(), "last@contoso.com");
}

#[test]
fn where_the_clipboard_has_no_text_it_is_said_why_and_the_field_stays() {
    let catalogue = small_catalogue();
    let mut wizard = value(&catalogue, "user-sip");
    type_in(&mut wizard, "cammie");
    let asked = ticket(&press(&mut wizard, &[Intent::Paste]));
    comes(&mut wizard, asked, Err("the clipboard holds no text"));
    assert_eq!(
        said(&wizard),
        "nothing was pasted: the clipboard holds no text"
    );
    assert_eq!(field(&wizard).text(), "cammie");
}
