//! Everything that is emitted parses as PowerShell, in every scenario.

use std::collections::BTreeSet;

use exlync::catalogue::{Need, ValueId};
use exlync::export;
use exlync::plan::{Form, resolve};
use exlync::session::Given;
use tree_sitter::{Node, Parser};

use crate::scenarios;

/// A parser of PowerShell.
pub(crate) fn parser() -> Parser {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_powershell::LANGUAGE.into())
        .unwrap();
    parser
}

/// What the parser stumbles over.
pub(crate) fn faults(parser: &mut Parser, code: &str) -> Vec<String> {
    let tree = parser.parse(code, None).unwrap();
    let mut found = Vec::new();
    let mut open = vec![tree.root_node()];
    while let Some(node) = open.pop() {
        if node.is_error() || node.is_missing() {
            found.push(format!(
                "line {}: {}",
                node.start_position().row + 1,
                text(node, code)
            ));
        }
        let mut cursor = node.walk();
        open.extend(node.children(&mut cursor));
    }
    found
}

pub(crate) fn text<'a>(node: Node<'_>, code: &'a str) -> &'a str {
    code.get(node.byte_range()).unwrap()
}

#[test]
fn the_parser_sees_a_broken_command() {
    let mut parser = parser();
    assert!(faults(&mut parser, "Get-CsUser -Identity 'a'").is_empty());
    assert!(!faults(&mut parser, "Get-CsUser -Identity 'a").is_empty());
    assert!(!faults(&mut parser, "if ($true { Get-CsUser }").is_empty());
}

#[test]
#[cfg_attr(
    windows,
    ignore = "the same on every system, and minutes under Wine; `wine_beside` compares exports"
)]
fn every_exported_script_parses() {
    let catalogue = scenarios::catalogue();
    let mut parser = parser();
    let mut seen = BTreeSet::new();
    for (name, session) in scenarios::all(&catalogue) {
        let session = scenarios::filled(&catalogue, session);
        let plan = resolve(&catalogue, &session);
        for script in export::scripts(&plan, &session) {
            let code = script.text.trim_start_matches('\u{feff}').to_owned();
            if seen.contains(&code) {
                continue;
            }
            let faults = faults(&mut parser, &code);
            assert!(faults.is_empty(), "{name}, {}: {faults:#?}", script.name);
            seen.insert(code);
        }
    }
    assert!(seen.len() > 200, "only {} scripts were parsed", seen.len());
}

#[test]
fn every_command_parses_by_itself_and_holds_no_backtick() {
    let catalogue = scenarios::catalogue();
    let mut parser = parser();
    let mut seen = BTreeSet::new();
    for (name, session) in scenarios::all(&catalogue) {
        let session = scenarios::filled(&catalogue, session);
        let plan = resolve(&catalogue, &session);
        for step in &plan.steps {
            for command in step.commands.iter().chain(&step.verify).chain(&step.undo) {
                let Some(code) = command.worded.text() else {
                    continue;
                };
                if command.form() != Form::PowerShell || !seen.insert(code.to_owned()) {
                    continue;
                }
                let faults = faults(&mut parser, code);
                assert!(
                    faults.is_empty(),
                    "{name}, {}: {faults:#?}\n{code}",
                    command.id
                );
                assert!(
                    !code.contains('`') && code.is_ascii(),
                    "{name}, {}",
                    command.id
                );
            }
        }
    }
    assert!(seen.len() > 150, "only {} commands were parsed", seen.len());
}

#[test]
fn the_examples_give_a_complete_plan_but_where_nothing_is_documented() {
    let catalogue = scenarios::catalogue();
    for (name, session) in scenarios::all(&catalogue) {
        let session = scenarios::filled(&catalogue, session);
        let plan = resolve(&catalogue, &session);
        for step in &plan.steps {
            for command in step.commands.iter().chain(&step.verify) {
                for missing in &command.worded.missing {
                    let value = catalogue.value(missing).unwrap();
                    assert!(
                        value.example.is_empty(),
                        "{name}: {} lacks {missing}",
                        command.id
                    );
                }
            }
        }
    }
}

#[test]
fn a_step_without_work_has_no_command_and_a_step_with_work_has_one() {
    let catalogue = scenarios::catalogue();
    for (name, session) in scenarios::all(&catalogue) {
        let plan = resolve(&catalogue, &session);
        assert_eq!(plan.steps.len(), catalogue.steps.len());
        for step in &plan.steps {
            let work = step.commands.len() + step.verify.len();
            if step.need.is_to_do() {
                assert!(
                    work > 0,
                    "{name}: {} is to do, but has nothing to do",
                    step.step.id
                );
            } else {
                assert!(
                    step.commands.is_empty() && step.undo.is_empty(),
                    "{name}: {}",
                    step.step.id
                );
            }
            assert!(step.need == Need::Automatic || step.need.is_to_do() || step.verify.is_empty());
            assert!(
                !step.because.is_empty(),
                "{name}: {} has no reason",
                step.step.id
            );
            let unique: BTreeSet<_> = step.commands.iter().map(|own| &own.id).collect();
            assert_eq!(
                unique.len(),
                step.commands.len(),
                "{name}: ids of {}",
                step.step.id
            );
        }
    }
}

#[test]
fn no_feature_is_supported_without_a_step_that_leads_to_it() {
    use exlync::catalogue::Support;
    let catalogue = scenarios::catalogue();
    let mut checked = 0;
    for (name, session) in scenarios::all(&catalogue) {
        let plan = resolve(&catalogue, &session);
        for feature in plan
            .features
            .iter()
            .filter(|own| own.support == Support::Supported && own.is_wanted)
        {
            // The step of the unified contact store itself is not part of the catalogue yet.
            let edge_is_missing = name.contains("edge=no");
            // Nothing leads to voice mail where the answer is that it is no part of this.
            let facts = &plan.scenario.facts;
            let is_turned_down = feature.feature.id == "voice-mail"
                && facts.is("voice-mail", &["none", "other-or-keep"]);
            let is_led_to = !feature.needs.is_empty() || edge_is_missing || is_turned_down;
            assert!(
                is_led_to,
                "{name}: {} is supported, but no step leads to it",
                feature.feature.id
            );
            checked += 1;
        }
    }
    assert!(checked > 1000);
}

#[test]
fn what_is_for_one_server_runs_on_no_other() {
    // Given a look that reads the same for each of two Edge Servers, one of which has a long name
    let catalogue = scenarios::catalogue();
    let answers = [
        ("exchange", "online"),
        ("lync", "server"),
        ("edge", "ready"),
    ];
    let mut session = scenarios::filled(&catalogue, scenarios::answered(&answers));
    let servers = ["edge01.contoso.net", "perimeter-server-02.contoso.net"];
    let list = Given::List(servers.map(str::to_owned).to_vec());
    session.values.insert(ValueId::new("edge-servers"), list);
    let plan = resolve(&catalogue, &session);

    // When the scripts are made, then each part looks at the computer first, as Windows calls it
    let scripts = export::scripts(&plan, &session);
    let texts = scripts.iter().map(|own| own.text.replace("\r\n", "\n"));
    let text = texts.collect::<String>();
    for (computer, server) in ["edge01", "perimeter-serve"].into_iter().zip(servers) {
        assert!(text.contains(&format!("\nif ($env:COMPUTERNAME -eq '{computer}') {{\n")));
        assert!(text.contains(&format!(
            "    'Skipped: this part is meant for {server}.'\n"
        )));
        assert!(text.contains(&format!("    }} '{computer}' '{server}'\n")));
    }
    let mut parser = parser();
    for script in &scripts {
        let code = script.text.trim_start_matches('\u{feff}');
        assert_eq!(faults(&mut parser, code), Vec::<String>::new());
    }

    // And the runbook names the machine
    let runbook = export::markdown(&plan, &session);
    assert!(runbook.contains("Only on Edge Server edge01.contoso.net"));
}
