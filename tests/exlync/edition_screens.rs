//! What another knowledge base changes, as it is shown over the page, in windows of every size.

use exlync::catalogue::{Catalogue, StepId, read_folder};
use exlync::plan::resolve;
use exlync::session::Knowledge;
use exlync::wizard::{Deployment, Look, Overlay, Page, Text, Wizard};
use jiff::tz::TimeZone;

use super::edition::{reviewed, with};
use super::overlays::check;
use super::stage::{self, drawing, rows, text};

/// The hybrid of the stage, open over a knowledge base, as it was last worked on with another one.
fn met(catalogue: &Catalogue, knowledge: Knowledge) -> Wizard<'_> {
    let mut session = stage::session(&stage::knowledge().0);
    session.knowledge = Some(Box::new(knowledge));
    let mut wizard = Wizard::new(catalogue, TimeZone::UTC, Look::default());
    let deployment = Deployment::new(catalogue, "contoso".parse().unwrap(), session);
    wizard.deployment = Some(deployment);
    wizard.page = Page::Steps;
    wizard.clipboard = "OSC 52";
    wizard.overlay = Some(Overlay::Text {
        text: Text::Edition,
        scroll: 0,
    });
    wizard
}

/// What the stage's session remembers of the small knowledge base.
fn before() -> Knowledge {
    let catalogue = stage::knowledge().0;
    resolve(&catalogue, &stage::session(&catalogue)).knowledge()
}

#[test]
fn a_newer_knowledge_base_is_told_step_by_step() {
    let (catalogue, reference) = read_folder(reviewed().path()).unwrap();
    let wizard = met(&catalogue, before());
    check("edition", &wizard, &reference);
    let small = text(&drawing(&wizard, &reference, 40, 12));
    insta::assert_snapshot!("edition-40x12", small);
}

#[test]
fn an_older_knowledge_base_is_told_with_a_warning() {
    let folder = with(&[("fixture-1", "fixture-0")]);
    let (catalogue, reference) = read_folder(folder.path()).unwrap();
    let wizard = met(&catalogue, before());
    let own = text(&drawing(&wizard, &reference, 80, 24));
    insta::assert_snapshot!("edition-older", own);
}

#[test]
fn a_long_difference_is_read_to_its_end_in_the_smallest_window() {
    // Given more steps than a window has lines, of a file from outside
    let (catalogue, reference) = read_folder(reviewed().path()).unwrap();
    let many = (0..1_000).map(|number| StepId::new(format!("step-\u{1b}[31m-\u{202e}{number}")));
    let mut wizard = met(
        &catalogue,
        Knowledge {
            version: "\u{1b}]0;title\u{7}".repeat(50),
            planned: many.collect(),
        },
    );

    // When it is scrolled as far as it goes
    for (width, height) in [(40, 12), (80, 24), (300, 100)] {
        wizard.overlay = Some(Overlay::Text {
            text: Text::Edition,
            scroll: usize::MAX,
        });
        let own = drawing(&wizard, &reference, width, height);
        let extent = own.drawn.extents.overlay.unwrap();
        let shown = rows(&own.buffer).join("\n");

        // Then its last line is there, it is not endless, and nothing in it controls the terminal
        assert_eq!(extent.top + extent.view.min(extent.lines), extent.lines);
        assert!(extent.lines < 250, "{}", extent.lines);
        let words = shown.split_whitespace().filter(|own| *own != "│");
        let words: Vec<&str> = words.collect();
        assert!(
            words.join(" ").contains("palette has it (Ctrl+P)."),
            "{shown}"
        );
        let is_harmful = |c: char| c != '\n' && exlync::catalogue::is_harmful(c);
        assert!(!shown.contains(is_harmful), "{shown:?}");
    }
}

#[test]
fn no_window_is_too_small_for_it() {
    let (catalogue, reference) = read_folder(reviewed().path()).unwrap();
    let mut wizard = met(&catalogue, before());
    for width in 1..=45 {
        for height in 1..=14 {
            drawing(&wizard, &reference, width, height);
        }
    }
    // And where there is nothing to tell any more, nothing is
    let former = before();
    wizard.deployment = None;
    let own = text(&drawing(&wizard, &reference, 80, 24));
    assert!(!own.contains(&former.version), "{own}");
}
