//! A command is the same in every shape: cmdlets and parameters, in their order, as the parser of the language reads them.

use std::collections::HashSet;

use exlync::plan::{CopyUnit, Form, Plan, PlannedCommand, PlannedStep, Reach, UnitEnd, resolve};
use exlync::powershell::{OnFailure, block, for_clipboard, shown};
use exlync::session::Session;
use tree_sitter::{Node, Parser};

use crate::scenarios;
use crate::scripts::{faults, parser, text};
use crate::wizard::noon;

/// A call: the cmdlet, and its parameters with their values; those of a hash table that it takes are its own.
type Call = (String, Vec<(String, String)>);

/// The calls of a text in their order. A pipe to the console, and the call of a block, are no call of their own.
fn calls(parser: &mut Parser, code: &str) -> Vec<Call> {
    assert_eq!(faults(parser, code), Vec::<String>::new(), "{code}");
    let tree = parser.parse(code, None).unwrap();
    let table = entries(tree.root_node(), code);
    let mut nodes = Vec::new();
    gather(tree.root_node(), &mut nodes);
    let commands = nodes.into_iter().filter(|own| own.kind() == "command");
    let called = commands.filter_map(|node| {
        let name = text(node.child_by_field_name("command_name")?, code);
        let is_call = !name.starts_with(['{', '(']) && name != "Out-Default";
        is_call.then(|| (name.to_owned(), arguments(node, code, &table)))
    });
    called.collect()
}

/// In the order of the text. What is asked before a change is no part of the change.
fn gather<'t>(node: Node<'t>, found: &mut Vec<Node<'t>>) {
    found.push(node);
    let asked = match node.kind() {
        "if_statement" => node.child_by_field_name("condition"),
        _ => None,
    };
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        if Some(child) != asked {
            gather(child, found);
        }
    }
}

/// The entries of the hash table that a call takes as `@parameters`.
fn entries(root: Node<'_>, code: &str) -> Vec<(String, String)> {
    if !code.starts_with("$parameters = @{") {
        return Vec::new();
    }
    let mut nodes = Vec::new();
    gather(root, &mut nodes);
    let table = nodes.iter().find(|own| own.kind() == "hash_literal_body");
    let mut cursor = table.unwrap().walk();
    let each = table.unwrap().children(&mut cursor);
    let each = each.filter(|own| own.kind() == "hash_entry").map(|own| {
        let (name, value) = text(own, code).split_once('=').unwrap();
        (name.trim().to_owned(), plain(value))
    });
    each.collect()
}

/// A value without what only its place asks for: quotation marks of a word, the brackets of a list, blanks.
fn plain(value: &str) -> String {
    // A block stands further to the right in another one.
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let inner = value
        .strip_prefix("@(")
        .and_then(|own| own.strip_suffix(')'));
    let items = inner.unwrap_or(&value).split(',');
    let bare = |own: &str| {
        let own = own.trim();
        let word = own
            .strip_prefix('\'')
            .and_then(|own| own.strip_suffix('\''));
        let is_word =
            |own: &&str| !own.is_empty() && own.bytes().all(|b| b.is_ascii_alphanumeric());
        word.filter(is_word).unwrap_or(own).to_owned()
    };
    let items: Vec<String> = items.map(bare).collect();
    items.join(",")
}

fn arguments(command: Node<'_>, code: &str, table: &[(String, String)]) -> Vec<(String, String)> {
    let whole = text(command, code);
    if whole.contains("@parameters") {
        return table.to_vec();
    }
    let mut cursor = command.walk();
    let elements = command
        .children(&mut cursor)
        .find(|own| own.kind() == "command_elements");
    let Some(elements) = elements else {
        return Vec::new();
    };
    let mut found: Vec<(String, String)> = Vec::new();
    let mut cursor = elements.walk();
    for node in elements.children(&mut cursor) {
        let words = text(node, code);
        match node.kind() {
            "command_parameter" => {
                let name = words.trim_start_matches('-').trim_end_matches(':');
                found.push((name.to_owned(), String::new()));
            }
            "command_argument_sep" => {}
            _ => match found.last_mut() {
                Some((_, value)) => *value = plain(&format!("{value}{words}")),
                None => found.push((String::new(), plain(words))),
            },
        }
    }
    // In a table a switch has a value, and on a line it has none.
    for (_, value) in &mut found {
        if value.is_empty() {
            "$True".clone_into(value);
        }
    }
    found
}

/// What holds for everything that is copied.
fn can_be_pasted(id: &str, code: &str) -> String {
    let pasted = for_clipboard(code);
    assert!(pasted.is_ascii() && !pasted.contains('`'), "{id}: {pasted}");
    assert!(!pasted.ends_with(['\r', '\n', ' ']), "{id}");
    let lines = pasted.matches('\n').count();
    assert_eq!(pasted.matches("\r\n").count(), lines, "{id}");
    assert_eq!(pasted.matches('\r').count(), lines, "{id}");
    assert!(
        !pasted.starts_with("PS ") && !pasted.starts_with('>'),
        "{id}"
    );
    pasted
}

/// What is said of a shape where it differs is shown with both texts.
fn same(parser: &mut Parser, id: &str, one: &[Call], code: &str) {
    assert_eq!(calls(parser, code), one, "{id}:\n{code}");
}

struct Walk {
    parser: Parser,
    /// Texts that were looked at.
    seen: HashSet<String>,
    /// Steps, by how all of them reads.
    steps: HashSet<String>,
    splatted: usize,
    units: usize,
    /// Units of several commands, by what ended them.
    ends: HashSet<&'static str>,
}

impl Walk {
    fn new() -> Self {
        Self {
            parser: parser(),
            seen: HashSet::new(),
            steps: HashSet::new(),
            splatted: 0,
            units: 0,
            ends: HashSet::new(),
        }
    }

    fn command(&mut self, plan: &Plan<'_>, session: &Session, command: &PlannedCommand<'_>) {
        let Some(line) = command.worded.text() else {
            return;
        };
        if command.form() != Form::PowerShell || !self.seen.insert(line.to_owned()) {
            return;
        }
        let id = command.id.as_str();
        can_be_pasted(id, line);
        let one = calls(&mut self.parser, line);
        assert!(!one.is_empty(), "{id}: {line}");
        // A block of its own is read whole; anything else is one logical line.
        assert!(
            line.starts_with("& {") || !line.contains('\n'),
            "{id}: {line}"
        );
        if let Some(splatted) = plan.splatted(command, session) {
            let splatted = splatted.text().unwrap();
            can_be_pasted(id, splatted);
            same(&mut self.parser, id, &one, splatted);
            self.splatted += 1;
        }
        for on_failure in [OnFailure::GoOn, OnFailure::Stop] {
            let block = block(&[shown(line)], on_failure);
            can_be_pasted(id, &block);
            same(&mut self.parser, id, &one, &block);
        }
    }

    fn unit(&mut self, unit: &CopyUnit<'_, '_>, by_line: bool) {
        self.ends.insert(match &unit.end {
            None => "all",
            Some(UnitEnd::Lacks { .. }) => "lacks",
            Some(UnitEnd::ByHand(_)) => "by hand",
            Some(UnitEnd::Elsewhere(_)) => "elsewhere",
            Some(UnitEnd::Later { .. }) => "later",
            Some(UnitEnd::Judged(_)) => "judged",
            Some(UnitEnd::Gate(_)) => "gate",
            Some(UnitEnd::Asks(_)) => "asks",
        });
        let Some((last, before)) = unit.commands.split_last() else {
            return;
        };
        let code = if by_line { unit.lines() } else { unit.block() };
        if !self.seen.insert(code.clone()) {
            return;
        }
        let id = last.id.as_str();
        can_be_pasted(id, &code);
        // What is pasted behind a question would be its answer: a block is read whole, of lines it is the last
        let is_block = code.starts_with("& {") && code.ends_with('}');
        assert!(
            is_block && !by_line || before.iter().all(|own| !own.prompts()),
            "{id}: {code}"
        );
        // No empty line ends a block in a console without line editing
        assert!(
            code.contains("@'") || code.lines().all(|own| !own.trim().is_empty()),
            "{id}: {code}"
        );
        // One place, and every command of it as it is by itself
        let place = |own: &&PlannedCommand<'_>| (own.command.shell.clone(), own.command.machine);
        assert!(before.iter().all(|own| place(own) == place(last)), "{id}");
        // What is judged by what was seen before, or judged itself, is alone
        let judged = unit.commands.iter().any(|own| own.command.alone);
        assert!(!judged || before.is_empty(), "{id}");
        let time = &last.command.later;
        assert!(before.iter().all(|own| own.command.later == *time), "{id}");
        let mut each: Vec<Call> = Vec::new();
        for own in &unit.commands {
            each.extend(calls(&mut self.parser, own.worded.text().unwrap()));
        }
        let mut found = calls(&mut self.parser, &code);
        if code.contains("function Show-Fact(") {
            // What counts is around the looks, and they stand behind what changes something.
            let scaffold = ["Show-Fact", "Get-Date", "Out-String"];
            let is_own = |own: &Call| own.0 != "$Look" && !scaffold.contains(&own.0.as_str());
            found.retain(is_own);
            each.retain(is_own);
            found.sort();
            each.sort();
        }
        assert_eq!(found, each, "{id}:\n{code}");
        self.units += 1;
    }

    fn plan(&mut self, plan: &Plan<'_>, session: &Session) {
        for step in &plan.steps {
            for own in step.commands.iter().chain(&step.verify).chain(&step.undo) {
                self.command(plan, session, own);
            }
        }
        // What reads the same in another scenario was looked at there.
        let reads = |step: &PlannedStep<'_>| {
            let all = step.commands.iter().chain(&step.verify).chain(&step.undo);
            let texts = all.map(|own| [own.id.as_str(), &own.worded.preview].join("\n"));
            texts.collect::<Vec<_>>().join("\n")
        };
        let new: Vec<&PlannedStep<'_>> = plan
            .steps
            .iter()
            .filter(|step| self.steps.insert(reads(step)))
            .collect();
        for (step, by_line) in new.into_iter().flat_map(|own| [(own, false), (own, true)]) {
            let reach = Reach {
                session,
                now: noon(),
                by_line,
            };
            for list in [&step.commands, &step.verify, &step.undo] {
                for from in 0..list.len() {
                    let unit = CopyUnit::from_here(plan, step, &list[from..], reach);
                    self.unit(&unit, by_line);
                }
            }
            self.unit(&CopyUnit::of_step(plan, step, reach), by_line);
            self.unit(&CopyUnit::of_shell(plan, step, reach), by_line);
        }
    }
}

#[test]
#[cfg_attr(
    windows,
    ignore = "the same on every system, and minutes under Wine; `wine_beside` compares exports"
)]
fn every_command_of_every_scenario_is_the_same_in_every_shape() {
    let catalogue = scenarios::catalogue();
    let mut walk = Walk::new();
    for (_, session) in scenarios::all(&catalogue) {
        // With every value filled in, and with none
        for session in [scenarios::filled(&catalogue, session.clone()), session] {
            let plan = resolve(&catalogue, &session);
            walk.plan(&plan, &session);
        }
    }
    let ends = [
        "all",
        "lacks",
        "by hand",
        "elsewhere",
        "later",
        "judged",
        "gate",
        "asks",
    ];
    assert_eq!(walk.ends, ends.into());
    assert!(walk.splatted > 300, "{} were splatted", walk.splatted);
    assert!(walk.units > 1000, "{} units", walk.units);
}

#[test]
fn a_shape_that_says_something_else_is_found() {
    let mut parser = parser();
    let line = "New-CsHostingProvider -Identity 'a' -Enabled $True -Force | Format-List Identity";
    let one = calls(&mut parser, line);
    assert_eq!(one.len(), 2, "{one:?}");
    let splat = "$parameters = @{\n    Identity = 'a'\n    Enabled = $True\n    Force = $True\n}\nNew-CsHostingProvider @parameters | Format-List Identity";
    assert_eq!(calls(&mut parser, splat), one);
    for (from, to) in [
        ("'a'", "'b'"),
        ("Enabled", "Enable"),
        ("$True\n    Force", "$False\n    Force"),
        ("    Force = $True\n", ""),
        ("Format-List Identity", "Format-List Name"),
        ("New-Cs", "Set-Cs"),
    ] {
        let other = splat.replacen(from, to, 1);
        assert_ne!(other, splat, "{from}");
        assert_ne!(calls(&mut parser, &other), one, "{from}");
    }
}

#[test]
fn what_stands_under_a_condition_or_is_a_gate_is_copied_by_itself() {
    let catalogue = scenarios::catalogue();
    let begins = ["Only ", "Or ", "Gate"];
    let mut found = 0;
    for step in &catalogue.steps {
        for own in step.all_commands() {
            let is_so = begins
                .iter()
                .any(|with| own.title.as_str().starts_with(with));
            assert!(own.alone || !is_so, "{}.{}", step.id, own.id);
            found += usize::from(own.alone);
        }
    }
    assert!(found > 80, "only {found}");
}
