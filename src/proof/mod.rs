//! The proof over the whole tree of answers, without visiting each leaf: what is proven of a step, a command or a
//! feature depends only on the questions that it looks at, so each is proven on the tree of these.

mod choices;
mod commands;
mod exceptions;
mod features;
mod found;
mod lawful;
mod line;
mod places;
mod reach;
mod readings;
mod steps;
mod support;
mod today;
mod tree;
mod unused;
mod wanted;

pub use found::Found;
pub use line::thousands;

use std::collections::{BTreeSet, HashSet};
use std::ops::ControlFlow;
use std::rc::Rc;

use crate::catalogue::{Action, Catalogue, ChoiceId, Command, Facts, Reference};
use crate::plan::PlannedCommand;
use found::Findings;
use support::Reads;
use tree::Tree;

/// What was proven, and what stands against it.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The scenarios: every question that is asked, answered in every way.
    pub leaves: u128,
    /// The sets of answers that were looked at in their place.
    pub projections: usize,
    pub steps: usize,
    pub commands: usize,
    /// The distinct PowerShell texts, each with its shell.
    pub texts: BTreeSet<(String, String)>,
    /// The cmdlets that are emitted, with the parameters and switches that they are given: of Microsoft's reference.
    pub referenced: Emitted,
    /// The same of rows that rest on other sources.
    pub own: Emitted,
    /// What was let pass by name: values that nothing documents, features without a step of their own.
    pub excepted: Vec<&'static str>,
    pub findings: Vec<Found>,
}

/// How many cmdlets are emitted, and how many parameters they are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emitted {
    pub cmdlets: usize,
    pub parameters: usize,
}

/// Proves a knowledge base: needs, wording, lawful calls, paths of features, order, and nothing in vain, choices
/// included.
#[must_use]
pub fn prove(catalogue: &Catalogue, reference: &Reference) -> Proof {
    let tree = Rc::new(Tree::of(catalogue));
    let mut walk = Walk {
        catalogue,
        reference,
        tree,
        projections: 0,
        findings: Findings::default(),
        texts: BTreeSet::new(),
        used: BTreeSet::new(),
        proven: HashSet::new(),
        excepted: BTreeSet::new(),
    };
    let ahead = walk.tree.looking_ahead();
    for (question, read) in &ahead {
        walk.findings.note_always(format!(
            "question `{}` looks at `{read}`, which is not asked before it",
            question.id
        ));
    }
    // Without that the projections prove nothing.
    if ahead.is_empty() {
        steps::prove(&mut walk);
        commands::prove(&mut walk);
        features::prove(&mut walk);
        reach::prove(&mut walk);
        readings::prove(&mut walk);
        today::prove(&mut walk);
        unused::prove(&mut walk);
        choices::prove(&mut walk);
        wanted::prove(&mut walk);
        for own in exceptions::expected(catalogue) {
            if !walk.excepted.contains(own) {
                walk.findings.note_always(format!(
                    "the exception for `{own}` is not needed: take it out"
                ));
            }
        }
    }
    walk.result()
}

/// A proof under way.
struct Walk<'a> {
    catalogue: &'a Catalogue,
    reference: &'a Reference,
    tree: Rc<Tree<'a>>,
    projections: usize,
    findings: Findings,
    texts: BTreeSet<(String, String)>,
    /// Cmdlets, and the parameters that each is given.
    used: BTreeSet<(&'a str, Option<&'a str>)>,
    /// Calls that were held to the table: shell, text, versions, and of a script which one.
    proven: HashSet<(&'a str, String, Vec<ChoiceId>, Option<&'a str>)>,
    excepted: BTreeSet<&'static str>,
}

impl<'a> Walk<'a> {
    /// Looks at the leaves of the tree of these questions, until enough was seen.
    fn through(
        &mut self,
        reads: &Reads<'a>,
        at: &mut dyn FnMut(&mut Self, &Facts<'a>) -> ControlFlow<()>,
    ) {
        let tree = Rc::clone(&self.tree);
        tree.walk(reads, &mut |facts| {
            self.projections += 1;
            at(self, facts)
        });
    }

    fn note(&mut self, facts: &Facts<'_>, message: String) {
        self.findings.note(self.catalogue, facts, message);
    }

    /// Whether this text was not held to the table of these versions before.
    fn is_new(
        &mut self,
        command: &'a Command,
        planned: &PlannedCommand<'_>,
        versions: &[ChoiceId],
    ) -> bool {
        // What a script uses is told beside its text.
        let script = matches!(command.action, Action::Script(_)).then_some(&*command.id);
        let text = planned.worded.preview.clone();
        let shell = command.shell.as_str();
        self.proven.insert((shell, text, versions.to_vec(), script))
    }

    /// What is emitted of the rows that have a module of Microsoft's reference, or of the others.
    fn emitted(&self, referenced: bool) -> Emitted {
        let mut emitted = Emitted::default();
        for (cmdlet, parameter) in &self.used {
            let row = self.reference.cmdlet(cmdlet);
            if row.is_none_or(|own| own.module.is_empty()) == referenced {
                continue;
            }
            match parameter {
                None => emitted.cmdlets += 1,
                Some(_) => emitted.parameters += 1,
            }
        }
        emitted
    }

    fn result(self) -> Proof {
        let all = self.catalogue.steps.iter();
        let (referenced, own) = (self.emitted(true), self.emitted(false));
        Proof {
            leaves: self.tree.leaves(),
            projections: self.projections,
            steps: self.catalogue.steps.len(),
            commands: all.map(|own| own.all_commands().count()).sum(),
            texts: self.texts,
            referenced,
            own,
            excepted: self.excepted.into_iter().collect(),
            findings: self.findings.all(),
        }
    }
}
