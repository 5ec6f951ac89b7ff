//! A call as it is worded here, held to the cmdlet table: shell, versions, names, one parameter set.
//! The kinds of values do not depend on the answers: the linter holds them.

use crate::catalogue::{
    Action, Catalogue, ChoiceId, Cmdlet, Command, Condition, Expression, Facts, Guard, Pairs,
    Parameter, Reference, Text,
};

/// Parameters that every cmdlet has.
const COMMON: [&str; 4] = ["ErrorAction", "WarningAction", "Verbose", "WhatIf"];

/// A cmdlet with what it is given here.
pub(super) struct Call<'a> {
    pub(super) cmdlet: &'a str,
    pub(super) names: Vec<&'a str>,
    /// Scripts may pipe what is mandatory.
    complete: bool,
}

/// The versions of its shell's cmdlets here; all of them where the version is not asked.
pub(super) fn versions(
    catalogue: &Catalogue,
    command: &Command,
    facts: &Facts<'_>,
) -> Vec<ChoiceId> {
    let shell = catalogue.shell(command.shell.as_str());
    let asked = shell.and_then(|own| own.version.as_ref());
    let Some(asked) = asked.and_then(|id| catalogue.question(id.as_str())) else {
        return Vec::new();
    };
    if let Some(of) = &command.version_of {
        return facts.acting(of.as_str()).to_vec();
    }
    match facts.acting(asked.id.as_str()) {
        [] => asked.choices.iter().map(|own| own.id.clone()).collect(),
        acting => acting.to_vec(),
    }
}

/// What a command calls here, the look before it included.
pub(super) fn calls<'a>(command: &'a Command, facts: &Facts<'_>) -> Vec<Call<'a>> {
    match &command.action {
        Action::Command(call) => {
            let mut names = given(&call.parameters, facts);
            names.extend(call.switches.iter().map(Text::as_str));
            let look = call.guard.as_ref().map(Guard::look).map(|look| Call {
                cmdlet: &look.cmdlet,
                names: given(&look.parameters, facts),
                complete: true,
            });
            let own = Call {
                cmdlet: &call.cmdlet,
                names,
                complete: true,
            };
            std::iter::once(own).chain(look).collect()
        }
        Action::Script(script) => {
            let uses = script.uses.iter().map(|own| Call {
                cmdlet: &own.cmdlet,
                names: own.parameters.iter().map(Text::as_str).collect(),
                complete: false,
            });
            uses.collect()
        }
        Action::Manual(_) | Action::Record(_) => Vec::new(),
    }
}

/// The parameters that get a value here: a choice without a branch leaves its parameter out.
fn given<'a>(parameters: &'a Pairs<Expression>, facts: &Facts<'_>) -> Vec<&'a str> {
    let given = parameters.iter().filter(|(_, own)| has_value(own, facts));
    given.map(|(name, _)| name).collect()
}

fn has_value(expression: &Expression, facts: &Facts<'_>) -> bool {
    match expression {
        Expression::Choose(branches) => branches
            .iter()
            .find(|own| own.when.holds(facts))
            .is_some_and(|own| has_value(&own.value, facts)),
        _ => true,
    }
}

impl Call<'_> {
    pub(super) fn faults(
        &self,
        catalogue: &Catalogue,
        reference: &Reference,
        command: &Command,
        versions: &[ChoiceId],
    ) -> Vec<String> {
        let Some(cmdlet) = reference.cmdlet(self.cmdlet) else {
            return vec![format!("`{}` is not in the cmdlet table", self.cmdlet)];
        };
        let name = &cmdlet.name;
        let mut faults = Vec::new();
        if !cmdlet.shells.contains(&command.shell) {
            faults.push(format!(
                "`{name}` does not exist in the shell `{}`",
                command.shell
            ));
        }
        let mut held = |what: String, condition: &Condition| {
            faults.extend(
                lacking(catalogue, command, condition, versions)
                    .map(|version| format!("{what} does not exist in {version}")),
            );
        };
        held(format!("`{name}`"), &cmdlet.versions);
        for own in &self.names {
            if let Some(parameter) = cmdlet.parameters.get(own) {
                held(format!("`{name} -{own}`"), &parameter.versions);
            }
        }
        for own in &self.names {
            match cmdlet.parameters.get(own) {
                Some(row) if !row.is_in(&command.shell) => faults.push(format!(
                    "`{name} -{own}` does not exist in the shell `{}`",
                    command.shell
                )),
                None if !COMMON.contains(own) => {
                    faults.push(format!("`{name} -{own}` is not in the cmdlet table"));
                }
                _ => {}
            }
        }
        if self.complete && !sets(cmdlet).iter().any(|set| self.fills(cmdlet, set)) {
            faults.push(format!(
                "`{name}` has no parameter set that takes and gets `{}`",
                self.names.join("`, `")
            ));
        }
        faults
    }

    /// Whether a set holds everything that is given, and gets everything that it demands.
    fn fills(&self, cmdlet: &Cmdlet, set: &str) -> bool {
        let has = |name: &str| self.names.iter().any(|own| own.eq_ignore_ascii_case(name));
        let belongs =
            |own: &Parameter| own.sets.is_empty() || own.sets.iter().any(|one| one == set);
        cmdlet.parameters.iter().all(|(name, own)| {
            if has(name) {
                belongs(own)
            } else {
                !(own.mandatory && belongs(own))
            }
        })
    }
}

fn sets(cmdlet: &Cmdlet) -> Vec<&str> {
    let named = cmdlet.parameters.iter().flat_map(|(_, own)| &own.sets);
    let sets: Vec<&str> = named.chain(&cmdlet.sets).map(Text::as_str).collect();
    if sets.is_empty() { vec![""] } else { sets }
}

/// The versions of these that do not pass what a row says of the version question of the shell.
fn lacking<'v>(
    catalogue: &Catalogue,
    command: &Command,
    condition: &Condition,
    versions: &'v [ChoiceId],
) -> impl Iterator<Item = &'v ChoiceId> {
    let shell = catalogue.shell(command.shell.as_str());
    let asked = shell.and_then(|own| own.version.as_ref());
    let asked = asked.and_then(|id| catalogue.question(id.as_str()));
    versions.iter().filter(move |choice| {
        asked.is_some_and(|asked| {
            let mut tests = condition.tests.iter().filter(|(id, _)| *id == asked.id);
            tests.any(|(_, test)| !asked.passes(choice, test))
        })
    })
}
