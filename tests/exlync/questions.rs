//! The questions: their public ids, what acts without having been said, and what their answers change in a plan.

use exlync::catalogue::{ChoiceId, Support};
use exlync::export;
use exlync::plan::{Plan, resolve};
use serde_json::Value as Json;

use crate::scenarios::{answered, catalogue};

const QUESTIONS: [(&str, &str); 19] = [
    ("exchange", "on-premises hybrid online"),
    ("lync", "server hybrid online"),
    ("exchange-version", "2010 2013 2016 2019 se"),
    (
        "lync-version",
        "ocs-2007-r2 lync-2010 lync-2013 sfb-2015 sfb-2019 sfb-se",
    ),
    ("directory-sync", "none entra-connect cloud-sync dirsync"),
    ("cloud", "worldwide gcc-high dod china-21vianet"),
    ("edge", "ready no-federation none"),
    ("federation", "as-is closed open"),
    ("provider-address-space", "kb-2614614 cmdlet-reference"),
    ("rollout", "pilot everyone"),
    (
        "contact-list",
        "keep-in-lync pilot-in-exchange everyone-in-exchange",
    ),
    ("exchange-also", "none 2010 2013 2016 2019"),
    ("lync-also", "none lync-2010 lync-2013 sfb-2015 sfb-2019"),
    (
        "user-pairs",
        "onprem-onprem onprem-exo teams-onprem teams-exo",
    ),
    (
        "recipient-management",
        "exchange-server exchange-tools ad-only",
    ),
    (
        "forest",
        "single users-in-other-forest exchange-in-other-forest",
    ),
    (
        "owa-certificate",
        "same-on-all-servers one-per-server wildcard",
    ),
    ("clients", "2016-or-newer 2013 2010-or-mac-2011"),
    (
        "existing",
        "unknown nothing on-premises-trust microsoft-365-trust both",
    ),
];

/// The order in which they are asked.
const ASKED: &str = "exchange lync exchange-version exchange-also lync-version lync-also user-pairs rollout \
    contact-list directory-sync recipient-management cloud edge federation provider-address-space forest \
    owa-certificate clients existing";

const DEFAULTS: [(&str, &str); 17] = [
    ("exchange-version", "se"),
    ("lync-version", "sfb-se"),
    ("directory-sync", "entra-connect"),
    ("cloud", "worldwide"),
    ("edge", "ready"),
    ("federation", "as-is"),
    ("provider-address-space", "kb-2614614"),
    ("rollout", "pilot"),
    ("contact-list", "keep-in-lync"),
    ("exchange-also", "none"),
    ("lync-also", "none"),
    (
        "user-pairs",
        "onprem-onprem onprem-exo teams-onprem teams-exo",
    ),
    ("recipient-management", "ad-only"),
    ("forest", "single"),
    ("owa-certificate", "same-on-all-servers"),
    ("clients", "2016-or-newer"),
    ("existing", "unknown"),
];

#[test]
fn questions_and_choices_have_their_ids_and_defaults() {
    let catalogue = catalogue();
    for (id, choices) in QUESTIONS {
        let question = catalogue
            .question(id)
            .unwrap_or_else(|| panic!("there is no question `{id}`"));
        let found: Vec<&str> = question
            .choices
            .iter()
            .map(|choice| choice.id.as_str())
            .collect();
        assert_eq!(found.join(" "), choices, "{id}");
        let default: Vec<&str> = question.default.iter().map(ChoiceId::as_str).collect();
        let expected: Vec<&str> = DEFAULTS
            .iter()
            .filter(|(own, _)| *own == id)
            .flat_map(|(_, choices)| choices.split(' '))
            .collect();
        assert_eq!(default, expected, "{id}");
    }
    let asked: Vec<&str> = catalogue
        .questions
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    assert_eq!(asked, ASKED.split_whitespace().collect::<Vec<_>>());
    let older = catalogue.questions.iter().flat_map(|own| {
        let older = own.choices.iter().filter(|choice| choice.older);
        older.map(|choice| choice.id.as_str())
    });
    assert_eq!(
        older.collect::<Vec<_>>(),
        [
            "2010",
            "2010",
            "ocs-2007-r2",
            "lync-2010",
            "lync-2010",
            "2010-or-mac-2011"
        ]
    );
}

#[test]
fn a_default_depends_on_other_answers_and_what_follows_from_them_is_not_asked() {
    // Given mailboxes on both sides, then a server manages the recipients, and the pairs are asked
    let catalogue = catalogue();
    let session = answered(&[("exchange", "hybrid"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    let document: Json = serde_json::from_str(&export::questions_json(&plan)).unwrap();
    let question = |document: &Json, id: &str| {
        let all = document["questions"].as_array().unwrap();
        all.iter().find(|own| own["id"] == id).cloned()
    };
    let found = question(&document, "recipient-management").unwrap();
    assert_eq!(found["default"], "exchange-server");
    let pairs = question(&document, "user-pairs").unwrap();
    assert_eq!(
        pairs["default"],
        serde_json::json!(["onprem-onprem", "onprem-exo"])
    );
    let version = question(&document, "exchange-version").unwrap();
    assert_eq!(version["choices"][0]["older"], true);
    assert_eq!(version["choices"][1]["older"], false);

    // Given all of them in Exchange Online, then Active Directory does, and there is one pair only
    let session = answered(&[("exchange", "online"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    let document: Json = serde_json::from_str(&export::questions_json(&plan)).unwrap();
    let found = question(&document, "recipient-management").unwrap();
    assert_eq!(found["default"], "ad-only");
    assert!(question(&document, "user-pairs").is_none());
    let acting = plan.scenario.facts.acting("user-pairs");
    assert_eq!(acting, [ChoiceId::new("onprem-exo")]);
    assert!(!plan.assumed.iter().any(|id| **id == "user-pairs"));
    for step in &plan.steps {
        let reasons = step.because.iter();
        let mut answers = reasons.flat_map(|own| &own.answers);
        assert!(answers.all(|(id, _)| *id != "user-pairs"));
    }
}

/// Plans these answers.
pub(crate) fn planned(answers: &[(&str, &str)], then: impl FnOnce(&Plan<'_>)) {
    let catalogue = catalogue();
    then(&resolve(&catalogue, &answered(answers)));
}

fn need(plan: &Plan<'_>, step: &str) -> &'static str {
    plan.step(step).unwrap().need.as_str()
}

pub(crate) fn has(plan: &Plan<'_>, command: &str) -> bool {
    let (step, id) = command.split_once('.').unwrap();
    let own = plan.step(step).unwrap();
    let mut all = own.commands.iter().chain(&own.verify).chain(&own.undo);
    all.any(|own| *own.command.id == *id)
}

#[test]
fn a_step_is_needed_where_somebody_is_in_the_pair_that_it_serves() {
    // Given both sides of both products, and nobody on a pool with a mailbox on the own servers
    let both = [("exchange", "hybrid"), ("lync", "hybrid")];
    for (pair, needed, not_needed) in [
        (
            "onprem-exo",
            "exchange-online-provider external-access-policy office365-trust",
            "partner-applications owa-trusted-application exchange-auth-certificate",
        ),
        (
            "onprem-onprem",
            "partner-applications owa-trusted-application owa-instant-messaging",
            "exchange-online-provider external-access-policy",
        ),
        (
            "teams-exo",
            "hybrid-provider",
            "partner-applications office365-trust exchange-online-provider owa-instant-messaging contact-store-guard",
        ),
    ] {
        planned(&[&both[..], &[("user-pairs", pair)]].concat(), |plan| {
            for step in needed.split(' ') {
                assert_eq!(need(plan, step), "required", "{pair}: {step}");
            }
            for step in not_needed.split(' ') {
                assert_eq!(need(plan, step), "not-needed", "{pair}: {step}");
            }
            // Teams reaches the own servers only for those who have their mailbox there
            assert!(!has(plan, "exchange-hybrid-oauth.trust-scheduler"));
        });
    }
    planned(
        &[&both[..], &[("user-pairs", "teams-onprem")]].concat(),
        |plan| {
            assert!(has(plan, "exchange-hybrid-oauth.trust-scheduler"));
        },
    );
}

#[test]
fn a_side_without_users_counts_for_nothing() {
    let support = |plan: &Plan<'_>, id: &str| {
        let mut all = plan.features.iter();
        let own = all.find(|own| own.feature.id == id).unwrap();
        let today = own.today_on("2026-11-25".parse().unwrap());
        (own.support, today)
    };
    // Given an Exchange hybrid whose Lync users all have their mailbox on the own servers
    let pairs = ("user-pairs", "onprem-onprem");
    planned(
        &[("exchange", "hybrid"), ("lync", "server"), pairs],
        |plan| {
            // Then the features are whole, and nobody looks at Exchange Online for them
            assert_eq!(support(plan, "owa-im").0, Support::Supported);
            assert_eq!(support(plan, "outlook-ews"), (Support::Supported, None));
            assert_eq!(need(plan, "ews-access"), "not-needed");
        },
    );

    // Given users of Teams alone, then no reason speaks of the side that has no user, and Teams takes over
    let pairs = ("user-pairs", "teams-exo");
    planned(
        &[("exchange", "hybrid"), ("lync", "hybrid"), pairs],
        |plan| {
            assert_eq!(need(plan, "ews-access"), "not-needed");
            for step in ["exchange-online-provider", "external-access-policy"] {
                let because = &plan.step(step).unwrap().because;
                assert_eq!(because.len(), 1, "{step}");
                assert!(
                    because[0].rule.text.contains("in Exchange Online"),
                    "{step}"
                );
            }
            for own in &plan.features {
                let today = support(plan, own.feature.id.as_str()).1.unwrap();
                assert_eq!(today.support, Support::NotSupported);
                assert!(today.note.contains("Teams"), "{}", own.feature.id);
            }
        },
    );
}

#[test]
fn an_older_version_beside_the_newest_gets_commands_of_its_own() {
    // Given Exchange SE with servers of Exchange 2013 beside it
    let answers = [
        ("exchange", "on-premises"),
        ("lync", "server"),
        ("exchange-also", "2013"),
    ];
    planned(&answers, |plan| {
        // Then both ways of instant messaging are there, and each says for which servers it is
        assert!(has(plan, "owa-instant-messaging.set-override"));
        let step = plan.step("owa-instant-messaging").unwrap();
        let mut commands = step.commands.iter();
        let older = commands.find(|own| *own.command.id == *"set-web-config-older-2013");
        let title = older.unwrap().title();
        assert!(
            title.starts_with("On servers with Exchange 2013: "),
            "{title}"
        );
    });

    // Given mailboxes on Exchange 2010 beside it, then what needs a trust is limited, and it is said for whom
    let answers = [answers[0], answers[1], ("exchange-also", "2010")];
    planned(&answers, |plan| {
        let mut features = plan.features.iter();
        let store = features.find(|own| own.feature.id == "unified-contact-store");
        let store = store.unwrap();
        assert_eq!(store.support, Support::Limited);
        assert!(store.note.contains("Exchange 2010"), "{}", store.note);
        assert!(has(
            plan,
            "partner-applications.gate-lync-metadata-without-cmdlet"
        ));
    });
}

#[test]
fn what_stands_already_is_compared_instead_of_made() {
    let pairing = [("exchange", "hybrid"), ("lync", "server")];
    for (existing, made, read_again) in [
        ("unknown", true, true),
        ("nothing", true, false),
        ("both", false, true),
    ] {
        planned(
            &[&pairing[..], &[("existing", existing)]].concat(),
            |plan| {
                for command in [
                    "partner-applications.trust-exchange",
                    "office365-trust.register-token-service",
                ] {
                    assert_eq!(has(plan, command), made, "{existing}: {command}");
                }
                for command in [
                    "partner-applications.reread-exchange",
                    "office365-trust.use-token-service",
                ] {
                    assert_eq!(has(plan, command), read_again, "{existing}: {command}");
                }
                assert!(has(plan, "partner-applications.check-lync-side"));
            },
        );
    }
}

#[test]
fn several_forests_have_both_sides_take_security_identifiers() {
    let answers = [("exchange", "on-premises"), ("lync", "server")];
    planned(&answers, |plan| {
        assert!(!has(
            plan,
            "partner-applications.accept-identifiers-of-lync"
        ));
    });
    let several = [answers[0], answers[1], ("forest", "users-in-other-forest")];
    planned(&several, |plan| {
        for command in [
            "accept-identifiers-of-lync",
            "accept-identifiers-of-exchange",
            "check-identifiers",
        ] {
            let command = format!("partner-applications.{command}");
            assert!(has(plan, &command), "{command}");
        }
    });
}

#[test]
fn the_readme_lists_every_question_with_its_choices() {
    let readme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme)
        .unwrap()
        .replace("\r\n", "\n");
    let (_, rest) = readme.split_once("<!-- questions -->").unwrap();
    let (table, _) = rest.split_once("<!-- /questions -->").unwrap();
    let rows: Vec<&str> = table.lines().filter(|row| row.starts_with("| `")).collect();
    let list = |ids: Vec<&ChoiceId>| {
        let ids = ids.into_iter().map(|id| format!("`{id}`"));
        ids.collect::<Vec<_>>().join(", ")
    };
    let catalogue = catalogue();
    let expected = catalogue.questions.iter().map(|own| {
        let choices = list(own.choices.iter().map(|choice| &choice.id).collect());
        let default = list(own.default.iter().collect());
        format!("| `{}` | {} | {choices} | {default} |", own.id, own.title)
    });
    assert_eq!(rows, expected.collect::<Vec<_>>());
}
