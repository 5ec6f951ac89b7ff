//! Whatever an entry names exists.

use super::conditions::{cited, conditions};
use super::items;
use super::{
    Action, Catalogue, ChoiceId, Command, Condition, Finding, MAILBOX, Mailbox, Part, Piece, Step,
    Template, Test, ValueId, commands, steps,
};

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, condition) in conditions(part) {
            found.extend(
                condition_faults(condition, catalogue)
                    .into_iter()
                    .map(|m| part.finding(&path, m)),
            );
        }
        for (path, article) in cited(part) {
            if catalogue.article(article.as_str()).is_none() {
                found.push(part.finding(&path, format!("there is no article `{article}`")));
            }
        }
        for (path, step) in steps(part) {
            found.extend(step_faults(part, &path, step, catalogue));
        }
        found.extend(shells(part, catalogue));
        for (i, pairing) in part.content.pairing.iter().enumerate() {
            for slot in pairing.title.slots() {
                if catalogue.question(slot.as_str()).is_none() {
                    found.push(part.finding(
                        &format!("pairing[{i}]"),
                        format!("there is no question `{slot}`"),
                    ));
                }
            }
        }
    }
    found
}

fn condition_faults(condition: &Condition, catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    for (question, test) in condition.all_tests() {
        let named: Vec<&ChoiceId> = match test {
            Test::OneOf(choices) => choices.iter().collect(),
            Test::Range { from, to } => from.iter().chain(to).collect(),
        };
        let known = |choice: &ChoiceId| match catalogue.question(question.as_str()) {
            Some(asked) => asked.choice(choice.as_str()).is_some(),
            None => Mailbox::ALL.iter().any(|side| choice == side.as_str()),
        };
        if question != MAILBOX && catalogue.question(question.as_str()).is_none() {
            faults.push(format!("there is no question `{question}`"));
            continue;
        }
        if named.is_empty() {
            faults.push(format!("the test of `{question}` names no choice"));
        }
        faults.extend(
            named
                .into_iter()
                .filter(|c| !known(c))
                .map(|c| format!("`{question}` has no choice `{c}`")),
        );
    }
    faults
}

/// The shells that cmdlets name, and the questions that ask for the version of a shell.
fn shells(part: &Part, catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for (i, cmdlet) in part.content.cmdlet.iter().enumerate() {
        let path = format!("cmdlet[{i}].shells");
        let whole = cmdlet.shells.iter().map(|id| (path.clone(), id));
        let single = cmdlet.parameters.iter().flat_map(|(name, one)| {
            let path = format!("cmdlet[{i}].parameters.{name}.shells");
            one.shells.iter().map(move |id| (path.clone(), id))
        });
        for (path, id) in whole.chain(single) {
            if catalogue.shell(id.as_str()).is_none() {
                found.push(part.finding(&path, format!("there is no shell `{id}`")));
            }
        }
    }
    for (i, shell) in part.content.shell.iter().enumerate() {
        if let Some(id) = &shell.version
            && catalogue.question(id.as_str()).is_none()
        {
            let path = format!("shell[{i}].version");
            found.push(part.finding(&path, format!("there is no question `{id}`")));
        }
    }
    found
}

fn step_faults(part: &Part, path: &str, step: &Step, catalogue: &Catalogue) -> Vec<Finding> {
    let mut found = Vec::new();
    for id in &step.after {
        if catalogue.step(id.as_str()).is_none() {
            found.push(part.finding(&format!("{path}.after"), format!("there is no step `{id}`")));
        }
    }
    for (key, unlocks) in [("unlock", &step.unlocks), ("contribute", &step.contributes)] {
        for (i, unlock) in unlocks.iter().enumerate() {
            for id in &unlock.features {
                if catalogue.feature(id.as_str()).is_none() {
                    let path = format!("{path}.{key}[{i}].features");
                    found.push(part.finding(&path, format!("there is no feature `{id}`")));
                }
            }
        }
    }
    for (path, command) in commands(path, step) {
        if catalogue.shell(command.shell.as_str()).is_none() {
            found.push(part.finding(&path, format!("there is no shell `{}`", command.shell)));
        }
        if let Some(of) = &command.of
            && !step.commands.iter().any(|own| own.id == *of)
        {
            found.push(part.finding(
                &path,
                format!("the step has no command `{of}` to take back"),
            ));
        }
        found.extend(items::faults(command, catalogue).map(|m| part.finding(&path, m)));
        for slot in unknown_slots(command, catalogue) {
            found.push(part.finding(&path, format!("there is no value `{slot}`")));
        }
        found.extend(stray_braces(&command.templates()).map(|m| part.finding(&path, m)));
        found.extend(stray_words(command).map(|m| part.finding(&format!("{path}.explain"), m)));
    }
    found
}

/// Explanations of parameters that the command does not give.
fn stray_words(command: &Command) -> impl Iterator<Item = String> {
    let given: Vec<&str> = command
        .action
        .calls()
        .into_iter()
        .flat_map(|(_, names)| names)
        .collect();
    let explained = command.explain.iter().map(|(name, _)| name);
    explained
        .filter(move |name| !given.contains(name))
        .map(|name| format!("`-{name}` is explained, but the command does not give it"))
}

/// The slots that nothing fills. A script may name slots of its own, which stand in its template only.
fn unknown_slots<'a>(command: &'a Command, catalogue: &Catalogue) -> Vec<&'a ValueId> {
    let own = |template: &Template, slot: &ValueId| match &command.action {
        Action::Script(script) => {
            std::ptr::eq(template, &raw const script.template)
                && script.slots.get(slot.as_str()).is_some()
        }
        _ => false,
    };
    command
        .templates()
        .into_iter()
        .flat_map(|template| template.slots().map(move |slot| (template, slot)))
        .filter(|(template, slot)| {
            catalogue.value(slot.as_str()).is_none()
                && !own(template, slot)
                && !items::fills(command, slot, catalogue)
        })
        .map(|(_, slot)| slot)
        .collect()
}

fn stray_braces<'a>(templates: &'a [&'a Template]) -> impl Iterator<Item = String> + 'a {
    templates
        .iter()
        .flat_map(|template| &template.0)
        .filter_map(|piece| match piece {
            Piece::Fixed(text) if text.contains("}}}") => {
                Some("three closing braces: put a blank before the last".to_owned())
            }
            _ => None,
        })
}
