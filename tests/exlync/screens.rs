//! What the pages look like: every page in the smallest comfortable window and in a large one, fine and plain.

use exlync::catalogue::ValueId;
use exlync::wizard::{Deployment, Event, Look, Page, Pane, Target, Wizard};

use super::stage::{drawing, knowledge, text, wizard};
use crate::scenarios;
use crate::wizard::{noon, opened, type_in};

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
fn the_columns_of_each_line_stand_below_the_field_while_it_is_filled() {
    // Given the field of the pools
    let catalogue = scenarios::catalogue();
    let reference = exlync::embedded_reference().unwrap();
    let answers = [
        ("exchange", "hybrid"),
        ("exchange-version", "2019"),
        ("lync", "hybrid"),
    ];
    let mut wizard = opened(&catalogue, scenarios::answered(&answers));
    wizard.update(Event::Clicked(Target::Value(ValueId::new("pools"))), noon());

    // When a table is pasted, then each line is read out, column by column
    type_in(
        &mut wizard,
        "pool01.contoso.local\twebint.contoso.local\npool02.contoso.local",
    );
    let screen = text(&drawing(&wizard, &reference, 120, 40));
    for line in [
        "Internal web services: webint.contoso.local",
        "Internal web services: pool02.contoso.local",
        "External web services: nothing",
        "line ends became commas",
    ] {
        assert!(screen.contains(line), "{line}\n{screen}");
    }
}

#[test]
fn the_wizard_judges_by_the_day_on_which_it_is_looked_at() {
    // Given a session of years ago, opened today
    let (catalogue, reference) = knowledge();
    let mut session = scenarios::answered(&[("exchange", "online"), ("lync", "server")]);
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
