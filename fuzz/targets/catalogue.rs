//! A knowledge base of somebody: every fault is told, and one without a fault can be planned with.
//! A text with an edition is a knowledge base of its own; any other stands beside the small one.

#![no_main]

use exlync::catalogue::{ChoiceId, ReadError, read_texts};
use exlync::session::{Answer, Session};
use exlync_fuzz::{can_be_printed, small_files, text_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(text) = text_of(data) else { return };
    let mut texts = vec![("fuzzed.toml".to_owned(), text.to_owned())];
    if !text.contains("[catalogue]") {
        texts.extend(small_files());
    }
    let (catalogue, reference) = match read_texts(&texts) {
        Ok(read) => read,
        Err(ReadError::Findings(findings)) => {
            assert!(!findings.is_empty());
            return assert!(findings.iter().all(|own| !own.message.is_empty()));
        }
        Err(other) => panic!("no file was read: {other}"),
    };
    // The first choice of every question, and the example of every value.
    let mut session = Session::default();
    can_be_planned(&catalogue, &reference, &session);
    for question in &catalogue.questions {
        if let Some(choice) = question.choices.first() {
            let answer = Answer::One(ChoiceId::new(choice.id.as_str()));
            session.answers.insert(question.id.clone(), answer);
        }
    }
    can_be_planned(&catalogue, &reference, &session);
});

fn can_be_planned(
    catalogue: &exlync::catalogue::Catalogue,
    reference: &exlync::catalogue::Reference,
    session: &Session,
) {
    can_be_printed(catalogue, reference, session);
}
