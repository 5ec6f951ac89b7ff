//! Values are typed, checked and cleaned; steps and texts are found; files are written.

use exlync::catalogue::{QuestionId, ValueId};
use exlync::session::Given;
use exlync::wizard::{Block, Effect, Event, Intent, Page, Target, ValueState, Wizard};

use crate::wizard::{
    ON_PREMISES, begun, deployment, noon, opened, press, said, session, small_catalogue, type_in,
};

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
fn a_search_finds_the_text_of_an_error_in_the_cards() {
    let catalogue = small_catalogue();
    let mut wizard = opened(
        &catalogue,
        session(&[("exchange", "online"), ("lync", "server")], &[]),
    );
    press(&mut wizard, &[Intent::Open(Page::Steps), Intent::Search]);
    type_in(&mut wizard, "WHICH PROXY");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(said(&wizard), "1 hit");
    let plan = deployment(&wizard).plan();
    assert_eq!(
        wizard.steps.planned(plan).unwrap().step.id,
        "exchange-online-provider"
    );
    assert_eq!(wizard.steps.under_cursor(plan), Some(Block::Dispute(0)));
}

#[test]
fn the_palette_finds_a_step_by_a_few_letters() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    press(&mut wizard, &[Intent::Palette]);
    type_in(&mut wizard, "sgninpool");
    press(&mut wizard, &[Intent::Accept]);
    assert_eq!(wizard.page, Page::Steps);
    assert_eq!(shown_step(&wizard), "owa-trusted-application");
}

#[test]
fn the_palette_finds_a_step_by_the_name_in_the_list_and_by_its_id() {
    let catalogue = exlync::embedded_catalogue().unwrap();
    for typed in ["OWA trusted application", "owa-trusted-application"] {
        let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
        press(&mut wizard, &[Intent::Palette]);
        type_in(&mut wizard, typed);
        press(&mut wizard, &[Intent::Accept]);
        assert_eq!(shown_step(&wizard), "owa-trusted-application", "{typed}");
    }
}

fn shown_step(wizard: &Wizard<'_>) -> String {
    let plan = deployment(wizard).plan();
    wizard.steps.planned(plan).unwrap().step.id.to_string()
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
fn tab_under_only_missing_passes_no_value_over() {
    // Given only what is missing, with the first field open
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, session(&ON_PREMISES, &[]));
    press(
        &mut wizard,
        &[Intent::Open(Page::Values), Intent::Filter, Intent::First],
    );
    let own = deployment(&wizard);
    let rows = wizard.values.rows(own.plan(), own.session());
    let second = rows.get(1).unwrap().planned.value.id.clone();
    press(&mut wizard, &[Intent::Accept]);

    // When it is filled in and left by Tab, then the cursor is on the second
    type_in(&mut wizard, "contoso.com");
    press(&mut wizard, &[Intent::NextPane]);
    let own = deployment(&wizard);
    let rows = wizard.values.rows(own.plan(), own.session());
    assert_eq!(
        rows.get(wizard.values.cursor).unwrap().planned.value.id,
        second
    );
}

#[test]
fn undo_takes_answers_and_values_back_as_well() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    let before = deployment(&wizard).session().clone();
    wizard.update(
        Event::Clicked(Target::Question(QuestionId::new("exchange-version"))),
        noon(),
    );
    press(&mut wizard, &[Intent::First, Intent::Toggle]);
    wizard.update(
        Event::Clicked(Target::Value(ValueId::new("pool-fqdn"))),
        noon(),
    );
    type_in(&mut wizard, "other.contoso.com");
    press(&mut wizard, &[Intent::Back]);
    press(&mut wizard, &[Intent::Undo, Intent::Undo]);
    let own = deployment(&wizard).session();
    assert_eq!(
        (&own.answers, &own.values),
        (&before.answers, &before.values)
    );
    assert!(!wizard.can(Intent::Undo));
}

#[test]
fn what_was_typed_in_a_prompt_that_was_closed_stands_there_again() {
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(
        &mut wizard,
        &[Intent::Open(Page::Steps), Intent::NextOpen, Intent::Note],
    );
    type_in(&mut wizard, "half a sentence");
    press(&mut wizard, &[Intent::Back, Intent::Note]);
    assert_eq!(wizard.field().unwrap().text(), "half a sentence");
}

#[test]
fn a_jump_to_a_step_that_a_filter_hides_lifts_the_filter() {
    // Given only the steps of a feature
    let catalogue = small_catalogue();
    let mut wizard = opened(&catalogue, begun());
    press(
        &mut wizard,
        &[Intent::Open(Page::Features), Intent::First, Intent::Accept],
    );
    let hidden = (0..6).find(|own| {
        !wizard
            .steps
            .listed(deployment(&wizard).plan())
            .contains(own)
    });

    // When another one is called by name, then it is shown
    wizard.update(Event::Clicked(Target::Step(hidden.unwrap())), noon());
    assert_eq!(Some(wizard.steps.step), hidden);
    assert_eq!(wizard.steps.feature, None);
}
