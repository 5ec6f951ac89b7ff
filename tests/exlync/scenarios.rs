//! Scenarios for the tests: every pairing of products and versions, every other answer varied in turn.

use std::path::Path;

use exlync::catalogue::{Catalogue, ChoiceId, QuestionId, ValueId, read_folder};
use exlync::plan::resolve;
use exlync::session::{Answer, Change, Given, Session, apply};

/// The knowledge base of this build.
pub(crate) fn catalogue() -> Catalogue {
    exlync::embedded_catalogue().unwrap()
}

/// The small knowledge base of the tests, to be known by heart.
pub(crate) fn fixture() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    read_folder(&folder).unwrap().0
}

/// A session with these answers.
pub(crate) fn answered(answers: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    for (question, choice) in answers {
        answer(&mut session, question, choice);
    }
    session
}

/// The same session with every value filled in with its example.
pub(crate) fn filled(catalogue: &Catalogue, mut session: Session) -> Session {
    for value in catalogue
        .values
        .iter()
        .filter(|value| !value.example.is_empty())
    {
        let given = Given::List(value.example.iter().map(ToString::to_string).collect());
        apply(
            &mut session,
            Change::Value(ValueId::new(value.id.as_str()), Some(given)),
        );
    }
    session
}

/// Every offered choice of every question that decides products, versions and synchronization, in
/// every combination; and with each of these, every choice of every other question in turn.
pub(crate) fn all(catalogue: &Catalogue) -> Vec<(String, Session)> {
    const CROSSED: [&str; 5] = [
        "exchange",
        "lync",
        "exchange-version",
        "lync-version",
        "directory-sync",
    ];
    let mut sessions = vec![Session::default()];
    for question in CROSSED {
        sessions = sessions
            .into_iter()
            .flat_map(|session| match offered(catalogue, &session, question) {
                none if none.is_empty() => vec![session],
                choices => choices
                    .iter()
                    .map(|choice| with(&session, question, choice))
                    .collect(),
            })
            .collect();
    }
    let mut all = Vec::new();
    for session in sessions {
        for question in catalogue.questions.iter().map(|own| own.id.as_str()) {
            if CROSSED.contains(&question) || !matters(&session) {
                continue;
            }
            for choice in offered(catalogue, &session, question) {
                all.push(with(&session, question, &choice));
            }
        }
        all.push(session);
    }
    all.into_iter()
        .map(|session| (name(&session), session))
        .collect()
}

/// The other questions are varied with the default synchronization only: it decides none of them.
fn matters(session: &Session) -> bool {
    session
        .answers
        .get("directory-sync")
        .is_none_or(|own| own.choices() == [ChoiceId::new("entra-connect")])
}

fn offered(catalogue: &Catalogue, session: &Session, question: &str) -> Vec<String> {
    let plan = resolve(catalogue, session);
    let asked = plan
        .scenario
        .asked
        .iter()
        .find(|asked| asked.question.id == question);
    let offers = asked
        .iter()
        .flat_map(|asked| &asked.offers)
        .filter(|offer| offer.barred.is_none());
    offers.map(|offer| offer.choice.id.to_string()).collect()
}

fn with(session: &Session, question: &str, choice: &str) -> Session {
    let mut session = session.clone();
    answer(&mut session, question, choice);
    session
}

fn answer(session: &mut Session, question: &str, choice: &str) {
    let answer = Answer::One(ChoiceId::new(choice));
    apply(
        session,
        Change::Answer(QuestionId::new(question), Some(answer)),
    );
}

fn name(session: &Session) -> String {
    let answers = session.answers.iter().map(|(id, answer)| {
        let choices: Vec<&str> = answer.choices().iter().map(ChoiceId::as_str).collect();
        format!("{id}={}", choices.join("+"))
    });
    answers.collect::<Vec<_>>().join(" ")
}
