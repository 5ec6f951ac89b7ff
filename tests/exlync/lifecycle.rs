//! What has ended, what is about to, and what a feature is worth: judged by a date that is handed in.

use std::path::Path;

use exlync::catalogue::{Catalogue, LifecycleState, Support, is_date, read_folder};
use exlync::export;
use exlync::plan::{Plan, resolve};
use exlync::session::Session;
use jiff::civil::Date;

use crate::scenarios::answered;

fn small() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    read_folder(&folder).unwrap().0
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// `STATE FROM` of each, with `coming` before those that have not begun.
fn told(plan: &Plan<'_>, on: &str) -> Vec<String> {
    plan.milestones(day(on))
        .iter()
        .map(|own| {
            let coming = if own.is_coming { "coming " } else { "" };
            format!("{coming}{} {}", own.phase.state.as_str(), own.from)
        })
        .collect()
}

#[test]
fn a_product_is_judged_by_the_day_that_is_handed_in() {
    // Given a product with four phases, two of them out of support
    let catalogue = small();
    let plan = resolve(
        &catalogue,
        &answered(&[("exchange", "online"), ("lync", "server")]),
    );

    // Then each day has its own state, and what comes within eighteen months is told
    assert_eq!(told(&plan, "2018-01-01"), [""; 0]);
    assert_eq!(told(&plan, "2019-12-31"), ["coming limited 2020-01-01"]);
    assert_eq!(told(&plan, "2020-01-01"), ["limited 2020-01-01"]);
    assert_eq!(
        told(&plan, "2026-01-31"),
        [
            "coming retired 2027-06-01",
            "coming out-of-support 2026-02-01",
            "out-of-support 2025-01-01"
        ]
    );
    // And a state that goes on has not begun anew, though more is said of it
    assert_eq!(
        told(&plan, "2026-02-01"),
        ["coming retired 2027-06-01", "out-of-support 2025-01-01"]
    );
    let said = plan.milestones(day("2026-02-01"));
    assert_eq!(said[1].phase.text, *"No paid updates either.");
    assert_eq!(told(&plan, "2030-01-01"), ["retired 2027-06-01"]);
}

#[test]
fn only_what_concerns_the_scenario_is_told() {
    let catalogue = small();
    // Given the product and its least build, which is for mailboxes online
    let online = answered(&[("exchange", "online"), ("lync", "server")]);
    let own = answered(&[("exchange", "on-premises"), ("lync", "server")]);
    let other = answered(&[("exchange", "online"), ("lync", "online")]);

    // Then whom neither concerns is told neither
    assert_eq!(resolve(&catalogue, &online).minimum_builds().len(), 1);
    assert_eq!(resolve(&catalogue, &own).minimum_builds().len(), 0);
    assert_eq!(told(&resolve(&catalogue, &own), "2026-06-01").len(), 2);
    assert_eq!(told(&resolve(&catalogue, &other), "2026-06-01"), [""; 0]);
    assert_eq!(
        told(&resolve(&catalogue, &Session::default()), "2026-06-01"),
        [""; 0]
    );
}

#[test]
fn a_document_is_judged_by_its_session_and_else_by_the_review_of_the_knowledge_base() {
    let catalogue = small();
    let mut session = answered(&[("exchange", "online"), ("lync", "server")]);

    // Given a session without a time, then the review counts
    assert_eq!(resolve(&catalogue, &session).judged_on, day("2026-11-01"));
    let text = export::text(&resolve(&catalogue, &session));
    assert!(text.contains("As of 2026-11-01:"), "{text}");

    // Given its beginning, and then its last change, then that day counts
    session.created = Some("2026-01-15T23:30:00Z".parse().unwrap());
    assert_eq!(resolve(&catalogue, &session).judged_on, day("2026-01-15"));
    session.changed = Some("2028-03-01T00:10:00Z".parse().unwrap());
    let plan = resolve(&catalogue, &session);
    assert_eq!(plan.judged_on, day("2028-03-01"));

    // And every document says so
    let json: serde_json::Value = serde_json::from_str(&export::json(&plan)).unwrap();
    assert_eq!(json["judged_on"], "2028-03-01");
    assert_eq!(json["milestones"][0]["state"], "retired");
    assert_eq!(json["milestones"][0]["from"], "2027-06-01");
    assert_eq!(json["milestones"][0]["successor"], "new-server");
    assert_eq!(json["milestones"][0]["source"]["part"], "dates");
    assert_eq!(json["minimum_builds"][0]["build"], "7.0.1");
    let page = export::markdown(&plan, &session);
    assert!(page.contains("as of 2028-03-01: Old Server"), "{page}");
    let text = export::text(&plan);
    assert!(
        text.contains("Old Server: retired since 2027-06-01."),
        "{text}"
    );
}

#[test]
fn web_services_of_exchange_online_are_worth_less_from_date_to_date() {
    // Given mailboxes online with Lync Server
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = answered(&[("exchange", "online"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    let on = |id: &str, date: &str| {
        let feature = plan.features.iter().find(|own| own.feature.id == *id);
        let today = feature.unwrap().today_on(day(date));
        today.map(|own| (own.support, own.since))
    };

    // Then the table's cell holds, is limited, and ends
    for id in ["outlook-ews", "free-busy", "contact-photos"] {
        assert_eq!(on(id, "2026-09-30"), None);
        let limited = (Support::Limited, "2026-10-01".to_owned());
        assert_eq!(on(id, "2026-10-01"), Some(limited));
        let ended = (Support::NotSupported, "2027-04-01".to_owned());
        assert_eq!(on(id, "2027-04-01"), Some(ended));
    }
    // And instant messaging does not depend on them
    assert_eq!(on("owa-im", "2027-04-01"), None);
}

#[test]
fn what_a_feature_is_worth_today_is_never_more_than_its_cell() {
    // Given an Exchange hybrid with pairs of user and mailbox whose cells rule the contact store out, today or before
    let catalogue = exlync::embedded_catalogue().unwrap();
    for (lync, pairs, cell) in [
        ("hybrid", "onprem-exo", Support::NotSupported),
        ("hybrid", "teams-exo", Support::Limited),
    ] {
        let session = answered(&[
            ("exchange", "hybrid"),
            ("lync", lync),
            ("user-pairs", pairs),
        ]);
        let plan = resolve(&catalogue, &session);
        let mut features = plan.features.iter();
        let own = features.find(|own| own.feature.id == *"unified-contact-store");
        let own = own.unwrap();
        // Then it is out today
        assert_eq!(own.support, cell, "{pairs}");
        let today = own.today_on(day("2026-11-25")).unwrap();
        assert_eq!(today.support, Support::NotSupported, "{pairs}");
    }

    // And a change on one side leaves the other as its cell says it is, whatever the day and the versions are
    for versions in [
        ["2010", "ocs-2007-r2"],
        ["2013", "lync-2013"],
        ["se", "sfb-se"],
    ] {
        let session = answered(&[
            ("exchange", "hybrid"),
            ("lync", "server"),
            ("exchange-version", versions[0]),
            ("lync-version", versions[1]),
        ]);
        let plan = resolve(&catalogue, &session);
        for own in &plan.features {
            for date in ["2026-09-30", "2026-11-25", "2027-04-01"] {
                let today = own.today_on(day(date));
                let exceeds = today.is_some_and(|today| today.support.exceeds(own.support));
                assert!(!exceeds, "{}: {versions:?} on {date}", own.feature.id);
            }
        }
    }
}

#[test]
fn what_is_out_of_support_is_told_beside_what_the_articles_say() {
    // Given two products, one of them out of support on the day of the document
    let catalogue = exlync::embedded_catalogue().unwrap();
    let mut session = answered(&[
        ("exchange", "on-premises"),
        ("lync", "server"),
        ("exchange-version", "2019"),
    ]);
    session.changed = Some("2026-11-25T00:00:00Z".parse().unwrap());
    let plan = resolve(&catalogue, &session);
    let told = "Out of support as of 2026-11-25: Exchange Server 2019.";

    // Then the heads of both documents say so
    assert!(export::text(&plan).contains(told));
    assert!(export::markdown(&plan, &session).contains(told));
    // And a day before its end nothing is told
    assert_eq!(plan.out_of_support(day("2025-10-13")), [""; 0]);
}

#[test]
fn every_server_that_can_be_chosen_has_its_lifecycle() {
    let catalogue = exlync::embedded_catalogue().unwrap();
    for (question, home) in [("exchange-version", "exchange"), ("lync-version", "lync")] {
        for choice in &catalogue.question(question).unwrap().choices {
            // Given a version
            let other = if home == "exchange" {
                "lync"
            } else {
                "exchange"
            };
            let place = if home == "exchange" {
                "on-premises"
            } else {
                "server"
            };
            let other_place = if home == "exchange" {
                "server"
            } else {
                "online"
            };
            let session = answered(&[
                (home, place),
                (other, other_place),
                (question, choice.id.as_str()),
            ]);

            // Then a day after all dates says whether it is out of support
            let plan = resolve(&catalogue, &session);
            let ended = plan.milestones(day("2027-12-31"));
            let ended = ended.iter().any(|own| {
                own.phase.state == LifecycleState::OutOfSupport
                    && own
                        .lifecycle
                        .when
                        .looks_at(&catalogue.question(question).unwrap().id)
            });
            let is_last = ["se", "sfb-se"].contains(&choice.id.as_str());
            assert_eq!(ended, !is_last, "{question}={}", choice.id);
        }
    }
}

#[test]
fn no_date_of_the_knowledge_base_is_missing_its_source() {
    let catalogue = exlync::embedded_catalogue().unwrap();
    let mut dates = 0;
    for row in &catalogue.lifecycles {
        for phase in &row.phases {
            assert!(is_date(&phase.from), "{}", row.id);
            assert!(catalogue.article(phase.source.as_str()).is_some());
            dates += 1;
        }
    }
    assert!(dates > 30, "only {dates} dates");
}

#[test]
fn what_has_ended_is_shown_under_its_successor_and_is_never_work() {
    // Given a deployment whose articles knew MSOnline
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = answered(&[("exchange", "online"), ("lync", "hybrid")]);
    let plan = resolve(&catalogue, &session);
    let step = plan.step("mailbox-provisioning").unwrap();
    let retired: Vec<&str> = step.retired.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(
        retired,
        [
            "mailbox-provisioning.usage-location-by-msonline",
            "mailbox-provisioning.licence-by-msonline"
        ]
    );

    // Then it is in no list that is carried out
    let all = plan.steps.iter();
    let work = all.flat_map(|own| own.commands.iter().chain(&own.verify).chain(&own.undo));
    assert!(work.clone().count() > 100);
    assert!(work.clone().all(|own| own.command.retired.is_none()));
    for script in export::scripts(&plan, &session) {
        for word in ["Msol", "New-CsOnlineSession", "Start-OnlineCoexistenceSync"] {
            assert!(!script.text.contains(word), "{word} in {}", script.name);
        }
    }

    // And it stands for reference, with what takes its place, in text, page and JSON
    let banner = "For reference only: PowerShell module MSOnline, retired since 2025-03-30. \
                  Microsoft Graph PowerShell takes its place.";
    let on = day("2026-11-22");
    let id = step.retired[0].command.retired.as_ref().unwrap();
    assert_eq!(plan.ended_with(id, on), banner);
    let text = export::text(&plan).replace("\n      ", " ");
    assert!(text.contains(banner), "{text}");
    let page = export::markdown(&plan, &session);
    assert!(page.contains(banner) && page.contains("Set-MsolUserLicense"));
    let json: serde_json::Value = serde_json::from_str(&export::json(&plan)).unwrap();
    let steps = json["steps"].as_array().unwrap().iter();
    let kept: Vec<&serde_json::Value> = steps
        .flat_map(|own| own["retired"].as_array().unwrap())
        .collect();
    assert!(kept.len() >= 4, "{kept:?}");
    assert!(kept.iter().all(|own| own["successor"].is_string()));

    // And on the card of the wizard, where nothing of it can be copied
    let blocks = exlync::wizard::blocks(step);
    let shown = blocks
        .iter()
        .filter(|own| matches!(own, exlync::wizard::Block::Retired(_)));
    assert_eq!(shown.count(), 2);
}

#[test]
fn what_nobody_but_practice_says_is_printed_as_a_hint() {
    // Given a plan that cites practice, a report and an article
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = answered(&[("exchange", "online"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    let text = export::text(&plan);

    // Then practice and report are hints wherever they are cited, and the article is not
    assert!(text.contains("hint: field practice"), "{text}");
    assert!(text.contains("(KB 2614614"), "{text}");
    assert!(!text.contains("hint: KB"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&export::json(&plan)).unwrap();
    for source in json["sources"].as_array().unwrap() {
        let kind = source["kind"].as_str().unwrap();
        let hint = ["field", "inference", "third-party"].contains(&kind);
        assert_eq!(source["hint"], hint, "{source}");
    }
}

#[test]
fn other_tables_stand_beside_the_cell_with_their_contradictions() {
    // Given Exchange Online with Skype for Business Server, of whose contact store the sources disagree
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = answered(&[
        ("exchange", "online"),
        ("lync", "server"),
        ("lync-version", "sfb-2019"),
    ]);
    let plan = resolve(&catalogue, &session);
    let store = plan.features.iter();
    let store = store
        .clone()
        .find(|own| own.feature.id == "unified-contact-store");
    let store = store.unwrap();

    // Then the cell decides, and both editions of the other table are shown
    assert_eq!(store.support, Support::NotSupported);
    let others: Vec<(&str, Support)> = store
        .readings
        .iter()
        .map(|(_, own)| (own.source.as_str(), own.support))
        .collect();
    assert_eq!(
        others,
        [
            ("learn-integrate-exchange-2018", Support::Supported),
            ("learn-integrate-exchange", Support::Supported)
        ]
    );
    assert!(!store.note.is_empty(), "the contradiction is explained");
    let json: serde_json::Value = serde_json::from_str(&export::json(&plan)).unwrap();
    let features = json["features"].as_array().unwrap().iter();
    let same = features
        .clone()
        .find(|own| own["id"] == "unified-contact-store");
    assert_eq!(same.unwrap()["readings"].as_array().unwrap().len(), 2);
}
