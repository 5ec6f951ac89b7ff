//! A session file of somebody, read kindly: what its values say acts only where it is allowed, and is never run.

use exlync::catalogue::{Catalogue, CommandId, Value};
use exlync::export;
use exlync::plan::resolve;
use exlync::session::{Given, Session, read, write};

use crate::hostile_texts::HostileTexts;
use crate::scenarios;
use crate::shape::shape;

/// Deployments that use most values, each filled in with its example.
fn deployments(catalogue: &Catalogue) -> Vec<Session> {
    let pairings: [&[(&str, &str)]; 3] = [
        &[
            ("exchange", "online"),
            ("lync", "server"),
            ("edge", "ready"),
        ],
        &[("exchange", "hybrid"), ("lync", "hybrid")],
        &[("exchange", "on-premises"), ("lync", "server")],
    ];
    let pairings = pairings.into_iter();
    pairings
        .map(|answers| {
            let mut session = scenarios::answered(answers);
            "A title".clone_into(&mut session.title);
            scenarios::filled(catalogue, session)
        })
        .collect()
}

/// The session as it is after somebody wrote it to a file and another read that.
fn handed_over(session: &Session) -> Session {
    read(&write(session), "theirs.toml").unwrap()
}

fn texts(session: &Session, value: &Value) -> Vec<String> {
    let given = session.values.get(&value.id).map(Given::texts);
    given.unwrap_or_default().to_vec()
}

/// The names and shapes of all scripts, and what each lacks.
fn shapes(catalogue: &Catalogue, session: &Session) -> Vec<(String, String, usize)> {
    let plan = resolve(catalogue, session);
    let scripts = export::scripts(&plan, session).into_iter();
    scripts
        .map(|own| (own.name, shape(&own.text), own.incomplete.len()))
        .collect()
}

#[test]
fn hostile_values_that_act_leave_every_script_what_it_is() {
    let catalogue = scenarios::catalogue();
    let mut hostile = HostileTexts::new();
    let mut acted = 0;
    for benign in deployments(&catalogue) {
        let wanted = shapes(&catalogue, &benign);
        assert!(!wanted.is_empty());
        for _ in 0..12 {
            // Given a file that says something hostile wherever its kind accepts it, as often as the example
            let mut session = benign.clone();
            session.title = hostile.next().unwrap();
            for value in catalogue.values.iter().filter(|own| own.columns.is_empty()) {
                let count = texts(&benign, value).len();
                let tried = hostile.by_ref().take(40);
                let mut accepted: Vec<String> = Vec::new();
                for text in tried.filter_map(|text| value.accept(&text).ok()) {
                    let is_hostile = text.chars().any(|c| !c.is_ascii_alphanumeric());
                    if is_hostile && accepted.len() < count && !accepted.contains(&text) {
                        accepted.push(text);
                    }
                }
                if count > 0 && accepted.len() == count {
                    acted += count;
                    session
                        .values
                        .insert(value.id.clone(), Given::List(accepted));
                }
            }

            // When it is handed over and planned
            let session = handed_over(&session);
            let plan = resolve(&catalogue, &session);
            assert!(plan.findings.is_empty(), "{:?}", plan.findings);

            // Then every script is the benign one but for its literals and comments
            let shapes = shapes(&catalogue, &session);
            assert_eq!(shapes.len(), wanted.len());
            for (own, wanted) in shapes.iter().zip(&wanted) {
                assert_eq!(own, wanted, "{}", write(&session));
            }
        }
    }
    assert!(acted > 1_000, "only {acted} hostile values acted");
}

#[test]
fn hostile_values_that_are_refused_do_not_act_at_all() {
    let catalogue = scenarios::catalogue();
    let mut hostile = HostileTexts::new();
    let mut refused = 0;
    for filled in deployments(&catalogue) {
        // Given a file that says what is refused in every value, and one that says nothing there
        let mut theirs = filled.clone();
        let mut without = filled.clone();
        for value in &catalogue.values {
            let text = hostile.find(|text| value.accept(text).is_err()).unwrap();
            without.values.remove(&value.id);
            theirs.values.insert(value.id.clone(), Given::Text(text));
            refused += 1;
        }
        // And hostile words beside commands
        let plan = resolve(&catalogue, &without);
        let commands = plan.steps.iter().flat_map(|step| &step.commands);
        let ids: Vec<CommandId> = commands.map(|own| own.id.clone()).collect();
        for id in ids {
            theirs.notes.insert(id, hostile.next().unwrap());
        }

        // When both are planned
        let theirs = handed_over(&theirs);
        let plan_of_theirs = resolve(&catalogue, &theirs);

        // Then each value is told, and the scripts are the same to the byte
        assert_eq!(plan_of_theirs.findings.len(), catalogue.values.len());
        let scripts = |session| export::scripts(&resolve(&catalogue, session), session);
        assert_eq!(scripts(&theirs), scripts(&without));
    }
    assert!(refused > 500, "only {refused} values were refused");
}
