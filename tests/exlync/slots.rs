//! Script templates: a slot stands where an expression may stand, and every cmdlet used is declared.

use exlync::catalogue::{Action, Catalogue, Command, Piece, Script};
use tree_sitter::Node;

use crate::scenarios;
use crate::scripts::{parser, text};

/// Cmdlets of PowerShell itself, which need no declaration.
const BUILT_IN: [&str; 24] = [
    "Where-Object",
    "ForEach-Object",
    "Select-Object",
    "Sort-Object",
    "Format-List",
    "Out-Null",
    "Write-Output",
    "Write-Warning",
    "Get-Date",
    "New-Object",
    "Get-Item",
    "Read-Host",
    "Join-Path",
    "Test-Path",
    "Start-Sleep",
    "Get-Content",
    "Get-Service",
    "Get-ChildItem",
    "Get-ItemProperty",
    "Copy-Item",
    "ConvertFrom-Json",
    "Get-Credential",
    "Set-Content",
    "Remove-Variable",
];

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
fn every_cmdlet_and_parameter_of_a_script_is_declared() {
    let catalogue = scenarios::catalogue();
    let reference = exlync::embedded_reference().unwrap();
    let mut parser = parser();
    let mut checked = 0;
    for (name, _, script) in scripts(&catalogue) {
        let (code, _) = marked(script);
        let tree = parser.parse(&code, None).unwrap();
        for node in all_nodes(tree.root_node())
            .into_iter()
            .filter(|node| node.kind() == "command")
        {
            let Some(called) = node.child_by_field_name("command_name") else {
                continue;
            };
            let cmdlet = text(called, &code);
            if cmdlet.starts_with('{')
                || !cmdlet.contains('-')
                || BUILT_IN.contains(&cmdlet)
                || cmdlet.contains(['\\', '.'])
            {
                continue;
            }
            let declared = script.uses.iter().find(|own| own.cmdlet == cmdlet);
            let declared = declared
                .unwrap_or_else(|| panic!("{name} calls `{cmdlet}` and does not declare it"));
            let row = reference
                .cmdlet(cmdlet)
                .unwrap_or_else(|| panic!("{name}: `{cmdlet}` has no row"));
            for parameter in parameters(node, &code) {
                checked += 1;
                let common =
                    ["ErrorAction", "Verbose", "WarningAction"].contains(&parameter.as_str());
                let known = declared.parameters.iter().any(|own| *own == *parameter)
                    && row.parameters.get(&parameter).is_some();
                assert!(
                    common || known,
                    "{name}: `{cmdlet} -{parameter}` is not declared"
                );
            }
        }
        for own in &script.uses {
            assert!(
                code.contains(own.cmdlet.as_str()),
                "{name} declares `{}` and does not call it",
                own.cmdlet
            );
        }
    }
    assert!(checked > 50, "only {checked} parameters were looked at");
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
                .trim_end_matches(':')
                .to_owned()
        })
        .collect()
}
