//! Script templates: a slot stands where an expression may stand, and the build reads what the parser reads.

use exlync::catalogue::{Action, Catalogue, Command, Piece, Script, ScriptWords};
use tree_sitter::Node;

use crate::scenarios;
use crate::scripts::{parser, text};

fn scripts(catalogue: &Catalogue) -> Vec<(String, &Command, &Script)> {
    let steps = catalogue.steps.iter();
    steps
        .flat_map(|step| step.all_commands().map(move |command| (step, command)))
        .filter_map(|(step, command)| match &command.action {
            Action::Script(script) => {
                Some((format!("{}.{}", step.id, command.id), command, script))
            }
            _ => None,
        })
        .collect()
}

/// The template with a word in place of each slot: words that no catalogue holds.
fn marked(script: &Script) -> (String, usize) {
    let mut slots = 0;
    let pieces = script.template.0.iter().map(|piece| match piece {
        Piece::Fixed(code) => code.to_string(),
        Piece::Slot(_) => {
            slots += 1;
            format!("'slot{slots}slot'")
        }
    });
    (pieces.collect(), slots)
}

fn all_nodes(root: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let mut cursor = node.walk();
        open.extend(node.children(&mut cursor));
        found.push(node);
    }
    found
}

#[test]
fn no_slot_lies_inside_a_string_or_a_comment() {
    let catalogue = scenarios::catalogue();
    let mut parser = parser();
    let mut checked = 0;
    for (name, _, script) in scripts(&catalogue) {
        let (code, slots) = marked(script);
        let tree = parser.parse(&code, None).unwrap();
        let nodes = all_nodes(tree.root_node());
        for slot in 1..=slots {
            let literal = format!("'slot{slot}slot'");
            let stands = nodes.iter().any(|node| {
                node.kind() == "verbatim_string_characters" && text(*node, &code) == literal
            });
            assert!(
                stands,
                "{name}: slot {slot} is not an expression of its own\n{code}"
            );
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} slots were looked at");
}

#[test]
fn the_words_that_the_build_reads_in_a_script_are_those_that_the_parser_reads() {
    let catalogue = scenarios::catalogue();
    let mut parser = parser();
    let mut compared = 0;
    for (name, _, script) in scripts(&catalogue) {
        // Given what the parser of the language finds
        let (code, _) = marked(script);
        let tree = parser.parse(&code, None).unwrap();
        let mut parsed: Vec<(String, Vec<String>)> = all_nodes(tree.root_node())
            .into_iter()
            .filter(|node| node.kind() == "command")
            .filter_map(|node| {
                let called = node.child_by_field_name("command_name")?;
                Some((text(called, &code).to_owned(), parameters(node, &code)))
            })
            .filter(|(called, _)| !called.starts_with(['{', '(']))
            .collect();

        // When the build reads the template
        let words = ScriptWords::of(&script.template);
        let mut read: Vec<(String, Vec<String>)> = words
            .calls
            .into_iter()
            .map(|call| {
                let given = call.parameters.into_iter().map(|own| own.name);
                (call.name, given.collect())
            })
            .collect();

        // Then both have found the same calls of cmdlets with the same parameters
        let is_cmdlet = |(called, _): &(String, Vec<String>)| called.contains('-');
        parsed.retain(is_cmdlet);
        read.retain(is_cmdlet);
        parsed.sort();
        read.sort();
        assert_eq!(read, parsed, "{name}\n{code}");
        assert!(words.buried.is_empty(), "{name}: {:?}", words.buried);
        compared += read.len();
    }
    assert!(compared > 150, "only {compared} calls were compared");
}

fn parameters(command: Node<'_>, code: &str) -> Vec<String> {
    let mut cursor = command.walk();
    let elements = command
        .children(&mut cursor)
        .find(|node| node.kind() == "command_elements");
    let Some(elements) = elements else {
        return Vec::new();
    };
    let mut cursor = elements.walk();
    elements
        .children(&mut cursor)
        .filter(|node| node.kind() == "command_parameter")
        .map(|node| {
            text(node, code)
                .trim_start_matches('-')
                .split(':')
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
}
