//! The plan as JSON, format 1: the public contract for other programs.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::{disputes, ends, wanted};
use crate::catalogue::{
    Article, ArticleId, Catalogue, ChoiceId, Citation, Column, Step, Text, is_harmful,
};
use crate::plan::{
    Asked, Because, Plan, PlannedCommand, PlannedFeature, PlannedStep, PlannedValue,
};

/// The whole plan.
#[must_use]
pub fn plan(plan: &Plan<'_>) -> String {
    let catalogue = plan.catalogue;
    let answers: Map<String, Json> = plan
        .scenario
        .asked
        .iter()
        .filter(|asked| !asked.acting.is_empty())
        .map(|asked| {
            (
                asked.question.id.to_string(),
                choices(&asked.acting, asked.question.many),
            )
        })
        .collect();
    let citations: Vec<Citation> = plan.sources.iter().map(|own| (*own).clone()).collect();
    pretty(&json!({
        "format": 1,
        "catalogue": { "version": catalogue.edition.version, "reviewed": catalogue.edition.reviewed },
        "scenario": {
            "title": plan.title,
            "support": plan.support.map(crate::catalogue::ScenarioSupport::as_str),
            "note": plan.notes.join(" "),
            "disputes": disputes::disputes_json(catalogue, &disputes::general(plan.disputes())),
            "errata": disputes::errata_json(catalogue, &disputes::general(plan.errata())),
            "sources": sources(catalogue, &citations),
        },
        "answers": answers,
        "assumed": plan.assumed,
        "questions": plan.scenario.asked.iter().map(question).collect::<Vec<_>>(),
        "values": plan.values.iter().map(value).collect::<Vec<_>>(),
        "former_values": plan.former_values.iter().map(value).collect::<Vec<_>>(),
        "steps": plan.steps.iter().map(|own| step_object(plan, own)).collect::<Vec<_>>(),
        "left_out": wanted::left_out(plan),
        "features": plan.features.iter().map(|own| feature(plan, own)).collect::<Vec<_>>(),
        "judged_on": plan.judged_on.to_string(),
        "milestones": ends::milestones(plan),
        "minimum_builds": ends::minimum_builds(plan),
        "sources": all_sources(plan),
    }))
}

/// One step.
#[must_use]
pub fn step(plan: &Plan<'_>, step: &PlannedStep<'_>) -> String {
    pretty(&step_object(plan, step))
}

/// The visible questions.
#[must_use]
pub fn questions(plan: &Plan<'_>) -> String {
    pretty(
        &json!({ "format": 1, "questions": plan.scenario.asked.iter().map(question).collect::<Vec<_>>() }),
    )
}

/// The values that the steps to do need.
#[must_use]
pub fn values(plan: &Plan<'_>) -> String {
    pretty(&json!({
        "format": 1,
        "values": plan.values.iter().map(value).collect::<Vec<_>>(),
        "former_values": plan.former_values.iter().map(value).collect::<Vec<_>>(),
    }))
}

/// A document as it is printed: what could speak to a terminal is escaped, and means the same to a program.
#[must_use]
pub fn pretty(document: &impl Serialize) -> String {
    // Strings, numbers and maps with string keys: nothing that JSON could refuse.
    let text = serde_json::to_string_pretty(document).unwrap_or_default();
    let mut escaped = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // The lines of the document end with LF; within a string it is escaped already.
        if c != '\n' && is_harmful(c) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped.push('\n');
    escaped
}

fn choices(ids: &[ChoiceId], many: bool) -> Json {
    match ids {
        [one] if !many => json!(one),
        [] if !many => Json::Null,
        several => json!(several),
    }
}

fn question(asked: &Asked<'_>) -> Json {
    let question = asked.question;
    let offers = asked.offers.iter().map(|offer| {
        json!({
            "id": offer.choice.id,
            "title": offer.choice.title,
            "older": offer.choice.older,
            "offered": offer.barred.is_none(),
            "reason": offer.barred,
        })
    });
    json!({
        "id": question.id,
        "title": question.title,
        "many": question.many,
        "choices": offers.collect::<Vec<_>>(),
        "answer": asked.answer.as_ref().map(|ids| choices(ids, question.many)),
        "default": choices(&asked.default, question.many),
    })
}

fn value(planned: &PlannedValue<'_>) -> Json {
    let own = planned.value;
    let shaped = |texts: &[String]| match texts {
        [] => Json::Null,
        [one] if !own.list => json!(one),
        several => json!(several),
    };
    json!({
        "id": planned.id(),
        "title": planned.title(),
        "kind": own.kind.as_str(),
        "system": own.system.as_str(),
        "list": own.list,
        "columns": own.columns.iter().map(column).collect::<Vec<_>>(),
        "item": planned.item,
        "incomplete": planned.incomplete(),
        "example": shaped(&own.example.iter().map(Text::to_string).collect::<Vec<_>>()),
        "default": planned.default.as_ref().map(|texts| shaped(texts)),
        "default_is_guess": planned.is_guess,
        "value": planned.given.as_ref().map(|texts| shaped(texts)),
        "needed_by": planned.needed_by,
    })
}

fn column(own: &Column) -> Json {
    json!({
        "id": own.id,
        "title": own.title,
        "kind": own.kind.as_str(),
        "optional": own.optional,
        "same_as": own.same_as,
    })
}

fn step_object(plan: &Plan<'_>, planned: &PlannedStep<'_>) -> Json {
    let catalogue = plan.catalogue;
    let step = planned.step;
    let said = |text: &str| {
        if text.is_empty() {
            Json::Null
        } else {
            json!(text)
        }
    };
    let notes = planned.notes.iter().map(|note| {
        json!({ "kind": note.kind.as_str(), "text": note.text, "sources": sources(catalogue, &note.sources) })
    });
    let failures = planned.failures.iter().map(|own| {
        json!({ "symptom": own.symptom, "remedy": own.remedy, "source": source(catalogue, &own.source, "") })
    });
    json!({
        "id": step.id,
        "title": step.title,
        "short": said(&step.short),
        "why": step.why,
        "need": planned.need.as_str(),
        "because": planned.because.iter().map(|own| because(catalogue, own)).collect::<Vec<_>>(),
        "after": planned.after,
        "gate": said(&step.gate),
        "roles": planned.roles().iter().map(|role| role.as_str()).collect::<Vec<_>>(),
        "machines": planned.machines().iter().map(|machine| machine.as_str()).collect::<Vec<_>>(),
        "shells": planned.shells(),
        "repeat": step.repeat,
        "interrupts": step.interrupts.as_str(),
        "minutes": step.minutes,
        "wait": said(&step.wait),
        "then": planned.then.iter().map(|gate| json!({
            "id": gate.id,
            "title": gate.title,
            "text": gate.text,
            "step": gate.step,
        })).collect::<Vec<_>>(),
        "unlocks": planned.unlocks,
        "contributes_to": planned.contributes_to,
        "lost_without": wanted::lost(planned),
        "commands": planned.commands.iter().map(|own| command(catalogue, step, own, Use::Change)).collect::<Vec<_>>(),
        "verify": planned.verify.iter().map(|own| command(catalogue, step, own, Use::Check)).collect::<Vec<_>>(),
        "undo": planned.undo.iter().map(|own| command(catalogue, step, own, Use::Undo)).collect::<Vec<_>>(),
        "retired": ends::retired(plan, planned),
        "notes": notes.collect::<Vec<_>>(),
        "disputes": disputes::disputes_json(catalogue, &planned.disputes),
        "errata": disputes::errata_json(catalogue, &planned.errata),
        "failures": failures.collect::<Vec<_>>(),
        "sources": sources(catalogue, &step.sources),
    })
}

fn because(catalogue: &Catalogue, own: &Because<'_>) -> Json {
    let answers: Map<String, Json> = own
        .answers
        .iter()
        .map(|(id, ids)| ((*id).to_owned(), choices(ids, false)))
        .collect();
    json!({
        "text": own.rule.text,
        "source": source(catalogue, &own.rule.source, &own.rule.part),
        "mailbox": own.mailbox.map(crate::catalogue::Mailbox::as_str),
        "answers": answers,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Change,
    Check,
    Undo,
}

fn command(catalogue: &Catalogue, step: &Step, planned: &PlannedCommand<'_>, purpose: Use) -> Json {
    let own = planned.command;
    let rests_on = own.source.as_ref().map(|id| (id, ""));
    let first = step.sources.first();
    let rests_on = rests_on.or_else(|| first.map(|cited| (&cited.source, cited.part.as_str())));
    let mut object = json!({
        "id": planned.id,
        "title": planned.title(),
        "kind": planned.form().as_str(),
        "role": own.role.as_str(),
        "machine": own.machine.as_str(),
        "shell": own.shell,
        "text": planned.worded.text().map(crlf),
        "preview": planned.worded.preview,
        "missing": planned.worded.missing,
        "prompts": planned.prompts(),
        "later": (!own.later.is_empty()).then_some(&own.later),
        "source": rests_on.map(|(id, part)| source(catalogue, id, part)),
        "source_of": if own.source.is_some() { "command" } else { "step" },
    });
    if purpose == Use::Check {
        let expect = planned.expect.iter();
        object["expect"] = expect
            .map(|(property, value)| json!({ "property": property, "value": value }))
            .collect();
    }
    if purpose == Use::Undo {
        object["needs_before_value"] = json!(planned.needs_before_value);
    }
    object
}

/// What is pasted has the line ends of Windows.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

fn feature(plan: &Plan<'_>, planned: &PlannedFeature<'_>) -> Json {
    let catalogue = plan.catalogue;
    let today = planned.today_on(plan.judged_on).map(|today| {
        json!({
            "support": today.support.as_str(),
            "since": today.since,
            "note": today.note,
            "sources": sources(catalogue, &today.sources),
        })
    });
    json!({
        "id": planned.feature.id,
        "title": planned.feature.title,
        "support": planned.support.as_str(),
        "wanted": planned.is_wanted,
        "note": planned.note,
        "today": today,
        "needs": planned.needs,
        "readings": ends::readings(catalogue, planned),
        "disputes": disputes::disputes_json(catalogue, &planned.disputes),
        "errata": disputes::errata_json(catalogue, &planned.errata),
        "sources": sources(catalogue, &planned.sources),
    })
}

pub(super) fn source(catalogue: &Catalogue, id: &ArticleId, part: &str) -> Json {
    let article = catalogue.article(id.as_str());
    json!({
        "id": id,
        "title": article.map(|own| own.title.as_str()),
        "url": article.map(|own| own.url.as_str()),
        "part": part,
        "kind": article.map(|own| own.kind.as_str()),
        "hint": article.is_some_and(Article::is_hint),
    })
}

pub(super) fn sources(catalogue: &Catalogue, citations: &[Citation]) -> Vec<Json> {
    citations
        .iter()
        .map(|own| source(catalogue, &own.source, &own.part))
        .collect()
}

/// Every source that the plan cites, each place once.
fn all_sources(plan: &Plan<'_>) -> Vec<Json> {
    let mut cited: Vec<Citation> = plan.sources.iter().map(|own| (*own).clone()).collect();
    for planned in &plan.steps {
        cited.extend(planned.step.sources.iter().cloned());
        cited.extend(planned.because.iter().map(|own| Citation {
            source: own.rule.source.clone(),
            part: own.rule.part.clone(),
        }));
        cited.extend(
            planned
                .notes
                .iter()
                .flat_map(|note| note.sources.iter().cloned()),
        );
        let gates = planned.then.iter();
        cited.extend(gates.flat_map(|gate| gate.sources.iter().cloned()));
        cited.extend(planned.failures.iter().map(|own| Citation {
            source: own.source.clone(),
            part: Text::default(),
        }));
    }
    for feature in &plan.features {
        cited.extend(feature.sources.iter().cloned());
        cited.extend(
            feature
                .today_on(plan.judged_on)
                .into_iter()
                .flat_map(|today| today.sources),
        );
    }
    cited.extend(ends::cited(plan));
    cited.extend(disputes::cited(plan));
    cited.sort();
    cited.dedup();
    sources(plan.catalogue, &cited)
}
