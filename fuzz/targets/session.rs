//! A session file: what is read is written and read again the same, and whatever it says can be printed.

#![no_main]

use exlync::catalogue::LARGEST;
use exlync::session::{read, write};
use exlync_fuzz::{SMALL, can_be_printed, text_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(text) = text_of(data) else { return };
    let session = match read(text, "session.toml") {
        Ok(session) => session,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let written = write(&session);
    // What would be larger than what is read is refused by the one who keeps it.
    if written.len() > usize::try_from(LARGEST).expect("it is small") {
        return;
    }
    let again = read(&written, "again.toml").expect("what was written is read");
    assert_eq!(again, session, "{written}");
    assert_eq!(write(&again), written);
    can_be_printed(&SMALL.0, &SMALL.1, &session);
});
