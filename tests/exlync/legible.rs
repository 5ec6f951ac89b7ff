//! What a person must be able to tell from a screen: who has the keys, what is meant, and that nothing is cut in silence.

use exlync::catalogue::{CommandId, FeatureId};
use exlync::plan::{difference, resolve};
use exlync::session::{MarkEntry, Session};
use exlync::wizard::{
    Confirm, Deployment, Event, ExportJob, Field, Overlay, Page, Pane, Preview, ThemeName, Wizard,
};
use ratatui::style::Modifier;

use super::stage::{drawing, knowledge, now, rows, text, wizard};

#[test]
fn a_message_that_is_too_long_for_a_row_has_both_and_says_where_the_rest_is() {
    // Given an error of many words
    let (catalogue, reference) = knowledge();
    let told = |words: usize| {
        let mut wizard = wizard(&catalogue);
        let why = vec!["disk"; words].join(" ");
        wizard.update(Event::Opened(Err(why)), now());
        let own = drawing(&wizard, &reference, 80, 24);
        let shown = rows(&own.buffer);
        (shown[22].clone(), shown[23].clone())
    };

    // When it fits into one row, then the keys stay
    let (keys, message) = told(5);
    assert!(keys.ends_with("? all keys"), "{keys}");
    assert_eq!(message, " error: disk disk disk disk disk");
    // When it needs two, it has them, and nothing is missing
    let (first, second) = told(25);
    assert_eq!(format!("{first}{second}").matches("disk").count(), 25);
    // When it needs more, its end leads to the log
    let (first, second) = told(60);
    assert!(first.starts_with(" error: disk"), "{first}");
    assert!(second.ends_with("… M shows all"), "{second}");
}

#[test]
fn the_part_that_has_the_keys_is_told_by_its_rule_without_any_colour() {
    let (catalogue, reference) = knowledge();
    for (ascii, strong) in [(false, "═ "), (true, "= ")] {
        for (pane, title) in [
            (Pane::List, "Steps"),
            (Pane::Card, "1 Publish"),
            (Pane::Ledger, "Features"),
        ] {
            let mut wizard = wizard(&catalogue);
            wizard.look.ascii = ascii;
            wizard.steps.pane = pane;
            let shown = rows(&drawing(&wizard, &reference, 120, 40).buffer);
            assert_eq!(shown[2].matches(strong).count(), 1, "{}", shown[2]);
            assert!(
                shown[2].contains(&format!("{strong}{title}")),
                "{}",
                shown[2]
            );
        }
    }
}

#[test]
fn a_filter_that_leaves_no_step_shows_no_step() {
    // Given a feature that needs none of the steps
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.steps.feature = Some(FeatureId::new("no-such-feature"));

    // Then neither the list nor the card shows one, and it is said what to do
    let shown = text(&drawing(&wizard, &reference, 120, 40));
    assert!(shown.contains("Esc shows"), "{shown}");
    assert!(!shown.contains("Publish the DNS records"), "{shown}");
}

#[test]
fn a_question_that_is_longer_than_the_window_is_read_to_its_end() {
    // Given that many files would be replaced
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    let job = ExportJob {
        folder: "contoso".to_owned(),
        files: Vec::new(),
        replace: false,
        missing: 0,
    };
    let there = (1..=40).map(|own| format!("{own:02}-lync.ps1")).collect();
    wizard.overlay = Some(Overlay::Confirm(Confirm::Replace { job, there }));

    // When it is drawn, then it is measured, and its end can be read
    let own = drawing(&wizard, &reference, 80, 24);
    let extent = own.drawn.extents.overlay.unwrap();
    assert!(extent.lines > 40 && extent.view < extent.lines);
    assert!(!text(&own).contains("40-lync.ps1"));
    wizard.reading = 999;
    let own = drawing(&wizard, &reference, 80, 24);
    assert!(text(&own).contains("40-lync.ps1"));
    assert!(text(&own).contains("y replace"));
}

#[test]
fn what_the_next_letter_replaces_is_reversed() {
    let (catalogue, reference) = knowledge();
    for theme in ThemeName::ALL {
        let mut wizard = wizard(&catalogue);
        wizard.look.theme = theme;
        wizard.page = Page::Values;
        wizard.values.cursor = 3;
        wizard.values.editing = Some(Field::with("203.0.113.10"));
        let own = drawing(&wizard, &reference, 80, 24);
        let cursor = own.cursor.unwrap();
        let reversed = |x: u16| {
            let cell = &own.buffer[(x, cursor.y)];
            cell.modifier.contains(Modifier::REVERSED)
        };
        assert!(reversed(cursor.x - 1) && !reversed(cursor.x), "{theme:?}");
    }
}

#[test]
fn what_is_done_and_not_yet_checked_says_so() {
    // Given a step that is done and verified
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    let mut session = wizard.deployment.as_ref().unwrap().session().clone();
    let state = |wizard: &Wizard<'_>| rows(&drawing(wizard, &reference, 120, 40).buffer)[4].clone();
    assert!(state(&wizard).contains("verified"), "{}", state(&wizard));

    // When the check has no mark, then it is to check
    let check = CommandId::new("access-edge-federation.check-federation");
    let mark: Option<MarkEntry> = session.marks.remove(&check);
    assert!(mark.is_some());
    wizard.deployment = Some(Deployment::new(
        &catalogue,
        "contoso".parse().unwrap(),
        session,
    ));
    assert!(state(&wizard).contains("to check"), "{}", state(&wizard));
}

#[test]
fn in_a_wide_window_every_title_stands_whole() {
    let (catalogue, reference) = knowledge();
    let wizard = wizard(&catalogue);
    let shown = text(&drawing(&wizard, &reference, 200, 45));
    for step in &catalogue.steps {
        assert!(shown.contains(step.title.as_str()), "{}", step.title);
    }
}

#[test]
fn that_nothing_changes_is_said_of_a_plan_only() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Scenario;
    let open = wizard.deployment.as_ref().unwrap().session().clone();
    for (session, expected) in [(open, true), (Session::default(), false)] {
        // Given a choice that leaves everything as it is
        let own = Deployment::new(&catalogue, "contoso".parse().unwrap(), session.clone());
        let plan = resolve(&catalogue, &session);
        let difference = difference(own.plan(), &plan);
        assert!(difference.is_empty());
        wizard.deployment = Some(own);
        wizard.scenario.preview = Some(Preview { plan, difference });

        // Then that is said where there is a plan, and else that there is none
        let shown = text(&drawing(&wizard, &reference, 120, 40));
        assert_eq!(
            shown.contains("Nothing changes in the"),
            expected,
            "{shown}"
        );
        assert_eq!(shown.contains("No plan yet"), !expected, "{shown}");
    }
}
