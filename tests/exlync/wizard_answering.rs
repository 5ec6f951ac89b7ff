//! A session is begun, questions are answered, and what an answer would do is shown first.

use exlync::catalogue::{ChoiceId, QuestionId};
use exlync::session::{Answer, Session};
use exlync::wizard::{
    ChoiceRow, Confirm, Effect, Event, Intent, Look, Overlay, Page, Target, Wizard,
};
use jiff::tz::TimeZone;

use crate::wizard::{
    ON_PREMISES, answer, deployment, noon, open, opened, press, said, session, small_catalogue,
};

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
            "clients",
            "signs-in"
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
        Some(Answer::One(ChoiceId::new("on-premises")))
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
fn an_older_product_stands_folded_behind_the_others() {
    // Given a question with one older choice
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    let versions = Target::Question(QuestionId::new("lync-version"));
    press(&mut wizard, &[Intent::Open(Page::Scenario)]);
    wizard.update(Event::Clicked(versions.clone()), noon());

    // Then it is the last row, folded, and nothing would be answered by it
    let folded = [
        ChoiceRow::Offer(1),
        ChoiceRow::Offer(2),
        ChoiceRow::Older(1),
    ];
    assert_eq!(wizard.choice_rows(), folded);
    press(&mut wizard, &[Intent::Last]);
    assert!(wizard.scenario.preview.is_none());

    // When Right, or Enter, opens it, then the older choice is there to be taken
    press(&mut wizard, &[Intent::Right]);
    let unfolded = [&folded[..], &[ChoiceRow::Offer(0)]].concat();
    assert_eq!(wizard.choice_rows(), unfolded);
    press(&mut wizard, &[Intent::Up, Intent::Accept]);
    assert_eq!(wizard.choice_rows(), folded);

    // And the cursor is on the first of them
    press(&mut wizard, &[Intent::Accept]);
    assert!(wizard.scenario.preview.is_some());
    press(&mut wizard, &[Intent::Toggle]);
    let chosen = answer(&wizard, "lync-version").unwrap().choices().to_vec();
    assert_eq!(chosen, [ChoiceId::new("lync-2010")]);

    // And where it is the answer, the question opens by itself
    let other = Target::Question(QuestionId::new("exchange"));
    wizard.update(Event::Clicked(other), noon());
    wizard.update(Event::Clicked(versions), noon());
    assert_eq!(wizard.choice_rows(), unfolded);
    assert_eq!(wizard.scenario.choice, 3);
}

#[test]
fn an_answer_that_follows_from_others_is_not_asked() {
    // Given a plan in which a question is asked
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    let is_asked = |wizard: &Wizard<'_>| {
        let asked = &deployment(wizard).plan().scenario.asked;
        asked.iter().any(|own| own.question.id == "signs-in")
    };
    assert!(is_asked(&wizard));

    // When another answer leaves one choice only
    press(&mut wizard, &[Intent::Open(Page::Scenario)]);
    let clients = Target::Question(QuestionId::new("clients"));
    wizard.update(Event::Clicked(clients), noon());
    press(&mut wizard, &[Intent::Last, Intent::Toggle]);

    // Then it is not asked, its one answer acts, and it is not counted as assumed
    assert!(!is_asked(&wizard));
    let plan = deployment(&wizard).plan();
    let everybody = [ChoiceId::new("everybody")];
    assert_eq!(plan.scenario.facts.acting("signs-in"), everybody);
    assert!(!plan.assumed.iter().any(|id| **id == "signs-in"));
}
