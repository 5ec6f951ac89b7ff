//! An entry that explains something, told: what it means, what to do, where it belongs, who says so.

use serde_json::{Value as Json, json};

use super::block::paragraph;
use super::cite;
use super::json::pretty;
use crate::catalogue::{
    Article, Citation, Failure, Feature, FeatureId, Step, StepId, Symptom, Term, Text,
};
use crate::explain::{Entry, Hit};
use crate::plan::Plan;

/// An entry in words: for a terminal, a page or an overlay.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    pub entry: Entry,
    /// The kind, in words.
    pub kind: &'static str,
    pub title: String,
    /// Whether it concerns the deployment; nothing where there is none.
    pub applies: Option<bool>,
    /// What is said, each part under its label, in order.
    pub parts: Vec<(&'static str, Vec<String>)>,
}

impl Explained {
    /// What leads a text: its number, where several are done in order.
    #[must_use]
    pub fn number(label: &str, place: usize, of: usize) -> String {
        match label {
            "Check" | "Do" if of > 1 => format!("{}. ", place + 1),
            _ => String::new(),
        }
    }
}

/// Tells an entry; nothing where the knowledge base has no such.
#[must_use]
pub fn explained(plan: &Plan<'_>, entry: &Entry) -> Option<Explained> {
    let catalogue = plan.catalogue;
    let told = match entry {
        Entry::Symptom(id) => symptom(plan, catalogue.symptom(id.as_str())?),
        Entry::Failure(id, place) => {
            let step = catalogue.step(id.as_str())?;
            failure(plan, step, step.failures.get(*place)?)
        }
        Entry::Term(id) => term(plan, catalogue.term(id.as_str())?),
        Entry::Article(id) => article(plan, catalogue.article(id.as_str())?),
        Entry::Step(id) => step(plan, catalogue.step(id.as_str())?),
        Entry::Feature(id) => feature(plan, catalogue.feature(id.as_str())?),
    };
    let (kind, applies, parts) = told;
    Some(Explained {
        entry: entry.clone(),
        kind,
        title: entry.title(catalogue).to_owned(),
        applies,
        parts: parts.into_iter().filter(|own| !own.1.is_empty()).collect(),
    })
}

type Told = (&'static str, Option<bool>, Vec<(&'static str, Vec<String>)>);

fn symptom(plan: &Plan<'_>, own: &Symptom) -> Told {
    let mut parts = Vec::new();
    if let Some(event) = &own.event {
        parts.push((
            "Event",
            vec![format!("{}, source {}", event.id, event.provider)],
        ));
    }
    if let Some(field) = &own.field {
        parts.push(("Field", vec![field.name.to_string()]));
        parts.push(("Right", vec![field.right.to_string()]));
    }
    parts.push(("Means", vec![own.means.to_string()]));
    parts.push(("Check", each(&own.checks)));
    parts.push(("Do", each(&own.remedies)));
    parts.push(("Steps", steps(plan, &own.steps)));
    parts.push(("Features", features(plan, &own.features)));
    parts.push(("Sources", cite::in_full(plan.catalogue, &own.sources)));
    (own.kind.in_words(), plan.concerns(&own.when), parts)
}

fn failure(plan: &Plan<'_>, step: &Step, own: &Failure) -> Told {
    let citation = Citation {
        source: own.source.clone(),
        part: Text::default(),
    };
    let takes_place = plan
        .step(step.id.as_str())
        .map(|own| own.need.takes_place());
    let applies = plan
        .concerns(&own.when)
        .map(|holds| holds && takes_place.unwrap_or(false));
    let parts = vec![
        ("Do", vec![own.remedy.to_string()]),
        ("Steps", steps(plan, std::slice::from_ref(&step.id))),
        ("Sources", cite::in_full(plan.catalogue, &[citation])),
    ];
    ("what goes wrong at a step", applies, parts)
}

fn term(plan: &Plan<'_>, own: &Term) -> Told {
    let mut parts = vec![("Means", vec![own.meaning.to_string()])];
    if !own.also.is_empty() {
        parts.push(("Also", vec![joined(&own.also)]));
    }
    parts.push(("Sources", cite::in_full(plan.catalogue, &own.sources)));
    ("term", None, parts)
}

fn article(plan: &Plan<'_>, own: &Article) -> Told {
    let mut parts = vec![("Name", vec![own.short.to_string()])];
    parts.push(("Titles", each(&own.titles)));
    let words = [
        ("Topic", &own.topic),
        ("Dated", &own.dated),
        ("Link", &own.url),
    ];
    let words = words.into_iter().filter(|(_, text)| !text.is_empty());
    parts.extend(words.map(|(label, text)| (label, vec![text.to_string()])));
    if own.is_hint() {
        let text = format!("a hint, to be confirmed: {}", own.kind.as_str());
        parts.push(("Weight", vec![text]));
    }
    parts.push(("Steps", steps(plan, &own.steps)));
    parts.push(("Features", features(plan, &own.features)));
    let citing = plan.catalogue.symptoms.iter();
    let citing = citing.filter(|one| one.sources.iter().any(|cited| cited.source == own.id));
    let citing = citing.map(|one| format!("{} [{}]", one.title, one.id));
    parts.push(("See also", citing.collect()));
    ("article", None, parts)
}

fn step(plan: &Plan<'_>, own: &Step) -> Told {
    let planned = plan.step(own.id.as_str());
    let mut parts = vec![("Why", vec![own.why.to_string()])];
    if let Some(planned) = planned {
        let need = planned.need.in_words();
        let text = format!("step {}, {need}", plan.number(&own.id));
        parts.push(("Here", vec![text]));
    }
    let failures = own.failures.iter().map(|one| one.symptom.to_string());
    let all = plan.catalogue.symptoms.iter();
    let symptoms = all.filter(|one| one.steps.contains(&own.id));
    let symptoms = symptoms.map(|one| format!("{} [{}]", one.title, one.id));
    parts.push(("Goes wrong", failures.chain(symptoms).collect()));
    parts.push(("Sources", cite::in_full(plan.catalogue, &own.sources)));
    let applies = planned.map(|own| own.need.takes_place());
    ("step", applies, parts)
}

fn feature(plan: &Plan<'_>, own: &Feature) -> Told {
    let planned = plan.features.iter().find(|one| one.feature.id == own.id);
    let mut parts = Vec::new();
    if let Some(planned) = planned {
        let text = format!("{}. {}", planned.support.in_words(), planned.note);
        parts.push(("Here", vec![text.trim().to_owned()]));
        let needs: Vec<StepId> = planned.needs.iter().map(|id| (*id).clone()).collect();
        parts.push(("Needs", steps(plan, &needs)));
    }
    let all = plan.catalogue.symptoms.iter();
    let symptoms = all.filter(|one| one.features.contains(&own.id));
    let symptoms = symptoms.map(|one| format!("{} [{}]", one.title, one.id));
    parts.push(("Goes wrong", symptoms.collect()));
    ("feature", None, parts)
}

fn each(texts: &[Text]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

fn joined(texts: &[Text]) -> String {
    let texts: Vec<&str> = texts.iter().map(Text::as_str).collect();
    texts.join(", ")
}

fn steps(plan: &Plan<'_>, ids: &[StepId]) -> Vec<String> {
    let told = ids.iter().filter_map(|id| {
        let step = plan.catalogue.step(id.as_str())?;
        let number = plan.step(id.as_str()).map(|_| plan.number(id));
        let number = number.map(|own| format!("{own}. ")).unwrap_or_default();
        Some(format!("{number}{} [{id}]", step.title))
    });
    told.collect()
}

fn features(plan: &Plan<'_>, ids: &[FeatureId]) -> Vec<String> {
    let told = ids.iter().filter_map(|id| {
        let feature = plan.catalogue.feature(id.as_str())?;
        Some(format!("{} [{id}]", feature.title))
    });
    told.collect()
}

/// The entries that a text is about, those that do not concern the deployment last and told apart.
#[must_use]
pub fn text(plan: &Plan<'_>, hits: &[Hit]) -> String {
    let told: Vec<Explained> = hits
        .iter()
        .filter_map(|hit| explained(plan, &hit.entry))
        .collect();
    let (beside, here): (Vec<_>, Vec<_>) =
        told.into_iter().partition(|own| own.applies == Some(false));
    let mut out = String::new();
    for own in &here {
        block(&mut out, own);
    }
    if !beside.is_empty() {
        let title = "Not of this deployment";
        out.push_str(&format!("{title}\n{}\n\n", "=".repeat(title.len())));
    }
    for own in &beside {
        block(&mut out, own);
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

fn block(out: &mut String, own: &Explained) {
    let id = own.entry.id();
    let name = match own.entry {
        Entry::Failure(..) => own.kind.to_owned(),
        _ => format!("{}, {id}", own.kind),
    };
    paragraph(out, "", &format!("{} [{name}]", own.title));
    for (label, texts) in &own.parts {
        let lead = format!("  {label:<10} ");
        let blank = " ".repeat(lead.chars().count());
        for (place, text) in texts.iter().enumerate() {
            let number = Explained::number(label, place, texts.len());
            let lead = if place == 0 { &lead } else { &blank };
            paragraph(out, &format!("{lead}{number}"), text);
        }
    }
    out.push('\n');
}

/// The same for programs.
#[must_use]
pub fn json(plan: &Plan<'_>, text: &str, hits: &[Hit]) -> String {
    let told = hits.iter().filter_map(|hit| {
        let own = explained(plan, &hit.entry)?;
        let parts: serde_json::Map<String, Json> = own
            .parts
            .iter()
            .map(|(label, texts)| (label.to_lowercase().replace(' ', "_"), json!(texts)))
            .collect();
        Some(json!({
            "kind": own.entry.kind(),
            "id": own.entry.id(),
            "title": own.title,
            "applies": own.applies,
            "parts": parts,
        }))
    });
    let told: Vec<Json> = told.collect();
    let scenario = (!plan.title.is_empty()).then_some(&plan.title);
    pretty(&json!({ "format": 1, "text": text, "scenario": scenario, "entries": told }))
}
