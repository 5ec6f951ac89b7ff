//! The state machine told as stories: what is pressed, what comes of it. Nothing is drawn here.

use std::path::Path;

use exlync::catalogue::{Catalogue, CommandId, QuestionId, ValueId, read_folder};
use exlync::plan::{CommandState, StepProgress, StepState};
use exlync::session::{Answer, Given, MarkEntry, MarkState, Session, SessionName, read, write};
use exlync::wizard::{
    Arrival, Block, Confirm, CopyJob, Deployment, Effect, Event, Found, Intent, Look, Opened,
    Overlay, Page, Pane, Part, Receipt, Saved, Target, ValueState, Wizard,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The knowledge base in miniature.
pub(crate) fn small_catalogue() -> Catalogue {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    read_folder(&folder).unwrap().0
}

pub(crate) fn noon() -> Timestamp {
    "2026-11-25T12:00:00Z".parse().unwrap()
}

pub(crate) fn name(text: &str) -> SessionName {
    text.parse().unwrap()
}

/// A session over the small knowledge base, with these answers and values.
pub(crate) fn session(answers: &[(&str, &str)], values: &[(&str, &str)]) -> Session {
    let mut text = "format = 1\n[answers]\n".to_owned();
    for (id, choice) in answers {
        text.push_str(&format!("{id} = \"{choice}\"\n"));
    }
    text.push_str("[values]\n");
    for (id, value) in values {
        text.push_str(&format!("{id} = \"{value}\"\n"));
    }
    read(&text, "a test").unwrap()
}

/// The answers that make every step of the small knowledge base something to do.
pub(crate) const ON_PREMISES: [(&str, &str); 2] = [("exchange", "on-premises"), ("lync", "server")];

/// A wizard with a session open, as it stands after start.
pub(crate) fn opened<'a>(catalogue: &'a Catalogue, session: Session) -> Wizard<'a> {
    let mut wizard = Wizard::new(catalogue, TimeZone::UTC, Look::default());
    let found = vec![Found {
        name: name("contoso"),
        session: Ok(session.clone()),
    }];
    wizard.update(Event::Listed(Ok(found)), noon());
    open(&mut wizard, session);
    wizard
}

fn open(wizard: &mut Wizard<'_>, session: Session) {
    let opened = Opened {
        name: name("contoso"),
        session,
        note: String::new(),
        stays: false,
    };
    wizard.update(Event::Opened(Ok(opened)), noon());
}

pub(crate) fn press(wizard: &mut Wizard<'_>, intents: &[Intent]) -> Vec<Effect> {
    intents
        .iter()
        .flat_map(|intent| wizard.update(Event::Intent(*intent), noon()))
        .collect()
}

pub(crate) fn type_in(wizard: &mut Wizard<'_>, text: &str) {
    wizard.update(Event::Paste(text.to_owned()), noon());
}

fn deployment<'w, 'a>(wizard: &'w Wizard<'a>) -> &'w Deployment<'a> {
    wizard.deployment.as_ref().unwrap()
}

fn said(wizard: &Wizard<'_>) -> String {
    wizard
        .messages
        .shown()
        .map(|own| own.text.clone())
        .unwrap_or_default()
}

fn answer(wizard: &Wizard<'_>, id: &str) -> Option<Answer> {
    deployment(wizard)
        .session()
        .answers
        .get(&QuestionId::new(id))
        .cloned()
}

fn state(wizard: &Wizard<'_>, id: &str) -> CommandState {
    let plan = deployment(wizard).plan();
    let step = plan.step(id.split_once('.').unwrap().0).unwrap();
    let all = step.commands.iter().chain(&step.verify).chain(&step.undo);
    let command = all.into_iter().find(|own| own.id.as_str() == id).unwrap();
    CommandState::of(command, deployment(wizard).session(), noon())
}

fn arrives(wizard: &mut Wizard<'_>, effects: &[Effect]) -> CopyJob {
    let [Effect::Copy(job)] = effects else {
        panic!("nothing was to be copied: {effects:?}")
    };
    let arrival = Arrival {
        route: "clipboard",
        confirmed: true,
    };
    wizard.update(Event::Copied(job.clone(), Ok(arrival)), noon());
    job.clone()
}

#[test]
fn a_new_session_is_named_kept_and_asked_its_first_question() {
    // Given no session at all
    let catalogue = small_catalogue();
    let mut wizard = Wizard::new(&catalogue, TimeZone::UTC, Look::default());
    wizard.update(Event::Listed(Ok(Vec::new())), noon());

    // When the first row is opened and the suggested name is accepted
    press(&mut wizard, &[Intent::Accept]);
    let effects = press(&mut wizard, &[Intent::Accept]);

    // Then the session is made under that name, and once it is kept the first question is asked
    let [Effect::Create { name, session }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(name.as_str(), "deployment");
    open(&mut wizard, (**session).clone());
    assert_eq!(wizard.page, Page::Scenario);
    assert_eq!(wizard.asked().unwrap().question.id, "exchange");
}

#[test]
fn answers_lead_from_question_to_question_and_then_to_the_values() {
    // Given a session without answers
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, Session::default());

    // When Enter takes the choice under the cursor, question by question
    let mut asked = Vec::new();
    while wizard.page == Page::Scenario && asked.len() < 20 {
        asked.push(wizard.asked().unwrap().question.id.to_string());
        press(&mut wizard, &[Intent::Accept]);
    }

    // Then every question was asked once, each answer is explicit, and the values come next
    assert_eq!(
        asked,
        [
            "exchange",
            "lync",
            "exchange-version",
            "lync-version",
            "clients"
        ]
    );
    assert!(
        deployment(&wizard)
            .plan()
            .scenario
            .asked
            .iter()
            .all(|own| !own.by_default)
    );
    assert_eq!(wizard.page, Page::Values);
}

#[test]
fn the_choice_under_the_cursor_shows_what_it_would_do() {
    // Given a plan for mailboxes on the own servers
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    press(&mut wizard, &[Intent::Open(Page::Scenario)]);
    wizard.update(
        Event::Clicked(Target::Question(QuestionId::new("exchange"))),
        noon(),
    );
    assert!(wizard.scenario.preview.is_none());

    // When the cursor is on another choice
    press(&mut wizard, &[Intent::Last]);

    // Then the preview tells the steps that come in and fall away, and nothing is answered
    let preview = wizard.scenario.preview.as_ref().unwrap();
    assert!(
        preview
            .difference
            .gained()
            .iter()
            .any(|id| **id == "exchange-online-provider")
    );
    assert!(
        preview
            .difference
            .lost()
            .iter()
            .any(|id| **id == "owa-trusted-application")
    );
    assert_eq!(
        answer(&wizard, "exchange"),
        Some(Answer::One(exlync::catalogue::ChoiceId::new("on-premises")))
    );
}

#[test]
fn a_choice_that_is_not_offered_says_why_and_is_not_taken() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&[("exchange", "hybrid"), ("lync", "server")], &[]),
    );
    wizard.update(
        Event::Clicked(Target::Question(QuestionId::new("lync"))),
        noon(),
    );
    let effects = press(&mut wizard, &[Intent::Last, Intent::Accept]);
    assert!(effects.is_empty());
    assert!(
        said(&wizard).contains("not offered here"),
        "{}",
        said(&wizard)
    );
}

#[test]
fn several_choices_are_ticked_and_the_last_one_cannot_be_taken_away() {
    // Given the question of the clients, where two act by default
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(
        Event::Clicked(Target::Question(QuestionId::new("clients"))),
        noon(),
    );

    // When the first is taken away, and then the second
    press(&mut wizard, &[Intent::First, Intent::Toggle, Intent::Down]);
    assert_eq!(answer(&wizard, "clients").unwrap().choices().len(), 1);
    press(&mut wizard, &[Intent::Toggle]);

    // Then one stays, and it is said why
    assert_eq!(answer(&wizard, "clients").unwrap().choices().len(), 1);
    assert_eq!(said(&wizard), "at least one must be chosen");
}

#[test]
fn an_answer_that_touches_work_already_done_asks_first() {
    // Given a step whose command is done
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Done]);

    // When the mailboxes are said to be in Exchange Online
    wizard.update(
        Event::Clicked(Target::Question(QuestionId::new("exchange"))),
        noon(),
    );
    let effects = press(&mut wizard, &[Intent::Last, Intent::Accept]);

    // Then nothing is changed before the impact is confirmed
    assert!(effects.is_empty());
    let Some(Overlay::Confirm(Confirm::Impact(impact))) = &wizard.overlay else {
        panic!("{:?}", wizard.overlay)
    };
    assert!(!impact.doubtful.is_empty() && !impact.lost.is_empty());
    assert_eq!(press(&mut wizard, &[Intent::No]), []);
    assert!(wizard.overlay.is_none());
    press(&mut wizard, &[Intent::Accept]);
    let effects = press(&mut wizard, &[Intent::Yes]);
    assert!(matches!(effects.as_slice(), [Effect::Save { .. }]));
}

#[test]
fn a_value_is_checked_cleaned_and_leads_to_the_next_field() {
    // Given the form, with the field of a domain open
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("user-sip"))),
        noon(),
    );
    assert!(wizard.values.editing.is_some());

    // When something is typed that is no SIP address, Enter keeps the field open and says why
    type_in(&mut wizard, "not an address");
    let effects = press(&mut wizard, &[Intent::Accept]);
    assert!(effects.is_empty() && wizard.values.editing.is_some());
    assert!(
        said(&wizard).contains("is not accepted"),
        "{}",
        said(&wizard)
    );

    // When it is right but for a prefix, it is cleaned, kept, and the next field is open
    wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
    type_in(&mut wizard, "sip:cammie@contoso.com");
    press(&mut wizard, &[Intent::Accept]);
    let given = deployment(&wizard)
        .session()
        .values
        .get(&ValueId::new("user-sip"))
        .cloned();
    assert_eq!(given, Some(Given::Text("cammie@contoso.com".to_owned())));
    assert!(said(&wizard).contains("cleaned"), "{}", said(&wizard));
    assert!(wizard.values.editing.is_some());
}

#[test]
fn leaving_a_field_keeps_what_was_typed_even_if_it_is_wrong() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("user-sip"))),
        noon(),
    );
    type_in(&mut wizard, "not an address");
    press(&mut wizard, &[Intent::Back]);
    let own = deployment(&wizard);
    let rows = wizard.values.rows(own.plan(), own.session());
    let row = rows
        .iter()
        .find(|row| row.planned.value.id == "user-sip")
        .unwrap();
    assert!(matches!(&row.state, ValueState::Refused(text, _) if text == "not an address"));
    assert!(row.planned.is_missing(), "a refused value does not act");
}

#[test]
fn a_pasted_column_of_servers_becomes_a_list() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("exchange-servers"))),
        noon(),
    );
    type_in(&mut wizard, "mbx01\r\nmbx02\r\n\r\nmbx03\r\n");
    press(&mut wizard, &[Intent::Accept]);
    let given = deployment(&wizard)
        .session()
        .values
        .get(&ValueId::new("exchange-servers"))
        .cloned();
    let expected = ["mbx01", "mbx02", "mbx03"].map(str::to_owned).to_vec();
    assert_eq!(given, Some(Given::List(expected)));
}

#[test]
fn a_copy_marks_its_command_only_once_it_has_arrived() {
    // Given the card of a step with a complete command
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept]);

    // When it is copied, it is not marked yet
    let effects = press(&mut wizard, &[Intent::Copy]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::ToDo
    );

    // Then it is marked on arrival, and the message says which way and how much
    let job = arrives(&mut wizard, &effects);
    assert_eq!(
        job.text,
        "New-CsTrustedApplication -ApplicationId 'OutlookWebApp' -TrustedApplicationPoolFqdn 'pool.contoso.com' -Port 5199"
    );
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Copied
    );
    assert_eq!(said(&wizard), "copied 1 command, 1 line, to the clipboard");
}

#[test]
fn a_copy_that_failed_is_said_to_have_failed_and_marks_nothing() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Copy]);
    let [Effect::Copy(job)] = effects.as_slice() else {
        panic!()
    };
    wizard.update(
        Event::Copied(job.clone(), Err("no way out".to_owned())),
        noon(),
    );
    assert_eq!(said(&wizard), "not copied: no way out");
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::ToDo
    );
}

#[test]
fn a_missing_value_blocks_only_its_own_command_and_leads_there_and_back() {
    // Given a command that lacks the pool
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept]);

    // When it is copied, the value is named and its field is open
    let effects = press(&mut wizard, &[Intent::Copy]);
    assert!(effects.is_empty());
    assert!(
        said(&wizard).contains("`pool-fqdn` is missing"),
        "{}",
        said(&wizard)
    );
    assert_eq!(wizard.page, Page::Values);

    // And once it is filled in, the command is under the cursor again and can be copied
    type_in(&mut wizard, "pool.contoso.com");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!((wizard.page, wizard.steps.pane), (Page::Steps, Pane::Card));
    let effects = press(&mut wizard, &[Intent::Copy]);
    assert!(
        arrives(&mut wizard, &effects)
            .text
            .contains("pool.contoso.com")
    );
}

#[test]
fn done_leads_to_the_next_open_command_and_undo_takes_it_back() {
    // Given the first command of a step under the cursor
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("exchange-servers", "mbx01")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        wizard.command().unwrap().1.id.as_str(),
        "owa-trusted-application.trust-application"
    );

    // When it is done
    press(&mut wizard, &[Intent::Done]);

    // Then the cursor is on the next, and the step has begun
    assert_eq!(
        wizard.command().unwrap().1.id.as_str(),
        "owa-trusted-application.switch-on@mbx01"
    );
    let own = deployment(&wizard);
    let step = own.plan().step("owa-trusted-application").unwrap();
    assert_eq!(
        StepProgress::of(step, own.session(), noon()).state,
        StepState::Started
    );

    // And undo takes the mark back, redo makes it again
    press(&mut wizard, &[Intent::Undo]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::ToDo
    );
    press(&mut wizard, &[Intent::Redo]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Done
    );
}

#[test]
fn each_mark_keeps_its_time_its_text_and_its_words() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    let id = CommandId::new("owa-trusted-application.trust-application");
    let told: [(Intent, &str, MarkState); 6] = [
        (Intent::Done, "", MarkState::Done),
        (Intent::InPlace, "", MarkState::AlreadyInPlace),
        (Intent::Skip, "not this year", MarkState::Skipped),
        (Intent::Delegate, "the PKI team", MarkState::Delegated),
        (Intent::Wait, "2 h", MarkState::Waiting),
        (Intent::Unmark, "", MarkState::Copied),
    ];
    for (intent, words, expected) in told {
        wizard.update(Event::Clicked(Target::Step(4)), noon());
        let first = exlync::wizard::blocks(
            deployment(&wizard)
                .plan()
                .step("owa-trusted-application")
                .unwrap(),
        );
        let block = first
            .iter()
            .position(|own| *own == Block::Command(Part::Do, 0))
            .unwrap();
        wizard.update(Event::Clicked(Target::Block(block)), noon());
        press(&mut wizard, &[intent]);
        if !words.is_empty() {
            wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
            type_in(&mut wizard, words);
            press(&mut wizard, &[Intent::Accept]);
        }
        let mark = deployment(&wizard).session().marks.get(&id).cloned();
        if intent == Intent::Unmark {
            assert_eq!(mark, None);
            continue;
        }
        let Some(MarkEntry::Known(mark)) = mark else {
            panic!("{intent:?}")
        };
        assert_eq!((mark.state, mark.at), (expected, noon()));
        assert!(mark.text.starts_with("New-CsTrustedApplication"));
        match expected {
            MarkState::Waiting => {
                assert_eq!(mark.until, Some("2026-11-25T14:00:00Z".parse().unwrap()));
            }
            _ => assert_eq!(mark.note, words),
        }
    }
}

#[test]
fn a_skip_without_a_reason_asks_again() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Skip, Intent::Accept]);
    assert!(effects.is_empty());
    assert!(matches!(
        &wizard.overlay,
        Some(Overlay::Prompt { fault: Some(_), .. })
    ));
}

#[test]
fn selected_commands_are_marked_together_and_taken_back_together() {
    let catalogue = small_catalogue();
    let values = [
        ("pool-fqdn", "pool.contoso.com"),
        ("exchange-servers", "mbx01"),
    ];
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &values));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Toggle]);
    while wizard
        .command()
        .is_none_or(|(_, own)| own.command.id != "switch-on")
    {
        press(&mut wizard, &[Intent::Down]);
        wizard.steps.offset = 0;
    }
    press(&mut wizard, &[Intent::Toggle, Intent::Done]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Done
    );
    assert_eq!(
        state(&wizard, "owa-trusted-application.switch-on@mbx01"),
        CommandState::Done
    );
    press(&mut wizard, &[Intent::Undo]);
    assert!(deployment(&wizard).session().marks.is_empty());
}

#[test]
fn carrying_out_an_undo_command_makes_its_command_something_to_do_again() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Done]);
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::UndoCommands, Intent::Done]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::ToDo
    );
    assert_eq!(
        state(&wizard, "owa-trusted-application.forget-application"),
        CommandState::Done
    );
}

#[test]
fn a_command_that_reads_differently_since_it_was_done_is_stale() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&ON_PREMISES, &[("pool-fqdn", "pool.contoso.com")]),
    );
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Done]);
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
        noon(),
    );
    wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
    type_in(&mut wizard, "pool02.contoso.com");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        state(&wizard, "owa-trusted-application.trust-application"),
        CommandState::Stale
    );
}

#[test]
fn the_footer_never_says_saved_before_the_disk_has_it() {
    // Given a change
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    let effects = press(&mut wizard, &[Intent::Accept, Intent::Done]);
    let [Effect::Save { revision, .. }] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(deployment(&wizard).saved(), &Saved::Pending);

    // When saving fails, it is said, and leaving asks first
    let failed = Receipt {
        name: name("contoso"),
        revision: *revision,
        outcome: Err("the disk is full".to_owned()),
        was_gone: false,
    };
    wizard.update(Event::Saved(failed), noon());
    assert_eq!(said(&wizard), "not saved: the disk is full");
    assert_eq!(press(&mut wizard, &[Intent::Quit]), []);
    assert!(matches!(
        &wizard.overlay,
        Some(Overlay::Confirm(Confirm::LeaveUnsaved(_)))
    ));

    // And an older receipt does not pretend that the newest change is saved
    press(&mut wizard, &[Intent::No, Intent::Undo]);
    let old = Receipt {
        name: name("contoso"),
        revision: *revision,
        outcome: Ok(noon()),
        was_gone: false,
    };
    wizard.update(Event::Saved(old), noon());
    assert_eq!(deployment(&wizard).saved(), &Saved::Pending);
}

#[test]
fn ctrl_c_leaves_only_when_it_is_pressed_twice_in_a_row() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    assert_eq!(press(&mut wizard, &[Intent::Interrupt]), []);
    assert!(
        said(&wizard).starts_with("saved; `c` copies"),
        "{}",
        said(&wizard)
    );
    assert_eq!(press(&mut wizard, &[Intent::Down, Intent::Interrupt]), []);
    assert_eq!(
        press(&mut wizard, &[Intent::Interrupt]),
        [Effect::Leave(130)]
    );
}

#[test]
fn a_renamed_session_keeps_its_way_back_and_is_saved_under_its_new_name() {
    let catalogue = small_catalogue();
    let kept = session(&ON_PREMISES, &[]);
    let mut wizard = opened(&catalogue, kept.clone());
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(
        &mut wizard,
        &[
            Intent::Accept,
            Intent::Done,
            Intent::Open(Page::Sessions),
            Intent::Rename,
        ],
    );
    wizard.update(Event::Edit(tui_input::InputRequest::DeleteLine), noon());
    type_in(&mut wizard, "fabrikam");
    let effects = press(&mut wizard, &[Intent::Accept]);
    assert_eq!(
        effects,
        [Effect::Rename {
            from: name("contoso"),
            to: name("fabrikam"),
            open: true
        }]
    );
    let renamed = Opened {
        name: name("fabrikam"),
        session: kept,
        note: String::new(),
        stays: true,
    };
    let effects = wizard.update(Event::Opened(Ok(renamed)), noon());
    assert!(
        matches!(effects.as_slice(), [Effect::Save { name, session, .. }]
        if name.as_str() == "fabrikam" && !session.marks.is_empty())
    );
    assert!(deployment(&wizard).can_undo());
}

#[test]
fn a_deleted_session_is_closed_and_nothing_brings_it_back() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    press(&mut wizard, &[Intent::Open(Page::Sessions), Intent::Delete]);
    let effects = press(&mut wizard, &[Intent::Yes]);
    assert_eq!(effects, [Effect::Delete(name("contoso"))]);
    assert!(wizard.deployment.is_none());
    assert_eq!(
        press(&mut wizard, &[Intent::Open(Page::Steps), Intent::Undo]),
        []
    );
}

#[test]
fn a_search_finds_the_text_of_an_error_in_the_cards() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&[("exchange", "online"), ("lync", "server")], &[]),
    );
    press(&mut wizard, &[Intent::Open(Page::Steps), Intent::Search]);
    type_in(&mut wizard, "TWO PROXIES");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(said(&wizard), "1 hit");
    let plan = deployment(&wizard).plan();
    assert_eq!(
        wizard.steps.planned(plan).unwrap().step.id,
        "exchange-online-provider"
    );
    assert_eq!(wizard.steps.under_cursor(plan), Some(Block::Note(0)));
}

#[test]
fn the_palette_finds_a_step_by_a_few_letters() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    press(&mut wizard, &[Intent::Palette]);
    type_in(&mut wizard, "sgninpool");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(wizard.page, Page::Steps);
    assert_eq!(
        wizard
            .steps
            .planned(deployment(&wizard).plan())
            .unwrap()
            .step
            .id,
        "owa-trusted-application"
    );
}

#[test]
fn files_that_are_there_are_replaced_only_after_a_yes() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    let effects = press(&mut wizard, &[Intent::Export, Intent::Down, Intent::Accept]);
    let [Effect::Export(job)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(
        (job.folder.as_str(), job.replace),
        ("exlync-contoso", false)
    );
    assert_eq!(
        job.files
            .iter()
            .map(|(name, _)| name.as_str())
            .collect::<Vec<_>>(),
        ["runbook.md"]
    );
    let exists = exlync::wizard::Exported::Exists(vec!["runbook.md".to_owned()]);
    wizard.update(Event::Exported(job.clone(), Ok(exists)), noon());
    let effects = press(&mut wizard, &[Intent::Yes]);
    assert!(matches!(effects.as_slice(), [Effect::Export(job)] if job.replace));
}

#[test]
fn what_a_session_holds_is_what_its_file_gives_back() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    wizard.update(Event::Clicked(Target::Step(4)), noon());
    press(&mut wizard, &[Intent::Accept, Intent::Note]);
    type_in(&mut wizard, "asked the network team");
    press(&mut wizard, &[Intent::Accept, Intent::Done]);
    let own = deployment(&wizard).session();
    assert_eq!(&read(&write(own), "the file").unwrap(), own);
    assert_eq!(own.notes.len(), 1);
}
