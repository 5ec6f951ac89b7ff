//! Which questions are asked, what may be answered, and what acts.

use std::borrow::Cow;

use super::feature;
use crate::catalogue::{
    Catalogue, Choice, ChoiceId, Facts, MAILBOX, Mailbox, Question, QuestionId, USER_PAIRS, WANTED,
};
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
    pub barred: Option<Cow<'a, str>>,
}

impl<'a> Scenario<'a> {
    /// The scenario of a session, and what of its answers does not act.
    pub(super) fn of(catalogue: &'a Catalogue, session: &Session) -> (Self, Vec<String>) {
        let mut facts = Facts::default();
        let mut asked = Vec::new();
        let mut findings = Vec::new();
        for question in deciding_order(catalogue) {
            if !question.when.holds(&facts) {
                if let Some(choices) = question.implied(&facts) {
                    let choices = choices.to_vec();
                    facts.act(question, choices);
                }
                continue;
            }
            let offers = offers(catalogue, question, &facts);
            let answer = session.answers.get(question.id.as_str());
            let said = answer.map(|own| own.choices().to_vec());
            let default = default(question, &facts, &offers);
            let (acting, faults) = acting(question, &offers, said.as_deref());
            findings.extend(faults);
            let by_default = acting.is_none();
            let acting = acting.unwrap_or_else(|| default.clone());
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
        let place = |id: &QuestionId| catalogue.questions.iter().position(|own| own.id == *id);
        asked.sort_by_cached_key(|own: &Asked<'_>| place(&own.question.id));
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

/// The choices of a question, and which of them are not to be had. What features are offered is read from their cells.
pub(crate) fn offers<'a>(
    catalogue: &'a Catalogue,
    question: &'a Question,
    facts: &Facts<'a>,
) -> Vec<Offer<'a>> {
    let sides = if question.id == *WANTED {
        sides(facts)
    } else {
        Vec::new()
    };
    let ruled_out = |choice: &Choice| {
        let feature = catalogue
            .feature(choice.id.as_str())
            .filter(|_| !sides.is_empty());
        feature.and_then(|own| feature::ruled_out(own, &sides))
    };
    let choices = question.choices.iter();
    choices
        .map(|choice| {
            let barred = choice.barred.iter().find(|own| own.when.holds(facts));
            let barred = barred.map(|own| Cow::Borrowed(own.reason.as_str()));
            Offer {
                choice,
                barred: barred.or_else(|| ruled_out(choice).map(Cow::Owned)),
            }
        })
        .collect()
}

/// What decides which features are offered.
pub(crate) fn read_by_features(catalogue: &Catalogue) -> Vec<&str> {
    let cells = catalogue.features.iter().flat_map(|own| &own.cells);
    let mut read = vec!["exchange", USER_PAIRS];
    for id in cells.flat_map(|own| own.when.questions()) {
        if *id != *MAILBOX && !read.contains(&id.as_str()) {
            read.push(id.as_str());
        }
    }
    read
}

/// The questions in the order in which what acts for them can be told: which features are offered depends on questions
/// that are asked later, so it is told behind them, and what looks at the features behind that.
pub(crate) fn deciding_order(catalogue: &Catalogue) -> Vec<&Question> {
    let mut read: Vec<&str> = Vec::new();
    if catalogue.question(WANTED).is_some() {
        read = read_by_features(catalogue);
    }
    let (mut order, mut held): (Vec<&Question>, Vec<&Question>) = (Vec::new(), Vec::new());
    for question in &catalogue.questions {
        let waits = |own: &&Question| question.looks_at(own.id.as_str());
        if question.id == *WANTED || held.iter().any(waits) {
            held.push(question);
        } else {
            order.push(question);
        }
        read.retain(|id| question.id != **id);
        if read.is_empty() {
            order.append(&mut held);
        }
    }
    order.append(&mut held);
    order
}

/// What of an answer acts, nothing where the default does; and why the rest does not. Of the features that are wanted,
/// those that are offered here act without the others: nothing that was taken out comes back by it.
fn acting(
    question: &Question,
    offers: &[Offer<'_>],
    said: Option<&[ChoiceId]>,
) -> (Option<Vec<ChoiceId>>, Vec<String>) {
    let Some(said) = said else {
        return (None, Vec::new());
    };
    if question.id != *WANTED {
        let fault = refusal(question, offers, said);
        let acts = fault.is_none();
        return (acts.then(|| said.to_vec()), fault.into_iter().collect());
    }
    let open = |id: &ChoiceId| {
        let mut offers = offers.iter();
        offers.any(|own| own.choice.id == *id && own.barred.is_none())
    };
    let (kept, out): (Vec<ChoiceId>, Vec<ChoiceId>) = said.iter().cloned().partition(open);
    if kept.is_empty() {
        return (None, refusal(question, offers, said).into_iter().collect());
    }
    let told = |id: &ChoiceId| {
        let own = offers.iter().find(|own| own.choice.id == *id);
        let why = own
            .and_then(|own| own.barred.as_deref())
            .unwrap_or("there is no such choice");
        let id = id.as_str().escape_debug();
        format!(
            "`{}`: `{id}` is not offered here and does not act: {why}",
            question.id
        )
    };
    let faults = out.iter().map(told).collect();
    (Some(kept), faults)
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
