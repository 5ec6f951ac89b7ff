//! The commands of the articles: the provider of Exchange Online, and what is never set unasked.

use exlync::catalogue::Need;
use exlync::plan::{Plan, PlannedCommand};

use crate::articles::{LYNC, need, planned};
use crate::articles_table::ALL;

/// The command that makes the Exchange Online provider.
fn new_provider<'p, 'a>(plan: &'p Plan<'a>) -> &'p PlannedCommand<'a> {
    let provider = plan.step("exchange-online-provider").unwrap();
    let mut making = provider
        .commands
        .iter()
        .filter(|own| own.worded.preview.contains("New-CsHostingProvider"));
    let command = making.next().unwrap();
    assert!(making.next().is_none(), "the provider is made once");
    command
}

/// The texts of all commands of a plan: changes, checks, and what takes back.
fn commands<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = &'p str> {
    plan.steps
        .iter()
        .flat_map(|own| own.commands.iter().chain(&own.verify).chain(&own.undo))
        .map(|own| own.worded.preview.as_str())
}

#[test]
fn the_provider_command_is_the_articles_with_the_proxy_of_21vianet() {
    planned("online", "hybrid", &[("cloud", "china-21vianet")], |plan| {
        let command = new_provider(plan);
        assert_eq!(
            command.worded.text().unwrap(),
            "New-CsHostingProvider -Identity 'Exchange Online' -Enabled $True \
             -EnabledSharedAddressSpace $True -HostsOCSUsers $False \
             -ProxyFqdn 'exap.um.partner.outlook.cn' -IsLocal $False \
             -VerificationLevel UseSourceVerification"
        );
    });
}

#[test]
fn the_provider_command_is_the_one_that_kb_2614614_prints() {
    planned("online", "server", &[], |plan| {
        let command = new_provider(plan);
        assert_eq!(
            command.worded.text().unwrap(),
            "New-CsHostingProvider -Identity 'Exchange Online' -Enabled $True \
             -EnabledSharedAddressSpace $False -HostsOCSUsers $False \
             -ProxyFqdn 'exap.um.outlook.com' -IsLocal $False \
             -VerificationLevel UseSourceVerification"
        );
    });
}

#[test]
fn the_proxy_of_dod_is_asked_and_never_guessed() {
    for lync in ["server", "hybrid"] {
        planned("online", lync, &[("cloud", "dod")], |plan| {
            let command = new_provider(plan);
            assert_eq!(command.worded.text(), None);
            assert_eq!(command.worded.missing, ["exchange-online-proxy"]);
            let proxy = plan.catalogue.value("exchange-online-proxy").unwrap();
            assert!(proxy.example.is_empty(), "an example would be a guess");
        });
    }
}

#[test]
fn the_shared_address_space_follows_the_reading_with_lync_server_only() {
    for (exchange, reading, expected) in [
        ("online", "kb-2614614", "$False"),
        ("online", "cmdlet-reference", "$True"),
        ("hybrid", "kb-2614614", "$False"),
        ("hybrid", "cmdlet-reference", "$True"),
    ] {
        shared_address_space_is(expected, exchange, "server", reading);
    }
}

#[test]
fn the_shared_address_space_is_always_true_in_a_lync_hybrid() {
    for exchange in ["online", "hybrid"] {
        for reading in ["kb-2614614", "cmdlet-reference"] {
            shared_address_space_is("$True", exchange, "hybrid", reading);
        }
    }
}

fn shared_address_space_is(expected: &str, exchange: &str, lync: &str, reading: &str) {
    let given = [("provider-address-space", reading)];
    planned(exchange, lync, &given, |plan| {
        let provider = plan.step("exchange-online-provider").unwrap();
        let telling = provider.commands.iter().map(|own| &own.worded.preview);
        let mut told = 0;
        for text in telling.filter(|text| text.contains("-EnabledSharedAddressSpace")) {
            let expected = format!("-EnabledSharedAddressSpace {expected}");
            assert!(text.contains(&expected), "{exchange} x {lync}: {text}");
            told += 1;
        }
        assert!(told > 0, "{exchange} x {lync}");
    });
}

#[test]
fn partner_discovery_is_switched_on_only_when_asked_for() {
    for articles in &ALL {
        for lync in LYNC {
            for federation in ["as-is", "closed", "open"] {
                let given = [("federation", federation)];
                planned(articles.exchange, lync, &given, |plan| {
                    let sets = |value: &str| {
                        let parameter = format!("-enablepartnerdiscovery {value}");
                        commands(plan).any(|text| text.to_lowercase().contains(&parameter))
                    };
                    let pairing = format!("{} x {lync}, {federation}", articles.exchange);
                    let edge = need(plan, "access-edge-federation") == Need::Required;
                    assert_eq!(sets("$true"), edge && federation == "open", "{pairing}");
                    assert!(
                        sets("$false") || !edge || federation != "closed",
                        "{pairing}"
                    );
                });
            }
        }
    }
}
