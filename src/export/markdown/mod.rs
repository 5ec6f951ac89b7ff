//! The runbook: the plan and what was done about it, as a page to print, to send, to tick off.

mod escape;
mod mark;
mod overview;
mod said;
mod work;

use jiff::Timestamp;

use super::{cite, ends, wanted};
use crate::plan::Plan;
use crate::session::Session;
use escape::{line, plain};

/// What the page is written from.
#[derive(Clone, Copy)]
struct Page<'p, 'a> {
    plan: &'p Plan<'a>,
    session: &'p Session,
    /// Waits are judged by the session's own time: the same session gives the same page.
    now: Timestamp,
}

/// The whole deployment, cut into runs for one shell on one machine.
#[must_use]
pub fn runbook(plan: &Plan<'_>, session: &Session) -> String {
    if plan.steps.is_empty() {
        return "Not enough is answered for a plan: `exchange` and `lync` come first.\n".to_owned();
    }
    let page = Page {
        plan,
        session,
        now: session
            .changed
            .or(session.created)
            .unwrap_or(Timestamp::MIN),
    };
    let mut out = String::new();
    head(&mut out, plan, session);
    page.overview(&mut out);
    features(&mut out, plan);
    page.work(&mut out);
    page.way_back(&mut out);
    page.marked_beside(&mut out);
    said::appendix(&mut out, plan);
    out
}

fn head(out: &mut String, plan: &Plan<'_>, session: &Session) {
    out.push_str(&format!("# {}\n\n", plan.title));
    if !session.title.is_empty() {
        out.push_str(&format!("{}\n\n", line(&session.title)));
    }
    if let Some(time) = session.changed.or(session.created) {
        out.push_str(&format!("State of {time}. "));
    }
    let edition = &plan.catalogue.edition;
    out.push_str(&format!(
        "Knowledge base {} of {}.\n\n",
        edition.version, edition.reviewed
    ));
    if let Some(text) = ends::out_of_support(plan) {
        out.push_str(&format!("{}\n\n", plain(&text)));
    }
    for note in &plan.notes {
        out.push_str(&format!("- {note}\n"));
    }
    for line in ends::lines(plan) {
        out.push_str(&format!("- as of {}: {}\n", plan.judged_on, plain(&line)));
    }
    if !plan.assumed.is_empty() {
        let ids: Vec<&str> = plan.assumed.iter().map(|id| id.as_str()).collect();
        out.push_str(&format!(
            "- {} assumed by default: {}\n",
            ids.len(),
            ids.join(", ")
        ));
    }
    for text in wanted::left_out_lines(plan) {
        out.push_str(&format!("- left out, because not wanted: {text}\n"));
    }
    let missing: Vec<&str> = plan.missing().map(|own| own.value.id.as_str()).collect();
    if !missing.is_empty() {
        out.push_str(&format!("- still missing: {}\n", missing.join(", ")));
    }
}

fn features(out: &mut String, plan: &Plan<'_>) {
    out.push_str("\n## Features\n\n| feature | by the article | today | needs |\n| --- | --- | --- | --- |\n");
    for own in &plan.features {
        let today = own.today_on(plan.judged_on).map_or_else(
            || "as the article says".to_owned(),
            |today| {
                format!(
                    "{} since {}: {}",
                    today.support.in_words(),
                    today.since,
                    plain(&today.note)
                )
            },
        );
        let note = if own.note.is_empty() {
            String::new()
        } else {
            format!(": {}", plain(&own.note))
        };
        let source = cite::list(plan.catalogue, &own.sources);
        let others = ends::readings_text(plan.catalogue, own);
        let others = if others.is_empty() {
            others
        } else {
            format!("; other tables: {}", plain(&others))
        };
        let unwanted = if own.is_wanted { "" } else { " (not wanted)" };
        let ids: Vec<&str> = own.needs.iter().map(|id| id.as_str()).collect();
        out.push_str(&format!(
            "| {}{unwanted} | {}{note} ({source}){others} | {today} | {} |\n",
            plain(&own.feature.title),
            own.support.in_words(),
            ids.join(", ")
        ));
    }
}
