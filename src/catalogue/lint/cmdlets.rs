//! Every action is held to the cmdlet table: names, types, mandatory parameters, versions.

use super::types::{expected, fits, leaves};
use super::uses::COMMON;
use super::{
    Action, Catalogue, ChoiceId, Cmdlet, Command, Condition, Expression, Finding, Guard,
    Invocation, Pairs, Parameter, ParameterKind, Part, Reference, ShellId, Text, commands, reach,
    steps,
};

/// A cmdlet as a command uses it.
struct Call<'a> {
    cmdlet: &'a str,
    parameters: Vec<(&'a str, Option<&'a Expression>)>,
    switches: Vec<&'a str>,
    /// Scripts may pipe what is mandatory.
    complete: bool,
}

pub(super) fn lint(parts: &[Part], catalogue: &Catalogue, reference: &Reference) -> Vec<Finding> {
    let mut cases = reach::Cases::of(catalogue);
    let mut found = Vec::new();
    for part in parts {
        for (path, step) in steps(part) {
            for (path, command) in commands(&path, step) {
                let shown = cases.shown(step, command);
                if let Some(message) = without_version(command, catalogue, &shown) {
                    found.push(part.finding(&path, message));
                }
                for call in calls(&command.action) {
                    let Some(cmdlet) = reference.cmdlet(call.cmdlet) else {
                        let message = format!("`{}` is not in the cmdlet table", call.cmdlet);
                        found.push(part.finding(&path, message));
                        continue;
                    };
                    let mut faults = spelling(&call, cmdlet, command, catalogue);
                    faults.extend(version_faults(&call, cmdlet, command, catalogue, &shown));
                    found.extend(
                        faults
                            .into_iter()
                            .map(|message| part.finding(&path, message)),
                    );
                }
            }
        }
    }
    found
}

fn calls(action: &Action) -> Vec<Call<'_>> {
    match action {
        Action::Command(call) => {
            let look = call.guard.as_ref().map(Guard::look);
            let look = look.map(|look| Call {
                cmdlet: &look.cmdlet,
                parameters: given(&look.parameters),
                switches: Vec::new(),
                complete: true,
            });
            std::iter::once(invocation(call)).chain(look).collect()
        }
        Action::Script(script) => script
            .uses
            .iter()
            .map(|one| Call {
                cmdlet: &one.cmdlet,
                parameters: one
                    .parameters
                    .iter()
                    .map(|name| (name.as_str(), None))
                    .collect(),
                switches: Vec::new(),
                complete: false,
            })
            .collect(),
        Action::Manual(_) | Action::Record(_) => Vec::new(),
    }
}

fn invocation(call: &Invocation) -> Call<'_> {
    Call {
        cmdlet: &call.cmdlet,
        parameters: given(&call.parameters),
        switches: call.switches.iter().map(Text::as_str).collect(),
        complete: true,
    }
}

fn given(parameters: &Pairs<Expression>) -> Vec<(&str, Option<&Expression>)> {
    parameters
        .iter()
        .map(|(name, value)| (name, Some(value)))
        .collect()
}

fn spelling(
    call: &Call<'_>,
    cmdlet: &Cmdlet,
    command: &Command,
    catalogue: &Catalogue,
) -> Vec<String> {
    let mut faults = Vec::new();
    let name = &cmdlet.name;
    if call.cmdlet != name {
        faults.push(format!("`{}` is spelled `{name}`", call.cmdlet));
    }
    if !cmdlet.shells.contains(&command.shell) {
        faults.push(format!(
            "`{name}` does not exist in the shell `{}`",
            command.shell
        ));
    }
    for (own, value) in &call.parameters {
        match cmdlet.parameters.get(own) {
            None if COMMON.contains(own) => {}
            None => faults.push(format!(
                "`{name}` has no parameter `-{own}` in the cmdlet table"
            )),
            Some(parameter) if !parameter.is_in(&command.shell) => {
                faults.push(no_such(name, own, &command.shell));
            }
            Some(parameter) => {
                for value in value.iter().flat_map(|value| leaves(value)) {
                    if !fits(value, parameter, catalogue) {
                        faults.push(format!("`{name} -{own}` takes {}", expected(parameter)));
                    }
                }
            }
        }
    }
    for own in &call.switches {
        match cmdlet.parameters.get(own) {
            None if COMMON.contains(own) => {}
            None => faults.push(format!(
                "`{name}` has no switch `-{own}` in the cmdlet table"
            )),
            Some(parameter) if !parameter.is_in(&command.shell) => {
                faults.push(no_such(name, own, &command.shell));
            }
            Some(parameter) if parameter.kind != ParameterKind::Switch => {
                faults.push(format!("`{name} -{own}` is not a switch: it needs a value"));
            }
            Some(_) => {}
        }
    }
    if call.complete {
        let given = call.parameters.iter().map(|(name, _)| *name);
        let given: Vec<&str> = given.chain(call.switches.iter().copied()).collect();
        faults.extend(set_fault(&given, cmdlet, &command.shell));
    }
    faults
}

fn no_such(cmdlet: &str, parameter: &str, shell: &ShellId) -> String {
    format!("`{cmdlet} -{parameter}` does not exist in the shell `{shell}`")
}

/// One parameter set must hold everything that is given, and get everything that it demands.
pub(super) fn set_fault(given: &[&str], cmdlet: &Cmdlet, shell: &ShellId) -> Option<String> {
    let has = |name: &str| given.iter().any(|own| own.eq_ignore_ascii_case(name));
    let belongs = |parameter: &Parameter, set: &str| {
        parameter.sets.is_empty() || parameter.sets.iter().any(|own| own == set)
    };
    let parameters = || {
        let all = cmdlet.parameters.iter();
        all.filter(|(_, one)| one.is_in(shell))
    };
    let mut sets: Vec<&str> = parameters()
        .flat_map(|(_, one)| one.sets.iter().map(Text::as_str))
        .collect();
    sets.extend(cmdlet.sets.iter().map(Text::as_str));
    sets.sort_unstable();
    sets.dedup();
    if sets.is_empty() {
        sets.push("");
    }
    let mut least: Option<String> = None;
    for set in sets {
        let foreign = parameters().find(|(name, one)| has(name) && !belongs(one, set));
        let lacking =
            parameters().find(|(name, one)| one.mandatory && belongs(one, set) && !has(name));
        match (foreign, lacking) {
            (None, None) => return None,
            (None, Some((name, _))) => least = Some(format!("`{}` needs `-{name}`", cmdlet.name)),
            (Some((name, _)), _) => {
                least.get_or_insert_with(|| {
                    format!(
                        "`{}` has no parameter set for these parameters; `-{name}` is one too many",
                        cmdlet.name
                    )
                });
            }
        }
    }
    least
}

/// Whether a command for machines of another version is shown where there may be none of them.
fn without_version(
    command: &Command,
    catalogue: &Catalogue,
    shown: &[reach::Case<'_>],
) -> Option<String> {
    let of = command.version_of.as_ref()?;
    let Some(asked) = catalogue.question(of.as_str()) else {
        return Some(format!("there is no question `{of}`"));
    };
    let shell = catalogue.shell(command.shell.as_str());
    let own = shell.and_then(|own| own.version.as_ref());
    let Some(versions) = own.and_then(|id| catalogue.question(id.as_str())) else {
        return Some(format!("the shell `{}` has no versions", command.shell));
    };
    let is_version = |id: &ChoiceId| versions.choice(id.as_str()).is_some();
    let stray = |case: &reach::Case<'_>| !case.choice(asked.id.as_str()).is_some_and(is_version);
    shown.iter().any(stray).then(|| {
        format!("it is for the versions of `{of}`, but may be shown where there is none: narrow its `when`")
    })
}

fn version_faults(
    call: &Call<'_>,
    cmdlet: &Cmdlet,
    command: &Command,
    catalogue: &Catalogue,
    shown: &[reach::Case<'_>],
) -> Vec<String> {
    let Some(asked) = catalogue
        .shell(command.shell.as_str())
        .and_then(|shell| shell.version.as_ref())
        .and_then(|id| catalogue.question(id.as_str()))
    else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    let mut check = |what: String, versions: &Condition, value: Option<&Expression>| {
        let tests: Vec<_> = versions
            .tests
            .iter()
            .filter(|(id, _)| *id == asked.id)
            .collect();
        let mut lacking: Vec<&str> = shown
            .iter()
            .filter(|case| value.is_none_or(|own| case.may_give(own)))
            .flat_map(|case| case.versions(command, asked))
            .filter(|choice| tests.iter().any(|(_, test)| !asked.passes(choice, test)))
            .map(ChoiceId::as_str)
            .collect();
        lacking.sort_unstable();
        lacking.dedup();
        if !lacking.is_empty() {
            let list = lacking.join(", ");
            faults.push(format!(
                "{what} does not exist in {list}: narrow the `when` of the command"
            ));
        }
    };
    check(format!("`{}`", cmdlet.name), &cmdlet.versions, None);
    let switches = call.switches.iter().map(|name| (*name, None));
    let used = call.parameters.iter().copied().chain(switches);
    for (name, value) in used {
        if let Some(parameter) = cmdlet.parameters.get(name) {
            check(
                format!("`{} -{name}`", cmdlet.name),
                &parameter.versions,
                value,
            );
        }
    }
    faults
}
