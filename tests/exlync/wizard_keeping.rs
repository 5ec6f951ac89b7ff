//! What the disk has, and what it does not have.

use exlync::session::{read, write};
use exlync::wizard::{
    Confirm, Effect, Event, Intent, Opened, Overlay, Page, Receipt, Saved, Target,
};

use crate::wizard::{
    ON_PREMISES, deployment, name, noon, opened, press, said, session, small_catalogue, type_in,
};

#[test]
fn the_footer_never_says_saved_before_the_disk_has_it() {
    // Given a change
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Done]);
    let [Effect::Save { ticket, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(deployment(&wizard).saved(), &Saved::Pending);

    // When saving fails, it is said, and leaving asks first
    let failed = Receipt {
        name: name("contoso"),
        ticket: *ticket,
        outcome: Err("the disk is full".to_owned()),
        was_gone: false,
        kept_aside: None,
        taken_by: None,
    };
    wizard.update(Event::Saved(failed), noon());
    assert_eq!(said(&wizard), "contoso is not saved: the disk is full");
    assert_eq!(press(&mut wizard, &[Intent::Quit]), []);
    assert!(matches!(
        &wizard.overlay,
        Some(Overlay::Confirm(Confirm::LeaveUnsaved(_)))
    ));

    // And an older receipt does not pretend that the newest change is saved
    press(&mut wizard, &[Intent::No, Intent::Undo]);
    let old = Receipt {
        name: name("contoso"),
        ticket: *ticket,
        outcome: Ok(noon()),
        was_gone: false,
        kept_aside: None,
        taken_by: None,
    };
    wizard.update(Event::Saved(old), noon());
    assert_eq!(deployment(&wizard).saved(), &Saved::Pending);
}

#[test]
fn ctrl_c_leaves_only_when_it_is_pressed_twice_in_a_row() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    assert_eq!(press(&mut wizard, &[Intent::Interrupt]), []);
    assert!(
        said(&wizard).starts_with("saved; `c` copies"),
        "{}",
        said(&wizard)
    );
    assert_eq!(press(&mut wizard, &[Intent::Down, Intent::Interrupt]), []);
    assert_eq!(
        press(&mut wizard, &[Intent::Interrupt]),
        [Effect::Leave(130)]
    );
}

#[test]
fn a_renamed_session_keeps_its_way_back_and_is_saved_under_its_new_name() {
    let catalogue = small_catalogue();
    let kept = session(&ON_PREMISES, &[]);
    let mut wizard = opened(&catalogue, kept.clone());
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(
        &mut wizard,
        &[
            Intent::Accept,
            Intent::Done,
            Intent::Open(Page::Sessions),
            Intent::Rename,
        ],
    );
    wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
    type_in(&mut wizard, "fabrikam");
    let effects = press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        effects,
        [Effect::Rename {
            from: name("contoso"),
            to: name("fabrikam"),
            open: true
        }]
    );
    let renamed = Opened {
        renamed_from: Some(name("contoso")),
        ..Opened::new(name("fabrikam"), kept)
    };
    let effects = wizard.update(Event::Opened(Ok(Box::new(renamed))), noon());
    assert!(
        matches!(effects.as_slice(), [Effect::Save { name, session, .. }]
        if name.as_str() == "fabrikam" && !session.marks.is_empty())
    );
    assert!(deployment(&wizard).can_undo());
}

#[test]
fn a_deleted_session_is_closed_once_it_is_in_the_trash_and_nothing_brings_it_back() {
    // Given a session that is deleted
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    press(&mut wizard, &[Intent::Open(Page::Sessions), Intent::Delete]);
    let effects = press(&mut wizard, &[Intent::Yes]);
    assert_eq!(effects, [Effect::Delete(name("contoso"))]);

    // When that is refused, then it stays open: it may hold what the disk does not have
    wizard.update(Event::Deleted(Err("the disk is full".to_owned())), noon());
    assert_eq!(deployment(&wizard).name(), &name("contoso"));

    // When it is done, then it is closed
    let done = Event::Deleted(Ok((name("contoso"), "the trash".to_owned())));
    wizard.update(done, noon());
    assert!(wizard.deployment.is_none());
    assert_eq!(
        press(&mut wizard, &[Intent::Open(Page::Steps), Intent::Undo]),
        []
    );
}

#[test]
fn what_a_session_holds_is_what_its_file_gives_back() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Note]);
    type_in(&mut wizard, "asked the network team");
    press(&mut wizard, &[Intent::Accept, Intent::Done]);
    let own = deployment(&wizard).session();
    assert_eq!(&read(&write(own), "the file").unwrap(), own);
    assert_eq!(own.notes.len(), 1);
}

#[test]
fn leaving_asks_also_where_a_session_is_unsaved_that_is_not_open_any_more() {
    // Given a session that could not be saved, and another one that is open since
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    let told = |outcome| Receipt {
        name: name("contoso"),
        ticket: 1,
        outcome,
        was_gone: false,
        kept_aside: None,
        taken_by: None,
    };
    wizard.update(
        Event::Saved(told(Err("the disk is full".to_owned()))),
        noon(),
    );
    let other = Opened::new(name("fabrikam"), session(&ON_PREMISES, &[]));
    wizard.update(Event::Opened(Ok(Box::new(other))), noon());

    // Then leaving asks
    assert_eq!(press(&mut wizard, &[Intent::Quit]), []);
    assert!(matches!(
        &wizard.overlay,
        Some(Overlay::Confirm(Confirm::LeaveUnsaved(_)))
    ));

    // And no more once it is saved after all
    press(&mut wizard, &[Intent::No]);
    wizard.update(Event::Saved(told(Ok(noon()))), noon());
    assert_eq!(press(&mut wizard, &[Intent::Quit]), [Effect::Leave(0)]);
}
