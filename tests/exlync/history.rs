//! The history of a session: every change is written down first, and can be taken back after a restart as well.

use std::fs;

use exlync::session::{History, Loaded, Store};
use exlync::wizard::{Effect, Event, Intent, Opened, Page, Target, Wizard};
use jiff::SignedDuration;

use crate::command_line::{Desk, code, err, out};
use crate::storage::{Disk, name};
use crate::wizard::{
    ON_PREMISES, deployment, noon, opened, press, session, small_catalogue, type_in,
};

/// Makes a session with three changes in a wizard, one of them undone, and saves each.
fn worked_on() -> Disk {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    let mut disk = Disk::new();
    disk.store
        .create(&name("contoso"), deployment(&wizard).session())
        .unwrap();
    disk.ask(Effect::Load(name("contoso")));
    disk.opened().unwrap();
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let mut effects = press(&mut wizard, &[Intent::Accept, Intent::Done, Intent::Note]);
    type_in(&mut wizard, "asked Anna");
    effects.extend(press(
        &mut wizard,
        &[Intent::Accept, Intent::Done, Intent::Undo],
    ));
    for effect in effects {
        assert!(matches!(effect, Effect::Save { .. }), "{effect:?}");
        disk.ask(effect);
        assert!(disk.receipt().outcome.is_ok());
    }
    disk
}

/// A program that is started anew opens the session as it was found.
fn opens(wizard: &mut Wizard<'_>, found: Loaded) {
    let again = Opened {
        history: found.history,
        ..Opened::new(name("contoso"), found.session)
    };
    wizard.update(Event::Opened(Ok(Box::new(again))), noon());
}

fn history(store: &Store) -> History {
    store.read(&name("contoso")).unwrap().history
}

#[test]
fn undo_and_redo_reach_back_across_a_restart() {
    // Given work that was saved, and a program that opens it anew
    let disk = worked_on();
    let read = disk.store.read(&name("contoso")).unwrap();
    assert_eq!((read.history.past.len(), read.history.future.len()), (2, 1));
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    opens(&mut wizard, read.clone());

    // When everything is undone, then the session is as it was in the beginning
    press(
        &mut wizard,
        &[Intent::Open(Page::Steps), Intent::Undo, Intent::Undo],
    );
    assert!(!deployment(&wizard).can_undo());
    assert!(deployment(&wizard).session().marks.is_empty());
    assert!(deployment(&wizard).session().notes.is_empty());

    // And all of it can be made again
    press(&mut wizard, &[Intent::Redo, Intent::Redo, Intent::Redo]);
    assert!(!deployment(&wizard).can_redo());
    assert_eq!(deployment(&wizard).session().marks.len(), 2);
    assert_eq!(
        deployment(&wizard).session().revision,
        read.session.revision + 5
    );
}

#[test]
fn a_session_that_something_else_has_changed_is_not_undone_by_mistake() {
    // Given a session that an older version or a script writes, which counts nothing
    let disk = worked_on();
    let path = disk.store.path(&name("contoso"));
    let text = fs::read_to_string(&path).unwrap();
    let changed = text.replace("revision = 4", "revision = 9");
    assert_ne!(text, changed);
    exlync::session::write_atomically(&path, changed.as_bytes(), true).unwrap();

    // Then nothing of the history is taken for its own
    assert_eq!(history(&disk.store), History::default());

    // But a hand that mends a title takes nothing away
    let mended = text.replace("title = ", "title = 'x' #");
    exlync::session::write_atomically(&path, mended.as_bytes(), true).unwrap();
    assert_eq!(history(&disk.store).past.len(), 2);
}

#[test]
fn a_version_that_somebody_put_back_stays_and_what_was_on_its_way_is_made_again() {
    // Given the version before, which somebody copies over the file
    let disk = worked_on();
    let path = disk.store.path(&name("contoso"));
    let before = fs::read(path.with_extension("backup")).unwrap();
    exlync::session::write_atomically(&path, &before, true).unwrap();

    // Then it is not brought forward against that will
    let read = disk.store.read(&name("contoso")).unwrap();
    assert_eq!((read.session.revision, read.caught_up), (3, 0));

    // Given a history whose last change has not reached the file
    let journal = path.with_extension("history");
    let lines = fs::read_to_string(&journal).unwrap();
    let (rest, _) = lines.trim_end().rsplit_once('\n').unwrap();
    exlync::session::write_atomically(&journal, rest.as_bytes(), true).unwrap();

    // Then it is made again, which is said, and written when it is opened
    let opened = disk.store.open(&name("contoso")).unwrap();
    assert_eq!((opened.session.revision, opened.caught_up), (4, 1));
    let said = opened.in_words().unwrap();
    assert_eq!(
        said,
        "1 change on the way to the disk when the program ended: made again"
    );
    assert_eq!(disk.store.read(&name("contoso")).unwrap().caught_up, 0);
}

#[test]
fn lines_that_are_not_understood_spoil_nothing() {
    // Given a history with a line that was cut, and things that are none
    let disk = worked_on();
    let journal = disk.store.path(&name("contoso")).with_extension("history");
    let whole = fs::read(&journal).unwrap();
    let strange = b"{\"change\":{\"rev\n\xff\xfe\n[]\n{\"format\":\"x\"}\n".to_vec();
    for bytes in [
        [whole.clone(), strange.clone()].concat(),
        [strange, whole].concat(),
    ] {
        exlync::session::write_atomically(&journal, &bytes, true).unwrap();
        assert_eq!(history(&disk.store).past.len(), 2);
        assert_eq!(disk.store.journal(&name("contoso")).strange, 4);
    }
}

#[test]
fn a_history_is_kept_within_bounds() {
    // Given a history that has become too long
    let mut disk = worked_on();
    let journal = disk.store.path(&name("contoso")).with_extension("history");
    let whole = fs::read_to_string(&journal).unwrap();
    let line = whole.lines().nth(1).unwrap().to_owned() + "\n";
    let long = line.repeat((1 << 20) / line.len() + 2) + &whole;
    exlync::session::write_atomically(&journal, long.as_bytes(), true).unwrap();

    // When a change is saved, then the last ones stay
    let read = disk.store.read(&name("contoso")).unwrap();
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    opens(&mut wizard, read);
    for effect in press(&mut wizard, &[Intent::Undo]) {
        disk.ask(effect);
        assert!(disk.receipt().outcome.is_ok());
    }
    let now = disk.store.journal(&name("contoso"));
    assert_eq!(now.records.len(), 501);
    let history = history(&disk.store);
    assert_eq!((history.past.len(), history.future.len()), (1, 2));
}

#[test]
fn the_command_line_lists_the_history() {
    let disk = worked_on();
    let run = |more: &[&str]| {
        let words = [&["sessions", "history", "contoso"], more].concat();
        Desk::run_in(disk.store.data_folder(), &words)
    };
    let output = run(&[]);
    assert_eq!((code(&output), err(&output)), (0, String::new()));
    insta::assert_snapshot!("history_text", out(&output));
    let output = run(&["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(json["records"].as_array().unwrap().len(), 4);
    assert_eq!((&json["undo"], &json["redo"]), (&2.into(), &1.into()));
}

#[test]
fn a_clock_that_runs_backwards_breaks_no_history() {
    // Given changes, each made at a time before the one of the change before
    let mut disk = worked_on();
    let read = disk.store.read(&name("contoso")).unwrap();
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    opens(&mut wizard, read);
    for hour in 1..=3 {
        let now = noon() - SignedDuration::from_hours(hour);
        for effect in wizard.update(Event::Intent(Intent::Undo), now) {
            disk.ask(effect);
            assert!(disk.receipt().outcome.is_ok());
        }
    }

    // Then all of them are found again, and the session says when it was changed last by that clock
    let read = disk.store.read(&name("contoso")).unwrap();
    assert_eq!(&read.session, deployment(&wizard).session());
    assert_eq!(
        read.session.changed,
        Some(noon() - SignedDuration::from_hours(2))
    );
    assert_eq!((read.history.past.len(), read.history.future.len()), (0, 3));
}
