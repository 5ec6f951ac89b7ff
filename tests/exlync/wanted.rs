//! Which features are wanted: what serves none of them falls away, what the others need stays, and each step says what
//! would be lost without it.

use exlync::catalogue::{ChoiceId, Mailbox, Need, QuestionId, StepId, Support};
use exlync::export;
use exlync::plan::{Asked, Plan, difference, resolve};
use exlync::session::{Answer, Session};
use serde_json::Value as Json;

use crate::questions::has;
use crate::scenarios::{answered, catalogue, filled};

/// These answers, and these features wanted.
fn wanting(answers: &[(&str, &str)], features: &[&str]) -> Session {
    let mut session = answered(answers);
    let ids = features.iter().map(|id| ChoiceId::new((*id).to_owned()));
    let answer = Answer::Several(ids.collect());
    session.answers.insert(QuestionId::new("features"), answer);
    session
}

/// The question which features are wanted.
fn features_asked<'p, 'a>(plan: &'p Plan<'a>) -> &'p Asked<'a> {
    let mut all = plan.scenario.asked.iter();
    all.find(|own| own.question.id == "features").unwrap()
}

fn taking_place(plan: &Plan<'_>) -> String {
    let steps = plan.steps.iter().filter(|own| own.need.takes_place());
    let ids: Vec<&str> = steps.map(|own| own.step.id.as_str()).collect();
    ids.join(" ")
}

const ON_PREMISES: [(&str, &str); 2] = [("exchange", "on-premises"), ("lync", "server")];
const ONLINE: [(&str, &str); 2] = [("exchange", "online"), ("lync", "server")];
const BOTH_HYBRID: [(&str, &str); 2] = [("exchange", "hybrid"), ("lync", "hybrid")];

#[test]
fn a_plan_holds_the_steps_that_the_wanted_features_need_and_no_others() {
    let catalogue = catalogue();
    for (answers, features, left) in [
        // Instant messaging on the own servers needs no trust, and so no certificate for one and no guard
        (
            &ON_PREMISES,
            &["owa-im"][..],
            "preflight dns-records sip-addresses email-addresses owa-trusted-application replication \
             owa-instant-messaging verify-integration certificate-renewal",
        ),
        // What the client reads from the mailbox by itself crosses no Edge and needs no trust
        (
            &ONLINE,
            &["outlook-ews", "contact-photos"],
            "preflight directory-sync sip-addresses email-addresses dns-records mailbox-provisioning ews-access \
             contact-photos verify-integration certificate-renewal",
        ),
        // Meetings need both trusts, their guard, and what the gate of the trust leans on; but no provider
        (
            &ONLINE,
            &["owa-meetings"],
            "preflight directory-sync sip-addresses dns-records replication mailbox-provisioning \
             contact-store-guard ews-access skype-hybrid-application oauth-certificate office365-trust \
             owa-online-meetings verify-integration certificate-renewal",
        ),
        // Archiving on own servers rests on the trust, and reads the mailbox by its address
        (
            &ON_PREMISES,
            &["archiving"],
            "preflight dns-records email-addresses contact-store-guard replication \
             exchange-auth-certificate oauth-certificate exchange-autodiscover partner-applications \
             exchange-archiving verify-integration certificate-renewal",
        ),
        // A hybrid deployment is wanted for itself, with all that belongs to it
        (
            &BOTH_HYBRID,
            &["outlook-ews"],
            "preflight directory-sync single-sign-on sip-addresses email-addresses dns-records \
             access-edge-federation hybrid-provider replication tenant-sip-sharing exchange-auth-certificate \
             exchange-hybrid-oauth ews-access mailbox-provisioning verify-integration move-users \
             certificate-renewal",
        ),
    ] {
        let session = wanting(answers, features);
        let plan = resolve(&catalogue, &session);
        let left = left.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = taking_place(&plan);
        let sorted = |text: &str| {
            let mut ids: Vec<String> = text.split(' ').map(str::to_owned).collect();
            ids.sort();
            ids
        };
        assert_eq!(
            sorted(&found),
            sorted(&left),
            "{answers:?} {features:?}: {found}"
        );
    }
}

#[test]
fn the_default_leaves_nothing_out_and_wants_no_contact_store() {
    let catalogue = catalogue();
    for answers in [&ON_PREMISES, &ONLINE, &BOTH_HYBRID] {
        let session = answered(answers);
        let plan = resolve(&catalogue, &session);
        assert_eq!(plan.left_out().count(), 0, "{answers:?}");
        for own in &plan.features {
            let is_store = own.feature.id == "unified-contact-store";
            let is_possible = own.support != Support::NotSupported;
            assert_eq!(
                own.is_wanted,
                is_possible && !is_store,
                "{}",
                own.feature.id
            );
        }
        // It is asked third, and counted among what was assumed
        assert_eq!(plan.scenario.asked[2].question.id, "features");
        assert!(plan.assumed.iter().any(|id| **id == "features"));
    }
}

#[test]
fn contact_lists_in_exchange_want_the_contact_store_and_wanting_it_moves_pilot_users_first() {
    let catalogue = catalogue();
    let is_wanted = |session: &Session| {
        let plan = resolve(&catalogue, session);
        let mut features = plan.features.iter();
        features.any(|own| own.feature.id == "unified-contact-store" && own.is_wanted)
    };
    // Given contact lists that shall be in Exchange, then the store is wanted, whatever the features say
    for choice in ["pilot-in-exchange", "everyone-in-exchange"] {
        let mut session = wanting(&ON_PREMISES, &["owa-im"]);
        session.answers.insert(
            QuestionId::new("contact-list"),
            Answer::One(ChoiceId::new(choice)),
        );
        assert!(is_wanted(&session), "{choice}");
        let plan = resolve(&catalogue, &session);
        assert_eq!(
            plan.step("partner-applications").unwrap().need,
            Need::Required
        );
    }

    // Given the store among the features and no word about the lists, then those of pilot users move
    let session = wanting(&ON_PREMISES, &["unified-contact-store"]);
    let plan = resolve(&catalogue, &session);
    assert_eq!(
        plan.scenario.facts.acting("contact-list"),
        [ChoiceId::new("pilot-in-exchange")]
    );
    assert_eq!(
        plan.step("contact-store-guard").unwrap().need,
        Need::Required
    );
    assert!(!is_wanted(&answered(&ON_PREMISES)));
}

#[test]
fn a_feature_that_is_not_supported_here_is_not_offered_and_the_others_of_the_answer_act() {
    // Given Exchange 2010, and meetings among the features
    let catalogue = catalogue();
    let answers = [ON_PREMISES[0], ON_PREMISES[1], ("exchange-version", "2010")];
    let session = wanting(&answers, &["owa-im", "owa-meetings"]);
    let plan = resolve(&catalogue, &session);

    // Then meetings are not offered, with the note of the cell as the reason
    let asked = features_asked(&plan);
    let offer = |id: &str| {
        asked
            .offers
            .iter()
            .find(|own| own.choice.id == *id)
            .unwrap()
    };
    let reason = offer("owa-meetings").barred.as_deref().unwrap();
    assert!(reason.contains("Exchange 2013"), "{reason}");
    assert!(offer("owa-im").barred.is_none());

    // And instant messaging acts without them: nothing that was taken out comes back
    assert_eq!(asked.acting, [ChoiceId::new("owa-im")]);
    assert!(!asked.by_default);
    let told = "`features`: `owa-meetings` is not offered here and does not act: ";
    assert!(
        plan.findings.iter().any(|own| own.starts_with(told)),
        "{:?}",
        plan.findings
    );

    // Given nothing but what is not offered, then the default acts
    let session = wanting(&answers, &["owa-meetings"]);
    let plan = resolve(&catalogue, &session);
    let asked = features_asked(&plan);
    assert!(asked.by_default && asked.acting.len() > 2);

    // Given mailboxes on both sides, then what one of them supports is offered
    let session = answered(&BOTH_HYBRID);
    let plan = resolve(&catalogue, &session);
    let asked = features_asked(&plan);
    assert!(asked.offers.iter().all(|own| own.barred.is_none()));
}

#[test]
fn the_plan_says_what_was_left_out_and_why() {
    let catalogue = catalogue();
    let session = filled(
        &catalogue,
        wanting(&ONLINE, &["owa-meetings", "outlook-ews"]),
    );
    let plan = resolve(&catalogue, &session);

    // The step has no work any more, and its reason names the features and the answer
    let step = plan.step("exchange-online-provider").unwrap();
    assert_eq!(step.need, Need::NotNeeded);
    assert!(step.commands.is_empty() && step.verify.is_empty() && step.undo.is_empty());
    assert_eq!(step.because.len(), 1);
    assert_eq!(
        step.because[0].rule.text.as_str(),
        "Serves only Instant messaging and presence in Outlook Web App, which you do not want."
    );
    assert_eq!(step.because[0].rule.source.as_str(), "kb-2614614");
    assert_eq!(step.because[0].answers[0].0, "features");
    assert_eq!(step.left_out.as_ref().unwrap().need, Need::Required);
    assert!(step.then.is_empty() && step.lost_without.is_empty());

    // Nothing waits for it, and the checks of the whole do not look for it
    for own in &plan.steps {
        assert!(
            !own.after
                .iter()
                .any(|id| **id == "exchange-online-provider")
        );
    }
    assert!(!has(&plan, "verify-integration.verify-provider-on-edge"));
    assert!(has(&plan, "verify-integration.test-storage"));

    // Every document says it
    let number = plan.number(&StepId::new("exchange-online-provider"));
    let line = format!("step {number}, exchange-online-provider (owa-im)");
    let printed = export::text(&plan);
    let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(printed.contains("Left out because not wanted: ") && printed.contains(&line));
    let runbook = export::markdown(&plan, &session);
    assert!(runbook.contains(&format!("- left out, because not wanted: {line}\n")));
    let document: Json = serde_json::from_str(&export::json(&plan)).unwrap();
    let left_out = document["left_out"].as_array().unwrap();
    let own = left_out
        .iter()
        .find(|own| own["id"] == "exchange-online-provider")
        .unwrap();
    assert_eq!(own["need"], "required");
    assert_eq!(own["features"], serde_json::json!(["owa-im"]));
}

#[test]
fn each_step_says_what_would_be_lost_without_it() {
    let lost = |plan: &Plan<'_>, id: &str| {
        let lost = plan.step(id).unwrap().lost_without.iter();
        let words: Vec<String> = lost
            .map(|own| format!("{} {}", own.feature.id, own.as_str()))
            .collect();
        words.join(", ")
    };
    let catalogue = catalogue();
    let session = answered(&BOTH_HYBRID);
    let plan = resolve(&catalogue, &session);
    // The provider carries instant messaging of cloud mailboxes alone: it stays for the others
    assert_eq!(lost(&plan, "exchange-online-provider"), "owa-im limited");
    let own = &plan.step("exchange-online-provider").unwrap().lost_without[0];
    assert_eq!(own.mailbox, Some(Mailbox::Online));
    // A step is missed by what requires it: the provider stands on shared addresses in a hybrid
    assert_eq!(lost(&plan, "tenant-sip-sharing"), "owa-im limited");
    // The certificate signs for both sides
    assert_eq!(
        lost(&plan, "oauth-certificate"),
        "owa-meetings fails, archiving fails"
    );
    // A guard is missed by no feature, and what is not wanted is not lost
    assert_eq!(lost(&plan, "contact-store-guard"), "");
    for own in &plan.steps {
        let mut lost = own.lost_without.iter();
        assert!(lost.all(|own| own.feature.id != "unified-contact-store"));
    }

    let step = plan.step("oauth-certificate").unwrap();
    let reference = exlync::embedded_reference().unwrap();
    let card = export::step_text(&plan, step, &reference);
    let told = "Without it: Online meeting scheduling in Outlook Web App";
    assert!(card.contains(told), "{card}");
    let session = filled(&catalogue, session.clone());
    let plan = resolve(&catalogue, &session);
    let runbook = export::markdown(&plan, &session);
    assert!(runbook.contains("- without it: Online meeting scheduling in Outlook Web App"));
    let step = plan.step("exchange-online-provider").unwrap();
    let document: Json = serde_json::from_str(&export::step_json(&plan, step)).unwrap();
    let own = &document["lost_without"][0];
    assert_eq!(
        (&own["id"], &own["how"], &own["mailbox"]),
        (
            &Json::from("owa-im"),
            &Json::from("limited"),
            &Json::from("online"),
        )
    );
}

#[test]
fn taking_a_feature_out_is_a_difference_and_survives_the_session_file() {
    let catalogue = catalogue();
    let (before, after) = (answered(&ON_PREMISES), wanting(&ON_PREMISES, &["owa-im"]));
    let text = exlync::session::write(&after);
    let again = exlync::session::read(&text, "wanted.toml").unwrap();
    assert_eq!(again.answers, after.answers);
    let (before, after) = (resolve(&catalogue, &before), resolve(&catalogue, &again));
    let found = difference(&before, &after);
    let lost: Vec<&str> = found.lost().iter().map(|id| id.as_str()).collect();
    assert_eq!(
        lost,
        [
            "contact-store-guard",
            "exchange-auth-certificate",
            "oauth-certificate",
            "exchange-autodiscover",
            "partner-applications",
            "contact-photos",
            "exchange-archiving",
        ]
    );
    assert!(found.gained().is_empty());
}
