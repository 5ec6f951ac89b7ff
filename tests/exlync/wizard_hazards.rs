//! What comes late, comes twice or comes from elsewhere: no session gets what belongs to another, nothing typed is lost.

use exlync::catalogue::{CommandId, ValueId};
use exlync::plan::CommandState;
use exlync::session::{Given, Session};
use exlync::wizard::{
    Arrival, Block, Effect, Event, Exported, Found, Intent, Opened, Overlay, Page, Part, Target,
    Tone, Wizard,
};

use crate::wizard::{
    ON_PREMISES, begun, deployment, name, noon, opened, press, said, session, small_catalogue,
    state, to_block, type_in,
};

fn opens(wizard: &mut Wizard<'_>, called: &str, session: Session) {
    let opened = Opened::new(name(called), session);
    wizard.update(Event::Opened(Ok(Box::new(opened))), noon());
}

#[test]
fn a_rename_that_is_answered_late_leaves_the_session_that_is_open_now_alone() {
    // Given a rename on its way, and another session that was opened meanwhile
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    opens(
        &mut wizard,
        "fabrikam",
        session(&[("exchange", "online"), ("lync", "server")], &[]),
    );

    // When the answer comes
    let late = Opened {
        renamed_from: Some(name("contoso")),
        ..Opened::new(name("contoso-2"), begun())
    };
    let effects = wizard.update(Event::Opened(Ok(Box::new(late))), noon());

    // Then nothing is written, and the open session keeps its name
    assert_eq!(effects, []);
    assert_eq!(deployment(&wizard).name().as_str(), "fabrikam");
}

#[test]
fn what_stands_in_an_open_field_is_kept_whatever_ends_the_program() {
    for end in [Event::Ended(143), Event::Intent(Intent::Interrupt)] {
        // Given a field with something typed
        let catalogue = small_catalogue();
        let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
        wizard.update(
            Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
            noon(),
        );
        type_in(&mut wizard, "pool.contoso.com");
        if end == Event::Intent(Intent::Interrupt) {
            wizard.update(end.clone(), noon());
        }

        // When the program is ended, then it is saved before it is left
        let effects = wizard.update(end, noon());
        let [Effect::Save { session, .. }, Effect::Leave(_)] = effects.as_slice() else {
            panic!("{effects:?}")
        };
        let kept = session.values.get(&ValueId::new("pool-fqdn"));
        assert_eq!(kept, Some(&Given::Text("pool.contoso.com".to_owned())));
    }
}

#[test]
fn a_copy_that_arrives_late_marks_no_command_of_another_session() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));
    let effects = press(&mut wizard, &[Intent::Copy]);
    let [Effect::Copy(job)] = effects.as_slice() else {
        panic!()
    };
    opens(&mut wizard, "fabrikam", begun());
    let arrival = Arrival {
        route: "clipboard".to_owned(),
        confirmed: true,
    };
    wizard.update(Event::Copied(job.clone(), Ok(arrival)), noon());
    assert!(deployment(&wizard).session().marks.is_empty());
}

#[test]
fn a_mark_keeps_the_text_that_was_copied_not_the_one_that_came_after() {
    // Given a command that was copied, and changed before the copy arrived
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));
    let effects = press(&mut wizard, &[Intent::Copy]);
    let [Effect::Copy(job)] = effects.as_slice() else {
        panic!()
    };
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
        noon(),
    );
    type_in(&mut wizard, "other.contoso.com");
    press(&mut wizard, &[Intent::Accept]);

    // When it arrives, then the command is stale: what lies in the clipboard is not what is shown
    let arrival = Arrival {
        route: "clipboard".to_owned(),
        confirmed: true,
    };
    wizard.update(Event::Copied(job.clone(), Ok(arrival)), noon());
    let id = "owa-trusted-application.trust-application";
    assert_eq!(state(&wizard, id), CommandState::Stale);
}

#[test]
fn a_prompt_of_one_session_is_not_answered_in_another() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));
    press(&mut wizard, &[Intent::Skip]);
    opens(&mut wizard, "fabrikam", begun());
    assert_eq!(wizard.overlay, None);
}

#[test]
fn a_question_that_comes_while_something_is_typed_waits_until_it_is_asked_for_again() {
    // Given a note that is being written while files are exported
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    let effects = press(
        &mut wizard,
        &[Intent::Export, Intent::First, Intent::Accept],
    );
    let [Effect::Export(job)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    let job = job.clone();
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));
    press(&mut wizard, &[Intent::Note]);

    // When the answer is that the files are there
    wizard.update(
        Event::Exported(job, Ok(Exported::Exists(vec!["01-lync.ps1".to_owned()]))),
        noon(),
    );

    // Then the note stays open, and it is said that nothing was written
    assert!(matches!(wizard.overlay, Some(Overlay::Prompt { .. })));
    assert!(
        said(&wizard).starts_with("nothing was written"),
        "{}",
        said(&wizard)
    );
}

#[test]
fn enter_replaces_no_files_and_deletes_no_session() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(
        &mut wizard,
        &[Intent::Open(Page::Sessions), Intent::First, Intent::Delete],
    );
    assert_eq!(press(&mut wizard, &[Intent::Accept]), []);
    assert!(matches!(wizard.overlay, Some(Overlay::Confirm(_))));
    assert_eq!(
        press(&mut wizard, &[Intent::Yes]),
        [Effect::Delete(name("contoso"))]
    );
}

#[test]
fn a_selection_is_of_one_step_and_ends_with_its_commands() {
    // Given a selected command for a server
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 1));
    press(&mut wizard, &[Intent::Toggle]);
    assert_eq!(wizard.steps.selected.len(), 1);

    // When the server is no longer one, or another step is shown, then it is selected no more
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("exchange-servers"))),
        noon(),
    );
    type_in(&mut wizard, "mbx09");
    press(&mut wizard, &[Intent::Accept, Intent::Back]);
    assert!(wizard.steps.selected.is_empty());
    to_block(&mut wizard, 4, Block::Command(Part::Do, 0));
    press(&mut wizard, &[Intent::Toggle]);
    wizard.update(Event::Clicked(Target::Step(0)), noon());
    assert!(wizard.steps.selected.is_empty());
}

#[test]
fn doing_again_what_was_undone_takes_the_mark_of_its_undo_away() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    for (part, open) in [
        (Part::Do, "owa-trusted-application.forget-application"),
        (Part::Undo, "owa-trusted-application.trust-application"),
        (Part::Do, "owa-trusted-application.forget-application"),
    ] {
        to_block(&mut wizard, 4, Block::Command(part, 0));
        press(&mut wizard, &[Intent::Done]);
        assert_eq!(state(&wizard, open), CommandState::Unmarked);
    }
}

#[test]
fn the_next_open_command_is_one_of_the_steps_that_are_listed() {
    // Given only the steps that a feature needs
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(
        &mut wizard,
        &[Intent::Open(Page::Features), Intent::First, Intent::Accept],
    );
    let listed = wizard.steps.listed(deployment(&wizard).plan());
    assert!(!listed.is_empty() && listed.len() < 6);

    // When their commands are done one after the other, then the cursor stays among them to the last
    let open = |wizard: &Wizard<'_>| {
        let plan = deployment(wizard).plan();
        let listed = listed.iter().filter_map(|own| plan.steps.get(*own));
        let work = listed.flat_map(|own| own.commands.iter().chain(&own.verify));
        work.filter(|own| state(wizard, own.id.as_str()).is_open())
            .count()
    };
    press(&mut wizard, &[Intent::NextOpen]);
    while open(&wizard) > 0 {
        assert!(listed.contains(&wizard.steps.step));
        assert!(wizard.steps.feature.is_some());
        let before = open(&wizard);
        press(&mut wizard, &[Intent::Done]);
        assert_eq!(open(&wizard), before - 1);
    }
}

#[test]
fn a_done_command_stays_done_however_long_the_key_is_held() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(&mut wizard, &[Intent::Open(Page::Steps), Intent::NextOpen]);
    for _ in 0..200 {
        press(&mut wizard, &[Intent::Done]);
    }
    let own = deployment(&wizard);
    let steps = own.plan().steps.iter().filter(|step| step.need.is_to_do());
    let work = steps.flat_map(|step| step.commands.iter().chain(&step.verify));
    let open: Vec<&CommandId> = work
        .map(|one| &one.id)
        .filter(|id| state(&wizard, id.as_str()).is_open())
        .collect();
    assert_eq!(open, Vec::<&CommandId>::new());
}

#[test]
fn a_failed_save_is_told_even_of_a_session_that_is_no_longer_open() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    opens(&mut wizard, "fabrikam", begun());
    let failed = exlync::wizard::Receipt {
        name: name("contoso"),
        ticket: 7,
        outcome: Err("the disk is full".to_owned()),
        was_gone: false,
        kept_aside: None,
        taken_by: None,
    };
    wizard.update(Event::Saved(failed), noon());
    assert_eq!(said(&wizard), "contoso is not saved: the disk is full");
    assert_eq!(wizard.messages.shown().unwrap().tone, Tone::Error);
}

#[test]
fn a_failed_import_keeps_what_was_typed() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(&mut wizard, &[Intent::Open(Page::Sessions), Intent::Import]);
    type_in(&mut wizard, "nofile.toml");
    let effects = press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        effects,
        [Effect::Import {
            path: "nofile.toml".to_owned()
        }]
    );
    wizard.update(Event::Opened(Err("it is not there".to_owned())), noon());
    let Some(Overlay::Prompt { field, fault, .. }) = &wizard.overlay else {
        panic!()
    };
    assert_eq!(
        (field.text(), fault.as_deref()),
        ("nofile.toml", Some("it is not there"))
    );
}

#[test]
fn the_list_of_sessions_keeps_its_row_when_it_is_read_again() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(
        &mut wizard,
        &[Intent::Open(Page::Sessions), Intent::Last, Intent::Up],
    );
    let row = wizard.sessions.row();
    let found = vec![Found {
        name: name("contoso"),
        session: Ok(begun()),
        notice: None,
    }];
    wizard.update(Event::Listed(Ok(found)), noon());
    assert_eq!(wizard.sessions.row(), row);
}

#[test]
fn a_session_that_is_deleted_while_another_page_is_shown_leads_back_to_the_sessions() {
    // Given a deletion on its way, and another page that was gone to meanwhile
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(
        &mut wizard,
        &[
            Intent::Open(Page::Sessions),
            Intent::First,
            Intent::Delete,
            Intent::Yes,
        ],
    );
    press(&mut wizard, &[Intent::Open(Page::Steps)]);

    // When it is answered, then nobody stands on a page without a session
    wizard.update(
        Event::Deleted(Ok((name("contoso"), "the trash".to_owned()))),
        noon(),
    );
    assert!(wizard.deployment.is_none());
    assert_eq!(wizard.page, Page::Sessions);
}
