//! The plan for the eyes, at 80 columns.

use super::block::{capitalized, paragraph};
use super::work::{Named, work};
use super::{cite, disputes, ends, wanted};
use crate::catalogue::{Need, NoteKind, WANTED};
use crate::plan::{Plan, PlannedFeature, PlannedStep};

/// The whole plan: scenario, steps in running order, features, what is missing.
#[must_use]
pub fn plan(plan: &Plan<'_>) -> String {
    let mut out = String::new();
    if plan.steps.is_empty() {
        paragraph(
            &mut out,
            "",
            "Not enough is answered for a plan: `exchange` and `lync` come first.",
        );
        out.push('\n');
        out.push_str(&super::lists::questions(plan));
        return out;
    }
    head(&mut out, plan);
    heading(&mut out, "Overview");
    overview(&mut out, plan);
    heading(&mut out, "Steps");
    for (index, step) in plan.steps.iter().enumerate() {
        step_in_list(&mut out, plan, index + 1, step);
    }
    heading(&mut out, "Features");
    for feature in &plan.features {
        feature_block(&mut out, plan, feature);
    }
    missing(&mut out, plan);
    out
}

pub(super) fn heading(out: &mut String, title: &str) {
    out.push_str(title);
    out.push('\n');
    out.push_str(&"=".repeat(title.chars().count()));
    out.push_str("\n\n");
}

fn head(out: &mut String, plan: &Plan<'_>) {
    paragraph(out, "", &plan.title);
    out.push_str(&"=".repeat(plan.title.chars().count().min(79)));
    out.push('\n');
    if let Some(support) = plan.support {
        paragraph(
            out,
            "",
            &format!(
                "The configuration is {} by its sources.",
                support.in_words()
            ),
        );
    }
    if let Some(text) = ends::out_of_support(plan) {
        paragraph(out, "", &text);
    }
    for note in &plan.notes {
        paragraph(out, "- ", note);
    }
    for own in disputes::general(plan.disputes()) {
        disputes::dispute(out, plan.catalogue, own, "");
    }
    for own in disputes::general(plan.errata()) {
        disputes::erratum(out, plan.catalogue, own, "");
    }
    milestones(out, plan);
    let by_need: Vec<String> = Need::ALL
        .into_iter()
        .filter(|need| plan.count(*need) > 0)
        .map(|need| format!("{} {}", plan.count(need), need.in_words()))
        .collect();
    out.push('\n');
    paragraph(out, "Steps    ", &format!("{}.", by_need.join(", ")));
    let mut said: Vec<String> = Vec::new();
    let mut assumed: Vec<String> = Vec::new();
    for asked in &plan.scenario.asked {
        let ids: Vec<&str> = asked
            .acting
            .iter()
            .map(crate::catalogue::ChoiceId::as_str)
            .collect();
        // A long list may break where the line ends.
        let sign = if ids.len() > 4 { " + " } else { "+" };
        let line = format!("{}={}", asked.question.id, ids.join(sign));
        if plan.assumed.contains(&&asked.question.id) {
            assumed.push(line);
        } else if !asked.by_default {
            said.push(line);
        }
    }
    paragraph(out, "Answers  ", &format!("{}.", said.join(", ")));
    if !assumed.is_empty() {
        let text = format!(
            "{} decided by default: {}.",
            assumed.len(),
            assumed.join(", ")
        );
        paragraph(out, "Assumed  ", &text);
    }
    wanted::left_out_text(out, plan);
    out.push('\n');
}

/// What has ended or is about to, and the least builds: judged by the day of the document.
fn milestones(out: &mut String, plan: &Plan<'_>) {
    let lines = ends::lines(plan);
    if lines.is_empty() {
        return;
    }
    out.push('\n');
    paragraph(out, "", &format!("As of {}:", plan.judged_on));
    for line in lines {
        paragraph(out, "- ", &line);
    }
}

fn overview(out: &mut String, plan: &Plan<'_>) {
    for (index, planned) in plan.steps.iter().enumerate() {
        let id = planned.step.id.as_str();
        out.push_str(&format!(
            "{:>2}  {id:<28}{}\n",
            index + 1,
            planned.need.in_words()
        ));
    }
    out.push('\n');
}

fn step_in_list(out: &mut String, plan: &Plan<'_>, number: usize, planned: &PlannedStep<'_>) {
    paragraph(
        out,
        &format!("{number:>2}  "),
        &format!("{} [{}]", planned.step.title, planned.step.id),
    );
    reasons(out, plan, planned);
    if planned.need.is_to_do() {
        circumstances(out, planned);
        warnings(out, plan, planned);
    }
    for own in &planned.disputes {
        let text = format!("{}: {}", own.topic, disputes::taken(own));
        paragraph(out, "    Sources disagree: ", &text);
    }
    if planned.need.is_to_do() {
        work(out, plan, ("Do", Named::No), &planned.commands);
    }
    gates(out, plan, planned);
    if planned.need.takes_place() {
        work(out, plan, ("Check", Named::No), &planned.verify);
        unlocked(out, planned);
        ends::retired_text(out, plan, planned);
    }
    out.push('\n');
}

/// What to wait for behind the step.
pub(super) fn gates(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    if !planned.then.is_empty() {
        out.push('\n');
    }
    for gate in &planned.then {
        paragraph(out, "    Then: ", &cite::gate(plan, gate));
    }
}

pub(super) fn reasons(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    for because in &planned.because {
        let side = because
            .mailbox
            .map(|side| format!("{}: ", side.in_words()))
            .unwrap_or_default();
        let source = cite::short(plan.catalogue, &because.rule.source, &because.rule.part);
        let text = format!(
            "{side}{}. {} ({source})",
            because.need.in_words(),
            because.rule.text
        );
        paragraph(out, "    ", &capitalized(&text));
    }
}

pub(super) fn circumstances(out: &mut String, planned: &PlannedStep<'_>) {
    let step = planned.step;
    let text = format!(
        "{}, about {} min of work, {}.",
        step.repeat,
        step.minutes,
        step.interrupts.in_words()
    );
    paragraph(out, "    ", &capitalized(&text));
    if !planned.after.is_empty() {
        let ids: Vec<&str> = planned.after.iter().map(|id| id.as_str()).collect();
        paragraph(out, "    After: ", &ids.join(", "));
    }
    if !step.gate.is_empty() {
        paragraph(out, "    Before you start: ", &step.gate);
    }
    if !step.wait.is_empty() {
        paragraph(out, "    Wait: ", &step.wait);
    }
}

fn warnings(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    for note in planned
        .notes
        .iter()
        .filter(|note| note.kind == NoteKind::Warning)
    {
        let cited = cite::behind(plan.catalogue, &note.sources);
        paragraph(out, "    Warning: ", &format!("{}{cited}", note.text));
    }
}

pub(super) fn unlocked(out: &mut String, planned: &PlannedStep<'_>) {
    if !planned.unlocks.is_empty() {
        let ids: Vec<&str> = planned.unlocks.iter().map(|id| id.as_str()).collect();
        out.push('\n');
        paragraph(out, "    Unlocks: ", &ids.join(", "));
    }
}

fn feature_block(out: &mut String, plan: &Plan<'_>, planned: &PlannedFeature<'_>) {
    let source = cite::list(plan.catalogue, &planned.sources);
    let feature = planned.feature;
    paragraph(
        out,
        "",
        &format!(
            "{} [{}]: {}",
            feature.title,
            feature.id,
            planned.support.in_words()
        ),
    );
    paragraph(
        out,
        "    ",
        format!("{} ({source})", planned.note).trim_start(),
    );
    if !planned.is_wanted {
        let mut asked = plan.scenario.asked.iter();
        let by_default = asked.any(|own| own.question.id == *WANTED && own.by_default);
        let said = if by_default {
            "Not wanted by default; the question `features` asks for it."
        } else {
            "Not wanted, says the answer to `features`."
        };
        paragraph(out, "    ", said);
    }
    if let Some(today) = planned.today_on(plan.judged_on) {
        let text = format!(
            "{} since {}. {}",
            today.support.in_words(),
            today.since,
            today.note
        );
        paragraph(out, "    Today: ", &text);
    }
    if !planned.readings.is_empty() {
        let text = ends::readings_text(plan.catalogue, planned);
        paragraph(out, "    Other tables: ", &text);
    }
    for own in &planned.disputes {
        disputes::dispute(out, plan.catalogue, own, "    ");
    }
    for own in &planned.errata {
        disputes::erratum(out, plan.catalogue, own, "    ");
    }
    if !planned.needs.is_empty() {
        let ids: Vec<&str> = planned.needs.iter().map(|id| id.as_str()).collect();
        paragraph(out, "    Needs: ", &ids.join(", "));
    }
    out.push('\n');
}

fn missing(out: &mut String, plan: &Plan<'_>) {
    let by_default = plan.values.iter().filter(|own| own.given.is_none());
    let by_default: Vec<String> = by_default
        .filter_map(|own| Some(format!("{} = {}", own.id(), own.default_in_words()?)))
        .collect();
    if !by_default.is_empty() {
        heading(out, "Values that act by default");
        for line in by_default {
            paragraph(out, "", &line);
        }
        out.push('\n');
    }
    let open: Vec<_> = plan.missing().collect();
    if open.is_empty() {
        return;
    }
    heading(out, "Missing values");
    for planned in open {
        paragraph(
            out,
            &format!("{}: ", planned.value.id),
            &planned.value.meaning,
        );
    }
}
