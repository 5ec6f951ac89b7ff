//! Where each statement of the texts is to be found that the knowledge base began with: no item is lost, no place is
//! made up. The lists of `coverage/` are independent of the knowledge base.

use serde_json::Value as Json;

use crate::command_line::{Desk, code, out};
use crate::proof::base;

/// The items of each text, and how many there are; two statements of one line are two items.
const TEXTS: [(&str, usize, &str); 5] = [
    ("000", 22, include_str!("coverage/000.txt")),
    ("001", 15, include_str!("coverage/001.txt")),
    ("002", 33, include_str!("coverage/002.txt")),
    ("003", 51, include_str!("coverage/003.txt")),
    ("004", 35, include_str!("coverage/004.txt")),
];

/// `TEXT:LINES`, and what is said there.
fn listed() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (text, items, list) in TEXTS {
        let lines = list.lines().filter(|own| !own.starts_with('#'));
        let own: Vec<(String, String)> = lines
            .map(|line| {
                let (item, said) = line.split_once(" | ").unwrap();
                assert!(item.starts_with(&format!("{text}:")), "{item}");
                (item.to_owned(), said.to_owned())
            })
            .collect();
        assert_eq!(own.len(), items, "{text}");
        all.extend(own);
    }
    all
}

fn told(desk: &Desk, arguments: &[&str]) -> (Json, i32) {
    let output = desk.run(&[&["catalogue", "coverage", "--format", "json"], arguments].concat());
    (serde_json::from_str(&out(&output)).unwrap(), code(&output))
}

#[test]
fn every_item_of_the_texts_is_told_once_and_in_order() {
    // Given the list of what the texts say, when the command is asked
    let (told, code) = told(&Desk::new(), &[]);
    let items = told["items"].as_array().unwrap();
    let rows: Vec<(String, String)> = items
        .iter()
        .map(|own| {
            let text = |key: &str| own[key].as_str().unwrap().to_owned();
            (format!("{}:{}", text("seed"), text("lines")), text("says"))
        })
        .collect();

    // Then it has a row for each, none besides, none without a place or a reason, and ends well
    let listed = listed();
    assert_eq!(listed.len(), 156);
    let missing: Vec<_> = listed.iter().filter(|own| !rows.contains(own)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(rows, listed);
    assert_eq!(told["gaps"], 0);
    assert_eq!(code, 0);
    let places = items.iter().map(|own| own["at"].as_array().unwrap().len());
    assert!(places.sum::<usize>() > 250);
}

#[test]
fn what_is_left_out_is_little_and_has_its_reason() {
    let (told, _) = told(&Desk::new(), &[]);
    let items = told["items"].as_array().unwrap();
    let left_out = items.iter().filter(|own| !own["left_out"].is_null());
    let names: Vec<String> = left_out
        .map(|own| {
            assert!(own["at"].as_array().unwrap().is_empty());
            format!(
                "{}:{}",
                own["seed"].as_str().unwrap(),
                own["lines"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(names, ["002:126-130", "004:182"]);
    assert_eq!(told["left_out"], 2);
}

#[test]
fn a_gap_is_named_and_told_by_the_exit_code() {
    // Given a knowledge base in which everything is placed or left out
    let desk = Desk::new();
    let base = base();
    let folder = base.to_str().unwrap();
    let output = desk.run(&["catalogue", "coverage", "--catalogue", folder]);
    let whole = "\
Text 004, KB 2614614
====================

104       the proxy of the provider.
          article kb-2614614, command exchange-online-provider.add-provider,
          dispute two-proxies
182       where to ask.
          left out: a pointer, no statement

2 items: 1 in the knowledge base, 1 left out with the reason, 0 gaps
";
    assert_eq!(out(&output), whole);
    assert_eq!(code(&output), 0);

    // Given one item more that nobody has placed, then it is named, and the exit code says so
    let other = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(&base).unwrap() {
        let path = file.unwrap().path();
        std::fs::copy(&path, other.path().join(path.file_name().unwrap())).unwrap();
    }
    let item = "[[item]]\nseed = \"004\"\nlines = \"93-95\"\nsays = \"what nobody has read\"\n";
    let more = other.path().join("more.toml");
    exlync::session::write_atomically(&more, item.as_bytes(), true).unwrap();
    let folder = other.path().to_str().unwrap();
    let output = desk.run(&["catalogue", "coverage", "--catalogue", folder]);
    let gap = "93-95     what nobody has read.\n          GAP: nothing says where it is\n104 ";
    assert!(out(&output).contains(gap), "{}", out(&output));
    assert!(out(&output).ends_with("reason, 1 gap\n"));
    assert_eq!(code(&output), 1);
    let (told, code) = told(&desk, &["--catalogue", folder]);
    assert_eq!((&told["gaps"], code), (&Json::from(1), 1));
}
