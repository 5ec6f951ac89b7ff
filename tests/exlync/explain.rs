//! Somebody pastes what he has on the screen, and gets the entry that tells what it means and what to do.

use exlync::explain::{Entry, Index};
use exlync::session::Session;
use exlync::{embedded_catalogue, export, plan};
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::command_line::{Desk, code, err, out};

/// Messages, events and wordings as people have them before them, and the id of what must come first.
const PASTED: [(&str, &str); 58] = [
    (
        "New-CsPartnerApplication : The metadata document could not be downloaded from the URL in the MetadataUrl \
         parameter or downloaded data is not a valid metadata document.\r\nAt line:1 char:1\r\n+ New-CsPartnerApplication \
         -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl 'https://autodiscover.woodgrove.example/autodiscover/metadata/json/1'",
        "metadata-not-downloaded",
    ),
    (
        "Cannot acquire auth metadata document from \u{2018}https://sfbpool.woodgrove.example/metadata/json/1\u{2019}. Error: The remote server returned an error: (404) Not Found..",
        "metadata-not-downloaded",
    ),
    (
        "The request was aborted: Could not create SSL/TLS secure channel.",
        "tls-secure-channel",
    ),
    (
        "System.Net.WebException: The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.",
        "storage-trust-certificate",
    ),
    (
        "Test-CsExStorageConnectivity : ExCreateItem exception, Microsoft.Exchange.WebServices.Data.ServiceRequestException: The request failed. The remote server returned an error: (401) Unauthorized.",
        "storage-401",
    ),
    (
        "Test-CsExStorageConnectivity: access denied",
        "storage-access-denied",
    ),
    (
        "Log Name: Lync Server\r\nSource: LS Storage Service\r\nEvent ID: 32053\r\nLevel: Error\r\nStorage Service had an EWS Autodiscovery failure. StoreContext{traceId=[8f7c1b2a-0d3e-4f5a-9b6c-7d8e9f0a1b2c]}",
        "event-storage-32053",
    ),
    ("LS Storage Service, event id 32054", "event-storage-32054"),
    ("Event ID 100 source MSExchange OWA", "event-owa-100"),
    ("msexchange owa event 101", "event-owa-101"),
    ("MSExchange OWA 102", "event-owa-102"),
    (
        "Source: MSExchange OWA  Category: InstantMessage  Event ID: 103  The certificate with thumbprint A1B2C3D4E5F60718293A4B5C6D7E8F9012345678 could not be found",
        "event-owa-103",
    ),
    ("event 104 MSExchange OWA", "event-owa-104"),
    ("event 105 from msexchange owa", "event-owa-105"),
    ("warning 106 MSExchange OWA", "event-owa-106"),
    ("MSExchange OWA event 112", "event-owa-112"),
    ("14492", "event-known-servers-14492"),
    ("LS Protocol Stack event 14493", "event-known-servers-14493"),
    ("14495 LS Protocol Stack", "event-known-servers-14495"),
    ("Event 44024", "event-um-routing-44024"),
    (
        "\u{201c}There\u{2019}s a problem with instant messaging. Please try again later.\u{201d}",
        "owa-im-problem",
    ),
    ("USER IS NOT UCWA ENABLED", "owa-not-ucwa-enabled"),
    (
        "Online meetings not enabled on the server",
        "owa-meetings-not-enabled",
    ),
    (
        "An error occurred while obtaining OAuth credential for sip domain woodgrove.example",
        "owa-oauth-credential",
    ),
    ("Couldn\u{2019}t find a unique match", "owa-no-unique-match"),
    (
        "Instant Messaging Certificate Thumbprint is null or empty on web.config",
        "owa-health-thumbprint",
    ),
    (
        "OwaIMInitializationFailedMonitor is Unhealthy on EX01",
        "owa-health-thumbprint",
    ),
    (
        "No registry setting for IM provider",
        "owa-im-provider-missing",
    ),
    (
        "Active Directory operation failed on dc01. The object 'CN=IM Override,CN=Setting Overrides,CN=Global Settings' already exists. ADObjectAlreadyExistsException",
        "setting-override-exists",
    ),
    (
        "The peer is not a configured server on this network interface",
        "owa-peer-not-configured",
    ),
    (
        "There was a problem connecting to Microsoft Office Outlook. The email address used in your default Outlook profile is different than the email address used to sign in to Lync. Contact your support team.",
        "client-outlook-profile",
    ),
    (
        "Lync is experiencing connection issues with the Exchange server. History, voice mail, and Outlook-related features will be unavailable until the connection is restored.",
        "client-ews-errors",
    ),
    (
        "Skype for Business needs your user name and password to connect for retrieving calendar data from Outlook",
        "client-credential-prompts",
    ),
    ("Credentials are required", "client-credential-prompts"),
    (
        "Lync couldn't find a Lync Server for woodgrove.example. There might be an issue with the Domain Name System (DNS) configuration for your domain.",
        "client-no-server-found",
    ),
    (
        "Can't sign in to Lync. The server is temporarily unavailable.",
        "client-no-server-found",
    ),
    (
        "EWS Information   EWS has not fully initialized",
        "client-ews-information",
    ),
    (
        "UCS Connectivity State: Exchange connection Down",
        "client-ucs-connectivity",
    ),
    ("MAPI Information  MAPI unavailable", "client-mapi"),
    (
        "Contact List Provider Lync Server",
        "client-contact-list-provider",
    ),
    ("ABS External Server URL is empty", "client-abs-url"),
    (
        "Cannot synchronize with the corporate address book",
        "client-abs-url",
    ),
    (
        "Your contact list cannot be edited in UCS mode",
        "contact-list-legacy-client",
    ),
    (
        "No contacts were received for the user. Verify that contacts exist for the user.",
        "contact-store-test-empty",
    ),
    (
        "contact list empty after mailbox was moved",
        "contact-list-empty",
    ),
    ("contacts appear offline", "contacts-offline"),
    ("photo is missing or small", "photos-missing"),
    (
        "ms-diagnostics: 1017;reason=\"Cannot route From and To domains in this combination\";source=\"sip.woodgrove.example\"",
        "sip-route-domains-1017",
    ),
    (
        "Move-CsUser : HostedMigration fault: Error=(510), Description=(This user's tenant is not enabled for shared sip address space.)",
        "move-error-510",
    ),
    ("HostedMigration fault: Error=(507)", "move-error-507"),
    (
        "HostedMigration fault: Error=(506), Description=(The user could not be moved because there appears to be a problem with this user account.",
        "move-error-506",
    ),
    (
        "The operation on mailbox \"Ana Novak\" failed because it's out of the current user's write scope. The action 'Set-Mailbox', 'EmailAddresses', can't be performed on the object 'Ana Novak' because the object is being synchronized from your on-premises organization.",
        "sync-write-scope",
    ),
    (
        "Unable to update this object because the following attributes associated with this object have values that may already be associated with another object in your local directory services: [ProxyAddresses SIP:ana@woodgrove.example;].",
        "sync-not-unique",
    ),
    (
        "start-adsyncsynccycle : The term 'start-adsyncsynccycle' is not recognized as the name of a cmdlet",
        "sync-module-missing",
    ),
    (
        "Cannot convert value \"System.String\" to type \"System.Boolean\". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
        "archiving-parameter-type",
    ),
    (
        "New-CsTrustedApplicationPool : Cannot find Site \"Redmond\".",
        "shell-site-not-found",
    ),
    (
        "Authorization_RequestDenied Insufficient privileges to complete the operation.",
        "graph-insufficient-privileges",
    ),
    (
        "License assignment cannot be done for user with invalid usage location.",
        "licence-usage-location",
    ),
];

fn first(index: &Index, text: &str) -> Option<Entry> {
    index.find(text).into_iter().next().map(|own| own.entry)
}

#[test]
fn what_is_pasted_leads_to_its_entry() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let wrong: Vec<String> = PASTED
        .iter()
        .filter_map(|(text, id)| {
            let found = first(&index, text);
            let right = matches!(&found, Some(Entry::Symptom(own)) if own == id);
            (!right).then(|| format!("{text}\n  wants {id}, gives {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_around_a_message_does_not_lead_away() {
    // Given each message in other letters, over several lines, with names, times and GUIDs of a site around it
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut wrong = Vec::new();
    for (text, id) in PASTED {
        let broken = text.to_uppercase().replace(". ", ".\r\n\t");
        let pasted = format!(
            "2026-11-26T02:14:07Z [WGR-EX01\\svc_admin] \u{ab}{broken}\u{bb}\n  at 3f2504e0-4f89-11d3-9a0c-0305e82c3301\n"
        );

        // When it is looked up, then the same entry comes first
        let found = first(&index, &pasted);
        if !matches!(&found, Some(Entry::Symptom(own)) if own == id) {
            wrong.push(format!("{id}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_symptom_is_found_by_each_of_its_own_texts() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut looked = 0;
    let mut wrong = Vec::new();
    for symptom in &catalogue.symptoms {
        for text in &symptom.texts {
            looked += 1;
            let hits = index.find(text);
            let place = hits
                .iter()
                .position(|own| own.entry == Entry::Symptom(symptom.id.clone()));
            if place != Some(0) {
                wrong.push(format!("{}: {text}: {place:?}", symptom.id));
            }
        }
    }
    assert!(looked > 200, "only {looked} texts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_failure_of_a_step_is_found_by_its_words() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut looked = 0;
    for step in &catalogue.steps {
        for failure in &step.failures {
            looked += 1;
            let hits = index.find(&failure.symptom);
            // Two steps may fail alike, and a symptom may say the same.
            let found = hits.iter().any(|own| {
                own.entry.title(&catalogue) == failure.symptom.as_str()
                    || matches!(own.entry, Entry::Symptom(_))
            });
            assert!(found, "{}: {}", step.id, failure.symptom);
        }
    }
    assert!(looked > 100, "only {looked} failures");
}

#[test]
fn a_number_of_the_knowledge_base_leads_to_the_article() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut looked = 0;
    for article in &catalogue.articles {
        let Some(number) = article.number() else {
            continue;
        };
        for text in [number.to_owned(), format!("see {}, please", article.short)] {
            looked += 1;
            let found = first(&index, &text);
            assert_eq!(found, Some(Entry::Article(article.id.clone())), "{text}");
        }
    }
    assert!(looked > 40, "only {looked} numbers");
}

#[test]
fn an_id_leads_to_its_step_or_feature() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let found = first(&index, "owa-trusted-application");
    assert!(matches!(found, Some(Entry::Step(_))), "{found:?}");
    let found = first(&index, "owa-im");
    assert!(matches!(found, Some(Entry::Feature(_))), "{found:?}");
}

#[test]
fn what_is_about_nothing_finds_nothing() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    for text in [
        "",
        "  \r\n\t",
        "\u{feff}\u{200b}",
        "the of and",
        "qwertz asdfgh",
        "Guten Morgen allerseits",
        "8f7c1b2a-0d3e-4f5a-9b6c-7d8e9f0a1b2c",
        "??? !!! ...",
    ] {
        assert_eq!(index.find(text), [], "{text:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_pasted_gives_an_order_and_no_panic(text in "\\PC{0,300}|[a-z0-9 \r\n\t\u{1b}\u{202e}\u{300}\u{130}']{0,300}") {
        let catalogue = small();
        let index = Index::of(&catalogue);
        let hits = index.find(&text);
        prop_assert!(hits.len() <= 6);
        prop_assert!(hits.iter().all(|own| own.score.is_finite()));
        prop_assert!(hits.is_sorted_by(|one, other| one.score >= other.score));
        // The same text gives the same answer, and its letters do not matter.
        prop_assert_eq!(&index.find(&text), &hits);
        let plan = plan::resolve(&catalogue, &Session::default());
        for hit in &hits {
            prop_assert!(export::explained(&plan, &hit.entry).is_some());
        }
    }
}

/// A tenth of the knowledge base: enough to be mixed up, and quick to index.
fn small() -> exlync::catalogue::Catalogue {
    let mut catalogue = embedded_catalogue().unwrap();
    catalogue.symptoms.truncate(12);
    catalogue.terms.truncate(12);
    catalogue.articles.truncate(12);
    catalogue.steps.truncate(3);
    catalogue
}

#[test]
fn a_message_is_explained_on_the_command_line() {
    // Given a desk without a session, when a message is given in words
    let desk = Desk::new();
    let output = desk.run(&["explain", "user", "is", "not", "UCWA", "enabled"]);

    // Then it is told what it means, what to check, what to do, where it belongs and who says so
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    for part in [
        "Means",
        "Check",
        "Do",
        "Steps",
        "Sources",
        "[owa-online-meetings]",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let longest = text.lines().map(|own| own.chars().count()).max();
    assert!(longest <= Some(79) || text.contains("https://"), "{text}");
}

#[test]
fn a_message_is_read_from_standard_input() {
    let desk = Desk::new();
    let text = "\u{feff}Event ID: 103\r\nSource: MSExchange OWA\r\n";
    let output = desk.run_with(&["explain", "-", "--format", "json"], text);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let json: Json = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["format"], 1);
    assert_eq!(json["scenario"], Json::Null);
    let entry = &json["entries"][0];
    assert_eq!(entry["kind"], "symptom");
    assert_eq!(entry["id"], "event-owa-103");
    assert_eq!(entry["applies"], Json::Null);
    assert!(entry["parts"]["do"].is_array());
}

#[test]
fn what_does_not_concern_the_deployment_is_told_apart() {
    // Given mailboxes in Exchange Online only
    let desk = Desk::new();
    let answers = "format = 1\n[answers]\nexchange = \"online\"\nlync = \"server\"\n";
    desk.file("a.toml", answers);
    let file = desk.folder.path().join("a.toml");
    let file = file.to_str().unwrap();

    // When an event of an Exchange server is looked up
    let output = desk.run(&["explain", "MSExchange OWA event 103", "--answers", file]);

    // Then it is explained, under the sentence that it is not of this deployment
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    let apart = text.find("Not of this deployment").unwrap();
    assert!(text.find("Event 103").unwrap() > apart, "{text}");

    // And in JSON
    let output = desk.run(&[
        "explain",
        "MSExchange OWA event 103",
        "--answers",
        file,
        "--format",
        "json",
    ]);
    let json: Json = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["entries"][0]["applies"], false);
}

#[test]
fn what_is_not_known_ends_with_a_hint() {
    let desk = Desk::new();
    let output = desk.run(&["explain", "qwertz"]);
    assert_eq!(code(&output), 1);
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("hint:"), "{}", err(&output));
    // And nothing at all is no text
    assert_eq!(code(&desk.run(&["explain"])), 2);
    assert_eq!(code(&desk.run(&["explain", ""])), 1);
    // Nor can standard input be two things
    let output = desk.run(&["explain", "-", "--answers", "-"]);
    assert_eq!(code(&output), 2, "{}", err(&output));
}

#[test]
fn no_control_character_reaches_the_terminal() {
    let desk = Desk::new();
    let output = desk.run(&["explain", "\u{1b}[31mUser is not UCWA enabled\u{7}"]);
    assert_eq!(code(&output), 0);
    assert!(!out(&output).contains('\u{1b}') && !err(&output).contains('\u{1b}'));
}
