//! Which defaults decided something.

use super::{Plan, PlannedStep, Sides};
use crate::catalogue::{Catalogue, Condition, Expression, QuestionId, Template};

/// The questions that were not answered and that a rule which decided looked at.
pub(super) fn plan<'a>(plan: &Plan<'a>, sides: &Sides<'a>) -> Vec<&'a QuestionId> {
    let mut consulted = Consulted(Vec::new());
    for planned in &plan.steps {
        let rules = planned.step.needs.iter().map(|rule| &rule.when);
        consulted.until_it_holds(&rules, sides);
        if planned.need.is_to_do() {
            consulted.commands(planned, plan.catalogue);
        }
    }
    for feature in &plan.catalogue.features {
        consulted.until_it_holds(&feature.cells.iter().map(|cell| &cell.when), sides);
    }
    let Consulted(decided) = consulted;
    plan.scenario
        .asked
        .iter()
        .filter(|asked| asked.by_default && !asked.acting.is_empty())
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

    fn commands(&mut self, planned: &PlannedStep<'a>, catalogue: &'a Catalogue) {
        for command in planned.step.all_commands() {
            self.look(&command.when);
        }
        for own in planned.commands.iter().chain(&planned.verify) {
            for expression in own.command.expressions() {
                if let Expression::Choose(branches) = expression {
                    for branch in branches {
                        self.look(&branch.when);
                    }
                }
            }
            for id in own
                .command
                .templates()
                .into_iter()
                .flat_map(Template::slots)
            {
                for rule in catalogue
                    .value(id.as_str())
                    .iter()
                    .flat_map(|value| &value.defaults)
                {
                    self.look(&rule.when);
                }
            }
        }
    }
}
