//! The question of the features on the screen: its ticks, what taking one out would do, and what is left out then.

use exlync::wizard::{Intent, Page};

use crate::scenarios::{answered, catalogue};
use crate::stage::{drawing, text};
use crate::wizard::{opened, press};

#[test]
fn the_ticks_of_the_features_can_be_gone_through_in_a_small_window() {
    // Given the question of the features in a window of 80 by 24
    let catalogue = catalogue();
    let reference = exlync::embedded_reference().unwrap();
    let mut wizard = opened(
        &catalogue,
        answered(&[("exchange", "on-premises"), ("lync", "server")]),
    );
    press(&mut wizard, &[Intent::Open(Page::Scenario)]);
    wizard.scenario.question = 2;
    wizard.scenario.choice = 0;
    let first = text(&drawing(&wizard, &reference, 80, 24));
    assert!(first.contains("[x] Outlook integration"), "{first}");

    // When the cursor goes down to the last, then that one is in sight
    for _ in 0..7 {
        press(&mut wizard, &[Intent::Down]);
    }
    let last = text(&drawing(&wizard, &reference, 80, 24));
    assert!(
        last.contains("[x] High-resolution contact photos"),
        "{last}"
    );

    // When meetings are taken out, then the preview has said what falls away, and the plan says what is left out
    press(&mut wizard, &[Intent::Up, Intent::Up]);
    let before = text(&drawing(&wizard, &reference, 120, 50));
    assert!(
        before.contains("If you take this out") && before.contains("fall away"),
        "{before}"
    );
    press(&mut wizard, &[Intent::Toggle, Intent::Up]);
    let after = text(&drawing(&wizard, &reference, 120, 50));
    assert!(after.contains("Left out, because not wanted"), "{after}");
    wizard.page = Page::Steps;
    let steps = text(&drawing(&wizard, &reference, 160, 50));
    assert!(steps.contains("not wanted"), "{steps}");
}
