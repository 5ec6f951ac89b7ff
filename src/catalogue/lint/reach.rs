//! For which product versions a command can be shown: conditions with some answers left open.

use std::collections::HashMap;
use std::rc::Rc;

use super::{
    Catalogue, Choice, ChoiceId, Command, Condition, Expression, Facts, MAILBOX, Mailbox, Question,
    QuestionId, Shell, Step, Test,
};

/// The questions that decide which cmdlets exist; all others stay open.
const DECIDED: [&str; 6] = [
    "exchange",
    "lync",
    "exchange-version",
    "exchange-also",
    "lync-version",
    "lync-also",
];

/// A scenario of which only the products and the mailbox side are known.
#[derive(Clone)]
pub(super) struct Case<'a> {
    catalogue: &'a Catalogue,
    choices: Vec<(&'a str, Option<&'a ChoiceId>)>,
    mailbox: Mailbox,
}

/// Yes, no, or open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Truth {
    No,
    Open,
    Yes,
}

/// The cases of each set of questions that some command looks at.
pub(super) struct Cases<'a> {
    catalogue: &'a Catalogue,
    known: HashMap<Vec<&'static str>, Rc<Vec<Case<'a>>>>,
}

impl<'a> Cases<'a> {
    pub(super) fn of(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            known: HashMap::new(),
        }
    }

    /// Every case in which a command of a step may be shown, as far as it looks at what is decided.
    pub(super) fn shown(&mut self, step: &Step, command: &Command) -> Vec<Case<'a>> {
        let wanted = looked_at(self.catalogue, step, command);
        let all = match self.known.get(&wanted) {
            Some(all) => Rc::clone(all),
            None => Rc::new(cases(self.catalogue, &wanted)),
        };
        self.known.insert(wanted, Rc::clone(&all));
        let shown = all.iter().filter(|case| case.may_show(step, command));
        shown.cloned().collect()
    }
}

/// The decided questions that a command, its step and its shell look at, and those that decide these.
fn looked_at(catalogue: &Catalogue, step: &Step, command: &Command) -> Vec<&'static str> {
    let mut read: Vec<&QuestionId> = Vec::new();
    let needs = step.needs.iter().map(|rule| &rule.when);
    read.extend(needs.chain([&command.when]).flat_map(Condition::questions));
    command.visit_expressions(&mut |own| {
        if let Expression::Choose(branches) = own {
            read.extend(branches.iter().flat_map(|one| one.when.questions()));
        }
    });
    read.extend(&command.version_of);
    if let Some(shell) = catalogue.shell(command.shell.as_str()) {
        read.extend(&shell.version);
        let levels = shell.language.iter();
        read.extend(levels.flat_map(|own| own.when.questions()));
    }
    let mut wanted: Vec<&'static str> = Vec::new();
    for id in DECIDED.into_iter().rev() {
        let gates = catalogue.questions.iter().filter(|own| {
            wanted.contains(&own.id.as_str())
                && gates(own).any(|when| when.questions().iter().any(|one| **one == id))
        });
        if id == "exchange" || read.iter().any(|own| **own == id) || gates.count() > 0 {
            wanted.push(id);
        }
    }
    wanted.reverse();
    wanted
}

/// What decides whether a question is asked and what it offers.
fn gates(question: &Question) -> impl Iterator<Item = &Condition> {
    let bars = question.choices.iter().flat_map(|own| &own.barred);
    std::iter::once(&question.when).chain(bars.map(|own| &own.when))
}

/// Every case that can come about, with both sides of an Exchange hybrid.
fn cases<'a>(catalogue: &'a Catalogue, wanted: &[&'static str]) -> Vec<Case<'a>> {
    let mut open: Vec<Vec<(&str, Option<&ChoiceId>)>> = vec![Vec::new()];
    for id in wanted.iter().copied() {
        let Some(question) = catalogue.question(id) else {
            continue;
        };
        open = open
            .into_iter()
            .flat_map(|known| {
                let mut facts = Facts::default();
                for (id, choice) in &known {
                    if let (Some(asked), Some(choice)) = (catalogue.question(id), choice) {
                        facts.act(asked, vec![(*choice).clone()]);
                    }
                }
                let choices: Vec<Option<&ChoiceId>> = if question.when.holds(&facts) {
                    let offered = question
                        .choices
                        .iter()
                        .filter(|own| !is_barred(own, &facts));
                    offered.map(|choice| Some(&choice.id)).collect()
                } else {
                    vec![None]
                };
                choices.into_iter().map(move |choice| {
                    let mut longer = known.clone();
                    longer.push((id, choice));
                    longer
                })
            })
            .collect();
    }
    let sides = |choices: &[(&str, Option<&ChoiceId>)]| {
        let exchange = choices
            .iter()
            .find(|(id, _)| *id == "exchange")
            .and_then(|(_, choice)| *choice);
        Mailbox::ALL
            .into_iter()
            .filter(|side| exchange.is_none_or(|c| c == "hybrid" || c == side.as_str()))
            .collect::<Vec<_>>()
    };
    open.into_iter()
        .flat_map(|choices| {
            sides(&choices).into_iter().map(move |mailbox| Case {
                catalogue,
                choices: choices.clone(),
                mailbox,
            })
        })
        .collect()
}

/// Whether a choice is not to be had, by what is decided alone.
fn is_barred(choice: &Choice, facts: &Facts<'_>) -> bool {
    choice.barred.iter().any(|bar| {
        let mut read = bar.when.questions().into_iter();
        read.all(|id| DECIDED.contains(&id.as_str())) && bar.when.holds(facts)
    })
}

impl<'a> Case<'a> {
    /// The choice that acts for a question here; none where it is not asked or left open.
    pub(super) fn choice(&self, question: &str) -> Option<&'a ChoiceId> {
        self.choices
            .iter()
            .find(|(id, _)| *id == question)
            .and_then(|(_, choice)| *choice)
    }

    /// The versions that a command may meet here: any, where the question is not asked, for the thing itself has
    /// a version.
    pub(super) fn versions(&self, command: &Command, asked: &'a Question) -> Vec<&'a ChoiceId> {
        if let Some(of) = &command.version_of {
            let own = self.choice(of.as_str());
            let own = own.filter(|own| asked.choice(own.as_str()).is_some());
            return own.into_iter().collect();
        }
        match self.choice(asked.id.as_str()) {
            Some(choice) => vec![choice],
            None => asked.choices.iter().map(|own| &own.id).collect(),
        }
    }

    /// Whether a value may be given here; a choice between values gives none where no branch applies.
    pub(super) fn may_give(&self, value: &Expression) -> bool {
        match value {
            Expression::Choose(branches) => branches
                .iter()
                .any(|own| self.truth(&own.when) != Truth::No && self.may_give(&own.value)),
            _ => true,
        }
    }

    /// The PowerShell level of a shell here; the first entry that may apply, the lowest where its version is not asked.
    pub(super) fn level(&self, shell: &Shell) -> u8 {
        if let Some(version) = &shell.version
            && self.choice(version.as_str()).is_none()
        {
            let levels = shell.language.iter().map(|own| own.level);
            return levels.min().unwrap_or(u8::MAX);
        }
        let own = shell
            .language
            .iter()
            .find(|own| self.truth(&own.when) != Truth::No);
        own.map_or(u8::MAX, |own| own.level)
    }

    /// Whether a command of a step may be shown in this case.
    fn may_show(&self, step: &Step, command: &Command) -> bool {
        let verify = step.verify.iter().any(|own| std::ptr::eq(own, command));
        self.may_take_place(step, verify) && self.truth(&command.when) != Truth::No
    }

    fn may_take_place(&self, step: &Step, verify: bool) -> bool {
        for rule in &step.needs {
            let truth = self.truth(&rule.when);
            let shown = if verify {
                rule.need.takes_place()
            } else {
                rule.need.is_to_do()
            };
            if truth != Truth::No && shown {
                return true;
            }
            if truth == Truth::Yes {
                return false;
            }
        }
        false
    }

    fn truth(&self, condition: &Condition) -> Truth {
        let tests = condition
            .tests
            .iter()
            .map(|(question, test)| self.test(question, test));
        let any = condition
            .any
            .iter()
            .map(|one| self.truth(one))
            .max()
            .into_iter();
        let not = condition.not.iter().map(|one| match self.truth(one) {
            Truth::Yes => Truth::No,
            Truth::Open => Truth::Open,
            Truth::No => Truth::Yes,
        });
        tests.chain(any).chain(not).min().unwrap_or(Truth::Yes)
    }

    fn test(&self, question: &QuestionId, test: &Test) -> Truth {
        let decided = |holds: bool| if holds { Truth::Yes } else { Truth::No };
        if question == MAILBOX {
            let Test::OneOf(sides) = test else {
                return Truth::No;
            };
            return decided(sides.iter().any(|side| side == self.mailbox.as_str()));
        }
        if !DECIDED.contains(&question.as_str()) {
            return Truth::Open;
        }
        let Some(asked) = self.catalogue.question(question.as_str()) else {
            return Truth::No;
        };
        decided(
            self.choice(question.as_str())
                .is_some_and(|choice| asked.passes(choice, test)),
        )
    }
}
