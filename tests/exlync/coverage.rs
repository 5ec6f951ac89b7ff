//! Where each item of the texts that the knowledge base began with is to be found: no item is lost, no place is made up.

use exlync::catalogue::{Catalogue, Reference};

use crate::scenarios::answered;

/// The items of each text, by their lines; two statements of one line are two items.
const ITEMS: [(&str, &str, &str); 4] = [
    (
        "000",
        "1,5 7 7-13 15 17 19 21,30 23 25-27 28 32-34 35-36 37 39 41 43 45 47 49 51 53-55 57-59",
        include_str!("coverage/000.txt"),
    ),
    (
        "001",
        "5-7,13 16 16 18 18 19 22 24 26 29 30 35 35-37 38 38",
        include_str!("coverage/001.txt"),
    ),
    (
        "002",
        "5 9 10 11-13 14-15 19 20-23 25-27 29 30-32 34-39 41-44 46-49 51-53 55-58 60-62 63-65 67-70 72 73-75 77-79 \
         81-84 86 88 93-94 96-99 100 102 104-108 110-115 117-120 122-124 126-130",
        include_str!("coverage/002.txt"),
    ),
    (
        "004",
        "15-20 24 26 27-29 30-31 33 35-43 47 49-53 55-59 61-62 64 66-68 70-75 77-79 81 81 83-85 87-89 91-98 100 \
         102,118 104 106-111 114-116 120-123 125-127 129-136 138 140-143 147-149 151-155 157 159-180 182",
        include_str!("coverage/004.txt"),
    ),
];

/// What the next part of the knowledge base brings.
const NEXT: [&str; 5] = [
    "contact store",
    "archiving",
    "photos",
    "troubleshooting",
    "glossary",
];

struct Row<'a> {
    item: &'a str,
    said: &'a str,
    place: &'a str,
}

fn rows(text: &str) -> impl Iterator<Item = Row<'_>> {
    let lines = text.lines().filter(|own| !own.starts_with('#'));
    lines.map(|line| {
        let mut parts = line.split(" | ");
        let mut next = || {
            parts
                .next()
                .unwrap_or_else(|| panic!("too few parts: {line}"))
        };
        let row = Row {
            item: next(),
            said: next(),
            place: next(),
        };
        assert!(parts.next().is_none(), "too many parts: {line}");
        row
    })
}

/// Whether the knowledge base holds what a place names.
fn exists(catalogue: &Catalogue, reference: &Reference, place: &str) -> bool {
    let (kind, id) = place.split_once(' ').unwrap();
    let command = |id: &str, retired: bool| {
        let (step, command) = id.split_once('.').unwrap();
        let step = catalogue.step(step);
        let found = step.and_then(|own| own.all_commands().find(|one| one.id == *command));
        found.is_some_and(|own| own.retired.is_some() == retired)
    };
    match kind {
        "step" => catalogue.step(id).is_some(),
        "command" => command(id, false),
        "retired" => command(id, true),
        "feature" => catalogue.feature(id).is_some(),
        "value" => catalogue.value(id).is_some(),
        "article" => catalogue.article(id).is_some(),
        "shell" => catalogue.shell(id).is_some(),
        "lifecycle" => catalogue.lifecycle(id).is_some(),
        "question" => catalogue.question(id).is_some(),
        "choice" => {
            let (question, choice) = id.split_once('=').unwrap();
            let question = catalogue.question(question);
            question.is_some_and(|own| own.choice(choice).is_some())
        }
        "pairing" => {
            let (exchange, lync) = id.split_once(' ').unwrap();
            let session = answered(&[("exchange", exchange), ("lync", lync)]);
            exlync::plan::resolve(catalogue, &session).support.is_some()
        }
        "cmdlet" => reference.cmdlet(id).is_some(),
        "parameter" => {
            let (cmdlet, parameter) = id.split_once(' ').unwrap();
            let row = reference.cmdlet(cmdlet);
            row.is_some_and(|own| own.parameters.get(parameter).is_some())
        }
        other => panic!("`{other}` is no kind of place: {place}"),
    }
}

#[test]
fn every_item_of_these_texts_has_a_row_and_every_place_exists() {
    let catalogue = exlync::embedded_catalogue().unwrap();
    let reference = exlync::embedded_reference().unwrap();
    let mut places = 0;
    for (text, items, table) in ITEMS {
        // Given the items of a text, then its table has a row for each, in order
        let expected: Vec<String> = items
            .split_whitespace()
            .map(|own| format!("{text}:{own}"))
            .collect();
        let told: Vec<&str> = rows(table).map(|own| own.item).collect();
        assert_eq!(told, expected, "{text}");

        // And each says something, and names what exists, or why it is not there
        for row in rows(table) {
            assert!(row.said.split_whitespace().count() >= 3, "{}", row.item);
            if let Some(why) = row.place.strip_prefix("left out: ") {
                assert!(why.split_whitespace().count() >= 3, "{}", row.item);
            } else if let Some(topic) = row.place.strip_prefix("next issue ") {
                assert!(NEXT.contains(&topic), "{}: {topic}", row.item);
            } else {
                for place in row.place.split(", ") {
                    assert!(
                        exists(&catalogue, &reference, place),
                        "{}: {place}",
                        row.item
                    );
                    places += 1;
                }
            }
        }
    }
    assert!(places > 150, "only {places} places");
}

#[test]
fn little_is_left_out_or_put_off() {
    let all = ITEMS.iter().flat_map(|(_, _, table)| rows(table));
    let missing: Vec<&str> = all
        .filter(|own| own.place.starts_with("left out") || own.place.starts_with("next issue"))
        .map(|own| own.item)
        .collect();
    assert_eq!(missing, ["002:102", "002:126-130", "004:182"]);
}
