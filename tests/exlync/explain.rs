//! Somebody pastes what he has on the screen, and gets the entry that tells what it means and what to do.

use exlync::explain::{Entry, Index};
use exlync::session::Session;
use exlync::{embedded_catalogue, export, plan};
use proptest::prelude::*;

use crate::pasted::PASTED;
use crate::scenarios::answered;

fn first(index: &Index, text: &str) -> Option<Entry> {
    index.find(text).into_iter().next().map(|own| own.entry)
}

#[test]
fn what_is_pasted_leads_to_its_entry() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let wrong: Vec<String> = PASTED
        .iter()
        .filter_map(|(text, id)| {
            let found = first(&index, text);
            let right = matches!(&found, Some(Entry::Symptom(own)) if own == id);
            (!right).then(|| format!("{text}\n  wants {id}, gives {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_around_a_message_does_not_lead_away() {
    // Given each message in other letters, over several lines, with names, times and GUIDs of a site around it
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut wrong = Vec::new();
    for (text, id) in PASTED {
        let broken = text.to_uppercase().replace(". ", ".\r\n\t");
        let pasted = format!(
            "2026-11-26T02:14:07Z [WGR-EX01\\svc_admin] \u{ab}{broken}\u{bb}\n  at 3f2504e0-4f89-11d3-9a0c-0305e82c3301\n"
        );

        // When it is looked up, then the same entry comes first
        let found = first(&index, &pasted);
        if !matches!(&found, Some(Entry::Symptom(own)) if own == id) {
            wrong.push(format!("{id}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_symptom_is_found_by_each_of_its_own_texts() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut looked = 0;
    let mut wrong = Vec::new();
    for symptom in &catalogue.symptoms {
        for text in &symptom.texts {
            looked += 1;
            let hits = index.find(text);
            let place = hits
                .iter()
                .position(|own| own.entry == Entry::Symptom(symptom.id.clone()));
            if place != Some(0) {
                wrong.push(format!("{}: {text}: {place:?}", symptom.id));
            }
        }
    }
    assert!(looked > 200, "only {looked} texts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_failure_of_a_step_is_found_by_its_words() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut looked = 0;
    for step in &catalogue.steps {
        for failure in &step.failures {
            looked += 1;
            let hits = index.find(&failure.symptom);
            // Two steps may fail alike, and a symptom may say the same.
            let found = hits.iter().any(|own| {
                own.entry.title(&catalogue) == failure.symptom.as_str()
                    || matches!(own.entry, Entry::Symptom(_))
            });
            assert!(found, "{}: {}", step.id, failure.symptom);
        }
    }
    assert!(looked > 100, "only {looked} failures");
}

#[test]
fn a_number_of_the_knowledge_base_leads_to_the_article() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let mut looked = 0;
    for article in &catalogue.articles {
        let Some(number) = article.number() else {
            continue;
        };
        for text in [number.to_owned(), format!("see {}, please", article.short)] {
            looked += 1;
            let found = first(&index, &text);
            assert_eq!(found, Some(Entry::Article(article.id.clone())), "{text}");
        }
    }
    assert!(looked > 40, "only {looked} numbers");
}

#[test]
fn an_id_leads_to_its_step_or_feature() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    let found = first(&index, "owa-trusted-application");
    assert!(matches!(found, Some(Entry::Step(_))), "{found:?}");
    let found = first(&index, "owa-im");
    assert!(matches!(found, Some(Entry::Feature(_))), "{found:?}");
}

#[test]
fn what_is_about_nothing_finds_nothing() {
    let catalogue = embedded_catalogue().unwrap();
    let index = Index::of(&catalogue);
    for text in [
        "",
        "  \r\n\t",
        "\u{feff}\u{200b}",
        "the of and",
        "qwertz asdfgh",
        "Guten Morgen allerseits",
        "8f7c1b2a-0d3e-4f5a-9b6c-7d8e9f0a1b2c",
        "??? !!! ...",
    ] {
        assert_eq!(index.find(text), [], "{text:?}");
    }
}

proptest! {
    #[test]
    fn whatever_is_pasted_gives_an_order_and_no_panic(text in "\\PC{0,300}|[a-z0-9 \r\n\t\u{1b}\u{202e}\u{300}\u{130}']{0,300}") {
        let catalogue = small();
        let index = Index::of(&catalogue);
        let hits = index.find(&text);
        prop_assert!(hits.len() <= 6);
        prop_assert!(hits.iter().all(|own| own.score.is_finite()));
        prop_assert!(hits.is_sorted_by(|one, other| one.score >= other.score));
        // The same text gives the same answer, and its letters do not matter.
        prop_assert_eq!(&index.find(&text), &hits);
        let plan = plan::resolve(&catalogue, &Session::default());
        for hit in &hits {
            prop_assert!(export::explained(&plan, &hit.entry).is_some());
        }
    }
}

/// A tenth of the knowledge base: enough to be mixed up, and quick to index.
fn small() -> exlync::catalogue::Catalogue {
    let mut catalogue = embedded_catalogue().unwrap();
    catalogue.symptoms.truncate(12);
    catalogue.terms.truncate(12);
    catalogue.articles.truncate(12);
    catalogue.steps.truncate(3);
    catalogue
}

#[test]
fn no_symptom_is_for_nobody() {
    // Given each pairing, in several versions, with old and new clients
    let catalogue = embedded_catalogue().unwrap();
    let mut open: Vec<&str> = catalogue
        .symptoms
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    for exchange in ["on-premises", "hybrid", "online"] {
        for lync in ["server", "hybrid", "online"] {
            for version in ["2010", "2013", "2016", "se"] {
                let session = answered(&[
                    ("exchange", exchange),
                    ("lync", lync),
                    ("exchange-version", version),
                    ("clients", "2010-or-mac-2011"),
                ]);
                let plan = plan::resolve(&catalogue, &session);
                let cards = plan.steps.iter().flat_map(|own| own.symptoms.clone());
                let features = plan.features.iter().map(|own| &own.feature.id);
                let ledger = features.flat_map(|id| plan.symptoms_of(id));
                let shown: Vec<&str> = cards.chain(ledger).map(|own| own.id.as_str()).collect();
                open.retain(|id| !shown.contains(id));
            }
        }
    }

    // Then each symptom stands on some card or in some ledger
    assert_eq!(open, [""; 0]);
}
