//! How far the work has come is derived from the marks: of a command, of a step, of the whole.

use exlync::catalogue::{Catalogue, CommandId, ValueId};
use exlync::plan::{CommandState, Plan, StepProgress, StepState, Tally, resolve};
use exlync::session::{Change, Given, Mark, MarkEntry, MarkState, Session, apply};
use jiff::Timestamp;

use crate::scenarios::{answered, catalogue, filled, fixture};

const NOW: i64 = 1_795_000_000;

/// A time so many seconds after the tests' own.
fn at(second: i64) -> Timestamp {
    Timestamp::from_second(NOW + second).unwrap()
}

fn mark(state: MarkState) -> Mark {
    Mark {
        state,
        at: at(-3600),
        text: String::new(),
        note: String::new(),
        until: None,
    }
}

fn put(session: &mut Session, command: &str, mark: Mark) {
    let entry = Some(MarkEntry::Known(mark));
    apply(session, Change::Mark(CommandId::new(command), entry));
}

fn fill(session: &mut Session, value: &str, text: &str) {
    let given = Some(Given::List(vec![text.to_owned()]));
    apply(session, Change::Value(ValueId::new(value), given));
}

/// Mailboxes on both sides with one SIP domain: its two records and their check are the first step.
fn begun(catalogue: &Catalogue) -> Session {
    let answers = [("exchange", "hybrid"), ("lync", "server")];
    let mut session = filled(catalogue, answered(&answers));
    fill(&mut session, "sip-domains", "contoso.com");
    session
}

const EDGE: &str = "dns-records.edge-address@contoso.com";
const PARTNERS: &str = "dns-records.federation-record@contoso.com";
const CHECK: &str = "dns-records.look-from-outside";

fn of_command(plan: &Plan<'_>, session: &Session, command: &str, now: Timestamp) -> CommandState {
    let commands = plan
        .steps
        .iter()
        .flat_map(|own| own.commands.iter().chain(&own.verify));
    let mut found = commands.filter(|own| own.id == command);
    CommandState::of(found.next().unwrap(), session, now)
}

fn of_step(catalogue: &Catalogue, session: &Session, step: &str) -> StepProgress {
    let plan = resolve(catalogue, session);
    StepProgress::of(plan.step(step).unwrap(), session, at(0))
}

#[test]
fn a_command_is_what_its_mark_says_and_to_do_without_one() {
    let catalogue = fixture();
    for (state, expected) in [
        (MarkState::Copied, CommandState::Copied),
        (MarkState::Done, CommandState::Done),
        (MarkState::Verified, CommandState::Verified),
        (MarkState::AlreadyInPlace, CommandState::InPlace),
        (MarkState::Skipped, CommandState::Skipped),
        (MarkState::Delegated, CommandState::Delegated),
    ] {
        let mut session = begun(&catalogue);
        put(&mut session, EDGE, mark(state));
        let plan = resolve(&catalogue, &session);
        assert_eq!(of_command(&plan, &session, EDGE, at(0)), expected);
        let other = of_command(&plan, &session, PARTNERS, at(0));
        assert_eq!(other, CommandState::Unmarked);
    }
}

#[test]
fn a_mark_that_only_another_version_understands_settles_nothing() {
    let catalogue = fixture();
    let mut session = begun(&catalogue);
    let strange = MarkEntry::Foreign(toml::Value::from("celebrated"));
    apply(
        &mut session,
        Change::Mark(CommandId::new(EDGE), Some(strange)),
    );
    let plan = resolve(&catalogue, &session);
    assert_eq!(
        of_command(&plan, &session, EDGE, at(0)),
        CommandState::Unmarked
    );
}

#[test]
fn a_wait_ends_at_its_time() {
    // Given a command that waits for a minute, and one whose wait has no end
    let catalogue = fixture();
    let mut session = begun(&catalogue);
    let waiting = Mark {
        until: Some(at(60)),
        ..mark(MarkState::Waiting)
    };
    put(&mut session, EDGE, waiting);
    put(&mut session, PARTNERS, mark(MarkState::Waiting));
    let plan = resolve(&catalogue, &session);

    // Then it waits a second before, and is to do again from the minute on
    let edge = |second| of_command(&plan, &session, EDGE, at(second));
    assert_eq!(edge(59), CommandState::Waiting(at(60)));
    assert_eq!(edge(60), CommandState::WaitOver);
    assert_eq!(edge(61), CommandState::WaitOver);
    assert!(edge(61).is_open() && !edge(59).is_open());

    // And the other one does not wait at all
    let endless = of_command(&plan, &session, PARTNERS, at(0));
    assert_eq!(endless, CommandState::WaitOver);
}

#[test]
fn what_reads_differently_from_when_it_was_marked_is_stale() {
    let catalogue = fixture();
    for state in MarkState::ALL {
        // Given a record that was marked with its text
        let mut session = begun(&catalogue);
        let text = "sip.contoso.com. 3600 IN A 203.0.113.10";
        let plan = resolve(&catalogue, &session);
        let worded = &plan.step("dns-records").unwrap().commands[0].worded;
        assert_eq!(worded.preview, text);
        let text = text.to_owned();
        put(
            &mut session,
            EDGE,
            Mark {
                text,
                ..mark(state)
            },
        );
        let before = of_command(&plan, &session, EDGE, at(0));
        assert_ne!(before, CommandState::Stale, "{state:?}");

        // When the address changes
        fill(&mut session, "access-edge-ip", "203.0.113.11");
        let plan = resolve(&catalogue, &session);
        let after = of_command(&plan, &session, EDGE, at(0));

        // Then what was done or seen is doubtful; what was not done stays as it is
        let untouched = matches!(
            state,
            MarkState::Skipped | MarkState::Delegated | MarkState::Waiting
        );
        let expected = if untouched {
            before
        } else {
            CommandState::Stale
        };
        assert_eq!(after, expected, "{state:?}");

        // And it is right again with the old address
        fill(&mut session, "access-edge-ip", "203.0.113.10");
        let plan = resolve(&catalogue, &session);
        assert_eq!(of_command(&plan, &session, EDGE, at(0)), before);
    }
}

#[test]
fn words_for_a_person_and_marks_without_text_are_never_stale() {
    let catalogue = fixture();
    let mut session = begun(&catalogue);
    let text = "told in other words".to_owned();
    put(
        &mut session,
        CHECK,
        Mark {
            text,
            ..mark(MarkState::Verified)
        },
    );
    put(&mut session, EDGE, mark(MarkState::Done));
    let plan = resolve(&catalogue, &session);
    assert_eq!(
        of_command(&plan, &session, CHECK, at(0)),
        CommandState::Verified
    );
    assert_eq!(of_command(&plan, &session, EDGE, at(0)), CommandState::Done);
}

/// The mark of a word in a table; a wait has its minutes behind it.
fn written(word: &str) -> Option<Mark> {
    let state = match word.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "-" => return None,
        "copied" => MarkState::Copied,
        "done" | "old" => MarkState::Done,
        "verified" => MarkState::Verified,
        "in-place" => MarkState::AlreadyInPlace,
        "skipped" => MarkState::Skipped,
        "delegated" => MarkState::Delegated,
        "waiting" => MarkState::Waiting,
        other => panic!("`{other}` is no mark"),
    };
    let minutes = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut mark = mark(state);
    mark.until = minutes.parse().ok().map(|own: i64| at(60 * own));
    if word == "old" {
        "sip.contoso.com. 3600 IN A 198.51.100.1".clone_into(&mut mark.text);
    }
    Some(mark)
}

#[test]
fn a_step_follows_its_commands_and_checks() {
    use StepState::{Delegated, Done, NotBegun, Skipped, Stale, Started, Verified, Waiting};
    let catalogue = fixture();
    for (marks, expected, settled) in [
        // Nothing, then something
        ("- - -", NotBegun, 0),
        ("copied - -", Started, 0),
        ("done - -", Started, 1),
        ("- - verified", Started, 1),
        // All of the work, then the check
        ("done done -", Done, 2),
        ("done in-place -", Done, 2),
        ("verified verified -", Done, 2),
        ("done skipped skipped", Done, 3),
        ("done done verified", Verified, 3),
        ("in-place in-place in-place", Verified, 3),
        ("skipped skipped verified", Verified, 3),
        // None of the work
        ("skipped skipped -", Skipped, 2),
        ("skipped skipped skipped", Skipped, 3),
        // Somebody else, or later: only where nothing is left for the person at the terminal
        ("delegated delegated -", Delegated, 0),
        ("done delegated -", Delegated, 1),
        ("delegated - -", Started, 0),
        ("waiting9 - -", Started, 0),
        ("done waiting9 -", Waiting(at(540)), 1),
        ("waiting9 waiting5 -", Waiting(at(300)), 0),
        ("delegated waiting9 waiting5", Waiting(at(540)), 0),
        ("done waiting0 -", Started, 1),
        ("done done waiting9", Done, 2),
        // What reads differently comes before everything
        ("old done verified", Stale, 2),
        ("old - -", Stale, 0),
    ] {
        let mut session = begun(&catalogue);
        for (word, command) in marks.split(' ').zip([EDGE, PARTNERS, CHECK]) {
            if let Some(mark) = written(word) {
                put(&mut session, command, mark);
            }
        }
        let found = of_step(&catalogue, &session, "dns-records");
        assert_eq!(found.state, expected, "{marks}");
        assert_eq!((found.settled, found.of), (settled, 3), "{marks}");
    }
}

#[test]
fn a_step_of_checks_alone_follows_them() {
    // Given a knowledge base whose first step only looks
    let mut catalogue = fixture();
    let step = catalogue.steps.first_mut().unwrap();
    step.commands.clear();
    step.undo.clear();
    for (word, expected) in [
        ("-", StepState::NotBegun),
        ("copied", StepState::Started),
        ("verified", StepState::Verified),
        ("done", StepState::Done),
        ("skipped", StepState::Skipped),
        ("delegated", StepState::Delegated),
        ("waiting9", StepState::Waiting(at(540))),
    ] {
        let mut session = begun(&catalogue);
        if let Some(mark) = written(word) {
            put(&mut session, CHECK, mark);
        }
        let found = of_step(&catalogue, &session, "dns-records");
        assert_eq!(found.state, expected, "{word}");
    }
}

#[test]
fn a_step_with_nothing_to_do_is_moot_and_not_counted() {
    // Given a scenario in which the provider is not possible, and a mark from an earlier one
    let catalogue = fixture();
    let mut session = answered(&[("exchange", "online"), ("lync", "online")]);
    put(
        &mut session,
        "exchange-online-provider.add-provider",
        mark(MarkState::Done),
    );
    let plan = resolve(&catalogue, &session);
    let found = of_step(&catalogue, &session, "exchange-online-provider");
    assert_eq!((found.state, found.of), (StepState::Moot, 0));

    // Then the whole is counted without it
    let tally = Tally::of(&plan, &session, at(0));
    let to_do = plan.steps.iter().filter(|own| own.need.is_to_do()).count();
    assert_eq!((tally.done, tally.of), (0, to_do));
    assert!(to_do > 0 && to_do < plan.steps.len());
}

#[test]
fn the_whole_and_a_feature_are_counted_by_their_steps() {
    // Given the records checked, the provider added, federation found stale, a check with a user skipped
    let catalogue = fixture();
    let mut session = begun(&catalogue);
    for command in [EDGE, PARTNERS, CHECK] {
        put(&mut session, command, mark(MarkState::Verified));
    }
    put(
        &mut session,
        "exchange-online-provider.add-provider",
        mark(MarkState::Done),
    );
    let stale = Mark {
        text: "Set-CsAccessEdgeConfiguration".to_owned(),
        ..mark(MarkState::Done)
    };
    put(
        &mut session,
        "access-edge-federation.allow-federation",
        stale,
    );
    for command in ["find-pilot", "sign-in"] {
        let id = format!("verify-integration.{command}");
        put(&mut session, &id, mark(MarkState::Skipped));
    }
    let plan = resolve(&catalogue, &session);

    // Then two of the six steps are done, one of them verified
    let whole = Tally {
        done: 2,
        verified: 1,
        to_check: 1,
        stale: 1,
        skipped: 1,
        of: 6,
    };
    assert_eq!(Tally::of(&plan, &session, at(0)), whole);

    // And of the three that instant messaging needs, one
    let feature = plan
        .features
        .iter()
        .find(|own| own.feature.id == "owa-im")
        .unwrap();
    let part = Tally {
        done: 1,
        verified: 0,
        to_check: 1,
        stale: 1,
        skipped: 0,
        of: 3,
    };
    assert_eq!(Tally::of_feature(&plan, feature, &session, at(0)), part);
}

#[test]
fn when_everything_is_marked_every_step_is_settled() {
    // Given the knowledge base of the program and both products on both sides
    let catalogue = catalogue();
    let answers = [("exchange", "hybrid"), ("lync", "hybrid")];
    let mut session = filled(&catalogue, answered(&answers));
    let plan = resolve(&catalogue, &session);
    let nothing = Tally::of(&plan, &session, at(0));
    assert_eq!((nothing.done, nothing.verified, nothing.stale), (0, 0, 0));

    // When all commands are done and all checks passed
    for own in &plan.steps {
        for (commands, state) in [
            (&own.commands, MarkState::Done),
            (&own.verify, MarkState::Verified),
        ] {
            for command in commands {
                let text = command.worded.preview.clone();
                let mark = Mark {
                    text,
                    ..mark(state)
                };
                put(&mut session, command.id.as_str(), mark);
            }
        }
    }

    // Then nothing is left
    let plan = resolve(&catalogue, &session);
    let all = Tally::of(&plan, &session, at(0));
    assert_eq!((all.done, all.stale), (nothing.of, 0));
    assert!(all.verified > 10 && nothing.of > 15);
}
