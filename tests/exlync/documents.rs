//! Whole documents of a small, fixed knowledge base: a change of their form is seen, and read, here.

use std::path::Path;

use exlync::catalogue::{Catalogue, Reference, ValueId, read_folder};
use exlync::export;
use exlync::plan::resolve;
use exlync::session::{Change, Given, Session, apply};

use crate::scenarios::answered;

fn knowledge() -> (Catalogue, Reference) {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue")).unwrap()
}

/// An Exchange hybrid with Lync Server: both sides, steps in every need, one value missing.
fn session(catalogue: &Catalogue) -> Session {
    let mut session = Session {
        title: "Contoso, first site".to_owned(),
        ..answered(&[("exchange", "hybrid"), ("lync", "server")])
    };
    for value in catalogue
        .values
        .iter()
        .filter(|own| !own.before && !own.id.as_str().starts_with("access-edge-ip"))
    {
        if !value.example.is_empty() {
            let given = Given::List(value.example.iter().map(ToString::to_string).collect());
            apply(
                &mut session,
                Change::Value(ValueId::new(value.id.as_str()), Some(given)),
            );
        }
    }
    session
}

#[test]
fn the_plan_at_80_columns() {
    let (catalogue, _) = knowledge();
    let session = session(&catalogue);
    insta::assert_snapshot!(export::text(&resolve(&catalogue, &session)));
}

#[test]
fn the_card_of_a_step() {
    let (catalogue, reference) = knowledge();
    let session = session(&catalogue);
    let plan = resolve(&catalogue, &session);
    let step = plan.step("exchange-online-provider").unwrap();
    insta::assert_snapshot!(export::step_text(&plan, step, &reference));
}

#[test]
fn the_scripts() {
    let (catalogue, _) = knowledge();
    let session = session(&catalogue);
    let scripts = export::scripts(&resolve(&catalogue, &session), &session);
    let texts = scripts.iter().map(|own| {
        let text = own
            .text
            .trim_start_matches('\u{feff}')
            .replace("\r\n", "\n");
        format!("==== {}\n{text}", own.name)
    });
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_runbook() {
    let (catalogue, _) = knowledge();
    let session = session(&catalogue);
    insta::assert_snapshot!(export::markdown(&resolve(&catalogue, &session), &session));
}

#[test]
fn the_questions_and_the_values() {
    let (catalogue, _) = knowledge();
    let session = session(&catalogue);
    let plan = resolve(&catalogue, &session);
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        export::questions_text(&plan),
        export::values_text(&plan)
    ));
}

#[test]
fn every_change_in_a_script_stands_behind_a_question() {
    let catalogue = crate::scenarios::catalogue();
    let mut changes = 0;
    for answers in [
        &[("exchange", "hybrid"), ("lync", "hybrid")][..],
        &[
            ("exchange", "on-premises"),
            ("exchange-version", "2013"),
            ("lync", "server"),
        ],
        &[
            ("exchange", "on-premises"),
            ("exchange-version", "2010"),
            ("lync", "server"),
        ],
    ] {
        let session = crate::scenarios::filled(&catalogue, answered(answers));
        let plan = resolve(&catalogue, &session);
        let scripts = export::scripts(&plan, &session);
        for command in plan.steps.iter().flat_map(|step| &step.commands) {
            let is_powershell = command.form() == exlync::plan::Form::PowerShell;
            let Some(text) = command.worded.text().filter(|_| is_powershell) else {
                continue;
            };
            if command.command.action.only_looks() {
                continue;
            }
            changes += 1;
            let asked = scripts.iter().any(|script| {
                script
                    .text
                    .contains(&format!("if (Confirm-Change '{}: ", command.id))
            });
            assert!(asked, "{} changes without a question:\n{text}", command.id);
            // Never at the beginning of a line, where it would run unasked.
            let first = text.lines().next().unwrap();
            let bare = first != "& {"
                && scripts
                    .iter()
                    .any(|own| own.text.lines().any(|line| line == first));
            assert!(!bare, "{} stands outside the question: {first}", command.id);
        }
    }
    assert!(changes > 60, "only {changes} changes were looked at");
}
