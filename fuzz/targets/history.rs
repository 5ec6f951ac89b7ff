//! The history of a session, and the session beside it: whatever it says, undoing it is the way back of doing it.

#![no_main]

use exlync::export::{history_json, history_text};
use exlync::session::{Journal, apply, read};
use exlync_fuzz::{WHOLE, steers_nothing};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // The session stands before the history, with a byte between that neither has.
    let mut parts = data.splitn(2, |own| *own == 0);
    let (file, lines) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let journal = Journal::read(lines);
    let mut session = std::str::from_utf8(file)
        .ok()
        .and_then(|text| read(text, "session.toml").ok())
        .unwrap_or_default();

    // What is in flight is made; what was made can be taken back and made again.
    journal.catch_up(&mut session, true);
    let history = journal.history(&session);
    let before = session.clone();
    let inverses: Vec<_> = history.past.iter().rev().cloned().collect();
    let redone: Vec<_> = inverses
        .into_iter()
        .map(|own| apply(&mut session, own))
        .collect();
    for change in redone.into_iter().rev() {
        apply(&mut session, change);
    }
    assert_eq!(session, before);

    // A shortened history is read again, and leads to the same.
    let again = Journal::read(&journal.shortened());
    assert_eq!(again.strange, 0);
    if journal.records.len() <= 500 {
        assert_eq!(again.records, journal.records);
    }
    let name = "contoso".parse().expect("it is a name");
    steers_nothing("text", &history_text(&journal, &before, &WHOLE), &['\n']);
    steers_nothing(
        "json",
        &history_json(&name, &journal, &before, &WHOLE),
        &['\n'],
    );
});
