//! Why a step has its need.

use std::borrow::Cow;

use super::Sides;
use crate::catalogue::{ChoiceId, MAILBOX, Mailbox, Need, NeedRule, Step};

/// A reason, with the answers that decided it.
#[derive(Clone, Debug, PartialEq)]
pub struct Because<'a> {
    pub need: Need,
    /// Of the knowledge base; made here where the answers alone decide.
    pub rule: Cow<'a, NeedRule>,
    /// The side it speaks of, in an Exchange hybrid.
    pub mailbox: Option<Mailbox>,
    pub answers: Vec<(&'a str, Vec<ChoiceId>)>,
}

/// The need on each side.
pub(crate) fn per_side<'a>(step: &'a Step, sides: &Sides<'a>) -> Vec<(Mailbox, Because<'a>)> {
    sides
        .iter()
        .filter_map(|(side, facts)| {
            let place = step.needs.iter().position(|rule| rule.when.holds(facts))?;
            let rule = step.needs.get(place)?;
            let mailbox = (sides.len() > 1).then_some(*side);
            // A rule also holds because those before it do not.
            let answers = deciding(step.needs.get(..=place)?)
                .into_iter()
                .map(|id| (id, facts.acting(id).to_vec()))
                .filter(|(id, choices)| !choices.is_empty() && facts.is_asked(id))
                .collect();
            Some((
                *side,
                Because {
                    need: rule.need,
                    rule: Cow::Borrowed(rule),
                    mailbox,
                    answers,
                },
            ))
        })
        .collect()
}

/// The questions that these rules look at; the side of the mailbox is the answer to `exchange`.
fn deciding(rules: &[NeedRule]) -> Vec<&str> {
    let mut found = Vec::new();
    for id in rules.iter().flat_map(|rule| rule.when.questions()) {
        let id = if *id == MAILBOX {
            "exchange"
        } else {
            id.as_str()
        };
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The reasons, those of the stronger need first; a reason that both sides share is given once.
pub(crate) fn joined<'a>(per_side: &[(Mailbox, Because<'a>)]) -> (Need, Vec<Because<'a>>) {
    let need = per_side
        .iter()
        .map(|(_, because)| because.need)
        .max()
        .unwrap_or(Need::NotNeeded);
    let mut reasons: Vec<Because<'a>> = Vec::new();
    for (_, because) in per_side {
        match reasons
            .iter_mut()
            .find(|own| std::ptr::eq(&raw const *own.rule, &raw const *because.rule))
        {
            Some(same) => same.mailbox = None,
            None => reasons.push(because.clone()),
        }
    }
    reasons.sort_by_key(|because| std::cmp::Reverse(because.need));
    (need, reasons)
}
