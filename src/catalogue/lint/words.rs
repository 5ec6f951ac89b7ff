//! Spelling that a console or a paste would break, and entries that say nothing.

use super::{Action, Finding, Part, commands, steps};

pub(super) fn lint(parts: &[Part]) -> Vec<Finding> {
    parts
        .iter()
        .flat_map(|part| {
            let silent = silence(part).into_iter().chain(unsaid(part));
            spelling(part).chain(silent).collect::<Vec<_>>()
        })
        .collect()
}

fn spelling(part: &Part) -> impl Iterator<Item = Finding> + '_ {
    part.text.lines().enumerate().filter_map(|(index, line)| {
        let bad = line
            .chars()
            .find(|c| !c.is_ascii() || *c == '`' || (c.is_control() && *c != '\t'))?;
        let message = if bad == '`' {
            "a backtick: PowerShell reads it as an escape".to_owned()
        } else {
            format!(
                "the character U+{:04X} is not printable ASCII",
                u32::from(bad)
            )
        };
        Some(Finding {
            file: part.file.clone(),
            line: index + 1,
            message,
        })
    })
}

fn silence(part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |path: &str, what: &str, text: &str| {
        if text.trim().is_empty() {
            found.push(part.finding(path, format!("{what} is empty")));
        }
    };
    for (i, question) in part.content.question.iter().enumerate() {
        say(&format!("question[{i}]"), "the title", &question.title);
        say(&format!("question[{i}]"), "the help", &question.help);
        for (j, choice) in question.choices.iter().enumerate() {
            say(
                &format!("question[{i}].choice[{j}]"),
                "the title",
                &choice.title,
            );
            say(
                &format!("question[{i}].choice[{j}]"),
                "the consequence",
                &choice.consequence,
            );
        }
    }
    for (i, order) in part.content.order.iter().enumerate() {
        say(&format!("order[{i}]"), "the reason", &order.why);
    }
    for (i, gate) in part.content.gate.iter().enumerate() {
        say(&format!("gate[{i}]"), "the title", &gate.title);
        say(&format!("gate[{i}]"), "the text", &gate.text);
    }
    for (path, step) in steps(part) {
        say(&path, "the title", &step.title);
        say(&path, "the reason", &step.why);
        for (i, rule) in step.needs.iter().enumerate() {
            say(&format!("{path}.need[{i}]"), "the reason", &rule.text);
        }
        for (path, command) in commands(&path, step) {
            say(&path, "the title", &command.title);
            if let Action::Manual(words) = &command.action {
                say(&path, "the instruction", &words.fixed());
            }
        }
    }
    for (path, step) in steps(part) {
        if step.sources.is_empty() {
            found.push(part.finding(&path, format!("the step `{}` names no source", step.id)));
        }
        if step.needs.is_empty() {
            found.push(part.finding(&path, format!("the step `{}` has no need", step.id)));
        }
    }
    found
}

/// Disputes and errata that say nothing.
fn unsaid(part: &Part) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |path: &str, what: &str, text: &str| {
        if text.trim().is_empty() {
            found.push(part.finding(path, format!("{what} is empty")));
        }
    };
    for (i, own) in part.content.dispute.iter().enumerate() {
        let path = format!("dispute[{i}]");
        say(&path, "the topic", &own.topic);
        say(&path, "what is taken", &own.taken);
        say(&path, "the reason", &own.why);
        for (j, reading) in own.readings.iter().enumerate() {
            say(
                &format!("{path}.readings[{j}]"),
                "the reading",
                &reading.says,
            );
        }
    }
    for (i, own) in part.content.erratum.iter().enumerate() {
        let path = format!("erratum[{i}]");
        say(&path, "what was printed", &own.printed);
        say(&path, "what is right", &own.right);
    }
    found
}
