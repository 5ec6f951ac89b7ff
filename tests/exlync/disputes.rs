//! Where sources disagree, both are heard, and the plan says what it takes; where one is wrong, it is put right.

use std::collections::BTreeSet;

use exlync::catalogue::{Condition, DisputeId, read_folder};
use exlync::export;
use exlync::plan::resolve;
use exlync::proof;
use serde_json::Value as Json;

use crate::command_line::{Desk, code, example, out};
use crate::proof::{base, messages};
use crate::scenarios::{answered, catalogue};

/// The text without its line breaks.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_card_of_a_step_tells_each_reading_with_source_and_date_and_what_is_taken() {
    // Given mailboxes in Exchange Online and Lync Server, when the card of the provider is read
    let desk = Desk::new();
    let answers = example("exchange-online-lync-server.toml");
    let card = out(&desk.run(&["show", "exchange-online-provider", "--answers", &answers]));
    let card = flowing(&card);

    // Then it says what is disputed, who says what and when, what is taken and why
    for told in [
        "Sources disagree: EnabledSharedAddressSpace where nobody is homed in Microsoft 365.",
        "- KB 2614614, step 5 (undated): $False with Lync Server only, $True in a hybrid deployment.",
        "- TechNet hh533880, hosting provider (2018-03-30): $True always.",
        "- hint: UCPrimer, part 2 (2014-10-31): $True, in a lab with a hybrid deployment.",
        "Taken: $False by default;",
        "Because: KB 2614614 is the only article of this very pairing",
        "Wrong in KB 2614614, step 5: The flag EnableSharedAddressSpace, three times in its sentences.",
        "Right: The parameter is EnabledSharedAddressSpace, as its own command has it. (cmdlet reference, \
         New-CsHostingProvider)",
    ] {
        assert!(card.contains(told), "{told}\n{card}");
    }
}

#[test]
fn the_list_holds_all_or_what_applies() {
    // Given no answers, then all of them are listed, disputes before errata
    let desk = Desk::new();
    let catalogue = catalogue();
    let all = out(&desk.run(&["catalogue", "disputes"]));
    let (disputes, errata) = (catalogue.disputes.len(), catalogue.errata.len());
    assert!(disputes > 25 && errata > 50, "{disputes}, {errata}");
    let counts = format!("\n{disputes} disputes, {errata} errata\n");
    assert!(all.ends_with(&counts), "{all}");
    assert!(all.find("Sources disagree: ").unwrap() < all.find("Wrong in ").unwrap());
    assert!(all.lines().all(|line| line.chars().count() < 80));

    // Given answers, then only what applies to them
    let answers = example("exchange-online-lync-server.toml");
    let some = desk.run(&["catalogue", "disputes", "--answers", &answers]);
    assert_eq!(code(&some), 0);
    let some = out(&some);
    assert!(some.contains("The contact store with Exchange Online and Lync Server only"));
    assert!(!some.contains("The contact store in a Lync hybrid"));
    assert!(some.lines().count() < all.lines().count());

    // And for other programs the same
    let json = out(&desk.run(&[
        "catalogue",
        "disputes",
        "--answers",
        &answers,
        "--format",
        "json",
    ]));
    let json: Json = serde_json::from_str(&json).unwrap();
    let listed = json["disputes"].as_array().unwrap();
    let plan_json = out(&desk.run(&["plan", "--answers", &answers, "--format", "json"]));
    let plan: Json = serde_json::from_str(&plan_json).unwrap();
    let mut shown = BTreeSet::new();
    let places = plan["steps"].as_array().unwrap().iter();
    let places = places.chain(plan["features"].as_array().unwrap());
    for place in places.chain([&plan["scenario"]]) {
        let own = place["disputes"].as_array().unwrap();
        shown.extend(own.iter().map(|own| own["id"].as_str().unwrap()));
    }
    let listed: BTreeSet<&str> = listed
        .iter()
        .map(|own| own["id"].as_str().unwrap())
        .collect();
    assert_eq!(listed, shown);
    let reading = &json["disputes"][0]["readings"][0];
    assert!(reading["says"].is_string() && reading["source"]["id"].is_string());
}

#[test]
fn the_runbook_tells_it_in_short_at_the_work_and_in_full_in_an_appendix() {
    let catalogue = catalogue();
    let session = answered(&[("exchange", "hybrid"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    let page = export::markdown(&plan, &session);
    let work = "- sources disagree: Which name Exchange gets among the partners of Lync. Taken: Exchange for your own";
    let (before, appendix) = page
        .split_once("\n## Appendix: where sources disagree\n")
        .unwrap();
    assert!(before.contains(work));
    for own in plan.disputes() {
        assert!(
            appendix.contains(&format!("### {}", own.topic)),
            "{}",
            own.id
        );
        assert!(own.readings.len() >= 2);
    }
    assert!(appendix.contains("\n## Appendix: where a source is wrong\n"));
    let wrong = appendix.lines().filter(|own| own.contains(" Right: "));
    assert_eq!(wrong.count(), plan.errata().len());
}

#[test]
fn what_concerns_a_scenario_as_a_whole_stands_at_its_head() {
    let catalogue = catalogue();
    let session = answered(&[("exchange", "hybrid"), ("lync", "server")]);
    let text = flowing(&export::text(&resolve(&catalogue, &session)));
    let (head, _) = text.split_once(" Overview ").unwrap();
    assert!(head.contains("Sources disagree: Which article an Exchange hybrid follows."));
}

#[test]
fn every_dispute_of_the_first_review_is_there() {
    // What the sources were found to disagree about, and the entry that tells it
    let topics = [
        "shared-address-space-without-hybrid",
        "meetings-footnote-in-hybrid",
        "contact-store-in-lync-hybrid",
        "contact-store-online-with-lync-server",
        "two-articles-for-an-exchange-hybrid",
        "name-of-exchange-in-lync",
        "versions-of-the-matrix",
        "trust-without-synchronization",
        "skype-server-se-in-the-reference",
        "contact-store-in-the-service",
        "meetings-on-own-exchange",
        "meetings-on-exchange-2010",
        "contact-store-among-web-services",
        "direct-trust-of-exchange-online",
        "owa-im-2016-with-lync-2013",
        "whom-step-6-concerns",
        "table-and-retirement",
        "blank-ews-enabled",
        "single-sign-on-for-hybrid",
    ];
    let catalogue = catalogue();
    for topic in topics {
        let mut all = catalogue.disputes.iter();
        assert!(all.any(|own| own.id == topic), "{topic}");
    }
    let errata = [
        "exchange-online-for-own-mailboxes",
        "key-on-the-shared-exchange-principal",
        "provider-on-the-edge",
        "rollback-leaves-the-policy",
        "limited-support-pair",
    ];
    for id in errata {
        assert!(catalogue.errata.iter().any(|own| own.id == id), "{id}");
    }
}

#[test]
fn the_walk_finds_what_no_answers_show() {
    // Given a dispute that holds on no card of its step, and a general one that never holds
    let (mut catalogue, reference) = read_folder(&base()).unwrap();
    let known = messages(&proof::prove(&catalogue, &reference));
    let never = "exchange = [\"online\"]\nnot = { exchange = [\"online\"] }";
    let never: Condition = toml::from_str(never).unwrap();
    let mut general = catalogue.disputes[0].clone();
    general.id = DisputeId::new("general");
    (general.steps, general.features) = (Vec::new(), Vec::new());
    general.when = never.clone();
    catalogue.disputes[0].when = never.clone();
    catalogue.errata[0].when = never;
    catalogue.disputes.push(general);

    // Then the walk says so of each place
    let found = messages(&proof::prove(&catalogue, &reference));
    let new: Vec<&String> = found.difference(&known).collect();
    assert_eq!(
        new,
        [
            "dispute `general`, condition 1: its condition can never hold",
            "dispute `two-proxies`, condition 1: its condition can never hold",
            "step `exchange-online-provider`, dispute `two-proxies`: its condition can never hold where it is shown",
            "step `exchange-online-provider`, erratum `flag-misspelt`: its condition can never hold where it is shown",
        ]
    );
}

#[test]
fn a_dispute_counts_where_a_step_is_not_possible_and_an_erratum_does_not() {
    // Given own mailboxes and Lync Online: nothing to set up for messages in Outlook Web App
    let catalogue = catalogue();
    let session = answered(&[
        ("exchange", "on-premises"),
        ("lync", "server"),
        ("exchange-version", "2016"),
        ("lync-version", "lync-2013"),
    ]);
    let plan = resolve(&catalogue, &session);
    let step = plan.step("owa-instant-messaging").unwrap();
    assert!(!step.need.takes_place());
    let shown: Vec<&str> = step.disputes.iter().map(|own| own.id.as_str()).collect();
    assert!(shown.contains(&"owa-im-2016-with-lync-2013"), "{shown:?}");
    assert!(step.errata.is_empty());
}
