//! The runbook carries what was done, by whom it is to be done, and what was noted; and stays a page whatever was written.

use exlync::catalogue::{Catalogue, CommandId};
use exlync::export;
use exlync::plan::resolve;
use exlync::session::{Change, Mark, MarkEntry, MarkState, Session, apply};
use jiff::Timestamp;

use crate::scenarios::{answered, filled, fixture};

/// A site whose state was saved at ten past five.
fn session(catalogue: &Catalogue) -> Session {
    let answers = [("exchange", "hybrid"), ("lync", "server")];
    Session {
        title: "Contoso, first site".to_owned(),
        created: Some(at("2026-11-25T08:00:00Z")),
        changed: Some(at("2026-11-25T17:10:00Z")),
        ..filled(catalogue, answered(&answers))
    }
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn mark(state: MarkState, time: &str, note: &str) -> Mark {
    Mark {
        state,
        at: at(time),
        text: String::new(),
        note: note.to_owned(),
        until: None,
    }
}

fn put(session: &mut Session, command: &str, mark: Mark) {
    let entry = Some(MarkEntry::Known(mark));
    apply(session, Change::Mark(CommandId::new(command), entry));
}

fn note(session: &mut Session, command: &str, text: &str) {
    let change = Change::Note(CommandId::new(command), Some(text.to_owned()));
    apply(session, change);
}

fn runbook(catalogue: &Catalogue, session: &Session) -> String {
    export::markdown(&resolve(catalogue, session), session)
}

/// The item of a command: from its box to the next one or the next heading.
fn item<'a>(page: &'a str, title: &str) -> &'a str {
    let start = page.find(title).unwrap();
    let start = page.get(..start).unwrap().rfind("- [").unwrap();
    let rest = page.get(start..).unwrap();
    let end = ["\n- [", "\n#"].iter().filter_map(|own| rest.find(own));
    rest.get(..end.min().unwrap_or(rest.len())).unwrap()
}

const FEDERATION: &str = "access-edge-federation.allow-federation";

/// Every mark there is, an undo that was carried out, notes, and what the plan does not hold.
fn marked(catalogue: &Catalogue) -> Session {
    let mut session = session(catalogue);
    for (command, state, time, words) in [
        (
            "dns-records.edge-address@contoso.com",
            MarkState::Done,
            "2026-11-25T17:09:59Z",
            "",
        ),
        (
            "dns-records.edge-address@fabrikam.com",
            MarkState::AlreadyInPlace,
            "2026-11-25T09:00:00Z",
            "",
        ),
        (
            "dns-records.federation-record@contoso.com",
            MarkState::Copied,
            "2026-11-25T17:08:00Z",
            "",
        ),
        (
            "dns-records.federation-record@fabrikam.com",
            MarkState::Delegated,
            "2026-11-25T09:02:00Z",
            "Bob",
        ),
        (
            "exchange-online-provider.add-provider",
            MarkState::Done,
            "2026-11-24T10:00:00Z",
            "",
        ),
        (
            "exchange-online-provider.check-provider",
            MarkState::Verified,
            "2026-11-24T10:05:00Z",
            "",
        ),
        (
            "email-addresses.add-address",
            MarkState::Skipped,
            "2026-11-24T11:00:00Z",
            "the address is there already",
        ),
        (
            "owa-trusted-application.forget-application",
            MarkState::Done,
            "2026-11-24T12:00:00Z",
            "",
        ),
    ] {
        put(&mut session, command, mark(state, time, words));
    }
    let waits = [
        ("verify-integration.find-pilot", "2026-11-25T17:30:00Z"),
        ("verify-integration.sign-in", "2026-11-25T17:00:00Z"),
    ];
    for (command, until) in waits {
        let until = Some(at(until));
        let waiting = mark(MarkState::Waiting, "2026-11-25T16:00:00Z", "");
        put(&mut session, command, Mark { until, ..waiting });
    }
    let text = "Set-CsAccessEdgeConfiguration -AllowFederatedUsers $True".to_owned();
    let stale = mark(MarkState::Done, "2026-11-23T10:00:00Z", "");
    put(&mut session, FEDERATION, Mark { text, ..stale });
    let text = "_sip._tls.tailspin.com. 3600 IN A 203.0.113.9".to_owned();
    let beside = mark(MarkState::Done, "2026-11-22T10:00:00Z", "");
    put(
        &mut session,
        "dns-records.edge-address@tailspin.com",
        Mark { text, ..beside },
    );
    note(&mut session, FEDERATION, "agreed with the firewall team");
    note(&mut session, "dns-records.gone", "was asked for in May");
    session
}

#[test]
fn every_mark_stands_beside_its_command() {
    let catalogue = fixture();
    insta::assert_snapshot!(runbook(&catalogue, &marked(&catalogue)));
}

#[test]
fn a_wait_is_judged_by_the_time_of_the_session() {
    // Given a wait until half past five
    let catalogue = fixture();
    let mut session = marked(&catalogue);
    let title = "See that the pilot user exists";
    let waits = runbook(&catalogue, &session);
    let waits = item(&waits, title);
    assert!(
        waits.contains("waiting until 2026-11-25 17:30 UTC"),
        "{waits}"
    );

    // When the session is saved again after it, then the wait was over; whatever the clock shows
    session.changed = Some(at("2026-11-25T17:30:00Z"));
    let over = runbook(&catalogue, &session);
    let over = item(&over, title);
    assert!(
        over.contains("the wait was over 2026-11-25 17:30 UTC"),
        "{over}"
    );
}

#[test]
fn what_was_copied_and_then_reworded_was_not_done() {
    let catalogue = fixture();
    let mut session = session(&catalogue);
    for (state, words) in [
        (MarkState::Copied, "copied"),
        (MarkState::Verified, "verified"),
        (MarkState::AlreadyInPlace, "found in place"),
    ] {
        let text = "Set-CsAccessEdgeConfiguration".to_owned();
        let old = mark(state, "2026-11-23T10:00:00Z", "");
        put(&mut session, FEDERATION, Mark { text, ..old });
        let page = runbook(&catalogue, &session);
        let item = item(&page, "Allow federation (Lync");
        assert!(item.starts_with("- [ ] "), "{item}");
        let when =
            format!("stale: reads differently from when it was {words} 2026-11-23 10:00 UTC");
        assert!(item.contains(&when), "{item}");
        assert!(item.contains(&format!("As it was {words}:")), "{item}");
    }
}

#[test]
fn a_mark_of_another_version_is_told_and_ticks_nothing() {
    let catalogue = fixture();
    let mut session = session(&catalogue);
    let strange = MarkEntry::Foreign(toml::Value::from("celebrated"));
    let change = Change::Mark(CommandId::new(FEDERATION), Some(strange));
    apply(&mut session, change);
    let page = runbook(&catalogue, &session);
    let item = item(&page, "Allow federation (Lync");
    assert!(item.starts_with("- [ ] "), "{item}");
    assert!(
        item.contains("only another version of exlync knows"),
        "{item}"
    );
}

/// The lines that make a page: headings, boxes, tables, fences.
fn frame(page: &str) -> Vec<&str> {
    let opens = |line: &&str| {
        let line = line.trim_start();
        ["#", "- [", "|", "```"]
            .iter()
            .any(|own| line.starts_with(own))
    };
    let until = |line: &'_ str| line.find(": ").unwrap_or(line.len());
    let lines = page.lines().filter(opens);
    lines.map(|own| own.get(..until(own)).unwrap()).collect()
}

#[test]
fn what_a_person_wrote_is_no_markup_and_breaks_nothing() {
    // Given a page with harmless words
    let catalogue = fixture();
    let texts = |words: &str, code: &str| {
        let mut session = session(&catalogue);
        words.clone_into(&mut session.title);
        let skipped = mark(MarkState::Skipped, "2026-11-24T11:00:00Z", words);
        put(&mut session, "email-addresses.add-address", skipped);
        let delegated = mark(MarkState::Delegated, "2026-11-24T11:00:00Z", words);
        put(&mut session, "verify-integration.find-pilot", delegated);
        let done = mark(MarkState::Done, "2026-11-24T11:00:00Z", "");
        let text = code.to_owned();
        put(&mut session, FEDERATION, Mark { text, ..done });
        note(&mut session, FEDERATION, words);
        session
    };
    let harmless = runbook(&catalogue, &texts("words", "code"));

    // When the words would open headings, boxes, tables, code, markup, or steer a terminal
    for words in [
        "a\n# heading\n\n- [x] box",
        "a\r\n| b | c |",
        "a\n```\nb",
        "# heading",
        "- [x] box",
        "1. one",
        "<script>alert(1)</script> &lt; <!--",
        "[a](b) ![c](d) *e* _f_ ~~g~~ `h`",
        "\u{1b}]0;title\u{7} \u{9b}31m \u{202e}txt \u{2028}# x",
    ] {
        let page = runbook(&catalogue, &texts(words, "code"));

        // Then the page is made of the same parts
        assert_eq!(frame(&page), frame(&harmless), "{words:?}");
        let bare = |mark: &str| page.split(mark).count() - page.split(&format!("\\{mark}")).count();
        for mark in ["<script", "<!--", "&lt;", "`h", "[a", "*e", "_f", "~g"] {
            assert_eq!(bare(mark), 0, "{mark}: {words:?}");
        }
        let steers = |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{2028}".contains(c);
        assert!(!page.contains(steers), "{words:?}");
    }

    // And the text as it was cannot leave its fence
    let page = runbook(&catalogue, &texts("words", "a\n```\n# b\n\u{1b}[31m````c"));
    let expected = "  `````powershell\n  a\n  ```\n  # b\n   [31m````c\n  `````\n";
    assert!(page.contains(expected), "{page}");
}

#[test]
fn without_marks_nothing_is_ticked_and_nothing_is_told() {
    let catalogue = fixture();
    let page = runbook(&catalogue, &session(&catalogue));
    assert!(page.contains("\n6 steps to do: none done.\n"), "{page}");
    assert!(page.contains("- [ ] ") && !page.contains("- [x]"), "{page}");
    for words in [" UTC", "Note:", "As it was", "not to do here"] {
        assert!(!page.contains(words), "{words}: {page}");
    }
}
