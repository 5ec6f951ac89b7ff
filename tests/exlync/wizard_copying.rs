//! A copy is a copy only once it has arrived.

use exlync::catalogue::ValueId;
use exlync::plan::{CommandState, resolve};
use exlync::session::Given;
use exlync::wizard::{
    Block, Effect, Event, Intent, Page, Pane, Part, Target, Wizard, begins_place,
};

use crate::scenarios;
use crate::wizard::{
    ON_PREMISES, arrives, begun, noon, opened, press, said, session, small_catalogue, state,
    to_block, type_in,
};

#[test]
fn a_copy_marks_its_command_only_once_it_has_arrived() {
    // Given the card of a step with a complete command
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept]);

    // When it is copied, it is not marked yet
    let effects = press(&mut wizard, &[Intent::Copy]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Unmarked
    );

    // Then it is marked on arrival, and the message says which way and how much
    let job = arrives(&mut wizard, &effects);
    assert_eq!(
        job.text,
        "New-CsTrustedApplication -ApplicationId 'OutlookWebApp' -TrustedApplicationPoolFqdn 'pool.contoso.com' -Port 5199"
    );
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Copied
    );
    assert_eq!(
        said(&wizard),
        "copied \"Make the application known\" (1 line) to the clipboard"
    );
}

#[test]
fn a_copy_that_failed_is_said_to_have_failed_and_marks_nothing() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Copy]);
    let [Effect::Copy(job)] = effects.as_slice() else {
        panic!()
    };
    wizard.update(
        Event::Copied(job.clone(), Err("no way out".to_owned())),
        noon(),
    );
    assert_eq!(said(&wizard), "not copied: no way out");
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Unmarked
    );
}

#[test]
fn a_missing_value_blocks_only_its_own_command_and_leads_there_and_back() {
    // Given a command that lacks the pool
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept]);

    // When it is copied, the value is named and its field is open
    let effects = press(&mut wizard, &[Intent::Copy]);
    assert!(effects.is_empty());
    assert!(
        said(&wizard).contains("\"Front End pool\" is missing"),
        "{}",
        said(&wizard)
    );
    assert_eq!(wizard.page, Page::Values);

    // And once it is filled in, the command is under the cursor again and can be copied
    type_in(&mut wizard, "pool.contoso.com");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!((wizard.page, wizard.steps.pane), (Page::Steps, Pane::Card));
    let effects = press(&mut wizard, &[Intent::Copy]);
    assert!(
        arrives(&mut wizard, &effects)
            .text
            .contains("pool.contoso.com")
    );
}

#[test]
fn the_list_copies_the_next_open_command_and_nothing_where_all_is_done() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));
    press(&mut wizard, &[Intent::Done]);
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Back]);
    assert_eq!(wizard.steps.pane, Pane::List);
    let effects = press(&mut wizard, &[Intent::Copy]);
    let [Effect::Copy(job)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert!(
        job.text.starts_with("Set-OwaVirtualDirectory"),
        "{}",
        job.text
    );
    press(
        &mut wizard,
        &[Intent::Done, Intent::Yes, Intent::Done, Intent::Yes],
    );
    assert!(!wizard.can(Intent::Copy));
}

#[test]
fn what_reads_the_same_for_each_server_is_copied_server_by_server() {
    // Given a check that runs on the Edge Server itself, and two Edge Servers
    let catalogue = scenarios::catalogue();
    let answers = [
        ("exchange", "online"),
        ("lync", "server"),
        ("lync-version", "lync-2013"),
        ("edge", "ready"),
    ];
    let mut session = scenarios::answered(&answers);
    let servers = ["edge01.contoso.net", "edge02.contoso.net"];
    let list = Given::List(servers.map(str::to_owned).to_vec());
    session.values.insert(ValueId::new("edge-servers"), list);
    let plan = resolve(&catalogue, &session);
    let checks = &plan.step("access-edge-federation").unwrap().verify;
    let place = checks
        .iter()
        .position(|own| own.command.id == "check-edge-copy");
    let place = place.unwrap();
    assert_eq!(checks[place].worded.text(), checks[place + 1].worded.text());

    // Then each is work in a place of its own, which is the server
    for (index, server) in servers.iter().enumerate() {
        assert!(begins_place(checks, place + index));
        assert_eq!(checks[place + index].host(), Some(*server));
    }

    // And what names its server in its text is for any machine
    let push = &plan.step("replication").unwrap().commands;
    let of = |item: &str| {
        let all = push.iter();
        let mut all = all.filter(|own| own.command.id == "push-to-edge");
        all.any(|own| own.worded.preview.contains(item))
    };
    assert!(servers.iter().all(|own| of(own)));
    assert!(push.iter().all(|own| own.host().is_none()));
}

#[test]
fn a_command_that_lacks_several_values_is_led_through_all_of_them() {
    // Given a command that lacks several values, none of which is filled in
    let catalogue = scenarios::catalogue();
    let answers = [("exchange", "on-premises"), ("lync", "server")];
    let mut wizard = opened(&catalogue, scenarios::answered(&answers));
    let lacking = |wizard: &Wizard<'_>| {
        let plan = wizard.deployment.as_ref().unwrap().plan();
        let step = plan.step("owa-trusted-application").unwrap();
        let mut commands = step.commands.iter();
        let place = commands.position(|own| own.command.id == "create-pool");
        let place = place.unwrap();
        let number = plan.number(&step.step.id) - 1;
        let missing = step.commands[place].worded.missing.len();
        (number, place, missing)
    };
    let (step, place, several) = lacking(&wizard);
    let lacking = |wizard: &Wizard<'_>| lacking(wizard).2;
    to_block(&mut wizard, step, Block::Command(Part::Do, place));
    assert!(several > 2, "{several}");

    // When the first is filled in, the field of the next is open, and what is typed goes there
    press(&mut wizard, &[Intent::Copy]);
    let example = |wizard: &Wizard<'_>| {
        let rows = wizard.values.rows(
            wizard.deployment.as_ref().unwrap().plan(),
            wizard.deployment.as_ref().unwrap().session(),
        );
        rows[wizard.values.cursor].planned.value.example.join(", ")
    };
    for left in (1..several).rev() {
        let text = example(&wizard);
        type_in(&mut wizard, &text);
        press(&mut wizard, &[Intent::Accept]);
        assert_eq!(lacking(&wizard), left, "{}", said(&wizard));
        assert_eq!(wizard.page, Page::Values);
        assert!(wizard.values.editing.is_some());
    }

    // Then the last one leads back to the command
    let text = example(&wizard);
    type_in(&mut wizard, &text);
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!((wizard.page, lacking(&wizard)), (Page::Steps, 0));
    assert!(wizard.can(Intent::Copy));
}
