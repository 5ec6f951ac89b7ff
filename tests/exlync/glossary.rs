//! Whoever knows a thing by its old name finds it under the new one, everywhere.

use exlync::catalogue::{Catalogue, read_folder};
use exlync::embedded_catalogue;
use exlync::explain::{Entry, Index, Names};
use exlync::wizard::{Deployment, Event, Intent, Look, Overlay, Page, Pane, Target, Text, Wizard};
use jiff::tz::TimeZone;

use super::stage::{drawing, rows};
use crate::command_line::{Desk, code, err, out};
use crate::scenarios::answered;
use crate::wizard::noon;

/// A wizard with a hybrid on both sides open.
fn wizard(catalogue: &Catalogue) -> Wizard<'_> {
    let mut wizard = Wizard::new(catalogue, TimeZone::UTC, Look::default());
    let session = answered(&[("exchange", "hybrid"), ("lync", "hybrid")]);
    let name = "contoso".parse().unwrap();
    wizard.deployment = Some(Deployment::new(catalogue, name, session));
    wizard.page = Page::Steps;
    wizard
}

fn press(wizard: &mut Wizard<'_>, intent: Intent) {
    wizard.update(Event::Intent(intent), noon());
}

fn paste(wizard: &mut Wizard<'_>, text: &str) {
    wizard.update(Event::Paste(text.to_owned()), noon());
}

fn targets(wizard: &Wizard<'_>) -> Vec<Target> {
    match &wizard.overlay {
        Some(Overlay::Palette(palette)) => {
            palette.hits.iter().map(|own| own.target.clone()).collect()
        }
        other => panic!("no palette: {other:?}"),
    }
}

fn id_of(catalogue: &Catalogue, text: &str) -> String {
    let found = Index::of(catalogue).find(text);
    let first = found.first().map(|own| own.entry.clone());
    match first {
        Some(Entry::Term(id)) => id.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_term_is_explained_by_each_of_its_names() {
    let catalogue = embedded_catalogue().unwrap();
    assert!(catalogue.terms.len() >= 50);
    let mut wrong = Vec::new();
    for term in &catalogue.terms {
        for name in term.names() {
            // An id of a step or a feature may be the same word.
            let found = id_of(&catalogue, name);
            let taken = found.starts_with("Some(Feature") || found.starts_with("Some(Step");
            if found != term.id.as_str() && !taken {
                wrong.push(format!("{name}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn old_names_lead_to_new_ones() {
    let catalogue = embedded_catalogue().unwrap();
    for (old, id) in [
        ("OCS", "skype-for-business-server"),
        ("lync", "skype-for-business-server"),
        ("Office 365", "microsoft-365"),
        ("Azure AD", "entra-id"),
        ("azure ad connect", "entra-connect"),
        ("DirSync", "dirsync"),
        ("OWA", "outlook-on-the-web"),
        ("auto-discover", "autodiscover"),
        ("00000004-0000-0ff1-ce00-000000000000", "service-principal"),
    ] {
        assert_eq!(id_of(&catalogue, old), id, "{old}");
    }
}

#[test]
fn a_name_in_a_text_is_called_otherwise_as_a_whole_word() {
    let catalogue = embedded_catalogue().unwrap();
    let names = Names::of(&catalogue);
    let variants = names.variants("the Azure AD Connect server");
    assert_eq!(variants.first().unwrap(), "the azure ad connect server");
    assert!(variants.contains(&"the entra connect server".to_owned()));
    // The longer name is meant, not the one inside it
    assert!(
        !variants.iter().any(|own| own.contains("entra id connect")),
        "{variants:?}"
    );
    // A part of a word is no name
    assert_eq!(names.variants("ucsx"), ["ucsx"]);
    assert_eq!(names.variants(""), [""]);
}

#[test]
fn the_search_in_the_list_finds_the_new_name_by_the_old_one() {
    // Given the steps of the built-in knowledge base
    let catalogue = embedded_catalogue().unwrap();
    let mut wizard = wizard(&catalogue);
    wizard.page = Page::Steps;
    wizard.steps.pane = Pane::Card;

    // When somebody searches by the old name of Entra Connect
    press(&mut wizard, Intent::Search);
    paste(&mut wizard, "azure ad connect");
    press(&mut wizard, Intent::Accept);

    // Then it leads to the step that speaks of Entra Connect
    let plan = wizard.deployment.as_ref().unwrap().plan();
    let step = plan.steps.get(wizard.steps.step).unwrap();
    let said = format!("{step:?}").to_lowercase().replace('-', " ");
    assert!(said.contains("entra connect"), "{}", step.step.id);
    let told = wizard.messages.log().last().map(|own| own.text.clone());
    assert!(told.is_some_and(|own| own.contains("hit")));
}

#[test]
fn the_palette_finds_a_pasted_message_and_opens_what_it_means() {
    let catalogue = embedded_catalogue().unwrap();
    let mut wizard = wizard(&catalogue);

    // Given a message pasted into the palette, when it is accepted
    press(&mut wizard, Intent::Palette);
    paste(
        &mut wizard,
        "\u{201c}UCS Connectivity State: Exchange connection Down\u{201d}",
    );
    let first = targets(&wizard).into_iter().next().unwrap();
    assert!(
        matches!(first, Target::Explained(Entry::Symptom(_))),
        "{first:?}"
    );
    press(&mut wizard, Intent::Accept);

    // Then a text tells it, and Esc leads back
    assert!(matches!(
        wizard.overlay,
        Some(Overlay::Text {
            text: Text::Explained(_),
            ..
        })
    ));
    let (_, reference) =
        read_folder(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalogue"))
            .unwrap();
    let shown = rows(&drawing(&wizard, &reference, 100, 40).buffer).join("\n");
    for part in [
        "UCS Connectivity State",
        "Exchange connection Active",
        "Check",
        "KB 2811654",
    ] {
        assert!(shown.contains(part), "{part}:\n{shown}");
    }
    press(&mut wizard, Intent::Back);
    assert_eq!(wizard.overlay, None);
}

#[test]
fn the_palette_leads_to_the_failure_on_its_card() {
    let catalogue = embedded_catalogue().unwrap();
    let mut wizard = wizard(&catalogue);
    let plan = wizard.deployment.as_ref().unwrap().plan();
    let step = plan
        .steps
        .iter()
        .find(|own| !own.failures.is_empty())
        .unwrap();
    let (id, words) = (
        step.step.id.clone(),
        step.failures.first().unwrap().symptom.to_string(),
    );
    let place = step
        .step
        .failures
        .iter()
        .position(|own| own.symptom == words.as_str())
        .unwrap();

    // When a failure of a step is chosen
    let target = Target::Explained(Entry::Failure(id.clone(), place));
    wizard.update(Event::Clicked(target), noon());

    // Then its card is shown, with the cursor on it
    let plan = wizard.deployment.as_ref().unwrap().plan();
    assert_eq!(plan.steps.get(wizard.steps.step).unwrap().step.id, id);
    assert_eq!((wizard.page, wizard.steps.pane), (Page::Steps, Pane::Card));
    assert!(wizard.steps.block > 0);
}

#[test]
fn the_palette_opens_the_glossary_and_single_words() {
    let catalogue = embedded_catalogue().unwrap();
    let mut wizard = wizard(&catalogue);
    press(&mut wizard, Intent::Palette);
    paste(&mut wizard, "glossary");
    assert_eq!(targets(&wizard).first(), Some(&Target::Glossary));
    press(&mut wizard, Intent::Accept);
    assert!(matches!(
        wizard.overlay,
        Some(Overlay::Text {
            text: Text::Glossary,
            ..
        })
    ));
    press(&mut wizard, Intent::Back);

    // And a word that is being typed is there already
    press(&mut wizard, Intent::Palette);
    paste(&mut wizard, "hosting prov");
    let found = targets(&wizard);
    let term = found
        .iter()
        .any(|own| matches!(own, Target::Explained(Entry::Term(id)) if id == "hosting-provider"));
    assert!(term, "{found:?}");
}

#[test]
fn the_command_line_prints_a_term_with_its_older_names() {
    let output = Desk::new().run(&["explain", "azure", "ad", "connect"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    assert!(
        text.starts_with("Entra Connect [term, entra-connect]"),
        "{text}"
    );
    assert!(text.contains("Azure AD Sync"), "{text}");
}
