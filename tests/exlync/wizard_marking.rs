//! What was done is marked, taken back, and judged again when it reads differently.

use exlync::catalogue::{CommandId, ValueId};
use exlync::plan::{CommandState, PlannedStep, StepProgress, StepState};
use exlync::session::{MarkEntry, MarkState};
use exlync::wizard::{Block, Confirm, Event, Intent, Overlay, Part, Target};

use crate::wizard::{
    ON_PREMISES, begun, deployment, noon, opened, press, said, session, small_catalogue, state,
    to_block, type_in,
};

#[test]
fn done_leads_to_the_next_open_command_and_undo_takes_it_back() {
    // Given the first command of a step under the cursor
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("exchange-servers", "mbx01")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        wizard.command().unwrap().1.id.as_str(),
        "owa-trusted-application.trust-application"
    );

    // When it is done
    press(&mut wizard, &[Intent::Done]);

    // Then the cursor is on the next, and the step has begun
    assert_eq!(
        wizard.command().unwrap().1.id.as_str(),
        "owa-trusted-application.switch-on@mbx01"
    );
    let own = deployment(&wizard);
    let step = own.plan().step("owa-trusted-application").unwrap();
    assert_eq!(
        StepProgress::of(step, own.session(), noon()).state,
        StepState::Started
    );

    // And undo takes the mark back, redo makes it again
    press(&mut wizard, &[Intent::Undo]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Unmarked
    );
    press(&mut wizard, &[Intent::Redo]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Done
    );
}

#[test]
fn each_mark_keeps_its_time_its_text_and_its_words() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    let id = CommandId::new("owa-trusted-application.trust-application");
    let told: [(Intent, &str, MarkState); 6] = [
        (Intent::Done, "", MarkState::Done),
        (Intent::InPlace, "", MarkState::AlreadyInPlace),
        (Intent::Skip, "not this year", MarkState::Skipped),
        (Intent::Delegate, "the PKI team", MarkState::Delegated),
        (Intent::Wait, "2 h", MarkState::Waiting),
        (Intent::Unmark, "", MarkState::Copied),
    ];
    for (intent, words, expected) in told {
        wizard.update(Event::Clicked(Target::Step(4)), noon());
        let first = exlync::wizard::blocks(
            deployment(&wizard)
                .plan()
                .step("owa-trusted-application")
                .unwrap(),
        );
        let block = first
            .iter()
            .position(|own| *own == Block::Command(Part::Do, 0))
            .unwrap();
        wizard.update(Event::Clicked(Target::Block(block)), noon());
        press(&mut wizard, &[intent]);
        if !words.is_empty() {
            wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
            type_in(&mut wizard, words);
            press(&mut wizard, &[Intent::Accept]);
        }
        let mark = deployment(&wizard).session().marks.get(&id).cloned();
        if intent == Intent::Unmark {
            assert_eq!(mark, None);
            continue;
        }
        let Some(MarkEntry::Known(mark)) = mark else {
            panic!("{intent:?}")
        };
        assert_eq!((mark.state, mark.at), (expected, noon()));
        assert!(mark.text.starts_with("New-CsTrustedApplication"));
        match expected {
            MarkState::Waiting => {
                assert_eq!(mark.until, Some("2026-11-25T14:00:00Z".parse().unwrap()));
            }
            _ => assert_eq!(mark.note, words),
        }
    }
}

#[test]
fn a_skip_without_a_reason_asks_again() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Skip, Intent::Accept]);
    assert!(effects.is_empty());
    assert!(matches!(
        &wizard.overlay,
        Some(Overlay::Prompt { fault: Some(_), .. })
    ));
}

#[test]
fn selected_commands_are_marked_together_and_taken_back_together() {
    let catalogue = small_catalogue();
    let values = [
        ("pool-fqdn", "pool.contoso.com"),
        ("exchange-servers", "mbx01"),
    ];
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &values));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Toggle]);
    while wizard
        .command()
        .is_none_or(|(_, own)| own.command.id != "switch-on")
    {
        press(&mut wizard, &[Intent::Down]);
        wizard.steps.offset = 0;
    }
    press(&mut wizard, &[Intent::Toggle, Intent::Done]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Done
    );
    assert_eq!(
        state(&wizard, "owa-trusted-application.switch-on@mbx01"),
        CommandState::Done
    );
    press(&mut wizard, &[Intent::Undo]);
    assert!(deployment(&wizard).session().marks.is_empty());
}

#[test]
fn carrying_out_an_undo_command_makes_its_command_something_to_do_again() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Done]);
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::UndoCommands, Intent::Done]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Unmarked
    );
    assert_eq!(
        state(&wizard, "owa-trusted-application.forget-application"),
        CommandState::Done
    );
}

#[test]
fn a_command_that_reads_differently_since_it_was_done_is_stale() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Done]);
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
        noon(),
    );
    wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
    type_in(&mut wizard, "pool02.contoso.com");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Stale
    );
}

#[test]
fn a_selection_elsewhere_is_not_marked_before_a_yes() {
    // Given a selected command, and the cursor on another one
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 1));
    press(&mut wizard, &[Intent::Toggle]);
    let selected = wizard.steps.selected.first().unwrap().clone();
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));

    // When it is marked, then what would have the mark is asked about first
    press(&mut wizard, &[Intent::Done]);
    assert!(matches!(
        &wizard.overlay,
        Some(Overlay::Confirm(Confirm::Selected { commands, .. })) if *commands == [selected.clone()]
    ));
    press(&mut wizard, &[Intent::No]);
    assert_eq!(state(&wizard, selected.as_str()), CommandState::Unmarked);
    press(&mut wizard, &[Intent::Done, Intent::Yes]);
    assert_eq!(state(&wizard, selected.as_str()), CommandState::Done);
}

#[test]
fn behind_the_last_command_the_cursor_stops_at_the_gate() {
    // Given a step with a gate behind its work
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&[("exchange", "online"), ("lync", "server")], &[]),
    );
    let plan = deployment(&wizard).plan();
    let gated = |own: &&PlannedStep<'_>| !own.then.is_empty() && own.need.is_to_do();
    let step = plan.steps.iter().find(gated).unwrap();
    let (id, commands) = (step.step.id.clone(), step.commands.len());
    let number = plan.number(&id) - 1;

    // When all its commands are done, then the gate comes before anything else
    for index in 0..commands {
        to_block(&mut wizard, number, Block::Command(Part::Do, index));
        press(&mut wizard, &[Intent::Done]);
    }
    let plan = deployment(&wizard).plan();
    assert_eq!(wizard.steps.under_cursor(plan), Some(Block::Gate(0)));
    assert!(said(&wizard).starts_with("then: "), "{}", said(&wizard));

    // And another `d` marks nothing, and goes on
    let marks = deployment(&wizard).session().marks.clone();
    press(&mut wizard, &[Intent::Done]);
    let plan = deployment(&wizard).plan();
    assert_ne!(wizard.steps.under_cursor(plan), Some(Block::Gate(0)));
    assert_eq!(deployment(&wizard).session().marks, marks);
}
