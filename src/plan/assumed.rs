//! Which defaults decided something.

use super::{Asked, Plan, PlannedStep, Sides, Values, dispute};
use crate::catalogue::{Condition, Dispute, Expression, QuestionId, ValueId, WANTED};

/// The questions that were not answered, could be answered otherwise, and that something shown looked at.
pub(super) fn plan<'a>(
    plan: &Plan<'a>,
    sides: &Sides<'a>,
    values: &Values<'a>,
) -> Vec<&'a QuestionId> {
    let by_default = plan.scenario.asked.iter().filter(|own| is_open(own));
    let by_default: Vec<&QuestionId> = by_default.map(|own| &own.question.id).collect();
    let mut unseen = Unseen(by_default.clone());
    let orders = plan.catalogue.orders.iter();
    unseen.until_it_holds(&orders.map(|own| &own.when), sides);
    for planned in &plan.steps {
        let rules = planned.step.needs.iter().map(|rule| &rule.when);
        unseen.until_it_holds(&rules, sides);
        if planned.need.takes_place() {
            unseen.card(planned, values);
            let gates = planned.step.then.iter();
            let gates = gates.filter_map(|id| plan.catalogue.gate(id.as_str()));
            gates.for_each(|gate| unseen.look(&gate.when));
            let errata = dispute::of_step(&plan.catalogue.errata, &planned.step.id);
            errata.for_each(|own| unseen.look(&own.when));
        }
        if Dispute::shows(planned.need) {
            let disputes = dispute::of_step(&plan.catalogue.disputes, &planned.step.id);
            disputes.for_each(|own| unseen.look(&own.when));
        }
    }
    for feature in &plan.catalogue.features {
        unseen.until_it_holds(&feature.cells.iter().map(|cell| &cell.when), sides);
    }
    for notice in &plan.catalogue.notices {
        unseen.look(&notice.when);
    }
    // What is wanted decides about every step that serves a feature.
    let looks = |own: &PlannedStep<'_>| own.left_out.is_some() || !own.lost_without.is_empty();
    if plan.steps.iter().any(looks) {
        unseen.0.retain(|id| **id != *WANTED);
    }
    let Unseen(rest) = unseen;
    let decided = by_default.into_iter().filter(|id| !rest.contains(id));
    decided.collect()
}

/// Whether a default acts that an answer could change.
fn is_open(asked: &Asked<'_>) -> bool {
    let offered = asked.offers.iter().filter(|own| own.barred.is_none());
    asked.by_default && !asked.acting.is_empty() && offered.count() > 1
}

/// The questions that nothing has looked at so far.
struct Unseen<'a>(Vec<&'a QuestionId>);

impl<'a> Unseen<'a> {
    fn look(&mut self, when: &Condition) {
        self.0.retain(|id| !when.looks_at(id));
    }

    /// Rules of which the first that holds decides: those behind it are not looked at.
    fn until_it_holds<'r>(
        &mut self,
        rules: &(impl Iterator<Item = &'r Condition> + Clone),
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
    fn card(&mut self, planned: &PlannedStep<'a>, values: &Values<'a>) {
        if self.0.is_empty() {
            return;
        }
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
        for own in planned.work() {
            own.command.visit_expressions(&mut |expression| {
                if let Expression::Choose(branches) = expression {
                    for branch in branches {
                        self.look(&branch.when);
                    }
                }
            });
            let mut worded_with = |id: &ValueId| {
                if let (None, Some(value)) = (values.given(id), values.known(id)) {
                    for rule in &value.defaults {
                        self.look(&rule.when);
                    }
                }
            };
            own.command.visit_slots(&mut worded_with);
            own.command.each.iter().for_each(worded_with);
        }
    }
}
