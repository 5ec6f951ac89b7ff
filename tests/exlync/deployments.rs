//! The deployments that the domain file of field practice names (D 2.3): the order of the work with its gates, written
//! down by hand from there, and the plan of each as a person reads it.

use exlync::catalogue::Need;
use exlync::export;
use exlync::plan::{Plan, PlannedStep, resolve};
use exlync::session::Session;

use crate::deployment_lists::{ADDED, DEPLOYMENTS};
use crate::scenarios;

/// The id that an entry of a list is about.
fn id(entry: &str) -> &str {
    let first = entry.split_whitespace().next().unwrap();
    first.trim_start_matches('+')
}

fn written(planned: &PlannedStep<'_>) -> String {
    let mut text = planned.step.id.to_string();
    if planned.need == Need::Automatic {
        text.push_str(" (v)");
    }
    for gate in &planned.then {
        let sign = match gate.id.as_str() {
            "replication" => "R",
            "synchronization" => "D",
            "storage-test" | "storage-test-online" => "T",
            "smoke-test" => "smoke test",
            "owa-im-test" => "OWA IM test",
            other => other,
        };
        text.push_str(&format!(" |{sign}|"));
    }
    text
}

fn taking_place<'p, 'a>(plan: &'p Plan<'a>) -> impl Iterator<Item = &'p PlannedStep<'a>> {
    plan.steps.iter().filter(|own| own.need.takes_place())
}

#[test]
fn the_work_of_each_named_deployment_goes_in_the_order_of_the_domain_file() {
    let catalogue = scenarios::catalogue();
    for own in DEPLOYMENTS {
        // Given the list of the domain file
        let listed = own.order.split(" > ");
        let listed: Vec<&str> = listed.map(|own| own.trim_start_matches('+')).collect();

        // When the deployment is planned, then it goes in that order, gates and all; the card of the replication gate
        // is no entry of the list, and stands behind the first step that shows the gate
        let session = scenarios::answered(own.answers);
        let plan = resolve(&catalogue, &session);
        let all: Vec<String> = taking_place(&plan).map(written).collect();
        if let Some(first) = all.iter().position(|own| own.contains("|R|")) {
            assert_eq!(all[first + 1], "replication", "{}", own.name);
        }
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let without: Vec<&str> = all
            .into_iter()
            .filter(|own| *own != "replication")
            .collect();
        assert_eq!(without.join(" > "), listed.join(" > "), "{}", own.name);
    }
}

#[test]
fn what_the_lists_do_not_name_is_here_for_a_reason() {
    let marked = |id: &str| {
        let entries = DEPLOYMENTS.iter().flat_map(|own| own.order.split(" > "));
        let mut marked = entries.filter(|own| own.starts_with('+'));
        marked.any(|entry| self::id(entry) == id)
    };
    for (id, reason) in ADDED {
        assert!(marked(id) && !reason.is_empty(), "{id}");
    }
    for own in DEPLOYMENTS {
        for entry in own.order.split(" > ").filter(|own| own.starts_with('+')) {
            assert!(ADDED.iter().any(|(own, _)| *own == id(entry)), "{entry}");
        }
    }
}

#[test]
fn what_is_written_to_the_central_store_is_replicated_before_the_work_goes_on() {
    const WRITES: [&str; 23] = [
        "Set-CsCertificate",
        "Set-CsAccessEdgeConfiguration",
        "New-CsHostingProvider",
        "Set-CsHostingProvider",
        "Enable-CsHostingProvider",
        "New-CsExternalAccessPolicy",
        "New-CsHostedVoicemailPolicy",
        "Set-CsHostedVoicemailPolicy",
        "Set-CsExternalAccessPolicy",
        "New-CsUserServicesPolicy",
        "Set-CsUserServicesPolicy",
        "Set-CsClientPolicy",
        "Set-CsArchivingConfiguration",
        "New-CsArchivingPolicy",
        "Set-CsArchivingPolicy",
        "Set-CsOAuthConfiguration",
        "New-CsPartnerApplication",
        "Set-CsPartnerApplication",
        "New-CsOAuthServer",
        "Set-CsOAuthServer",
        "New-CsTrustedApplicationPool",
        "New-CsTrustedApplication",
        "Enable-CsTopology",
    ];
    let catalogue = scenarios::catalogue();
    let mut seen = 0;
    for (name, session) in scenarios::all(&catalogue) {
        let plan = resolve(&catalogue, &session);
        let to_do: Vec<&PlannedStep<'_>> = taking_place(&plan)
            .filter(|own| own.step.id != "replication" && own.need.is_to_do())
            .collect();
        let writes = |own: &PlannedStep<'_>| {
            let mut calls = own
                .commands
                .iter()
                .flat_map(|one| one.command.action.calls());
            calls.any(|(cmdlet, _)| WRITES.contains(&cmdlet))
        };
        let shows = |own: &PlannedStep<'_>| own.then.iter().any(|gate| gate.id == "replication");
        for (place, own) in to_do.iter().enumerate().filter(|(_, own)| writes(own)) {
            // A renewal waits for its date, not for the next step; photos wait for the address books of the clients, a day.
            if ["certificate-renewal", "contact-photos"].contains(&own.step.id.as_str()) {
                continue;
            }
            seen += 1;
            let mut next = to_do[place..].iter().take_while(|own| writes(own));
            assert!(next.any(|own| shows(own)), "{name}: {}", own.step.id);
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn the_plan_of_each_named_deployment_reads_as_it_was_read_against_the_domain_files() {
    let catalogue = scenarios::catalogue();
    for own in DEPLOYMENTS {
        let session: Session = scenarios::filled(&catalogue, scenarios::answered(own.answers));
        insta::assert_snapshot!(own.name, export::text(&resolve(&catalogue, &session)));
    }
}
