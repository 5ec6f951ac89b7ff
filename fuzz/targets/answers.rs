//! An answers file: what is accepted is kept as a session, says the same there, and can be planned without a remark.

#![no_main]

use exlync::plan::resolve;
use exlync::session::{SessionError, import, read, read_answers, write};
use exlync_fuzz::{WHOLE, text_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(text) = text_of(data) else { return };
    let session = match read_answers(text, "answers.toml", &WHOLE) {
        Ok(session) => session,
        Err(SessionError::Refused(faults)) => return assert!(!faults.is_empty()),
        Err(_) => return,
    };
    // What is strict is kind as well, and says the same.
    let kind = read(text, "answers.toml").expect("it was read already");
    assert_eq!(
        session.answers.keys().collect::<Vec<_>>(),
        kind.answers.keys().collect::<Vec<_>>()
    );
    let again = read(&write(&session), "again.toml").expect("what was written is read");
    assert_eq!(again, session);
    import(text, "answers.toml", &WHOLE).expect("it was accepted");
    let plan = resolve(&WHOLE, &session);
    // Every value that was accepted acts.
    for finding in &plan.findings {
        assert!(!finding.contains("does not act: "), "{finding}");
    }
});
