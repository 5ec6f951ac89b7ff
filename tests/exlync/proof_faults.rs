//! The walk over all answers finds what is broken, by name and with the answers: faults that the linter lets pass.

use std::collections::BTreeSet;

use exlync::catalogue::{
    Catalogue, ChoiceId, Condition, Need, Order, Presumed, Reference, ShellId, StepId, read_folder,
};
use exlync::proof;

use crate::proof::{base, changed, messages};

/// What is found beside what is found in the small knowledge base as it is.
fn found(catalogue: &Catalogue, reference: &Reference) -> Vec<String> {
    let (base_catalogue, base_reference) = read_folder(&base()).unwrap();
    let known: BTreeSet<String> = messages(&proof::prove(&base_catalogue, &base_reference));
    let proof = proof::prove(catalogue, reference);
    let new = proof.findings.iter();
    new.filter(|own| !known.contains(&own.message))
        .map(ToString::to_string)
        .collect()
}

#[test]
fn a_parameter_that_a_version_lacks_is_found_with_the_answers() {
    // Given a parameter that one of the versions asked for lacks, then the answer is named
    let (catalogue, mut reference) = read_folder(&base()).unwrap();
    let versions = r#"exchange-version = { to = "2010" }"#;
    let versions = toml::from_str::<Condition>(versions).unwrap();
    for row in &mut reference.cmdlets {
        for (name, parameter) in &mut row.parameters.0 {
            if *name == *"InstantMessagingServerName" {
                parameter.versions = versions.clone();
            }
        }
    }
    let all = found(&catalogue, &reference);
    let fault = "command `owa-trusted-application.name-pool`: `Set-OwaVirtualDirectory \
                 -InstantMessagingServerName` does not exist in 2013, with exchange=";
    assert!(all.len() == 1 && all[0].starts_with(fault), "{all:#?}");
    assert!(all[0].contains(" exchange-version=2013"), "{all:#?}");

    // Given a cmdlet that an asked version lacks, then the answer is named
    let (catalogue, mut reference) = read_folder(&base()).unwrap();
    let versions = r#"lync-version = { from = "sfb-2019" }"#;
    let versions = toml::from_str::<Condition>(versions).unwrap();
    for row in &mut reference.cmdlets {
        if row.name == "New-CsTrustedApplication" {
            row.versions = versions.clone();
        }
    }
    let all = found(&catalogue, &reference);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert!(
        all[0].contains("`New-CsTrustedApplication` does not exist in lync-2013, with exchange=")
    );
    assert!(all[0].contains(" lync-version=lync-2013"));
}

#[test]
fn a_parameter_that_a_shell_lacks_is_found() {
    let (catalogue, mut reference) = read_folder(&base()).unwrap();
    for row in &mut reference.cmdlets {
        for (name, parameter) in &mut row.parameters.0 {
            if row.name == "Set-Mailbox" && *name == *"EmailAddresses" {
                parameter.shells = vec![ShellId::new("exchange")];
            }
        }
    }
    let all = found(&catalogue, &reference);
    let fault = "command `email-addresses.add-address-online`: `Set-Mailbox -EmailAddresses` does not exist in the \
                 shell `exchange-online`, with exchange=online";
    assert!(all.len() == 1 && all[0].starts_with(fault), "{all:#?}");
}

#[test]
fn a_mandatory_parameter_that_a_choice_leaves_out_is_found() {
    let port = r#"Port = "{{owa-application-port}}""#;
    let chosen = r#"Port = { choose = [{ when = { clients = ["mobile"] }, value = "{{owa-application-port}}" }] }"#;
    let (catalogue, reference) = changed("steps.toml", &[(port, chosen)]);
    let all = found(&catalogue, &reference);
    assert_eq!(all.len(), 1, "{all:#?}");
    let fault = "command `owa-trusted-application.trust-application`: `New-CsTrustedApplication` has no parameter \
                 set that takes and gets `ApplicationId`, `TrustedApplicationPoolFqdn`, with ";
    assert!(
        all[0].starts_with(fault) && all[0].contains("clients=desktop+web"),
        "{}",
        all[0]
    );
}

#[test]
fn a_value_without_example_and_default_is_found_with_the_answers() {
    let value = r#"when = { exchange = ["hybrid", "online"] }, text = "exap"#;
    let less = r#"when = { exchange = ["hybrid"] }, text = "exap"#;
    let (catalogue, reference) = changed("values.toml", &[(value, less)]);
    let all = found(&catalogue, &reference);
    let fault = "command `exchange-online-provider.add-provider` lacks `exchange-online-proxy`, which has neither \
                 an example nor a default, with exchange=online ";
    assert!(!all.is_empty() && all[0].starts_with(fault), "{all:#?}");
}

#[test]
fn a_feature_without_a_step_is_found_for_each_side() {
    let unlock = "[[step.unlock]]\nfeatures = [\"free-busy\"]\nsource = \"kb-2614242\"\n";
    let (catalogue, reference) = changed("steps.toml", &[(unlock, "")]);
    let all = found(&catalogue, &reference);
    assert_eq!(all.len(), 2, "{all:#?}");
    let fault = "feature `free-busy` is supported for mailboxes on your servers, but no step leads to it, with ";
    assert!(all[0].starts_with(fault), "{all:#?}");
}

#[test]
fn a_choice_that_changes_nothing_is_found_by_name() {
    // Given a choice of several that no rule tests, and two of one that no rule tells apart
    let (catalogue, reference) = read_folder(&base()).unwrap();
    let all = messages(&proof::prove(&catalogue, &reference));
    let several = "choice `mobile` of `clients` changes nothing under any other answers";
    let one =
        "choices `nobody` and `everybody` of `signs-in` show the same plan under any other answers";
    assert!(all.contains(several) && all.contains(one), "{all:#?}");

    // When a check is shown for one of the two only, then they differ
    let implied = r#"when = { lync = ["server", "hybrid"] }"#;
    let everybody = r#"when = { signs-in = ["everybody"] }"#;
    let (catalogue, reference) = changed("verify.toml", &[(implied, everybody)]);
    let all = messages(&proof::prove(&catalogue, &reference));
    assert!(all.contains(several) && !all.contains(one), "{all:#?}");
}

#[test]
fn what_can_never_be_is_found_by_name() {
    // A command that is never shown, and a note that contradicts itself
    let (from, to) = (
        r#"when = { lync = ["server", "hybrid"] }"#,
        r#"when = { lync = ["online"], lync-version = { from = "lync-2013" } }"#,
    );
    let (catalogue, reference) = changed("verify.toml", &[(from, to)]);
    let all = found(&catalogue, &reference);
    assert_eq!(
        all,
        ["command `verify-integration.find-pilot` is never shown"]
    );
    let (from, to) = (
        r#"when = { clients = ["web"] }
text = "Restarting"#,
        r#"when = { exchange = ["online"], exchange-version = ["2019"] }
text = "Restarting"#,
    );
    let (catalogue, reference) = changed("steps.toml", &[(from, to)]);
    let fault =
        "step `owa-trusted-application`, note 1: its condition can never hold where it is shown";
    assert_eq!(found(&catalogue, &reference), [fault]);

    // A choice that is always barred, and the rule that waits for it
    let (from, to) = (
        r#"barred = [{ when = { exchange = ["hybrid"] }"#,
        "barred = [{ when = {}",
    );
    let (catalogue, reference) = changed("questions.toml", &[(from, to)]);
    let all = found(&catalogue, &reference);
    assert!(
        all.contains(&"choice `online` of `lync` is never offered".to_owned()),
        "{all:#?}"
    );
    assert!(all.contains(&"step `dns-records`, need 1: its condition can never hold".to_owned()));

    // A branch that another takes before it
    let (from, to) = (
        r#"lync = ["hybrid"] }, value = true"#,
        r#"exchange = ["on-premises", "hybrid", "online"] }, value = true"#,
    );
    let (catalogue, reference) = changed("steps.toml", &[(from, to)]);
    let fault =
        "command `access-edge-federation.allow-federation`: branch 2 of choice 1 never applies";
    assert_eq!(found(&catalogue, &reference), [fault]);
}

#[test]
fn a_question_may_look_at_earlier_ones_only() {
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let ahead = toml::from_str::<Condition>(r#"clients = ["web"]"#).unwrap();
    catalogue.questions[1].choices[2].barred[0].when = ahead;
    let fault = "question `lync` looks at `clients`, which is not asked before it";
    assert_eq!(found(&catalogue, &reference), [fault]);
}

#[test]
fn what_acts_unsaid_has_a_place_where_it_does() {
    // Given a default of a scenario in which the question is not asked, and an implied answer where it is asked
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let rule = |when: &str| Presumed {
        when: toml::from_str::<Condition>(when).unwrap(),
        choices: vec![ChoiceId::new("2013")],
    };
    let versions = &mut catalogue.questions[2];
    versions.default_when = vec![rule(r#"exchange = ["online"]"#)];
    versions.implied = vec![rule(r#"exchange = ["hybrid"]"#)];

    // Then both are found
    let all = found(&catalogue, &reference);
    let faults = [
        "question `exchange-version`, default-when 1: its condition can never hold where it is asked",
        "question `exchange-version`, implied 1: its condition can never hold where it is not asked",
    ];
    assert_eq!(all, faults);
}

#[test]
fn a_step_is_decided_has_something_to_do_and_stands_behind_what_it_waits_for() {
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let step = |catalogue: &Catalogue, id: &str| {
        catalogue.steps.iter().position(|own| own.id == id).unwrap()
    };
    // Given a step whose last rule is gone, one whose only work is bound to a pool, and two in the wrong order
    let place = step(&catalogue, "access-edge-federation");
    catalogue.steps[place].needs.pop();
    let place = step(&catalogue, "verify-integration");
    catalogue.steps[place].commands.truncate(1);
    catalogue.edition.running_order.swap(0, 1);
    let all = found(&catalogue, &reference);
    let faults = [
        "step `access-edge-federation`: no need is decided for mailboxes on your servers, with exchange=",
        "step `access-edge-federation` waits for `dns-records`, which comes later",
        "step `verify-integration` is required for mailboxes on your servers, but shows nothing to do, with ",
    ];
    for fault in faults {
        assert!(
            all.iter().any(|own| own.starts_with(fault)),
            "{fault}\n{all:#?}"
        );
    }
}

#[test]
fn what_nothing_uses_and_a_contradiction_without_a_word_are_found() {
    // Given a source, a value and a parameter that nothing uses
    let (mut catalogue, mut reference) = read_folder(&base()).unwrap();
    let mut article = catalogue.articles[0].clone();
    article.id = exlync::catalogue::ArticleId::new("forgotten");
    catalogue.articles.push(article);
    let mut value = catalogue.values[0].clone();
    value.id = exlync::catalogue::ValueId::new("idle");
    catalogue.values.push(value);
    let mut row = reference.cmdlets[0].clone();
    row.name = "Get-Nothing".into();
    reference.cmdlets.push(row);

    // Then each is named
    let all = found(&catalogue, &reference);
    assert_eq!(
        all,
        [
            "source `forgotten`: nothing cites it",
            "value `idle`: no command is worded with it",
            "`Get-Nothing` has a row, and no command calls it",
        ]
    );

    // Given another table that differs from the cell, and no note
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let feature = &mut catalogue.features[1];
    let mut reading = feature.cells[0].clone();
    reading.support = exlync::catalogue::Support::NotSupported;
    feature.readings.push(reading.clone());
    let all = found(&catalogue, &reference);
    assert!(all.len() == 2, "{all:#?}");
    assert!(
        all[0].starts_with(
            "feature `free-busy`: `kb-2614242` says not supported for mailboxes on your servers, the cell supported, \
             and no note says why"
        ),
        "{all:#?}"
    );

    // Then a note settles it
    reading.note = "Another edition.".into();
    catalogue.features[1].readings = vec![reading];
    assert_eq!(found(&catalogue, &reference), [""; 0]);
}

#[test]
fn what_holds_today_may_not_promise_more_than_its_cell() {
    // Given a cell that rules a feature out, beside a change that only limits it
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    catalogue.features[1].cells[0].support = exlync::catalogue::Support::NotSupported;
    let all = found(&catalogue, &reference);

    // Then the change is named, with the side
    assert!(
        all.len() == 1
            && all[0].starts_with(
                "feature `free-busy`: it is limited since 2026-10-01 for mailboxes in Exchange Online, but the cell \
                 says not supported"
            ),
        "{all:#?}"
    );
}

#[test]
fn what_a_step_requires_is_possible_wherever_it_is_to_do() {
    // Given a step that is always required, and requires one that is not possible for some
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    for step in &mut catalogue.steps {
        if step.id == "owa-trusted-application" {
            step.needs[0].need = Need::NotPossible;
        }
        if step.id == "verify-integration" {
            step.requires = vec![StepId::new("owa-trusted-application")];
        }
    }
    let all = found(&catalogue, &reference);
    let fault = "step `verify-integration` is required for mailboxes ";
    let named = all.iter().filter(|own| own.starts_with(fault));
    let named: Vec<&String> = named.collect();
    assert!(!named.is_empty(), "{all:#?}");
    for own in named {
        let why =
            ", but requires `owa-trusted-application`, which is not possible there, with exchange=";
        assert!(own.contains(why), "{own}");
    }
}

#[test]
fn a_gate_is_shown_and_its_card_takes_place_there() {
    // Given a gate that no answers can open
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let never = r#"exchange = ["online"]
exchange-version = ["2019"]"#;
    catalogue.gates[0].when = toml::from_str::<Condition>(never).unwrap();
    let fault =
        "step `exchange-online-provider` names the gate `edge-copies`, which it never shows";
    assert_eq!(found(&catalogue, &reference), [fault]);

    // And one whose card is needed for other mailboxes only
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    catalogue.gates[0].step = Some(StepId::new("owa-trusted-application"));
    let all = found(&catalogue, &reference);
    let fault = "step `exchange-online-provider` opens the gate `edge-copies`, but its card \
                 `owa-trusted-application` does not take place, with exchange=";
    assert!(all.len() == 1 && all[0].starts_with(fault), "{all:#?}");
}

#[test]
fn every_order_decides_somewhere_and_keeps_what_comes_first() {
    // Given an order in which nothing is waited for, and one behind it for the same scenarios
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let mut steps = catalogue.edition.running_order.clone();
    steps.reverse();
    let when = toml::from_str::<Condition>(r#"exchange = ["online"]"#).unwrap();
    let order = Order {
        when,
        why: "It is turned round.".into(),
        steps,
        sources: Vec::new(),
    };
    catalogue.orders = vec![order.clone(), order];
    let all = found(&catalogue, &reference);
    let fault = "step `access-edge-federation` waits for `dns-records`, which comes later, with exchange=online";
    assert!(all.iter().any(|own| own == fault), "{all:#?}");
    assert!(
        all.contains(&"order 2 never decides".to_owned()),
        "{all:#?}"
    );
}
