//! What the pages look like: every page in the smallest comfortable window and in a large one, fine and plain.

use exlync::wizard::{Deployment, Look, Page, Pane, Wizard};

use super::scenarios::answered;
use super::stage::{drawing, knowledge, text, wizard};

/// Compares a screen with the one that was looked at and found good.
fn check(name: &str, wizard: &mut Wizard<'_>, reference: &exlync::catalogue::Reference) {
    for (width, height) in [(80, 24), (120, 40)] {
        for ascii in [false, true] {
            wizard.look = Look {
                ascii,
                ..Look::default()
            };
            let own = text(&drawing(wizard, reference, width, height));
            if ascii {
                assert!(own.is_ascii(), "{own}");
            }
            let signs = if ascii { "plain" } else { "fine" };
            insta::assert_snapshot!(format!("{name}-{width}x{height}-{signs}"), own);
        }
    }
}

#[test]
fn the_sessions() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Sessions;
    check("sessions", &mut wizard, &reference);
}

#[test]
fn the_questions() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Scenario;
    wizard.scenario.question = 2;
    wizard.scenario.choice = 1;
    check("scenario", &mut wizard, &reference);
}

#[test]
fn the_values() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Values;
    wizard.values.cursor = 2;
    check("values", &mut wizard, &reference);
}

#[test]
fn the_steps() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.steps.step = 2;
    check("steps", &mut wizard, &reference);
}

#[test]
fn a_card_with_the_cursor_on_a_command() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.steps.step = 2;
    wizard.steps.pane = Pane::Card;
    wizard.steps.block = 3;
    check("card", &mut wizard, &reference);
}

#[test]
fn the_features() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Features;
    wizard.features.cursor = 1;
    check("features", &mut wizard, &reference);
}

#[test]
fn the_export() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Export;
    check("export", &mut wizard, &reference);
}

#[test]
fn the_wizard_judges_by_the_day_on_which_it_is_looked_at() {
    // Given a session of years ago, opened today
    let (catalogue, reference) = knowledge();
    let mut session = answered(&[("exchange", "online"), ("lync", "server")]);
    session.changed = Some("2018-01-01T00:00:00Z".parse().unwrap());
    let mut wizard = wizard(&catalogue);
    let name = "contoso".parse().unwrap();
    wizard.deployment = Some(Deployment::new(&catalogue, name, session));

    // Then its scenario tells what has ended by now, with the day and the source
    wizard.page = Page::Scenario;
    let page = text(&drawing(&wizard, &reference, 160, 60));
    let is_told =
        ["As of 2026-11-05", "Old Server: out of", "2025-01-01"].map(|own| page.contains(own));
    assert_eq!(is_told, [true; 3], "{page}");

    // And the ledger tells what a feature is worth by now
    wizard.page = Page::Features;
    wizard.features.cursor = 1;
    let page = text(&drawing(&wizard, &reference, 160, 60));
    assert!(page.contains("limited since 2026-10-01"), "{page}");
}
