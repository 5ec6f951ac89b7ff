//! With what the users in Exchange Online are managed on the own side decides which commands are pasted, and where.

use exlync::catalogue::{Machine, ShellId};

use crate::questions::{has, planned};

#[test]
fn recipients_are_written_by_exchange_where_it_or_its_tools_are_there() {
    let online = [("exchange", "online"), ("lync", "server")];
    let commands = [
        (
            "mailbox-provisioning.enable-remote-mailbox",
            "exchange-server",
        ),
        ("email-addresses.set-remote-address", "exchange-server"),
        (
            "mailbox-provisioning.enable-remote-mailbox-by-tools",
            "exchange-tools",
        ),
        (
            "email-addresses.set-remote-address-by-tools",
            "exchange-tools",
        ),
        ("mailbox-provisioning.set-primary-address", "ad-only"),
        ("email-addresses.set-mail-attribute", "ad-only"),
    ];
    for tool in ["exchange-server", "exchange-tools", "ad-only"] {
        let answers = [&online[..], &[("recipient-management", tool)]].concat();
        planned(&answers, |plan| {
            for (command, by) in commands {
                assert_eq!(has(plan, command), by == tool, "{tool}: {command}");
            }
        });
    }
}

#[test]
fn without_an_exchange_server_only_what_the_tools_hold_is_pasted_on_their_pc() {
    let answers = [
        ("exchange", "online"),
        ("lync", "server"),
        ("recipient-management", "exchange-tools"),
    ];
    planned(&answers, |plan| {
        let steps = plan.steps.iter();
        let work = steps.flat_map(|own| own.commands.iter().chain(&own.verify).chain(&own.undo));
        let in_exchange = work.filter(|own| own.command.shell == "exchange");
        let mut seen = 0;
        for own in in_exchange {
            seen += 1;
            assert_eq!(own.command.machine, Machine::AdminPc, "{}", own.id);
            for (cmdlet, _) in own.command.action.calls() {
                let held = cmdlet.ends_with("-RemoteMailbox") || cmdlet == "Get-User";
                assert!(held, "{}: {cmdlet}", own.id);
            }
        }
        assert!(seen > 3);
        let shell = ShellId::new("exchange");
        assert!(plan.shell_open(&shell).contains("management tools"));
        assert!(
            plan.shell_connect(&shell)
                .unwrap()
                .starts_with("Add-PSSnapin")
        );
    });
}
