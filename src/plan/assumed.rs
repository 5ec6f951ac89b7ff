//! Which defaults decided something.

use super::{Plan, PlannedStep, Sides};
use crate::catalogue::{Condition, Expression, QuestionId};

/// The questions that were not answered, could be answered otherwise, and that something shown looked at.
pub(super) fn plan<'a>(plan: &Plan<'a>, sides: &Sides<'a>) -> Vec<&'a QuestionId> {
    let mut consulted = Consulted(Vec::new());
    for planned in &plan.steps {
        let rules = planned.step.needs.iter().map(|rule| &rule.when);
        consulted.until_it_holds(&rules, sides);
        if planned.need.takes_place() {
            consulted.card(planned, plan);
        }
    }
    for feature in &plan.catalogue.features {
        consulted.until_it_holds(&feature.cells.iter().map(|cell| &cell.when), sides);
    }
    for notice in &plan.catalogue.notices {
        consulted.look(&notice.when);
    }
    let Consulted(decided) = consulted;
    let open = plan
        .scenario
        .asked
        .iter()
        .filter(|asked| asked.by_default && !asked.acting.is_empty());
    open.filter(|asked| {
        asked
            .offers
            .iter()
            .filter(|offer| offer.barred.is_none())
            .count()
            > 1
    })
    .map(|asked| &asked.question.id)
    .filter(|id| decided.contains(id))
    .collect()
}

/// The questions that were looked at.
struct Consulted<'a>(Vec<&'a QuestionId>);

impl<'a> Consulted<'a> {
    fn look(&mut self, when: &'a Condition) {
        for id in when.questions() {
            if !self.0.contains(&id) {
                self.0.push(id);
            }
        }
    }

    /// Rules of which the first that holds decides: those behind it are not looked at.
    fn until_it_holds(
        &mut self,
        rules: &(impl Iterator<Item = &'a Condition> + Clone),
        sides: &Sides<'a>,
    ) {
        for (_, facts) in sides {
            for when in rules.clone() {
                self.look(when);
                if when.holds(facts) {
                    break;
                }
            }
        }
    }

    /// What the card of a step that takes place shows or leaves out.
    fn card(&mut self, planned: &PlannedStep<'a>, plan: &Plan<'a>) {
        let step = planned.step;
        let (commands, undo): (&[_], &[_]) = if planned.need.is_to_do() {
            (&step.commands, &step.undo)
        } else {
            (&[], &[])
        };
        for own in commands.iter().chain(&step.verify).chain(undo) {
            self.look(&own.when);
        }
        step.notes.iter().for_each(|own| self.look(&own.when));
        step.failures.iter().for_each(|own| self.look(&own.when));
        step.unlocks
            .iter()
            .chain(&step.contributes)
            .for_each(|own| self.look(&own.when));
        for own in planned.commands.iter().chain(&planned.verify) {
            for expression in own.command.expressions() {
                if let Expression::Choose(branches) = expression {
                    for branch in branches {
                        self.look(&branch.when);
                    }
                }
            }
            for id in own.command.slots() {
                let filled_in = plan
                    .values
                    .iter()
                    .any(|own| own.value.id == *id && own.given.is_some());
                if let (false, Some(value)) = (filled_in, plan.catalogue.value(id.as_str())) {
                    value.defaults.iter().for_each(|rule| self.look(&rule.when));
                }
            }
        }
    }
}
