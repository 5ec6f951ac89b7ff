//! What the footer and the help offer is true: every key that can be pressed does something, and every intent can be had.

use exlync::catalogue::ValueId;
use exlync::session::Session;
use exlync::tui::keymap::{bound, offered};
use exlync::wizard::{Context, Event, Intent, Page, Receipt, Target, Wizard};

use crate::wizard::{
    ON_PREMISES, deployment, name, noon, opened, press, session, small_catalogue, type_in,
};

/// What leads to a state of the wizard.
type Way = fn(&mut Wizard<'_>);

/// The states in which keys are tried: every page, every overlay, with something to undo and something to do.
const STATES: [(Context, Way); 17] = [
    (Context::Sessions, |own| {
        press(own, &[Intent::Open(Page::Sessions), Intent::First]);
    }),
    (Context::Sessions, |own| {
        press(own, &[Intent::Open(Page::Sessions), Intent::Last]);
    }),
    (Context::Scenario, |own| {
        press(
            own,
            &[Intent::Open(Page::Scenario), Intent::Right, Intent::Last],
        );
    }),
    (Context::Values, |own| {
        own.update(
            Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
            noon(),
        );
        press(own, &[Intent::Back]);
    }),
    (Context::Steps, |own| {
        press(
            own,
            &[
                Intent::Open(Page::Steps),
                Intent::Back,
                Intent::Last,
                Intent::Up,
            ],
        );
    }),
    (Context::Card, |own| {
        press(
            own,
            &[Intent::Open(Page::Steps), Intent::NextOpen, Intent::Toggle],
        );
    }),
    (Context::Card, |own| {
        own.update(Event::Clicked(Target::Step(4)), noon());
        press(own, &[Intent::UndoCommands, Intent::Done, Intent::Up]);
    }),
    (Context::Features, |own| {
        press(own, &[Intent::Open(Page::Features), Intent::First]);
    }),
    (Context::Export, |own| {
        press(own, &[Intent::Open(Page::Export), Intent::First]);
    }),
    (Context::Field, |own| {
        press(
            own,
            &[
                Intent::Open(Page::Values),
                Intent::First,
                Intent::Down,
                Intent::Accept,
            ],
        );
    }),
    (Context::Field, |own| {
        press(
            own,
            &[Intent::Open(Page::Steps), Intent::NextOpen, Intent::Skip],
        );
        type_in(own, "for a reason");
    }),
    (Context::Palette, |own| {
        press(own, &[Intent::Palette]);
    }),
    (Context::Menu, |own| {
        press(
            own,
            &[
                Intent::Open(Page::Steps),
                Intent::NextOpen,
                Intent::CopyMore,
            ],
        );
    }),
    (Context::Confirm, |own| {
        press(
            own,
            &[Intent::Open(Page::Sessions), Intent::First, Intent::Delete],
        );
    }),
    (Context::Confirm, |own| {
        press(
            own,
            &[
                Intent::Open(Page::Steps),
                Intent::Back,
                Intent::Last,
                Intent::Up,
                Intent::Done,
            ],
        );
    }),
    (Context::Text, |own| {
        press(own, &[Intent::Keys]);
    }),
    (Context::Text, |own| {
        own.update(Event::Clicked(Target::Step(4)), noon());
        press(
            own,
            &[
                Intent::Accept,
                Intent::CopyMore,
                Intent::Last,
                Intent::Accept,
            ],
        );
    }),
];

/// A session with answers, values, something to undo and something to make again.
fn begun(catalogue: &exlync::catalogue::Catalogue, way: Way) -> Wizard<'_> {
    let values = [
        ("pool-fqdn", "pool.contoso.com"),
        ("exchange-servers", "mbx01"),
    ];
    let mut wizard = opened(catalogue, session(&ON_PREMISES, &values));
    press(
        &mut wizard,
        &[
            Intent::Open(Page::Steps),
            Intent::NextOpen,
            Intent::Done,
            Intent::Done,
        ],
    );
    press(&mut wizard, &[Intent::Undo, Intent::Search]);
    type_in(&mut wizard, "pool");
    press(&mut wizard, &[Intent::Accept]);
    way(&mut wizard);
    let more = exlync::wizard::Extent {
        top: 3,
        view: 5,
        lines: 50,
    };
    wizard.extents.card = Some(more);
    wizard.extents.overlay = Some(more);
    wizard.reading = 3;
    wizard
}

/// The same saved, not saved, and taken over by another window.
fn variants(catalogue: &exlync::catalogue::Catalogue, way: Way) -> [Wizard<'_>; 3] {
    let told = |outcome, taken_by: Option<&str>| {
        let mut wizard = begun(catalogue, way);
        let receipt = Receipt {
            name: name("contoso"),
            ticket: deployment(&wizard).ticket(),
            outcome,
            was_gone: false,
            kept_aside: None,
            taken_by: taken_by.map(str::to_owned),
        };
        wizard.update(Event::Saved(receipt), noon());
        wizard
    };
    [
        told(Ok(noon()), None),
        told(Err("the disk is full".to_owned()), None),
        told(Err("it was taken over".to_owned()), Some("on jump01")),
    ]
}

/// Whether the intent changes what is seen, or has something done.
fn does_something(wizard: &Wizard<'_>, intent: Intent) -> bool {
    let mut after = wizard.clone();
    let effects = after.update(Event::Intent(intent), noon());
    // The clock and the hand on Ctrl+C do not count.
    let seen = |own: &Wizard<'_>| {
        let lists = (
            &own.sessions,
            &own.values,
            &own.steps,
            &own.features,
            &own.export,
        );
        let scenario = (own.scenario.question, own.scenario.choice);
        let said = own.messages.log().len();
        let session: Option<Session> = own.deployment.as_ref().map(|one| one.session().clone());
        let over = (&own.overlay, own.reading, own.page, own.look);
        format!("{lists:?} {scenario:?} {said} {session:?} {over:?}")
    };
    !effects.is_empty() || seen(wizard) != seen(&after)
}

/// Movements end where there is nothing further, and are offered there too.
fn moves(intent: Intent) -> bool {
    use Intent::{
        Down, First, Last, Left, NextPane, PageDown, PageUp, PreviousPane, ReadBack, ReadOn, Right,
        Up,
    };
    matches!(
        intent,
        Up | Down
            | PageUp
            | PageDown
            | First
            | Last
            | Left
            | Right
            | NextPane
            | PreviousPane
            | ReadOn
            | ReadBack
    )
}

#[test]
fn every_key_that_is_offered_does_something() {
    let catalogue = small_catalogue();
    let states = STATES.iter().flat_map(|(context, way)| {
        let each = variants(&catalogue, *way);
        each.map(|own| (*context, own))
    });
    for (context, wizard) in states {
        assert_eq!(wizard.context(), context);
        let keys: Vec<Intent> = offered(&wizard).map(|own| own.intent).collect();
        assert!(keys.len() >= 4, "{context:?}: {keys:?}");
        for intent in keys.into_iter().filter(|own| !moves(*own)) {
            assert!(
                does_something(&wizard, intent),
                "{intent:?} does nothing in {context:?}"
            );
        }
    }
}

#[test]
fn every_intent_can_be_had_by_a_key_somewhere() {
    let catalogue = small_catalogue();
    let mut had: Vec<Intent> = Vec::new();
    for wizard in STATES
        .iter()
        .flat_map(|(_, way)| variants(&catalogue, *way))
    {
        let keys = offered(&wizard).map(|own| own.intent);
        had.extend(keys.filter(|intent| does_something(&wizard, *intent)));
    }
    for intent in Intent::all() {
        assert!(had.contains(&intent), "{intent:?} is to be had nowhere");
    }
}

#[test]
fn a_key_that_is_bound_works_in_some_state_of_its_context() {
    let catalogue = small_catalogue();
    let mut dead = Vec::new();
    for context in Context::ALL {
        let states: Vec<Wizard<'_>> = STATES
            .iter()
            .filter(|(own, _)| *own == context)
            .flat_map(|(_, way)| variants(&catalogue, *way))
            .collect();
        assert!(!states.is_empty(), "no state for {context:?}");
        // The way to where one is already, and past the ends, is bound everywhere.
        let natural = |own: &Intent| {
            matches!(
                own,
                Intent::Back | Intent::Open(_) | Intent::NextPage | Intent::PreviousPage
            )
        };
        for binding in bound(context).filter(|own| !natural(&own.intent)) {
            let works = states.iter().any(|own| own.can(binding.intent));
            if !works {
                dead.push((context, binding.intent));
            }
        }
    }
    assert_eq!(dead, [], "bound where it never works");
}
