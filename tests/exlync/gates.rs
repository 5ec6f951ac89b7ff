//! Gates between steps: where they stand, who leaves them to the next, and the card that follows the first.

use exlync::catalogue::{Catalogue, QuestionId};
use exlync::export;
use exlync::plan::{Plan, resolve};
use exlync::session::Session;
use exlync::wizard::{Event, Intent, Page, Pane, Target};

use crate::scenarios::{answered, catalogue, filled, fixture};
use crate::wizard::{deployment, noon, opened, press};

fn gates<'p>(plan: &'p Plan<'_>, id: &str) -> Vec<&'p str> {
    let step = plan.step(id).unwrap();
    step.then.iter().map(|own| own.id.as_str()).collect()
}

fn synchronized() -> Session {
    answered(&[("exchange", "online"), ("lync", "server")])
}

#[test]
fn a_gate_stands_where_its_condition_holds_and_its_step_takes_place() {
    // Given the small knowledge base, in which a gate is for pools of the own
    let catalogue = fixture();
    let session = answered(&[("exchange", "online"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    assert_eq!(gates(&plan, "exchange-online-provider"), ["edge-copies"]);

    // When the step does not take place, then the gate is gone
    let session = answered(&[("exchange", "on-premises"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    assert!(gates(&plan, "exchange-online-provider").is_empty());
}

#[test]
fn a_step_leaves_its_gate_to_the_next_where_that_one_has_it_too() {
    // Given addresses that are written on the own side, synchronized once behind the last of them
    let catalogue = catalogue();
    let plan = resolve(&catalogue, &synchronized());
    assert!(gates(&plan, "sip-addresses").is_empty());
    assert_eq!(gates(&plan, "email-addresses"), ["synchronization"]);

    // When the next step has no such gate, then the first keeps its own
    let mut other = catalogue.clone();
    let next = other
        .steps
        .iter_mut()
        .find(|own| own.id == "email-addresses");
    next.unwrap().then.clear();
    let plan = resolve(&other, &synchronized());
    assert_eq!(gates(&plan, "sip-addresses"), ["synchronization"]);
}

#[test]
fn the_card_of_the_replication_stands_behind_the_first_step_that_waits_for_it() {
    let catalogue = catalogue();
    let before = |plan: &Plan<'_>| {
        let place = plan.number(&plan.step("replication").unwrap().step.id);
        plan.steps[..place - 1]
            .iter()
            .rfind(|own| own.need.takes_place())
            .map(|own| own.step.id.to_string())
    };
    // Given four scenarios with different first changes, then it stands behind each of them, and says so
    for (answers, first) in [
        (
            &[("exchange", "online"), ("lync", "server")][..],
            "exchange-online-provider",
        ),
        (
            &[("exchange", "hybrid"), ("lync", "hybrid")],
            "hybrid-provider",
        ),
        (
            &[("exchange", "on-premises"), ("lync", "server")],
            "contact-store-guard",
        ),
        (
            &[
                ("exchange", "on-premises"),
                ("lync", "server"),
                ("contact-list", "everyone-in-exchange"),
            ],
            "oauth-certificate",
        ),
    ] {
        let plan = resolve(&catalogue, &answered(answers));
        assert_eq!(before(&plan).as_deref(), Some(first), "{answers:?}");
        let after = &plan.step("replication").unwrap().after;
        assert_eq!(
            after.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
            [first]
        );
    }
}

#[test]
fn every_document_tells_the_gates_with_the_number_of_their_card() {
    let catalogue = catalogue();
    let session = filled(&catalogue, synchronized());
    let plan = resolve(&catalogue, &session);
    let number = plan.number(&plan.step("replication").unwrap().step.id);
    let card = format!("See step {number}, replication.");
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let scripts = export::scripts(&plan, &session);
    let scripts = scripts
        .iter()
        .map(|own| own.text.as_str())
        .collect::<String>();
    for text in [
        export::text(&plan),
        export::markdown(&plan, &session),
        scripts,
    ] {
        let text = joined(&text.replace("\r\n# ", "\n"));
        assert!(text.contains("hen: Every replica is up to date."), "{text}");
        assert!(text.contains(&card));
    }
    let json: serde_json::Value = serde_json::from_str(&export::json(&plan)).unwrap();
    let steps = json["steps"].as_array().unwrap();
    let provider = steps
        .iter()
        .find(|own| own["id"] == "exchange-online-provider");
    assert_eq!(provider.unwrap()["then"][0]["step"], "replication");
}

/// The number of a step on the page, by its id.
fn place(catalogue: &Catalogue, session: &Session, id: &str) -> usize {
    let plan = resolve(catalogue, session);
    plan.steps.iter().position(|own| own.step.id == id).unwrap()
}

#[test]
fn the_step_that_is_shown_stays_when_an_answer_changes_the_order() {
    // Given the card of a step that stands elsewhere where nothing synchronizes
    let catalogue = catalogue();
    let session = synchronized();
    let without = answered(&[
        ("exchange", "online"),
        ("lync", "server"),
        ("directory-sync", "none"),
    ]);
    let there = place(&catalogue, &session, "dns-records");
    assert_ne!(there, place(&catalogue, &without, "dns-records"));
    let mut wizard = opened(&catalogue, session);
    wizard.update(Event::Clicked(Target::Step(there)), noon());
    press(&mut wizard, &[Intent::Accept]);
    let shown = |wizard: &exlync::wizard::Wizard<'_>| {
        let plan = deployment(wizard).plan();
        plan.steps[wizard.steps.step].step.id.to_string()
    };
    assert_eq!(shown(&wizard), "dns-records");

    // When the answer is given, and taken back
    press(&mut wizard, &[Intent::Open(Page::Scenario)]);
    let question = QuestionId::new("directory-sync");
    wizard.update(Event::Clicked(Target::Question(question)), noon());
    press(&mut wizard, &[Intent::First, Intent::Accept]);
    let plan = deployment(&wizard).plan();
    assert_eq!(plan.step("dns-records").unwrap().step.id, "dns-records");
    assert_ne!(wizard.steps.step, there);

    // Then the same step is under the cursor each time
    assert_eq!(shown(&wizard), "dns-records");
    press(&mut wizard, &[Intent::Undo]);
    assert_eq!(
        (shown(&wizard), wizard.steps.step),
        ("dns-records".to_owned(), there)
    );
    assert_eq!(wizard.steps.pane, Pane::Card);
}
