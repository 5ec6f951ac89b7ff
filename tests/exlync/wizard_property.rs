//! Whatever is pressed, typed and pasted: nothing panics, cursors stay in range, every screen can be drawn, and what is
//! kept is what comes back.

use exlync::catalogue::{QuestionId, StepId, TermId, ValueId};
use exlync::explain::Entry;
use exlync::session::{Session, SessionName, read, write};
use exlync::wizard::{
    Arrival, CopyJob, Effect, Event, Exported, Found, Intent, Opened, Page, Receipt, Target,
    Wizard, blocks,
};
use proptest::prelude::*;
use tui_input::InputRequest;

use crate::wizard::{name, noon, opened, session, small_catalogue};

/// What a test does to the wizard.
#[derive(Clone, Debug)]
enum Step {
    Press(Intent),
    Type(char),
    Edit(InputRequest),
    Paste(String),
    Jump(Target),
    /// One of the effects that wait is carried out, well or badly.
    Answer(bool, prop::sample::Index),
}

fn step() -> impl Strategy<Value = Step> {
    let intents = Intent::all();
    let edits = prop::sample::select(vec![
        InputRequest::GoToPrevChar,
        InputRequest::GoToNextWord,
        InputRequest::GoToStart,
        InputRequest::DeletePrevChar,
        InputRequest::DeleteNextWord,
        InputRequest::DeleteLine,
        InputRequest::SetCursor(1000),
        InputRequest::Yank,
    ]);
    let jumps = prop_oneof![
        (0..12_usize).prop_map(Target::Step),
        (0..40_usize).prop_map(Target::Block),
        (0..40_usize).prop_map(Target::Row),
        Just(Target::Value(ValueId::new("exchange-servers"))),
        Just(Target::Value(ValueId::new("no-such-value"))),
        Just(Target::Question(QuestionId::new("clients"))),
        Just(Target::Glossary),
        (0..4_usize).prop_map(|place| {
            Target::Explained(Entry::Failure(
                StepId::new("owa-trusted-application"),
                place,
            ))
        }),
        Just(Target::Explained(Entry::Term(TermId::new("no-such-term")))),
    ];
    prop_oneof![
        12 => prop::sample::select(intents).prop_map(Step::Press),
        2 => any::<char>().prop_map(Step::Type),
        1 => edits.prop_map(Step::Edit),
        1 => "\\PC{0,40}|[a-z.,@\r\n\t\u{1b}\u{202e}]{0,60}".prop_map(Step::Paste),
        2 => jumps.prop_map(Step::Jump),
        4 => any::<(bool, prop::sample::Index)>().prop_map(|(well, which)| Step::Answer(well, which)),
    ]
}

fn pasted(ticket: u64, well: bool) -> Event {
    let text = well.then(|| "pasted\r\n".to_owned());
    let outcome = text.ok_or_else(|| "the clipboard is empty".to_owned());
    Event::Pasted { ticket, outcome }
}

/// Carries effects out as the threads would, without a disk.
fn answer(wizard: &mut Wizard<'_>, effect: Effect, well: bool) -> Vec<Effect> {
    let fault = || "it did not work".to_owned();
    let event = match effect {
        Effect::Save { name, ticket, .. } => Event::Saved(Receipt {
            name,
            ticket,
            outcome: if well { Ok(noon()) } else { Err(fault()) },
            was_gone: !well,
            kept_aside: None,
            taken_by: None,
        }),
        Effect::Create { name, session } if well => is_open(name, *session, None),
        Effect::Load(name) | Effect::TakeOver(name) if well => {
            is_open(name, Session::default(), None)
        }
        Effect::Create { .. } | Effect::Load(_) | Effect::TakeOver(_) | Effect::Import { .. } => {
            Event::Opened(Err(fault()))
        }
        Effect::Rename {
            from,
            to,
            open: true,
        } => is_open(to, Session::default(), Some(from)),
        Effect::Delete(name) => Event::Deleted(Ok((name, "the trash".to_owned()))),
        Effect::List | Effect::Rename { .. } | Effect::Duplicate { .. } => {
            let found = |name, session| Found {
                name,
                session,
                notice: None,
            };
            let kept = if well {
                vec![
                    found(name("contoso"), Ok(Session::default())),
                    found(name("torn"), Err(fault())),
                ]
            } else {
                Vec::new()
            };
            Event::Listed(if well { Ok(kept) } else { Err(fault()) })
        }
        Effect::Copy(job) => copied(job, well),
        Effect::Paste(ticket) => pasted(ticket, well),
        Effect::Export(job) => {
            let there = Exported::Exists(vec!["runbook.md".to_owned()]);
            let written = Exported::Written {
                folder: "there".to_owned(),
                files: job.files.len(),
            };
            Event::Exported(job, Ok(if well { written } else { there }))
        }
        Effect::KeepElsewhere { path, .. } => {
            Event::KeptElsewhere(if well { Ok(path) } else { Err(fault()) })
        }
        Effect::Mouse(_) | Effect::Redraw | Effect::Leave(_) => return Vec::new(),
    };
    wizard.update(event, noon())
}

fn copied(job: CopyJob, well: bool) -> Event {
    assert!(!job.text.ends_with(['\r', '\n']), "{:?}", job.text);
    assert_eq!(
        job.text.matches('\n').count(),
        job.text.matches("\r\n").count()
    );
    assert_eq!(job.lines, job.text.split("\r\n").count());
    let arrival = Arrival {
        route: "OSC 52".to_owned(),
        confirmed: false,
    };
    Event::Copied(
        job,
        if well {
            Ok(arrival)
        } else {
            Err("it did not work".to_owned())
        },
    )
}

fn is_open(name: SessionName, session: Session, renamed_from: Option<SessionName>) -> Event {
    Event::Opened(Ok(Box::new(Opened {
        renamed_from,
        ..Opened::new(name, session)
    })))
}

fn carry_out(wizard: &mut Wizard<'_>, step: Step, waiting: &mut Vec<Effect>) {
    let event = match step {
        Step::Press(intent) => {
            let can = wizard.can(intent);
            let before = wizard.deployment.as_ref().map(|own| own.session().clone());
            let effects = wizard.update(Event::Intent(intent), noon());
            if !can {
                assert!(effects.is_empty(), "{intent:?} cannot work here, but does");
                assert_eq!(
                    before,
                    wizard.deployment.as_ref().map(|own| own.session().clone())
                );
            }
            waiting.extend(effects);
            return;
        }
        Step::Answer(well, which) => {
            // Threads answer when they like: any of what waits may be the next.
            if !waiting.is_empty() {
                let effect = waiting.remove(which.index(waiting.len()));
                waiting.extend(answer(wizard, effect, well));
            }
            return;
        }
        Step::Type(c) => Event::Edit(InputRequest::InsertChar(c)),
        Step::Edit(request) => Event::Edit(request),
        Step::Paste(text) => Event::Paste(text),
        Step::Jump(target) => Event::Clicked(target),
    };
    waiting.extend(wizard.update(event, noon()));
}

fn stands_on_something(wizard: &Wizard<'_>) {
    assert!(wizard.sessions.cursor < wizard.sessions.rows().len());
    let Some(deployment) = &wizard.deployment else {
        return;
    };
    let plan = deployment.plan();
    if wizard.page == Page::Scenario {
        assert!(wizard.scenario.choice < wizard.choice_rows().len());
    }
    let rows = wizard.values.rows(plan, deployment.session()).len();
    assert!(wizard.values.cursor < rows.max(1));
    assert!(wizard.features.cursor < plan.features.len().max(1));
    if let Some(step) = wizard.steps.planned(plan) {
        assert!(wizard.steps.block < blocks(step).len());
    }
}

/// It can be drawn at any size, and what the drawing measured comes back to it as on a terminal.
#[cfg(feature = "tui")]
fn is_drawn(wizard: &mut Wizard<'_>, (width, height): (u16, u16)) {
    let reference = exlync::catalogue::Reference::default();
    let drawing = crate::stage::drawing(wizard, &reference, width, height);
    // What the drawing before measured of the card is right: without it the same is drawn.
    let mut forgetful = wizard.clone();
    forgetful.extents.laid = None;
    let anew = crate::stage::drawing(&forgetful, &reference, width, height);
    assert_eq!(anew.buffer, drawing.buffer);
    wizard.measured(drawing.drawn.extents);
}

#[cfg(not(feature = "tui"))]
fn is_drawn(_: &mut Wizard<'_>, _: (u16, u16)) {}

fn comes_back_as_it_is_kept(wizard: &Wizard<'_>) {
    if let Some(deployment) = &wizard.deployment {
        let own = deployment.session();
        assert_eq!(&read(&write(own), "the file").unwrap(), own);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_key_and_no_text_breaks_it(steps in prop::collection::vec(step(), 1..60), begun in any::<bool>(), size in (1_u16..140, 1_u16..50)) {
        let catalogue = small_catalogue();
        let answers = [("exchange", "hybrid"), ("lync", "server")];
        let values = [("pool-fqdn", "pool.contoso.com"), ("exchange-servers", "mbx01")];
        let start = if begun { session(&answers, &values) } else { Session::default() };
        let mut wizard = opened(&catalogue, start);
        let mut waiting = Vec::new();
        for step in steps {
            carry_out(&mut wizard, step, &mut waiting);
            stands_on_something(&wizard);
            is_drawn(&mut wizard, size);
        }
        comes_back_as_it_is_kept(&wizard);
    }
}
