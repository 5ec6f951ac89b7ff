//! Every format that was ever written is read, and no other one is taken for it.

use std::fs;
use std::path::Path;

use exlync::catalogue::StepId;
use exlync::plan::{CommandState, PlannedCommand, resolve};
use exlync::session::{FORMAT, MarkEntry, Session, read, write};
use exlync::wizard::{Effect, Event, Intent, Target};

use crate::scenarios::catalogue;
use crate::wizard::{deployment, noon, opened, press};

/// The session files that versions of the program have written, by name: `format-1-first.toml` is of format 1.
fn written() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sessions");
    let files = fs::read_dir(folder).unwrap().map(|own| own.unwrap());
    let mut files: Vec<(String, String)> = files
        .map(|own| {
            let text = fs::read_to_string(own.path()).unwrap();
            (own.file_name().into_string().unwrap(), text)
        })
        .filter(|(name, _)| name.starts_with("format-"))
        .collect();
    files.sort();
    files
}

fn number(name: &str) -> i64 {
    name.split('-').nth(1).unwrap().parse().unwrap()
}

fn table(text: &str) -> toml::Table {
    toml::from_str(text).unwrap()
}

#[test]
fn there_is_a_file_of_every_format_up_to_the_present_one() {
    let files = written();
    for format in 1..=FORMAT {
        let own = files.iter().filter(|(name, _)| number(name) == format);
        let own: Vec<_> = own.collect();
        assert!(
            !own.is_empty(),
            "no tests/fixtures/sessions/format-{format}-*.toml"
        );
        for (name, text) in own {
            let said = table(text).get("format").unwrap().as_integer();
            assert_eq!(said, Some(format), "{name}");
        }
    }
    assert!(files.iter().all(|(name, _)| number(name) <= FORMAT));
}

#[test]
fn of_what_was_ever_written_nothing_is_lost() {
    for (name, text) in written() {
        // Given a file as that version left it, when it is read and written again
        let session = read(&text, &name).unwrap();
        let again = write(&session);

        // Then it is of the present format and reads the same
        let after = table(&again);
        assert_eq!(after["format"].as_integer(), Some(FORMAT), "{name}");
        assert_eq!(read(&again, &name).unwrap(), session, "{name}");

        // And every entry is there, also those that only another version understands
        let before = table(&text);
        if number(&name) == FORMAT {
            assert_eq!(after, before, "{name}");
        }
        for section in ["answers", "values", "marks", "notes"] {
            let entries =
                |own: &toml::Table| own.get(section).map(|own| own.as_table().unwrap().len());
            assert_eq!(entries(&after), entries(&before), "{name}: {section}");
        }
    }
}

#[test]
fn the_work_of_every_version_goes_on() {
    let catalogue = catalogue();
    for (name, text) in written() {
        // Given a session that an older version wrote
        let session = read(&text, &name).unwrap();
        let marks = session.marks.clone();

        // Then it has a plan in which its marks stand
        let plan = resolve(&catalogue, &session);
        let own = plan.step("preflight").unwrap();
        let look = own
            .commands
            .iter()
            .find(|own| own.id == "preflight.look-sip-domains");
        let state = CommandState::of(look.unwrap(), &session, noon());
        assert!(
            matches!(state, CommandState::Copied | CommandState::Done),
            "{name}: {state:?}"
        );

        // When work goes on in the wizard
        let mut wizard = opened(&catalogue, session);
        wizard.overlay = None;
        let steps = &deployment(&wizard).plan().steps;
        let untouched = steps.iter().position(|own| {
            let marked = |own: &PlannedCommand<'_>| marks.contains_key(&own.id);
            own.need.is_to_do() && !own.commands.is_empty() && !own.commands.iter().any(marked)
        });
        wizard.update(Event::Clicked(Target::Step(untouched.unwrap())), noon());
        let effects = press(&mut wizard, &[Intent::Accept, Intent::Done]);
        let [Effect::Save { session: saved, .. }] = effects.as_slice() else {
            panic!("{name}: {effects:?}")
        };

        // Then one mark has come to those before, and none has gone
        let kept = marks
            .iter()
            .filter(|(id, mark)| saved.marks.get(*id) == Some(mark));
        assert_eq!(kept.count(), marks.len(), "{name}");
        assert_eq!(saved.marks.len(), marks.len() + 1, "{name}");
        assert_eq!(read(&write(saved), &name).unwrap(), **saved, "{name}");
    }
}

#[test]
fn what_the_first_version_wrote_is_understood_to_the_last_entry() {
    let text = include_str!("../fixtures/sessions/format-1-first.toml");
    let session = read(text, "a file").unwrap();
    assert_eq!(session.title, "Contoso, first site");
    assert_eq!(
        session.changed,
        Some("2026-11-23T08:15:30.25Z".parse().unwrap())
    );
    let states: Vec<_> = session
        .marks
        .values()
        .filter_map(MarkEntry::state)
        .collect();
    assert_eq!(
        states.len(),
        7,
        "one mark is of a version that is not known"
    );
    assert_eq!(session.knowledge, None);
    assert_eq!(session.foreign["weather"]["outlook"].as_str(), Some("fair"));
    assert!(!session.is_answers_file());
}

#[test]
fn what_the_session_was_worked_on_with_is_kept_or_left_as_it_is() {
    // Given a file that says it
    let text = include_str!("../fixtures/sessions/format-1-with-knowledge.toml");
    let session = read(text, "a file").unwrap();
    let own = session.knowledge.clone().unwrap();
    assert_eq!(own.version, "2026.11");
    let planned: Vec<&str> = own.planned.iter().map(StepId::as_str).collect();
    assert_eq!(planned.last(), Some(&"of-another-version"));

    // And files that say it in a way that this version does not understand
    for strange in [
        "knowledge = 2026\nplanned = [\"preflight\"]",
        "knowledge = \"2026.11\"\nplanned = \"preflight\"",
        "knowledge = \"2026.11\"\nplanned = [\"preflight\", 7]",
        "knowledge = { version = \"2026.11\" }",
        "knowledge = \"2026.11\"",
        "planned = []",
    ] {
        let text = format!("format = 1\n[session]\ntitle = \"Contoso\"\n{strange}\n");
        let session = read(&text, "a file").unwrap();

        // Then nothing is made of it, and it stays
        assert_eq!(session.knowledge, None, "{strange}");
        let after = table(&write(&session));
        assert_eq!(after["session"], table(&text)["session"], "{strange}");
    }

    // And a file that says nothing else is no answers file: it is one of the program
    let text = "format = 1\n[session]\nknowledge = \"2026.11\"\nplanned = []\n";
    assert!(!read(text, "a file").unwrap().is_answers_file());
}

fn refused(text: &str) -> String {
    read(text, "next.toml").unwrap_err().to_string()
}

#[test]
fn a_newer_format_is_refused_with_what_to_do() {
    assert_eq!(
        refused("format = 2\n"),
        "next.toml: this is format 2, and this version reads formats up to 1\n\
         hint: a newer exlync wrote it: open it with that one; the file was left as it is"
    );
    // Where the file says what it was written with, that is told, and no more than can be read
    let (long, short) = ("9".repeat(10_000), "9".repeat(40));
    for (version, shown) in [
        ("2027.03", "2027.03"),
        ("\\u001b[31mred\\u202e", "[31mred"),
        (&long, &short),
    ] {
        let text = format!("format = 9223372036854775807\n[session]\nknowledge = \"{version}\"\n");
        assert_eq!(
            refused(&text),
            format!(
                "next.toml: this is format 9223372036854775807, and this version reads formats up to 1\n\
                 hint: a newer exlync wrote it, with the knowledge base {shown}: open it with that one; the file was left as it is"
            )
        );
    }
    // Whatever else it holds is not looked at
    for rest in [
        "session = 7",
        "[session]\nknowledge = [1]",
        "[[session]]\nknowledge = \"a\"",
        "[answers]\nmoon = 1",
    ] {
        let said = refused(&format!("format = 2\n{rest}\n"));
        assert!(said.starts_with("next.toml: this is format 2, "), "{said}");
    }
}

#[test]
fn what_is_no_format_is_refused_with_what_to_do() {
    let hint = "hint: a file begins with `format = 1`; nothing was changed";
    for (format, why) in [
        ("0", "this is format 0, and the first that there was is 1"),
        ("-1", "this is format -1, and the first that there was is 1"),
        (
            "-9223372036854775808",
            "this is format -9223372036854775808, and the first that there was is 1",
        ),
        (
            "\"1\"",
            "`format` is a whole number, and here it is of the type string",
        ),
        (
            "\"\\u001b[2J\"",
            "`format` is a whole number, and here it is of the type string",
        ),
        (
            "1.0",
            "`format` is a whole number, and here it is of the type float",
        ),
        (
            "inf",
            "`format` is a whole number, and here it is of the type float",
        ),
        (
            "true",
            "`format` is a whole number, and here it is of the type boolean",
        ),
        (
            "2026-11-26",
            "`format` is a whole number, and here it is of the type datetime",
        ),
        (
            "[1]",
            "`format` is a whole number, and here it is of the type array",
        ),
        (
            "{ a = 1 }",
            "`format` is a whole number, and here it is of the type table",
        ),
    ] {
        let text = format!("format = {format}\n[answers]\n");
        assert_eq!(refused(&text), format!("next.toml: {why}\n{hint}"));
    }
    assert_eq!(
        refused("[answers]\n"),
        "next.toml: it does not begin with `format = 1`: not a session and no answers"
    );
    // A number that no machine holds is a fault of its line
    let said = refused("format = 99999999999999999999\n");
    assert!(said.starts_with("next.toml:1: "), "{said}");
}

#[test]
fn an_empty_session_of_this_version_has_the_present_format_in_its_first_line() {
    let text = write(&Session::default());
    assert!(text.starts_with(&format!("format = {FORMAT}\n")), "{text}");
}
