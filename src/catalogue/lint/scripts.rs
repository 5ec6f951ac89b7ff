//! Scripts are pasted line by line: what stops one must stop all of it.

use super::{Action, Finding, Part, commands, looks, steps};

pub(super) fn lint(parts: &[Part]) -> Vec<Finding> {
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            for (path, command) in commands(&path, step) {
                let Action::Script(script) = &command.action else {
                    continue;
                };
                let code = script.template.fixed();
                let code = code.trim();
                let is_block = code.starts_with("& {") && code.ends_with('}');
                if script.looks && !script.uses.iter().all(|own| looks(&own.cmdlet)) {
                    found.push(
                        part.finding(&path, "a script that only looks uses a cmdlet that changes"),
                    );
                }
                if code.lines().count() > 1 && !is_block && stops(code, script.prompts) {
                    found.push(part.finding(
                        &path,
                        "a script of several lines that can stop or ask stands in `& { }`: \
                         pasted, its other lines would run on",
                    ));
                }
            }
        }
    }
    found
}

fn stops(code: &str, prompts: bool) -> bool {
    prompts || code.contains("throw ") || code.contains("return")
}
