//! What shows where to find a value is pasted into the real site: it only looks, and names nobody of the examples.

use std::collections::BTreeSet;

use exlync::catalogue::{Piece, Value};
use tree_sitter::Node;

use crate::scenarios;
use crate::scripts::{faults, parser, text};

/// Examples that are the same in every deployment.
const WELL_KNOWN: [&str; 2] = [
    "00000004-0000-0ff1-ce00-000000000000",
    "SkypeForBusinessServer",
];

/// The words of a text, in lower case.
fn words(text: &str) -> Vec<String> {
    let between = |c: char| !c.is_ascii_alphanumeric() && !"-_.@:\\/=*".contains(c);
    let words = text.to_ascii_lowercase();
    words
        .split(between)
        .filter(|own| !own.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_default(value: &Value, example: &str) -> bool {
    value.defaults.iter().any(|rule| match &*rule.text.0 {
        [Piece::Fixed(text)] => text == example,
        _ => false,
    })
}

#[test]
fn no_example_is_pasted_into_the_real_site() {
    let catalogue = scenarios::catalogue();
    let examples: BTreeSet<Vec<String>> = catalogue
        .values
        .iter()
        .flat_map(|value| value.example.iter().map(move |own| (value, own)))
        .filter(|(value, own)| !is_default(value, own) && !WELL_KNOWN.contains(&own.as_str()))
        .map(|(_, own)| words(own))
        .collect();
    assert!(examples.len() > 30, "only {} examples", examples.len());
    for value in &catalogue.values {
        let command = words(&value.find.command);
        for example in &examples {
            let found = command.windows(example.len()).any(|own| own == example);
            assert!(!found, "{}: {}", value.id, value.find.command);
        }
        // Not in parts either
        let command = value.find.command.to_ascii_lowercase();
        for name in ["contoso", "fabrikam", "cammie"] {
            assert!(!command.contains(name), "{}: {command}", value.id);
        }
    }
}

/// The commands that a piece of code calls, with their arguments.
fn calls<'a>(root: Node<'_>, code: &'a str) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if node.kind() == "command" {
            found.push(text(node, code));
        }
        let mut cursor = node.walk();
        open.extend(node.children(&mut cursor));
    }
    found
}

#[test]
fn where_to_find_a_value_is_powershell_that_only_looks_and_prints_lists() {
    const LOOKING: [&str; 5] = [
        "Get-",
        "Format-List",
        "Select-Object",
        "Read-Host",
        "certutil",
    ];
    let catalogue = scenarios::catalogue();
    let mut parser = parser();
    let mut seen = 0;
    for value in catalogue
        .values
        .iter()
        .filter(|own| !own.find.command.is_empty())
    {
        let code = value.find.command.as_str();
        let faults = faults(&mut parser, code);
        assert!(faults.is_empty(), "{}: {faults:#?}\n{code}", value.id);
        assert!(!code.contains('\n'), "{}: {code}", value.id);
        let tree = parser.parse(code, None).unwrap();
        let calls = calls(tree.root_node(), code);
        assert!(!calls.is_empty(), "{}: {code}", value.id);
        for call in calls {
            let only_looks = LOOKING.iter().any(|own| call.starts_with(own));
            assert!(only_looks, "{}: {call}", value.id);
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} calls were looked at");
}

#[test]
fn nobody_lists_all_users_to_find_one() {
    const OF_USERS: [&str; 7] = [
        "Get-ADUser",
        "Get-CsUser",
        "Get-CsAdUser",
        "Get-Mailbox",
        "Get-RemoteMailbox",
        "Get-MgUser",
        "Get-MgUserLicenseDetail",
    ];
    let catalogue = scenarios::catalogue();
    let mut parser = parser();
    let mut seen = 0;
    for value in &catalogue.values {
        let code = value.find.command.as_str();
        let tree = parser.parse(code, None).unwrap();
        for call in calls(tree.root_node(), code) {
            let mut parts = call.split_whitespace();
            if !parts.next().is_some_and(|own| OF_USERS.contains(&own)) {
                continue;
            }
            let which = parts.next().unwrap_or_default();
            let one = ["-Identity", "-UserId", "-Filter"].contains(&which);
            assert!(one && !call.contains("-Filter *"), "{}: {call}", value.id);
            seen += 1;
        }
    }
    assert!(seen > 10, "only {seen} calls were looked at");
}
