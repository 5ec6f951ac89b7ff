//! A session meets another knowledge base: what that changes is told, and nothing is lost.

use std::fs;
use std::path::{Path, PathBuf};

use exlync::catalogue::{Catalogue, Need, StepId, read_folder};
use exlync::plan::{EditionAge, resolve, what_is_new};
use exlync::session::{Knowledge, Mark, MarkEntry, MarkState, Session, write_atomically};
use exlync::wizard::{Deployment, Effect, Event, Intent, Overlay, Target, Text, Wizard};
use tempfile::TempDir;

use crate::wizard::{ON_PREMISES, noon, open, opened, press, said, session, small_catalogue};

/// What a review has made of the small knowledge base: one step has another id and title, records have another life.
const REVIEW: [(&str, &str); 5] = [
    ("version = \"fixture-1\"", "version = \"fixture-2\""),
    ("reviewed = \"2026-11-01\"", "reviewed = \"2026-12-01\""),
    ("email-addresses", "sip-addresses"),
    (
        "Give the mailboxes their SIP address",
        "Write the SIP address into each mailbox",
    ),
    ("ttl = 3600 }", "ttl = 600 }"),
];

/// The folder of the small knowledge base with texts replaced, each of them found.
pub(crate) fn with(replaced: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    let mut found = vec![0; replaced.len()];
    for file in fs::read_dir(from).unwrap() {
        let file: PathBuf = file.unwrap().path();
        let mut text = fs::read_to_string(&file).unwrap();
        for (place, (one, other)) in replaced.iter().enumerate() {
            found[place] += text.matches(one).count();
            text = text.replace(one, other);
        }
        let copy = folder.path().join(file.file_name().unwrap());
        write_atomically(&copy, text.as_bytes(), false).unwrap();
    }
    assert!(found.iter().all(|own| *own > 0), "{found:?}");
    folder
}

/// The small knowledge base after a review.
pub(crate) fn reviewed() -> TempDir {
    with(&REVIEW)
}

pub(crate) fn knowledge(folder: &TempDir) -> Catalogue {
    read_folder(folder.path()).unwrap().0
}

/// A session that was worked on with that knowledge base: two commands are done, as they read by it.
pub(crate) fn worked(catalogue: &Catalogue) -> Session {
    let values = [
        ("sip-domains", "contoso.com"),
        ("access-edge-ip", "203.0.113.7"),
        ("user-mailbox", "cammie@contoso.com"),
        ("user-sip", "cammie@contoso.com"),
    ];
    let mut session = session(&ON_PREMISES, &values);
    session.changed = Some(noon());
    let plan = resolve(catalogue, &session);
    for step in ["dns-records", "email-addresses"] {
        let own = &plan.step(step).unwrap().commands[0];
        let mark = Mark {
            state: MarkState::Done,
            at: noon(),
            text: own.worded.preview.clone(),
            note: String::new(),
            until: None,
        };
        session.marks.insert(own.id.clone(), MarkEntry::Known(mark));
    }
    session.knowledge = Some(Box::new(plan.knowledge()));
    session
}

fn ids<'t>(steps: impl IntoIterator<Item = &'t StepId>) -> Vec<&'t str> {
    steps.into_iter().map(StepId::as_str).collect()
}

#[test]
fn steps_added_removed_and_reworded_are_told_and_marks_are_kept() {
    // Given work that was done with a knowledge base, and a review of it
    let session = worked(&small_catalogue());
    let catalogue = knowledge(&reviewed());
    let plan = resolve(&catalogue, &session);

    // When the session is planned with the newer one
    let found = what_is_new(&session, &plan).unwrap();

    // Then it is told what is new, what is gone, what reads differently, and which mark finds no command
    assert_eq!(found.age, EditionAge::Newer);
    assert_eq!(
        (found.before.as_str(), found.now.version.as_str()),
        ("fixture-1", "fixture-2")
    );
    assert_eq!(
        ids(found.added.iter().map(|(own, _)| &own.id)),
        ["sip-addresses"]
    );
    let [gone] = found.removed.as_slice() else {
        panic!("{:?}", found.removed)
    };
    assert_eq!(
        (gone.id.as_str(), gone.step, gone.marks),
        ("email-addresses", None, 1)
    );
    assert_eq!(found.reworded, ["dns-records.edge-address@contoso.com"]);
    assert_eq!(found.unknown, ["email-addresses.add-address"]);
    assert!(!found.is_empty());
}

#[test]
fn the_same_knowledge_base_and_a_session_that_does_not_say_tell_nothing() {
    let catalogue = small_catalogue();
    let mut session = worked(&catalogue);
    let plan = resolve(&catalogue, &session);
    assert_eq!(what_is_new(&session, &plan), None);
    session.knowledge = None;
    assert_eq!(
        what_is_new(&session, &resolve(&knowledge(&reviewed()), &session)),
        None
    );
}

#[test]
fn an_older_knowledge_base_is_told_as_such_and_the_way_is_the_same_back() {
    // Given a session of the newer one
    let newer = knowledge(&reviewed());
    let mut session = worked(&small_catalogue());
    session.knowledge = Some(Box::new(resolve(&newer, &session).knowledge()));

    // When it is planned with the older one
    let older = small_catalogue();
    let plan = resolve(&older, &session);
    let found = what_is_new(&session, &plan).unwrap();

    // Then that has what the newer one had put another in place of, and what was done with it is as it was
    assert_eq!(found.age, EditionAge::Older);
    assert_eq!(
        ids(found.added.iter().map(|(own, _)| &own.id)),
        ["email-addresses"]
    );
    assert_eq!(
        ids(found.removed.iter().map(|own| &own.id)),
        ["sip-addresses"]
    );
    assert!(found.reworded.is_empty() && found.unknown.is_empty());
}

#[test]
fn a_step_that_is_known_and_not_to_do_any_more_is_told_with_its_need() {
    // Given a session that had a step to do twice over, one that is not needed now
    let catalogue = small_catalogue();
    let mut session = worked(&catalogue);
    let planned = [
        "exchange-online-provider",
        "dns-records",
        "exchange-online-provider",
    ];
    session.knowledge = Some(Box::new(Knowledge {
        version: "contoso".to_owned(),
        planned: planned.map(StepId::new).into(),
    }));

    // Then it is told once, with its need; and where there is no plan, all are told without
    let plan = resolve(&catalogue, &session);
    let found = what_is_new(&session, &plan).unwrap();
    assert_eq!(found.age, EditionAge::Other);
    let told: Vec<_> = found
        .removed
        .iter()
        .map(|own| (own.id.as_str(), own.need))
        .collect();
    assert_eq!(told, [("exchange-online-provider", Some(Need::NotNeeded))]);
    session.answers.clear();
    let plan = resolve(&catalogue, &session);
    let found = what_is_new(&session, &plan).unwrap();
    assert_eq!(found.removed.len(), 2);
    assert!(
        found
            .removed
            .iter()
            .all(|own| own.need.is_none() && own.step.is_some())
    );
}

/// Whether the palette offers to read it.
fn is_offered(wizard: &mut Wizard<'_>) -> bool {
    press(wizard, &[Intent::Palette]);
    let Some(Overlay::Palette(palette)) = wizard.overlay.take() else {
        panic!("{:?}", wizard.overlay)
    };
    let entry = palette
        .hits
        .into_iter()
        .find(|own| own.target == Target::Edition);
    if let Some(own) = &entry {
        assert_eq!(
            own.title,
            "What the newer knowledge base changed of this session"
        );
    }
    entry.is_some()
}

fn reads(wizard: &Wizard<'_>) -> bool {
    matches!(
        &wizard.overlay,
        Some(Overlay::Text {
            text: Text::Edition,
            ..
        })
    )
}

#[test]
fn the_wizard_tells_it_once_until_work_goes_on() {
    // Given a session of an older knowledge base, when it is opened
    let kept = worked(&small_catalogue());
    let catalogue = knowledge(&reviewed());
    let mut wizard = opened(&catalogue, kept.clone());

    // Then it is told before anything else, and Esc leads to the work
    assert!(reads(&wizard));
    assert_eq!(press(&mut wizard, &[Intent::Back]), []);
    assert_eq!(wizard.overlay, None);

    // And reading has changed nothing: the palette has it again, and so has the next start
    assert!(is_offered(&mut wizard));
    wizard.update(Event::Clicked(Target::Edition), noon());
    assert!(reads(&wizard));
    press(&mut wizard, &[Intent::Back]);
    assert_eq!(
        wizard.deployment.as_ref().map(Deployment::session),
        Some(&kept)
    );
    open(&mut wizard, kept);
    assert!(reads(&wizard));

    // When something is done
    press(&mut wizard, &[Intent::Back]);
    wizard.update(Event::Clicked(Target::Step(0)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Done]);
    let [Effect::Save { session: saved, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };

    // Then the session is one of the newer knowledge base, with every mark
    let own = saved.knowledge.as_ref().unwrap();
    assert_eq!(own.version, "fixture-2");
    assert!(own.planned.contains(&StepId::new("sip-addresses")));
    assert!(saved.marks.contains_key("email-addresses.add-address"));

    // And it is not told again
    assert!(!is_offered(&mut wizard));
    let saved = (**saved).clone();
    open(&mut wizard, saved);
    assert_eq!(wizard.overlay, None);
}

#[test]
fn the_wizard_keeps_to_a_line_where_nothing_of_the_work_has_changed() {
    // Given a review that changed no step
    let catalogue = knowledge(&with(&REVIEW[..2]));
    let mut wizard = opened(&catalogue, worked(&small_catalogue()));

    // Then a message says so, and the palette still has it
    assert_eq!(wizard.overlay, None);
    assert_eq!(
        said(&wizard),
        "this session was last worked on with the knowledge base fixture-1; this is a newer one, fixture-2 of 2026-12-01; it changes nothing of this plan and its marks"
    );
    assert!(is_offered(&mut wizard));
}

#[test]
fn what_is_taken_back_is_work_with_this_knowledge_base_as_well() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    assert_eq!(wizard.overlay, None);
    wizard.update(Event::Clicked(Target::Step(0)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Done, Intent::Undo]);
    let saved: Vec<&Session> = effects
        .iter()
        .filter_map(|own| match own {
            Effect::Save { session, .. } => Some(&**session),
            _ => None,
        })
        .collect();
    assert_eq!(saved.len(), 2);
    for own in saved {
        let knowledge = own.knowledge.as_ref().unwrap();
        assert_eq!(knowledge.version, "fixture-1");
        assert_eq!(ids(&knowledge.planned).first(), Some(&"dns-records"));
    }
}
