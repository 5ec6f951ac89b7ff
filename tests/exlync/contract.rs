//! The public contract: ids and JSON keys may be added, never renamed or removed.

use std::collections::BTreeSet;

use exlync::catalogue::{Interrupts, Machine, Need, Role, ScenarioSupport, Support, System};
use exlync::export;
use exlync::plan::resolve;
use serde_json::Value as Json;

use crate::scenarios;

const STEPS: &str = "preflight directory-sync single-sign-on dns-records sip-addresses email-addresses \
    access-edge-federation hybrid-provider tenant-sip-sharing exchange-online-provider mailbox-provisioning \
    external-access-policy replication contact-store-guard oauth-certificate exchange-auth-certificate \
    exchange-autodiscover partner-applications exchange-hybrid-oauth ews-access skype-hybrid-application \
    office365-trust unified-messaging owa-trusted-application owa-instant-messaging owa-online-meetings \
    cloud-voicemail contact-photos unified-contact-store exchange-archiving verify-integration move-users \
    certificate-renewal";

const FEATURES: &str = "outlook-ews free-busy out-of-office conversation-history owa-im owa-meetings \
    unified-contact-store contact-photos archiving voice-mail";

const VALUES: &str = "sip-domains smtp-domain pool-fqdn pool-site-id external-web-fqdns access-edge-fqdn \
    access-edge-ip edge-servers exchange-servers owa-pool-fqdn owa-computers owa-application-id \
    owa-application-port im-certificate-thumbprint oauth-certificate-thumbprint setting-override-name \
    autodiscover-host tenant-id tenant-domain coexistence-domain exchange-online-proxy provider-name \
    external-access-policy user-sip user-upn user-sam user-mailbox user-smtp usage-location licence-sku smtp-domains pools \
    front-end-servers pilot-users";

const LISTS: &str = "sip-domains external-web-fqdns edge-servers exchange-servers owa-computers smtp-domains pools \
                     front-end-servers pilot-users";

/// The columns of lists that have some: the first one names the item.
const COLUMNS: [(&str, &str); 5] = [
    ("pools", "fqdn internal-web external-web"),
    ("pilot-users", "sip upn mailbox"),
    ("um-users", "sip extension mailbox"),
    ("pilot-server-users", "sip upn mailbox"),
    ("owa-server-certificates", "server name thumbprint"),
];

const SHELLS: &str = "lync exchange exchange-online active-directory graph teams sync windows";

#[test]
fn steps_stand_in_running_order_and_features_values_and_shells_have_their_ids() {
    let catalogue = scenarios::catalogue();
    let steps: Vec<&str> = catalogue.steps.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(steps, STEPS.split_whitespace().collect::<Vec<_>>());
    let features: Vec<&str> = catalogue
        .features
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    assert_eq!(features, FEATURES.split_whitespace().collect::<Vec<_>>());
    for id in VALUES.split_whitespace() {
        let value = catalogue
            .value(id)
            .unwrap_or_else(|| panic!("there is no value `{id}`"));
        assert_eq!(
            value.list,
            LISTS.split_whitespace().any(|own| own == id),
            "{id}"
        );
    }
    for value in catalogue.values.iter().filter(|own| !own.before) {
        let columns: Vec<&str> = value.columns.iter().map(|own| &*own.id).collect();
        let expected = COLUMNS.iter().find(|(id, _)| value.id == *id);
        let expected = expected.map_or("", |(_, columns)| columns);
        assert_eq!(columns.join(" "), expected, "{}", value.id);
    }
    let shells: BTreeSet<&str> = catalogue.shells.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(shells, SHELLS.split_whitespace().collect());
}

#[test]
fn gates_have_their_ids() {
    let catalogue = scenarios::catalogue();
    let gates: Vec<&str> = catalogue.gates.iter().map(|own| own.id.as_str()).collect();
    let ids = "replication synchronization storage-test storage-test-online smoke-test owa-im-test";
    assert_eq!(gates.join(" "), ids);
}

#[test]
fn closed_sets_have_their_words() {
    let roles: Vec<&str> = Role::ALL.iter().map(|own| own.as_str()).collect();
    assert_eq!(roles.join(" "), "exchange skype directory dns pki tenant");
    let machines: Vec<&str> = Machine::ALL.iter().map(|own| own.as_str()).collect();
    assert_eq!(
        machines.join(" "),
        "front-end edge exchange-server sync-server domain-controller admin-pc dns"
    );
    let systems: Vec<&str> = System::ALL.iter().map(|own| own.as_str()).collect();
    assert_eq!(
        systems.join(" "),
        "domains skype exchange certificates tenant pilot-user"
    );
    assert_eq!(
        Need::ALL.map(Need::as_str).join(" "),
        "required recommended optional automatic not-possible not-needed"
    );
    assert_eq!(
        Support::ALL.map(Support::as_str).join(" "),
        "supported limited not-supported unknown"
    );
    assert_eq!(
        ScenarioSupport::ALL.map(ScenarioSupport::as_str).join(" "),
        "full partly not-supported retired not-documented"
    );
    assert_eq!(
        Interrupts::ALL.map(Interrupts::as_str).join(" "),
        "none reconnect seconds minutes"
    );
}

#[test]
fn every_step_has_a_short_title_for_lists() {
    for step in scenarios::catalogue().steps {
        assert!(!step.short.is_empty(), "{}", step.id);
    }
}

/// The keys that an object must have.
fn assert_keys(object: &Json, keys: &str, what: &str) {
    let found: BTreeSet<&str> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    for key in keys.split_whitespace() {
        assert!(found.contains(key), "{what} lacks `{key}`");
    }
}

fn each<'a>(document: &'a Json, path: &str) -> Vec<&'a Json> {
    let list = document[path].as_array().unwrap();
    assert!(!list.is_empty(), "`{path}` is empty");
    list.iter().collect()
}

#[test]
fn the_plan_as_json_has_every_key_of_format_1() {
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "hybrid"), ("lync", "hybrid")]);
    let session = scenarios::filled(&catalogue, session);
    let plan: Json = serde_json::from_str(&export::json(&resolve(&catalogue, &session))).unwrap();
    assert_eq!(plan["format"], 1);
    assert_keys(
        &plan,
        "catalogue scenario answers assumed questions values steps left_out features sources",
        "the plan",
    );
    assert_keys(&plan["catalogue"], "version reviewed", "catalogue");
    assert_keys(
        &plan["scenario"],
        "title support note sources disputes errata",
        "scenario",
    );
    for question in each(&plan, "questions") {
        assert_keys(
            question,
            "id title many choices answer default",
            "a question",
        );
        for choice in each(question, "choices") {
            assert_keys(choice, "id title older offered reason", "a choice");
        }
    }
    for value in each(&plan, "values") {
        assert_keys(
            value,
            "id title kind system list columns item incomplete example default value needed_by",
            "a value",
        );
    }
    for step in each(&plan, "steps") {
        assert_keys(
            step,
            "id title short need because after gate roles machines shells repeat interrupts minutes wait unlocks \
             contributes_to commands verify undo then notes disputes errata sources",
            "a step",
        );
        for gate in step["then"].as_array().unwrap() {
            assert_keys(gate, "id title text step", "a gate");
        }
        assert_commands(step);
    }
    for feature in each(&plan, "features") {
        assert_keys(
            feature,
            "id title support note today needs disputes errata sources",
            "a feature",
        );
        if !feature["today"].is_null() {
            assert_keys(&feature["today"], "support since note sources", "today");
        }
    }
    for source in each(&plan, "sources") {
        assert_keys(source, "id title url part", "a source");
    }
}

fn assert_commands(step: &Json) {
    for because in each(step, "because") {
        assert_keys(because, "text source answers", "a reason");
    }
    for kind in ["commands", "verify", "undo"] {
        for command in step[kind].as_array().unwrap() {
            assert_keys(
                command,
                "id kind role machine shell text preview missing prompts",
                "a command",
            );
            let is_missing = !command["missing"].as_array().unwrap().is_empty();
            assert_eq!(command["text"].is_null(), is_missing, "{}", command["id"]);
            if let Some(text) = command["text"].as_str() {
                assert!(
                    !text.replace("\r\n", "").contains('\n'),
                    "{}",
                    command["id"]
                );
                assert!(!text.ends_with('\n'), "{}", command["id"]);
            }
        }
    }
    for check in step["verify"].as_array().unwrap() {
        for expected in check["expect"].as_array().unwrap() {
            assert_keys(expected, "property value", "an expectation");
        }
    }
    for undo in step["undo"].as_array().unwrap() {
        assert!(undo["needs_before_value"].is_boolean());
    }
}

#[test]
fn dod_has_no_proxy_to_guess() {
    let catalogue = scenarios::catalogue();
    let value = catalogue.value("exchange-online-proxy").unwrap();
    assert!(value.example.is_empty());
    let answers = [("exchange", "online"), ("lync", "hybrid"), ("cloud", "dod")];
    let session = scenarios::filled(&catalogue, scenarios::answered(&answers));
    let plan = resolve(&catalogue, &session);
    let step = plan.step("exchange-online-provider").unwrap();
    let add = step
        .commands
        .iter()
        .find(|own| own.worded.preview.starts_with("New-CsHostingProvider"));
    assert_eq!(add.unwrap().worded.missing, ["exchange-online-proxy"]);
    assert_eq!(add.unwrap().worded.text(), None);
}

#[test]
fn an_undo_that_needs_a_former_value_cannot_be_copied_without_it() {
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "online"), ("lync", "server")]);
    let mut needing = 0;
    for step in &resolve(&catalogue, &session).steps {
        for undo in step.undo.iter().filter(|undo| undo.needs_before_value) {
            assert_eq!(undo.worded.text(), None, "{}", undo.id);
            needing += 1;
        }
    }
    assert!(
        needing > 3,
        "only {needing} undo commands restore a former value"
    );
}

#[test]
fn what_was_already_so_is_not_undone() {
    use exlync::catalogue::CommandId;
    use exlync::session::{Change, Mark, MarkEntry, MarkState, apply};
    let catalogue = scenarios::catalogue();
    let mut session = scenarios::filled(
        &catalogue,
        scenarios::answered(&[("exchange", "online"), ("lync", "server")]),
    );
    let undo_of = |session: &exlync::session::Session| {
        let plan = resolve(&catalogue, session);
        let step = plan.step("exchange-online-provider").unwrap();
        let of = step.undo.first().map(|own| own.command.of.clone().unwrap());
        (step.undo.len(), of)
    };
    let (before, of) = undo_of(&session);
    let mark = Mark {
        state: MarkState::AlreadyInPlace,
        at: jiff::Timestamp::UNIX_EPOCH,
        text: String::new(),
        note: String::new(),
        until: None,
    };
    let id = CommandId::new(format!("exchange-online-provider.{}", of.unwrap()));
    apply(&mut session, Change::Mark(id, Some(MarkEntry::Known(mark))));
    assert!(undo_of(&session).0 < before);
}

#[test]
fn a_reason_names_the_answers_that_decided_it_also_where_it_holds_because_others_do_not() {
    let catalogue = scenarios::catalogue();
    let session = scenarios::answered(&[("exchange", "online"), ("lync", "hybrid")]);
    let plan: Json = serde_json::from_str(&export::json(&resolve(&catalogue, &session))).unwrap();
    for step in each(&plan, "steps") {
        let always = ["preflight", "verify-integration"].contains(&step["id"].as_str().unwrap());
        for because in each(step, "because") {
            let answers = because["answers"].as_object().unwrap();
            assert!(
                always || !answers.is_empty(),
                "{} names no answer",
                step["id"]
            );
        }
    }
    let provider = each(&plan, "steps")
        .into_iter()
        .find(|step| step["id"] == "hybrid-provider")
        .unwrap();
    assert_eq!(provider["because"][0]["answers"]["lync"], "hybrid");
}

#[test]
fn values_belong_to_the_system_whose_administrator_knows_them() {
    let catalogue = scenarios::catalogue();
    for (id, system) in [
        ("sip-domains", System::Domains),
        ("pool-fqdn", System::Skype),
        ("provider-name", System::Skype),
        ("exchange-servers", System::Exchange),
        ("im-certificate-thumbprint", System::Certificates),
        ("tenant-id", System::Tenant),
        ("user-sip", System::PilotUser),
        ("before-mail", System::PilotUser),
    ] {
        assert_eq!(catalogue.value(id).unwrap().system, system, "{id}");
    }

    // Both products on both sides need something of every system
    let session = scenarios::answered(&[("exchange", "hybrid"), ("lync", "hybrid")]);
    let plan = resolve(&catalogue, &session);
    for system in System::ALL {
        let mut values = plan.values.iter();
        assert!(
            values.any(|own| own.value.system == *system),
            "nothing is asked of {}",
            system.as_str()
        );
    }
}
