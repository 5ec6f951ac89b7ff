//! Holds the knowledge base to its own rules; all faults are reported at once.

mod cmdlets;
mod conditions;
mod coverage;
mod disputes;
mod gates;
mod ids;
mod items;
mod lifecycle;
mod order;
mod outside;
mod pipes;
mod properties;
mod questions;
mod reach;
mod references;
mod retired;
mod rows;
mod scripts;
mod shorts;
mod sources;
mod symptoms;
mod types;
mod uses;
mod values;
mod wanted;
mod words;

use super::action::looks;
use super::{
    Action, Article, ArticleId, Catalogue, Choice, ChoiceId, Cmdlet, Command, Condition, Dispute,
    Expression, Facts, Feature, FeatureId, Finding, Gate, Guard, Invocation, Item, ItemSlot,
    Lifecycle, LifecycleId, MAILBOX, Mailbox, Need, Pairing, Pairs, Parameter, ParameterKind, Part,
    Piece, Placed, Presumed, Purpose, Question, QuestionId, Reference, Script, ScriptCall,
    ScriptWords, Shell, ShellId, Step, StepId, Symptom, SymptomKind, Template, Term, Test, Text,
    Use, Value, ValueId, ValueKind, WANTED, is_date, is_kebab,
};

/// Every fault of these files, taken together.
pub(super) fn lint(parts: &[Part], catalogue: &Catalogue, reference: &Reference) -> Vec<Finding> {
    let mut findings = alone(parts);
    findings.extend(shorts::lint(parts));
    findings.extend(ids::lint(parts));
    findings.extend(references::lint(parts, catalogue));
    findings.extend(questions::lint(parts, catalogue));
    findings.extend(scripts::lint(parts, catalogue));
    findings.extend(order::lint(parts, catalogue));
    findings.extend(gates::lint(parts, catalogue));
    findings.extend(values::lint(parts, catalogue));
    findings.extend(lifecycle::lint(parts, catalogue));
    findings.extend(wanted::lint(parts, catalogue));
    findings.extend(disputes::lint(parts, catalogue));
    findings.extend(coverage::lint(parts, catalogue, reference));
    findings.extend(retired::lint(parts, catalogue, reference));
    findings.extend(sources::lint(parts, catalogue));
    findings.extend(symptoms::lint(parts, catalogue));
    findings.extend(properties::lint(parts, reference));
    findings.extend(uses::lint(parts, reference));
    findings.extend(outside::lint(parts, reference));
    findings.extend(pipes::lint(parts, reference));
    findings.extend(cmdlets::lint(parts, catalogue, reference));
    findings
}

/// Every fault that an entry has whatever the others say.
pub(super) fn alone(parts: &[Part]) -> Vec<Finding> {
    let mut findings = words::lint(parts);
    findings.extend(rows::lint(parts));
    findings
}

/// Each step of a part with its key path.
fn steps(part: &Part) -> impl Iterator<Item = (String, &Step)> {
    part.content
        .step
        .iter()
        .enumerate()
        .map(|(index, step)| (format!("step[{index}]"), step))
}

/// The keys that name a step or a feature which is not there, with what to say.
fn unknown(
    (steps, features): (&[StepId], &[FeatureId]),
    catalogue: &Catalogue,
) -> impl Iterator<Item = (&'static str, String)> {
    let steps = steps.iter();
    let steps = steps.filter(|id| catalogue.step(id.as_str()).is_none());
    let features = features.iter();
    let features = features.filter(|id| catalogue.feature(id.as_str()).is_none());
    steps
        .map(|id| ("steps", format!("there is no step `{id}`")))
        .chain(features.map(|id| ("features", format!("there is no feature `{id}`"))))
}

/// The scripts of all steps with their commands and key paths.
fn scripts_of(part: &Part) -> impl Iterator<Item = (String, &Command, &Script)> {
    let commands = steps(part).flat_map(|(path, step)| commands(&path, step));
    commands.filter_map(|(path, command)| match &command.action {
        Action::Script(script) => Some((path, command, script)),
        _ => None,
    })
}

/// The commands, checks and undo commands of a step with their key paths.
fn commands<'a>(path: &str, step: &'a Step) -> Vec<(String, &'a Command)> {
    let named = |key: &str, list: &'a [Command]| {
        list.iter()
            .enumerate()
            .map(|(index, command)| (format!("{path}.{key}[{index}]"), command))
            .collect::<Vec<_>>()
    };
    let mut all = named("command", &step.commands);
    all.extend(named("verify", &step.verify));
    all.extend(named("undo", &step.undo));
    all
}
