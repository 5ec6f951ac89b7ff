//! Which questions are asked, what may be answered, and what acts.

use crate::catalogue::{Catalogue, Choice, ChoiceId, Facts, Mailbox, Question, USER_PAIRS};
use crate::session::Session;

/// The scenario questions as they stand.
#[derive(Clone, Debug)]
pub struct Scenario<'a> {
    /// The visible questions, in order.
    pub asked: Vec<Asked<'a>>,
    /// What acts, for conditions to look at.
    pub facts: Facts<'a>,
}

/// A visible question.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    pub question: &'a Question,
    pub offers: Vec<Offer<'a>>,
    /// What acts while nothing is said: the default of this scenario, as far as it is offered.
    pub default: Vec<ChoiceId>,
    /// What was said, whether it acts or not.
    pub answer: Option<Vec<ChoiceId>>,
    /// What acts: the answer where it is offered, else the default.
    pub acting: Vec<ChoiceId>,
    pub by_default: bool,
}

/// A choice, and why it is not to be had.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    pub choice: &'a Choice,
    /// The reason for which it is not offered.
    pub barred: Option<&'a str>,
}

impl<'a> Scenario<'a> {
    /// The scenario of a session, and what of its answers does not act.
    pub(super) fn of(catalogue: &'a Catalogue, session: &Session) -> (Self, Vec<String>) {
        let mut facts = Facts::default();
        let mut asked = Vec::new();
        let mut findings = Vec::new();
        for question in &catalogue.questions {
            if !question.when.holds(&facts) {
                if let Some(choices) = question.implied(&facts) {
                    let choices = choices.to_vec();
                    facts.act(question, choices);
                }
                continue;
            }
            let offers = offers(question, &facts);
            let answer = session.answers.get(question.id.as_str());
            let (said, fault) = match answer {
                None => (None, None),
                Some(answer) => {
                    let said = answer.choices().to_vec();
                    let fault = refusal(question, &offers, &said);
                    (Some(said), fault)
                }
            };
            findings.extend(fault.iter().cloned());
            let default = default(question, &facts, &offers);
            let (acting, by_default) = match &said {
                Some(said) if fault.is_none() => (said.clone(), false),
                _ => (default.clone(), true),
            };
            facts.act(question, acting.clone());
            asked.push(Asked {
                question,
                offers,
                default,
                answer: said,
                acting,
                by_default,
            });
        }
        for id in session
            .answers
            .keys()
            .filter(|id| catalogue.question(id.as_str()).is_none())
        {
            let id = id.as_str().escape_debug();
            findings.push(format!(
                "the answer to `{id}` is kept, but this version knows no such question"
            ));
        }
        (Self { asked, facts }, findings)
    }

    /// The mailbox sides, each with the facts seen from there; none while the pairing is not answered.
    #[must_use]
    pub fn sides(&self) -> Vec<(Mailbox, Facts<'a>)> {
        if self.facts.acting("lync").is_empty() {
            return Vec::new();
        }
        sides(&self.facts)
    }
}

/// The same facts, seen from each mailbox side that there is; in an Exchange hybrid, from each that a user has.
pub(crate) fn sides<'a>(facts: &Facts<'a>) -> Vec<(Mailbox, Facts<'a>)> {
    let is_hybrid = facts.is("exchange", &["hybrid"]) && !facts.acting(USER_PAIRS).is_empty();
    Mailbox::ALL
        .into_iter()
        .filter(|side| facts.is("exchange", &["hybrid", side.as_str()]))
        .filter(|side| !is_hybrid || facts.is(USER_PAIRS, &side.user_pairs()))
        .map(|side| (side, facts.seen_from(side)))
        .collect()
}

fn offers<'a>(question: &'a Question, facts: &Facts<'_>) -> Vec<Offer<'a>> {
    question
        .choices
        .iter()
        .map(|choice| {
            let barred = choice.barred.iter().find(|own| own.when.holds(facts));
            Offer {
                choice,
                barred: barred.map(|own| own.reason.as_str()),
            }
        })
        .collect()
}

/// Why an answer does not act.
fn refusal(question: &Question, offers: &[Offer<'_>], said: &[ChoiceId]) -> Option<String> {
    let id = &question.id;
    if said.is_empty() || (said.len() > 1 && !question.many) {
        return Some(format!(
            "the answer to `{id}` is not one choice: the default acts"
        ));
    }
    said.iter().find_map(
        |choice| match offers.iter().find(|offer| offer.choice.id == *choice) {
            None => {
                let choice = choice.as_str().escape_debug();
                Some(format!("`{id}` has no choice `{choice}`: the default acts"))
            }
            Some(Offer {
                barred: Some(reason),
                ..
            }) => Some(format!(
                "`{id} = {choice}` is not offered here, the default acts: {reason}"
            )),
            Some(_) => None,
        },
    )
}

/// The default, without what is barred here; nothing where the question has none.
fn default(question: &Question, facts: &Facts<'_>, offers: &[Offer<'_>]) -> Vec<ChoiceId> {
    let presumed = question.presumed(facts);
    let open = |id: &&ChoiceId| {
        offers
            .iter()
            .any(|own| own.choice.id == **id && own.barred.is_none())
    };
    let kept: Vec<ChoiceId> = presumed.iter().filter(open).cloned().collect();
    if kept.is_empty() && !presumed.is_empty() {
        let first = offers.iter().find(|own| own.barred.is_none());
        return first.map(|own| own.choice.id.clone()).into_iter().collect();
    }
    kept
}
