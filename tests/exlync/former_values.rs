//! What stood before is read in the first step, and its fields are named there as the form names them.

use exlync::export;
use exlync::plan::resolve;

use crate::scenarios::{answered, catalogue, filled};

const SITES: [&[(&str, &str)]; 6] = [
    &[
        ("exchange", "on-premises"),
        ("lync", "server"),
        ("exchange-version", "2010"),
    ],
    &[("exchange", "on-premises"), ("lync", "server")],
    &[("exchange", "on-premises"), ("lync", "hybrid")],
    &[
        ("exchange", "online"),
        ("lync", "server"),
        ("directory-sync", "none"),
    ],
    &[("exchange", "online"), ("lync", "hybrid")],
    &[("exchange", "hybrid"), ("lync", "hybrid")],
];

#[test]
fn the_first_step_names_the_field_of_every_former_value() {
    // Given sites of each kind
    let catalogue = catalogue();
    for answers in SITES {
        let session = filled(&catalogue, answered(answers));
        let plan = resolve(&catalogue, &session);

        // When the notes of the first step are read
        let first = plan.step("preflight").unwrap();
        let notes: Vec<&str> = first.notes.iter().map(|own| own.text.as_str()).collect();
        let notes = notes.join("\n");

        // Then each field that an undo needs is there by its title, and none by its id
        assert!(!plan.former_values.is_empty());
        let missing: Vec<&str> = plan
            .former_values
            .iter()
            .map(|own| own.value.title.as_str())
            .filter(|title| !notes.contains(title))
            .collect();
        assert_eq!(missing, [""; 0], "{answers:?}");
        assert!(!notes.contains("before-"));
    }
}

#[test]
fn every_command_says_what_it_rests_on() {
    let catalogue = catalogue();
    let answers = [("exchange", "hybrid"), ("lync", "hybrid")];
    let session = filled(&catalogue, answered(&answers));
    let plan: serde_json::Value =
        serde_json::from_str(&export::json(&resolve(&catalogue, &session))).unwrap();

    let mut of_step = 0;
    for step in plan["steps"].as_array().unwrap() {
        for part in ["commands", "verify", "undo"] {
            for command in step[part].as_array().unwrap() {
                assert!(command["source"]["id"].is_string(), "{}", command["id"]);
                if command["source_of"] == "step" {
                    assert_eq!(command["source"], step["sources"][0], "{}", command["id"]);
                    of_step += 1;
                }
            }
        }
    }
    assert!(of_step > 0);
}
