//! What changes from one plan to another is told both ways round.

use std::collections::BTreeSet;

use exlync::catalogue::{CommandId, FeatureId, Need, StepId, Support, ValueId};
use exlync::plan::{Difference, difference, resolve};
use exlync::session::{Change, Given, Session, apply};

use crate::scenarios::{answered, catalogue, filled, fixture};

fn ids<'d>(steps: &[&'d StepId]) -> Vec<&'d str> {
    steps.iter().map(|own| own.as_str()).collect()
}

fn commands(list: &[CommandId]) -> BTreeSet<&str> {
    list.iter().map(CommandId::as_str).collect()
}

fn fill(session: &mut Session, value: &str, texts: &[&str]) {
    let given = Given::List(texts.iter().map(|own| (*own).to_owned()).collect());
    apply(session, Change::Value(ValueId::new(value), Some(given)));
}

#[test]
fn equal_plans_have_no_difference() {
    let catalogue = catalogue();
    for answers in [&[][..], &[("exchange", "hybrid"), ("lync", "hybrid")]] {
        let session = filled(&catalogue, answered(answers));
        let (one, other) = (resolve(&catalogue, &session), resolve(&catalogue, &session));
        assert!(difference(&one, &other).is_empty());
    }
}

#[test]
fn an_answer_brings_steps_takes_steps_and_changes_support() {
    // Given mailboxes on the own servers with Lync Server
    let catalogue = fixture();
    let before = filled(
        &catalogue,
        answered(&[("exchange", "on-premises"), ("lync", "server")]),
    );
    let before = resolve(&catalogue, &before);

    // When the users move to Microsoft 365
    let after = filled(
        &catalogue,
        answered(&[("exchange", "on-premises"), ("lync", "online")]),
    );
    let after = resolve(&catalogue, &after);
    let found = difference(&before, &after);

    // Then the records and the trust fall away with all of their work
    assert_eq!(
        ids(&found.lost()),
        ["dns-records", "owa-trusted-application"]
    );
    assert!(found.gained().is_empty());
    let needs: Vec<(&str, Option<Need>, Option<Need>)> = found
        .needs
        .iter()
        .map(|(id, old, new)| (id.as_str(), *old, *new))
        .collect();
    assert_eq!(
        needs,
        [
            ("dns-records", Some(Need::Required), Some(Need::NotNeeded)),
            (
                "exchange-online-provider",
                Some(Need::NotNeeded),
                Some(Need::NotPossible)
            ),
            (
                "owa-trusted-application",
                Some(Need::Required),
                Some(Need::NotPossible)
            ),
        ]
    );
    assert!(found.added.is_empty());
    let removed = commands(&found.removed);
    for own in [
        "dns-records.edge-address@contoso.com",
        "dns-records.look-from-outside",
        "owa-trusted-application.trust-application",
        "verify-integration.find-pilot",
    ] {
        assert!(removed.contains(own), "{own}");
    }

    // And instant messaging in Outlook Web App with them
    let owa = FeatureId::new("owa-im");
    assert_eq!(
        found.features,
        [(&owa, Some(Support::Supported), Some(Support::NotSupported))]
    );
}

#[test]
fn a_value_rewords_the_commands_that_hold_it_and_no_others() {
    // Given a plan
    let catalogue = fixture();
    let answers = [("exchange", "hybrid"), ("lync", "server")];
    let mut session = filled(&catalogue, answered(&answers));
    let before = session.clone();

    // When the provider gets another name, and a third domain comes in for one that goes
    fill(&mut session, "provider-name", &["Contoso Online"]);
    fill(
        &mut session,
        "sip-domains",
        &["contoso.com", "tailspin.com"],
    );
    let (before, after) = (resolve(&catalogue, &before), resolve(&catalogue, &session));
    let found = difference(&before, &after);

    // Then that is all
    assert_eq!(
        commands(&found.reworded),
        BTreeSet::from([
            "exchange-online-provider.add-provider",
            "exchange-online-provider.check-provider",
        ])
    );
    let per_domain = |domain: &str| {
        let records = ["edge-address", "federation-record"];
        records.map(|own| format!("dns-records.{own}@{domain}"))
    };
    let (came, went) = (per_domain("tailspin.com"), per_domain("fabrikam.com"));
    assert_eq!(
        commands(&found.added),
        came.iter().map(String::as_str).collect()
    );
    assert_eq!(
        commands(&found.removed),
        went.iter().map(String::as_str).collect()
    );
    assert!(found.needs.is_empty() && found.features.is_empty());
    assert!(!found.is_empty());
}

#[test]
fn what_comes_and_what_goes_is_told_in_running_order() {
    // Given a list that is replaced as a whole
    let catalogue = fixture();
    let answers = [("exchange", "hybrid"), ("lync", "server")];
    let mut session = filled(&catalogue, answered(&answers));
    let before = session.clone();
    fill(&mut session, "sip-domains", &["z.com", "a.com", "m.com"]);
    let (before, after) = (resolve(&catalogue, &before), resolve(&catalogue, &session));

    // Then the commands stand as in the plan that has them
    let found = difference(&before, &after);
    let per_domain = |plan: &exlync::plan::Plan<'_>| -> Vec<CommandId> {
        let own = plan.step("dns-records").unwrap().commands.iter();
        own.map(|own| own.id.clone()).collect()
    };
    assert_eq!(found.added, per_domain(&after));
    assert_eq!(found.removed, per_domain(&before));
    assert_eq!(found.added.len(), 6);
}

#[test]
fn before_the_pairing_is_answered_everything_is_gained() {
    let catalogue = fixture();
    let nothing = resolve(&catalogue, &Session::default());
    let session = answered(&[("exchange", "hybrid"), ("lync", "server")]);
    let plan = resolve(&catalogue, &session);
    let found = difference(&nothing, &plan);
    assert_eq!(found.gained().len(), plan.steps.len());
    assert!(
        found
            .needs
            .iter()
            .all(|(_, old, new)| old.is_none() && new.is_some())
    );
    assert_eq!(found.features.len(), plan.features.len());
    assert!(found.removed.is_empty() && found.reworded.is_empty());
}

/// The same difference, told the other way round.
fn mirrored<'a>(one: &Difference<'a>) -> Difference<'a> {
    Difference {
        needs: one
            .needs
            .iter()
            .map(|(id, old, new)| (*id, *new, *old))
            .collect(),
        added: one.removed.clone(),
        removed: one.added.clone(),
        reworded: one.reworded.clone(),
        features: one
            .features
            .iter()
            .map(|(id, old, new)| (*id, *new, *old))
            .collect(),
    }
}

/// Each way is told in the running order of the plan that it leads to.
fn sorted(mut one: Difference<'_>) -> Difference<'_> {
    one.needs.sort();
    one.added.sort();
    one.removed.sort();
    one.reworded.sort();
    one
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    let catalogue = catalogue();
    let mut changed = 0;
    let pairings = ["on-premises", "hybrid", "online"];
    let all = pairings
        .iter()
        .flat_map(|exchange| ["server", "hybrid", "online"].map(|lync| (*exchange, lync)));
    let plans: Vec<_> = all
        .map(|(exchange, lync)| {
            let session = answered(&[("exchange", exchange), ("lync", lync)]);
            resolve(&catalogue, &filled(&catalogue, session))
        })
        .collect();
    for one in &plans {
        for other in &plans {
            let there = difference(one, other);
            let back = difference(other, one);
            let (mirror, seen) = (sorted(mirrored(&there)), sorted(back.clone()));
            assert_eq!(mirror, seen, "{} to {}", one.title, other.title);
            let (mut gained, mut lost) = (there.gained(), back.lost());
            gained.sort();
            lost.sort();
            assert_eq!(gained, lost);
            changed += usize::from(!there.is_empty());
        }
    }
    assert_eq!(changed, plans.len() * (plans.len() - 1));
}
