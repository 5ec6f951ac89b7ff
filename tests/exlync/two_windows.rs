//! Two windows on one session: one may change it, the other reads it or takes it over, and nothing is lost unseen.

use std::fs;

use exlync::catalogue::ValueId;
use exlync::session::{Notice, Store, StoreError};
use exlync::tui::Kept;
use exlync::wizard::{
    Confirm, Effect, Event, Intent, Opened, Overlay, Page, Receipt, Target, Wizard,
};

use crate::command_line::{Desk, code, err};
use crate::storage::{Disk, PATIENCE, name};
use crate::wizard::{
    ON_PREMISES, begun, deployment, noon, opened, press, said, session, small_catalogue, type_in,
};

fn with_contoso() -> Disk {
    let mut disk = Disk::new();
    disk.ask(Effect::Create {
        name: name("contoso"),
        session: Box::default(),
    });
    assert_eq!(disk.opened().unwrap().held_by, None);
    disk.save("contoso", "of the first", 1);
    assert!(disk.receipt().outcome.is_ok());
    disk
}

fn open(disk: &mut Disk, effect: fn(exlync::session::SessionName) -> Effect) -> Opened {
    disk.ask(effect(name("contoso")));
    disk.opened().unwrap()
}

#[test]
fn a_second_window_may_read_or_take_over_and_the_first_is_told() {
    // Given a session that is open in a window
    let mut first = with_contoso();

    // When another window opens it, then it is told who has it, and may read
    let mut second = first.beside(None);
    let read = open(&mut second, Effect::Load);
    let by = read.held_by.unwrap();
    assert!(by.contains(" since ") && by.contains("on "), "{by}");
    assert_eq!(read.session.title, "of the first");

    // When it takes over, then it may save
    assert_eq!(open(&mut second, Effect::TakeOver).held_by, None);
    second.save("contoso", "of the second", 1);
    assert!(second.receipt().outcome.is_ok());

    // And what the first saves is kept aside, and it is told where and by whom
    first.save("contoso", "too late", 2);
    let receipt = first.receipt();
    assert!(receipt.taken_by.is_some());
    let why = receipt.outcome.unwrap_err();
    assert!(
        why.starts_with("`contoso` was taken over, it is open "),
        "{why}"
    );
    let trash = first.store.folder().join("trash").join("contoso.toml");
    assert!(why.contains(&*trash.display().to_string()), "{why}");
    assert!(fs::read_to_string(&trash).unwrap().contains("too late"));
    assert_eq!(first.title("contoso"), "of the second");

    // And it may leave: nothing of it is unsaved, and it is said once more where it is
    let Kept::Aside(place) = first.storage.finish(PATIENCE) else {
        panic!("it is told otherwise")
    };
    assert!(place.contains(&*trash.display().to_string()), "{place}");
    second.save("contoso", "still of the second", 2);
    assert!(second.receipt().outcome.is_ok());
}

#[test]
fn who_leaves_or_opens_another_session_lets_go_and_who_is_killed_too() {
    let store = |disk: &Disk| disk.store.clone();
    let holder = |store: &Store| store.holder(&name("contoso"));

    // Given a window that opens another session
    let mut disk = with_contoso();
    let kept = store(&disk);
    assert!(holder(&kept).is_some());
    disk.ask(Effect::Create {
        name: name("fabrikam"),
        session: Box::default(),
    });
    disk.opened().unwrap();
    assert_eq!(holder(&kept), None);

    // Given one that is left
    let mut disk = with_contoso();
    let kept = store(&disk);
    assert!(matches!(disk.storage.finish(PATIENCE), Kept::All(_)));
    assert_eq!(holder(&kept), None);
    assert_eq!(hidden(&kept), [".lock"]);

    // Given one that has ended without a word
    let disk = with_contoso();
    let window = disk.store.window();
    disk.store.take_over(&name("contoso"), &window).unwrap();
    assert!(holder(&disk.store).is_some());
    drop(window);
    assert_eq!(holder(&disk.store), None);
}

/// What lies in the folder besides sessions, and is not to pile up.
fn hidden(store: &Store) -> Vec<String> {
    let entries = fs::read_dir(store.folder()).unwrap();
    let names = entries.map(|own| own.unwrap().file_name().into_string().unwrap());
    let mut hidden: Vec<String> = names.filter(|own| own.starts_with('.')).collect();
    hidden.sort();
    hidden
}

#[test]
fn what_windows_left_behind_that_were_killed_is_cleared_away() {
    // Given a draft and the file of a window of a program that is no more
    let disk = with_contoso();
    for left in [".draft-aB3xY9", ".window-jump01-4711-1"] {
        let path = disk.store.folder().join(left);
        exlync::session::write_atomically(&path, b"", false).unwrap();
    }
    assert_eq!(hidden(&disk.store).len(), 4);

    // When another one starts, then they go, and what is of somebody stays
    let window = disk.store.window();
    let left = hidden(&disk.store);
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(left.iter().skip(1).all(|own| own.starts_with(".window-")));
    drop(window);
}

#[test]
fn a_session_that_is_open_elsewhere_is_neither_renamed_nor_deleted() {
    // Given a session that is open in a window
    let first = with_contoso();
    let mut second = first.beside(None);
    second.ask(Effect::Rename {
        from: name("contoso"),
        to: name("fabrikam"),
        open: false,
    });
    let why = second.opened().unwrap_err();
    assert!(why.starts_with("`contoso` is open "), "{why}");
    assert_eq!(second.listed(), ["contoso"]);
    second.ask(Effect::Delete(name("contoso")));
    let Event::Deleted(Err(why)) = second.next() else {
        panic!("it is deleted")
    };
    assert!(why.contains("hint: leave it there first"), "{why}");

    // And lists say that it is
    let [kept] = &first.store.list().unwrap()[..] else {
        panic!("there are several")
    };
    assert!(matches!(&kept.notice, Some(Notice::Open(by)) if by.contains("since")));

    // And the command line refuses as well
    for words in [
        &["delete", "contoso"][..],
        &["rename", "contoso", "fabrikam"],
    ] {
        let output = Desk::run_in(first.store.data_folder(), &[&["sessions"], words].concat());
        assert_eq!(code(&output), 4);
        assert!(
            err(&output).starts_with("error: `contoso` is open "),
            "{}",
            err(&output)
        );
    }
}

#[test]
fn what_is_open_elsewhere_is_read_and_not_changed_until_it_is_taken_over() {
    // Given a session that another window has
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    let held = Opened {
        held_by: Some("open by anna on jump01 since 2026-11-26 05:00 UTC".to_owned()),
        ..Opened::new(name("contoso"), begun())
    };
    wizard.update(Event::Opened(Ok(Box::new(held))), noon());

    // Then it is asked whether to take it over, and Enter does nothing that is hard to take back
    let Some(Overlay::Confirm(Confirm::TakeOver { by, .. })) = &wizard.overlay else {
        panic!("{:?}", wizard.overlay)
    };
    assert!(by.starts_with("open by anna"));
    assert_eq!(press(&mut wizard, &[Intent::Accept]), []);
    press(&mut wizard, &[Intent::No]);
    assert!(wizard.is_read_only());

    // When something is to be changed, then it is refused and said why
    let before = deployment(&wizard).session().clone();
    for (page, intents) in [
        (
            Page::Scenario,
            vec![Intent::Down, Intent::Accept, Intent::Toggle],
        ),
        (Page::Values, vec![Intent::Accept, Intent::Delete]),
        (
            Page::Steps,
            vec![
                Intent::Done,
                Intent::Skip,
                Intent::Accept,
                Intent::Note,
                Intent::Unmark,
            ],
        ),
        (Page::Steps, vec![Intent::Undo, Intent::Redo]),
    ] {
        press(&mut wizard, &[Intent::Open(page)]);
        for intent in intents {
            assert_eq!(press(&mut wizard, &[intent]), [], "{intent:?}");
            assert!(wizard.overlay.is_none(), "{intent:?}");
        }
        assert!(
            said(&wizard).starts_with("read-only: it is open by anna"),
            "{}",
            said(&wizard)
        );
    }
    assert_eq!(deployment(&wizard).session(), &before);

    // When it is taken over, then it is opened anew and may be changed
    let effects = press(&mut wizard, &[Intent::TakeOver, Intent::Yes]);
    assert_eq!(effects, [Effect::TakeOver(name("contoso"))]);
    wizard.update(
        Event::Opened(Ok(Box::new(Opened::new(name("contoso"), begun())))),
        noon(),
    );
    assert!(!wizard.is_read_only() && wizard.overlay.is_none());
}

#[test]
fn an_unreadable_note_of_who_has_it_holds_nobody_up() {
    let disk = with_contoso();
    for text in [
        "",
        "{",
        "\u{0}",
        "{\"window\":\"../../etc/passwd\",\"user\":\"\",\"host\":\"\",\"since\":\"2026-01-01T00:00:00Z\"}",
    ] {
        let path = disk.store.folder().join("contoso.holder");
        exlync::session::write_atomically(&path, text.as_bytes(), true).unwrap();
        assert_eq!(disk.store.holder(&name("contoso")), None, "{text}");
        let window = disk.store.window();
        assert_eq!(disk.store.hold(&name("contoso"), &window).unwrap(), None);
        assert!(matches!(
            disk.store.is_free(&name("contoso"), None),
            Err(StoreError::Held { .. })
        ));
    }
}

#[test]
fn a_window_that_was_forgotten_does_not_put_its_old_version_over_newer_work() {
    // Given a window whose session was taken over by another one, which has worked and left
    let mut first = with_contoso();
    let mut second = first.beside(None);
    open(&mut second, Effect::TakeOver);
    second.save("contoso", "of the second", 1);
    assert!(second.receipt().outcome.is_ok());
    second.storage.finish(PATIENCE);
    assert_eq!(first.store.holder(&name("contoso")), None);

    // When the first saves, then its version is kept aside, and the newer one stays
    first.save("contoso", "of long ago", 2);
    let receipt = first.receipt();
    assert_eq!(
        receipt.taken_by.as_deref(),
        Some("changed by something else since")
    );
    assert!(receipt.kept_aside.is_some());
    assert_eq!(first.title("contoso"), "of the second");

    // And it can take the session back
    let opened = open(&mut first, Effect::TakeOver);
    assert_eq!(
        (opened.held_by, opened.session.title.as_str()),
        (None, "of the second")
    );
    first.save("contoso", "of the first again", 3);
    assert!(first.receipt().outcome.is_ok());
}

#[test]
fn what_a_killed_window_has_noted_takes_nothing_over() {
    // Given a session that a window had open that was killed, and a window that could not note that it has it now
    let mut disk = with_contoso();
    let killed = disk.store.window();
    disk.store.take_over(&name("contoso"), &killed).unwrap();
    drop(killed);

    // When it saves, then it is saved, and others hear that it is open here
    disk.save("contoso", "of the living", 2);
    let receipt = disk.receipt();
    assert!(receipt.outcome.is_ok() && receipt.taken_by.is_none());
    assert!(disk.store.holder(&name("contoso")).is_some());
}

#[test]
fn what_is_typed_when_a_session_is_taken_over_stays_in_sight() {
    // Given a field with something typed, and a window that takes the session over meanwhile
    let catalogue = small_catalogue();
    for way in [Intent::Accept, Intent::NextPane] {
        let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
        wizard.update(
            Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
            noon(),
        );
        type_in(&mut wizard, "pool07.contoso.com");
        wizard.update(Event::Saved(taken(&wizard)), noon());

        // When it is accepted or left, then it stands there still, and it is said why
        assert_eq!(press(&mut wizard, &[way]), []);
        let field = wizard.values.editing.as_ref().unwrap();
        assert_eq!(field.text(), "pool07.contoso.com");
        assert!(
            said(&wizard).starts_with("read-only: it is open"),
            "{}",
            said(&wizard)
        );
    }

    // And a note in a prompt stays as well
    let mut wizard = opened(&catalogue, begun());
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Note]);
    type_in(&mut wizard, "asked Anna");
    wizard.update(Event::Saved(taken(&wizard)), noon());
    assert_eq!(press(&mut wizard, &[Intent::Accept]), []);
    let Some(Overlay::Prompt { field, fault, .. }) = &wizard.overlay else {
        panic!("{:?}", wizard.overlay)
    };
    assert_eq!(field.text(), "asked Anna");
    assert!(
        fault
            .as_ref()
            .is_some_and(|own| own.starts_with("read-only"))
    );
}

fn taken(wizard: &Wizard<'_>) -> Receipt {
    Receipt {
        name: name("contoso"),
        ticket: deployment(wizard).ticket(),
        outcome: Err("`contoso` was taken over".to_owned()),
        was_gone: false,
        kept_aside: Some("the trash".to_owned()),
        taken_by: Some("open on jump02".to_owned()),
    }
}
