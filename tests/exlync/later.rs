//! A check that is for later says so in every form, before what is to be typed.

use exlync::export;
use exlync::plan::resolve;
use serde_json::Value as Json;

use crate::scenarios;

const TITLE: &str = "The counts of the contact store, to be compared with those of the first step";

/// What stands between the title and the command that follows it.
fn between<'t>(text: &'t str, title: &str, command: &str) -> &'t str {
    let (_, behind) = text.split_once(title).unwrap();
    let (between, _) = behind.split_once(command).unwrap();
    between
}

#[test]
fn a_check_for_later_says_when_before_its_command() {
    // Given a plan with the counts of the next morning
    let catalogue = scenarios::catalogue();
    let answers = [("exchange", "on-premises"), ("lync", "server")];
    let session = scenarios::filled(&catalogue, scenarios::answered(&answers));
    let plan = resolve(&catalogue, &session);
    let command = "Debug-CsUnifiedContactStore";

    // When it is written down for people, then the time stands before the command
    let told = export::text(&plan);
    let folded = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(between(&folded, TITLE, command).contains("later: the next morning"));
    let runbook = export::markdown(&plan, &session);
    assert!(between(&runbook, TITLE, command).contains("Later: the next morning"));

    // And in the script, as a comment
    let scripts = export::scripts(&plan, &session);
    let mut texts = scripts.iter().map(|own| own.text.as_str());
    let script = texts.find(|own| own.contains(TITLE)).unwrap();
    assert!(between(script, TITLE, command).contains("# Later: the next morning"));

    // And for programs; what is done at once has no such time
    let json: Json = serde_json::from_str(&export::json(&plan)).unwrap();
    let steps = json["steps"].as_array().unwrap();
    let step = steps.iter().find(|own| own["id"] == "verify-integration");
    let commands = step.unwrap()["commands"].as_array().unwrap();
    let of = |id: &str| {
        let begins = format!("verify-integration.{id}");
        let mut found = commands
            .iter()
            .map(|own| (own["id"].as_str().unwrap(), own));
        found.find(|(own, _)| own.starts_with(&begins)).unwrap().1["later"].clone()
    };
    assert_eq!(of("morning-contact-lists"), "the next morning");
    assert_eq!(of("week-contact-lists"), "after seven days");
    assert!(of("test-storage").is_null());
}
