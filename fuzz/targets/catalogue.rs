//! A knowledge base of somebody: every fault is told, and one without a fault can be planned with.
//! A text with an edition is a knowledge base of its own; any other stands beside the smallest there is.

#![no_main]

use exlync::catalogue::{ChoiceId, ReadError, read_texts};
use exlync::session::{Answer, Given, Session};
use exlync_fuzz::{can_be_printed, text_of};
use libfuzzer_sys::fuzz_target;

const SMALLEST: &str = include_str!("../seeds/catalogue/small.toml");

fuzz_target!(|data: &[u8]| {
    let Some(text) = text_of(data) else { return };
    let mut texts = vec![("fuzzed.toml".to_owned(), text.to_owned())];
    if !text.contains("[catalogue]") {
        texts.push(("small.toml".to_owned(), SMALLEST.to_owned()));
    }
    let (catalogue, reference) = match read_texts(&texts) {
        Ok(read) => read,
        Err(ReadError::Findings(findings)) => {
            assert!(!findings.is_empty());
            return assert!(findings.iter().all(|own| !own.message.is_empty()));
        }
        Err(other) => panic!("no file was read: {other}"),
    };
    // Nothing is answered; then the first choice of every question, and the example of every value.
    let mut session = Session::default();
    can_be_printed(&catalogue, &reference, &session);
    for question in &catalogue.questions {
        if let Some(choice) = question.choices.first() {
            let answer = Answer::One(ChoiceId::new(choice.id.as_str()));
            session.answers.insert(question.id.clone(), answer);
        }
    }
    for value in &catalogue.values {
        let examples = value.example.iter().map(ToString::to_string).collect();
        session
            .values
            .insert(value.id.clone(), Given::List(examples));
    }
    can_be_printed(&catalogue, &reference, &session);
});
