//! What lies over the pages: each kind at both sizes, with fine and with plain glyphs.

use exlync::catalogue::{Catalogue, ChoiceId, CommandId, QuestionId, Reference, ValueId};
use exlync::plan::difference;
use exlync::session::{Answer, Change};
use exlync::wizard::{
    Ask, Confirm, CopyJob, CopyWay, Entry, Event, ExportJob, Field, Impact, Intent, Overlay, Page,
    Palette, Pane, Preview, Target, Text, Wizard,
};

use super::stage::{drawing, knowledge, rows, text, wizard};

/// Both sizes, both glyph sets; the smallest comfortable window has the plain name.
pub(crate) fn check(name: &str, wizard: &Wizard<'_>, reference: &Reference) {
    insta::assert_snapshot!(name, text(&drawing(wizard, reference, 80, 24)));
    let large = text(&drawing(wizard, reference, 120, 40));
    insta::assert_snapshot!(format!("{name}-120x40"), large);
    let mut plain = wizard.clone();
    plain.look.ascii = true;
    for (width, height) in [(80, 24), (120, 40)] {
        let own = text(&drawing(&plain, reference, width, height));
        insta::assert_snapshot!(format!("{name}-{width}x{height}-plain"), own);
    }
}

fn over(catalogue: &Catalogue, overlay: Overlay) -> Wizard<'_> {
    let mut wizard = wizard(catalogue);
    wizard.steps.pane = Pane::Card;
    wizard.overlay = Some(overlay);
    wizard
}

fn ids(texts: &[&str]) -> Vec<CommandId> {
    texts.iter().map(|own| CommandId::new(*own)).collect()
}

#[test]
fn the_help_of_a_page_and_all_keys() {
    let (catalogue, reference) = knowledge();
    for (name, text) in [
        ("help", Text::Help),
        ("keys", Text::Keys),
        ("log", Text::Log),
        ("disputes", Text::Disputes),
    ] {
        let wizard = over(&catalogue, Overlay::Text { text, scroll: 0 });
        check(name, &wizard, &reference);
    }
}

#[test]
fn a_text_is_not_scrolled_beyond_its_end() {
    let (catalogue, reference) = knowledge();
    let wizard = over(
        &catalogue,
        Overlay::Text {
            text: Text::Keys,
            scroll: 9_999,
        },
    );
    let extent = drawing(&wizard, &reference, 80, 24)
        .drawn
        .extents
        .overlay
        .unwrap();
    assert!(extent.lines > 100);
    assert_eq!(extent.top + extent.view, extent.lines);
}

#[test]
fn the_raw_view_has_nothing_in_the_lines_of_the_text() {
    let (catalogue, reference) = knowledge();
    let script =
        "foreach ($server in 'mbx01', 'mbx02') {\n    Get-OwaVirtualDirectory -Server $server\n}";
    let text = Text::Raw {
        title: "See that each server allows it".to_owned(),
        text: script.to_owned(),
    };
    let wizard = over(&catalogue, Overlay::Text { text, scroll: 0 });
    let own = drawing(&wizard, &reference, 80, 24);
    let shown = rows(&own.buffer);
    let lines: Vec<&str> = script.lines().collect();
    assert_eq!(shown.get(2..5).unwrap(), lines);
    check("raw", &wizard, &reference);
}

#[test]
fn a_prompt_with_what_is_wrong() {
    let (catalogue, reference) = knowledge();
    let wizard = over(
        &catalogue,
        Overlay::Prompt {
            ask: Ask::Wait(ids(&["verify-integration.sign-in"])),
            field: Field::with("tomorrow"),
            fault: Some("this is no time".to_owned()),
        },
    );
    check("prompt", &wizard, &reference);
}

#[test]
fn a_search_in_the_footer() {
    let (catalogue, reference) = knowledge();
    let field = Field::with("provider");
    check(
        "search",
        &over(&catalogue, Overlay::Search { field }),
        &reference,
    );
}

#[test]
fn the_palette() {
    let (catalogue, reference) = knowledge();
    let entry = |title: &str, target| Entry {
        title: title.to_owned(),
        also: String::new(),
        target,
    };
    let palette = Palette {
        field: Field::with("add"),
        cursor: 1,
        hits: vec![
            entry("Add Exchange Online as hosting provider", Target::Step(2)),
            entry(
                &Intent::Duplicate.title(),
                Target::Intent(Intent::Duplicate),
            ),
            entry(
                "Address of the Access Edge",
                Target::Value(ValueId::new("access-edge-ip")),
            ),
        ],
    };
    check(
        "palette",
        &over(&catalogue, Overlay::Palette(palette)),
        &reference,
    );
}

#[test]
fn the_ways_to_copy() {
    let (catalogue, reference) = knowledge();
    let job = |what: &str, lines| CopyJob {
        text: String::new(),
        what: what.to_owned(),
        lines,
        ..CopyJob::default()
    };
    let way = |title: &str, job, shows| CopyWay {
        title: title.to_owned(),
        note: String::new(),
        job,
        shows,
    };
    let ways = vec![
        way("This command", Ok(job("1 command", 1)), false),
        way(
            "The whole step",
            Err("`Access Edge` is missing".to_owned()),
            false,
        ),
        way("Raw view", Ok(job("1 command", 1)), true),
    ];
    check(
        "copy",
        &over(&catalogue, Overlay::CopyMenu { ways, cursor: 2 }),
        &reference,
    );
}

#[test]
fn each_question_says_all_that_it_is_about() {
    let (catalogue, reference) = knowledge();
    let many = |count: usize| (1..=count).map(|own| format!("0{own}-lync.ps1")).collect();
    for (name, confirm) in [
        (
            "confirm-delete",
            Confirm::Delete("contoso".parse().unwrap()),
        ),
        (
            "confirm-unsaved",
            Confirm::LeaveUnsaved("the disk is full".to_owned()),
        ),
        (
            "confirm-replace",
            Confirm::Replace {
                job: ExportJob {
                    missing: 0,
                    folder: "contoso".to_owned(),
                    files: Vec::new(),
                    replace: false,
                },
                there: many(30),
            },
        ),
        (
            "confirm-step",
            Confirm::WholeStep {
                intent: Intent::Done,
                commands: ids(&[
                    "dns-records.edge-address@contoso.com",
                    "dns-records.look-from-outside",
                ]),
            },
        ),
        (
            "confirm-impact",
            Confirm::Impact(Impact {
                moves_on: true,
                change: Change::Answer(
                    QuestionId::new("exchange"),
                    Some(Answer::One(ChoiceId::new("online"))),
                ),
                answer: "Where are the mailboxes? In Exchange Online".to_owned(),
                gained: vec!["Share the SIP address space in the tenant".to_owned()],
                lost: vec!["Let Outlook Web App sign in to the pool".to_owned()],
                reworded: 4,
                doubtful: ids(&["exchange-online-provider.add-provider"]),
            }),
        ),
    ] {
        check(
            name,
            &over(&catalogue, Overlay::Confirm(confirm)),
            &reference,
        );
    }
}

#[test]
fn a_field_of_the_form_with_what_is_wrong_while_typing() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Values;
    wizard.values.cursor = 3;
    wizard.values.editing = Some(Field::with("203.0.113.999"));
    check("field", &wizard, &reference);
    let narrow = drawing(&wizard, &reference, 60, 18);
    insta::assert_snapshot!("field-60x18", text(&narrow));
}

#[test]
fn the_preview_of_another_choice() {
    let (catalogue, reference) = knowledge();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Scenario;
    wizard.scenario.choice = 2;
    // Given that the mailboxes would be in Exchange Online, and Lync there as well
    let own = wizard.deployment.as_ref().unwrap();
    let mut session = own.session().clone();
    for (question, choice) in [("exchange", "online"), ("lync", "online")] {
        session.answers.insert(
            QuestionId::new(question),
            Answer::One(ChoiceId::new(choice)),
        );
    }
    let plan = exlync::plan::resolve(&catalogue, &session);
    let difference = difference(own.plan(), &plan);
    wizard.scenario.preview = Some(Preview { plan, difference });

    // Then it is told what comes in, what falls away, and loudly that the service is retired
    let own = drawing(&wizard, &reference, 120, 30);
    assert!(text(&own).contains("RETIRED"));
    insta::assert_snapshot!("preview-120x30", text(&own));
}

#[test]
fn a_click_goes_to_what_lies_on_top() {
    let (catalogue, reference) = knowledge();
    let confirm = Confirm::LeaveUnsaved("the disk is full".to_owned());
    let own = drawing(
        &over(&catalogue, Overlay::Confirm(confirm)),
        &reference,
        80,
        24,
    );
    assert_eq!(own.drawn.hits, []);
}

#[test]
fn the_disputes_of_the_scenario_are_called_by_name_and_read_to_the_end() {
    // Given a deployment with many disputes, when they are called
    let (mut catalogue, reference) = knowledge();
    let one = catalogue.disputes[0].clone();
    catalogue.disputes = vec![one; 12];
    let mut wizard = wizard(&catalogue);
    let now = super::stage::now();
    wizard.update(Event::Intent(Intent::Disputes), now);
    let own = drawing(&wizard, &reference, 80, 24);
    let shown = rows(&own.buffer).join("\n");
    let plan = wizard.deployment.as_ref().unwrap().plan();
    assert_eq!(plan.disputes().len(), 12);
    assert!(shown.contains("12 disputes, 1 error in sources"), "{shown}");
    assert!(shown.contains("what applies to your scenario"), "{shown}");

    // Then there is more than a screen of them, and the last line is reached
    let extent = own.drawn.extents.overlay.unwrap();
    assert!(extent.lines > extent.view);
    wizard.overlay = Some(Overlay::Text {
        text: Text::Disputes,
        scroll: extent.lines,
    });
    let own = drawing(&wizard, &reference, 80, 24);
    let extent = own.drawn.extents.overlay.unwrap();
    assert_eq!(extent.top + extent.view, extent.lines);
}
