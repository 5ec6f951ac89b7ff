//! A session keeps what was said and done, and every change can be taken back.

use exlync::catalogue::{ChoiceId, CommandId, QuestionId, ValueId};
use exlync::plan::resolve;
use exlync::session::{
    Answer, Change, Given, Mark, MarkEntry, MarkState, Session, SessionName, Store, StoreError,
    apply, read, write,
};
use proptest::prelude::*;

use crate::scenarios::fixture;

fn id() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "exchange",
        "lync",
        "pool-fqdn",
        "a.b@c",
        "from-the-future",
    ])
    .prop_map(str::to_owned)
}

fn mark() -> impl Strategy<Value = MarkEntry> {
    (
        prop::sample::select(MarkState::ALL.to_vec()),
        0_i64..2_000_000_000,
        ".{0,20}",
    )
        .prop_map(|(state, second, text)| {
            let at = jiff::Timestamp::from_second(second).unwrap();
            MarkEntry::Known(Mark {
                state,
                at,
                text,
                note: String::new(),
                until: None,
            })
        })
}

fn change() -> impl Strategy<Value = Change> {
    let single = prop_oneof![
        ".{0,20}".prop_map(|text| Change::Title(readable(&text))),
        (id(), prop::option::of("[a-z-]{1,8}")).prop_map(|(id, choice)| {
            Change::Answer(
                QuestionId::new(id),
                choice.map(|own| Answer::One(ChoiceId::new(own))),
            )
        }),
        (
            id(),
            prop::option::of(prop::collection::vec(".{0,8}", 0..3))
        )
            .prop_map(|(id, texts)| Change::Value(ValueId::new(id), texts.map(Given::List))),
        (id(), prop::option::of(mark()))
            .prop_map(|(id, mark)| Change::Mark(CommandId::new(id), mark)),
        (id(), prop::option::of(".{0,20}"))
            .prop_map(|(id, note)| Change::Note(CommandId::new(id), note)),
    ];
    single.prop_recursive(2, 8, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Change::All)
    })
}

/// A title is for people: what could harm a terminal does not survive its reading.
fn readable(text: &str) -> String {
    text.chars()
        .filter(|c| !exlync::catalogue::is_harmful(*c))
        .collect()
}

proptest! {
    #[test]
    fn whatever_the_text_its_name_is_good(text in ".{0,100}", number in 0_usize..100_000) {
        let name = SessionName::from_words(&text);
        prop_assert!(name.as_str().parse::<SessionName>().is_ok());
        prop_assert!(name.numbered(number).as_str().parse::<SessionName>().is_ok());
    }

    #[test]
    fn the_inverse_takes_every_change_back(before in prop::collection::vec(change(), 0..6), one in change()) {
        // Given a session with a history
        let mut session = Session::default();
        for change in before {
            apply(&mut session, change);
        }
        let original = session.clone();

        // When a change is made and its inverse after it
        let inverse = apply(&mut session, one);
        let changed = session.clone();
        let again = apply(&mut session, inverse);

        // Then all is as it was, and the inverse of the inverse is the change
        prop_assert_eq!(&session, &original);
        apply(&mut session, again);
        prop_assert_eq!(session, changed);
    }

    #[test]
    fn a_session_survives_being_written_and_read(changes in prop::collection::vec(change(), 0..12)) {
        let mut session = Session::default();
        for change in changes {
            apply(&mut session, change);
        }
        // Control characters of a title are the one thing that is not kept: they could speak to a terminal.
        session.title.retain(|c| !c.is_control());
        prop_assert_eq!(read(&write(&session), "a file").unwrap(), session);
    }
}

#[test]
fn what_another_version_wrote_is_kept_as_it_is() {
    // Given a file with questions, values, marks, keys and sections that this version does not know
    let text = r#"format = 1

[session]
title = "Contoso"
mood = "hopeful"

[answers]
exchange = "online"
favourite-colour = 7

[values]
shoe-size = { eu = 43 }

[marks]
"preflight.export" = { state = "celebrated", at = "2026-11-22T14:02:00Z" }

[weather]
outlook = "fair"
"#;
    // When it is read and written again
    let session = read(text, "a file").unwrap();
    let written = write(&session);

    // Then nothing is lost
    let before: toml::Table = toml::from_str(text).unwrap();
    let after: toml::Table = toml::from_str(&written).unwrap();
    assert_eq!(before, after);
}

#[test]
fn notes_are_written_changed_and_taken_away_beside_what_is_not_understood() {
    // Given a session with a note, and an entry among the notes that only another version understands
    let text = r#"format = 1

[notes]
"dns-records.edge-address@contoso.com" = "ticket 4711, ask Ann"
"preflight.export" = { by = "Ann", text = "saved" }
"#;
    let mut session = read(text, "a file").unwrap();
    let about = CommandId::new("dns-records.edge-address@contoso.com");
    assert_eq!(session.notes.len(), 1);
    assert_eq!(session.notes[&about], "ticket 4711, ask Ann");
    assert!(!session.is_answers_file());

    // When the note changes, one is written elsewhere, and both are kept
    let other = CommandId::new("preflight.look");
    let note = |id: &CommandId, text: &str| Change::Note(id.clone(), Some(text.to_owned()));
    let back = apply(&mut session, note(&about, "done by Ann"));
    apply(&mut session, note(&other, "two lines\nof it"));
    let again = read(&write(&session), "a file").unwrap();

    // Then all three are there, the strange one as it was
    assert_eq!(again, session);
    let table: toml::Table = toml::from_str(&write(&again)).unwrap();
    let notes = table["notes"].as_table().unwrap();
    assert_eq!(notes.len(), 3);
    assert_eq!(notes["preflight.export"]["by"].as_str(), Some("Ann"));
    assert_eq!(notes[other.as_str()].as_str(), Some("two lines\nof it"));

    // When the changes are taken back, then the file reads as before
    apply(&mut session, back);
    apply(&mut session, Change::Note(other, None));
    assert_eq!(session, read(text, "a file").unwrap());

    // A note for a command whose entry is not understood takes its place
    apply(
        &mut session,
        note(&CommandId::new("preflight.export"), "mine"),
    );
    let again = read(&write(&session), "a file").unwrap();
    assert_eq!(again.notes[&CommandId::new("preflight.export")], "mine");

    // And no section is left behind by the last of them
    let mut plain = Session::default();
    apply(&mut plain, note(&about, "short-lived"));
    apply(&mut plain, Change::Note(about, None));
    assert!(!write(&plain).contains("notes"));
}

#[test]
fn what_is_kept_without_being_understood_is_told() {
    let text = r#"format = 1

[marks]
"dns-records.sing" = { state = "done", at = "2026-11-22T14:02:00Z" }

[notes]
"dns-records.sing" = "in tune"
"dns-records.look-from-outside" = { by = "Ann" }

[weather]
outlook = "fair"
"#;
    let catalogue = fixture();
    let session = read(text, "a file").unwrap();
    assert_eq!(
        resolve(&catalogue, &session).findings,
        [
            "the section `weather` is kept, but this version knows no such section",
            "the mark of `dns-records.sing` is kept, but this version knows no such command",
            "the note on `dns-records.sing` is kept, but this version knows no such command",
            "the note on `dns-records.look-from-outside` is kept, but this version cannot read it",
        ]
    );
}

#[test]
fn a_name_is_good_on_every_platform_or_refused_in_words() {
    for good in ["a", "contoso-2026", "0", "com10", "console"] {
        assert!(good.parse::<SessionName>().is_ok(), "{good}");
    }
    for bad in [
        "",
        "-a",
        "A",
        "a b",
        "../a",
        "con",
        "nul",
        "com1",
        "lpt9",
        "a.toml",
        "ä",
        &"a".repeat(64),
    ] {
        let error = bad.parse::<SessionName>().unwrap_err().to_string();
        assert!(error.contains("hint: "), "{bad}: {error}");
    }
}

#[test]
fn sessions_are_kept_renamed_and_put_into_the_trash() {
    // Given a store with one session
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(Some(folder.path().to_owned())).unwrap();
    let name: SessionName = "contoso".parse().unwrap();
    let other: SessionName = "fabrikam".parse().unwrap();
    let session = Session {
        title: "Contoso".to_owned(),
        ..Session::default()
    };
    store.create(&name, &session).unwrap();

    // Then its name is taken
    assert!(matches!(
        store.create(&name, &session),
        Err(StoreError::Exists { .. })
    ));

    // When it is renamed, then the old name is free and the new one holds it
    store.rename(&name, &other, None).unwrap();
    assert_eq!(store.names().unwrap(), std::slice::from_ref(&other));
    assert_eq!(store.load(&other).unwrap(), session);

    // When two of one name are deleted, then both are in the trash
    let first = store.delete(&other, None).unwrap();
    store.create(&other, &session).unwrap();
    let second = store.delete(&other, None).unwrap();
    assert!(first.exists() && second.exists() && first != second);
    assert!(store.names().unwrap().is_empty());
    let error = store.load(&other).unwrap_err().to_string();
    assert!(
        error.starts_with("there is no session `fabrikam`"),
        "{error}"
    );
}

#[test]
fn a_number_fits_behind_the_longest_name() {
    let longest: SessionName = "a".repeat(63).parse().unwrap();
    assert_eq!(
        longest.numbered(10).as_str(),
        format!("{}-10", "a".repeat(60))
    );
    let hyphens: SessionName = format!("{}--bc", "a".repeat(59)).parse().unwrap();
    assert_eq!(
        hyphens.numbered(2).as_str(),
        format!("{}-2", "a".repeat(59))
    );
}

#[test]
fn a_name_is_made_of_any_text() {
    for (text, name) in [
        ("Contoso, first site", "contoso-first-site"),
        ("  --M\u{fc}ller & Sons--  ", "m-ller-sons"),
        ("C:\\Temp\\answers.toml", "c-temp-answers-toml"),
        ("CON", "session-con"),
        ("lpt1", "session-lpt1"),
        ("2026", "2026"),
        ("", "session"),
        ("\u{6771}\u{4eac}", "session"),
    ] {
        assert_eq!(SessionName::from_words(text).as_str(), name, "{text}");
    }
    let long = SessionName::from_words(&"ab ".repeat(40));
    assert_eq!(long.as_str().len(), 62);
    assert!(long.as_str().ends_with("-ab"));
}

#[test]
fn a_failed_write_leaves_what_was_there() {
    // Given a file, and a folder of the name that a second file would need
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kept.toml");
    exlync::session::write_atomically(&path, b"first", false).unwrap();

    // When it may not be replaced
    let error = exlync::session::write_atomically(&path, b"second", false).unwrap_err();

    // Then it is as it was, and no draft is left behind
    assert!(matches!(error, StoreError::Exists { .. }));
    assert_eq!(std::fs::read(&path).unwrap(), b"first");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
