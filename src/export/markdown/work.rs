//! What is to be done, leg by leg, and the way back: each command with what became of it.

use std::collections::BTreeSet;

use super::Page;
use super::escape::{fenced, line, plain};
use super::mark::Told;
use super::said;
use crate::catalogue::CommandId;
use crate::export::{cite, wanted};
use crate::plan::{Form, LegItem, Plan, PlannedCommand, PlannedStep};
use crate::session::MarkEntry;

impl Page<'_, '_> {
    pub(super) fn work(&self, out: &mut String) {
        for leg in self.plan.legs() {
            let place = leg.machine.in_words();
            out.push_str(&format!(
                "\n## Part {}: {}, on {place}\n\n{}.\n",
                leg.number, leg.shell_name, leg.open
            ));
            if let Some(connect) = leg.connect {
                out.push_str(&format!("\n```powershell\n{connect}\n```\n"));
            }
            for entry in &leg.entries {
                self.step_heading(out, entry.step);
                let first = entry.step.commands.first().or(entry.step.verify.first());
                let begins = entry.items.first().map(|item| &item.command().id);
                if begins == first.map(|own| &own.id) {
                    card_head(out, self.plan, entry.step);
                }
                for item in &entry.items {
                    let what = match item {
                        LegItem::Do(_) => "",
                        LegItem::Check(_) => "Check: ",
                    };
                    self.command(out, what, item.command());
                    if entry.step.ends_its_work(&item.command().id) {
                        self.gates(out, entry.step);
                    }
                }
            }
        }
    }

    /// What to wait for before anything that follows.
    fn gates(&self, out: &mut String, planned: &PlannedStep<'_>) {
        for gate in &planned.then {
            let told = cite::gate(self.plan, gate);
            out.push_str(&format!("\n- then: {}\n", plain(&told)));
        }
    }

    /// The way back, last step first; within a step in the order in which its undo is written.
    pub(super) fn way_back(&self, out: &mut String) {
        out.push_str("\n## The way back, last step first\n");
        let steps = self.plan.steps.iter().rev();
        for planned in steps.filter(|step| !step.undo.is_empty()) {
            self.step_heading(out, planned);
            for command in &planned.undo {
                self.command(out, "Undo: ", command);
            }
        }
    }

    /// What was marked or noted of commands that stand nowhere above: nothing that was done is lost.
    pub(super) fn marked_beside(&self, out: &mut String) {
        let to_do = self.plan.steps.iter().filter(|own| own.need.is_to_do());
        let shown: BTreeSet<&CommandId> = to_do
            .flat_map(|own| own.commands.iter().chain(&own.verify).chain(&own.undo))
            .map(|own| &own.id)
            .collect();
        let session = self.session;
        let beside: BTreeSet<&CommandId> = session
            .marks
            .keys()
            .chain(session.notes.keys())
            .filter(|id| !shown.contains(id))
            .collect();
        if beside.is_empty() {
            return;
        }
        out.push_str("\n## Marked, but not to do here\n");
        for id in beside {
            let mark = session.marks.get(id);
            let told = mark
                .map(|own| format!(": {}", Told::alone(own).words))
                .unwrap_or_default();
            out.push_str(&format!("\n- {}{told}\n", plain(id.as_str())));
            if let Some(MarkEntry::Known(mark)) = mark
                && !mark.text.is_empty()
            {
                fenced(out, "text", &mark.text);
            }
            self.note(out, id);
        }
    }

    fn step_heading(&self, out: &mut String, planned: &PlannedStep<'_>) {
        let step = planned.step;
        let number = self.plan.number(&step.id);
        out.push_str(&format!("\n### Step {number}: {}\n", step.title));
    }

    fn command(&self, out: &mut String, what: &str, planned: &PlannedCommand<'_>) {
        let told = Told::of(planned, self.session, self.now);
        let role = planned.command.role.in_words();
        let words = format!("{what}{} ({role})", plain(&planned.title()));
        title(out, &words, told.as_ref());
        if planned.host().is_some() {
            let machine = plain(&planned.machine_in_words());
            out.push_str(&format!("\n  Only on {machine}:\n"));
        }
        let later = &planned.command.later;
        if !later.is_empty() {
            out.push_str(&format!("\n  Later: {}\n", plain(later)));
        }
        if let Some(id) = &planned.command.source {
            let source = cite::short(self.plan.catalogue, id, "");
            out.push_str(&format!("\n  Source: {}\n", plain(&source)));
        }
        let language = match planned.form() {
            Form::PowerShell => "powershell",
            Form::Record | Form::Manual => "text",
        };
        match planned.form() {
            Form::Manual => out.push_str(&format!("\n  {}\n", line(&planned.worded.preview))),
            Form::PowerShell | Form::Record => fenced(out, language, &planned.worded.preview),
        }
        if !planned.worded.missing.is_empty() {
            let missing = planned.worded.missing.join(", ");
            out.push_str(&format!("\n  Missing: {missing}\n"));
        }
        for (property, value) in &planned.expect {
            out.push_str(&format!("\n  Expected: {property} : {}\n", plain(value)));
        }
        if let Some((text, past)) = told.and_then(|own| own.as_it_was) {
            out.push_str(&format!("\n  As it was {past}:\n"));
            fenced(out, language, text);
        }
        self.note(out, &planned.id);
    }

    fn note(&self, out: &mut String, id: &CommandId) {
        if let Some(note) = self.session.notes.get(id) {
            out.push_str(&format!("\n  Note: {}\n", plain(note.trim())));
        }
    }
}

fn title(out: &mut String, words: &str, told: Option<&Told<'_>>) {
    let tick = if told.is_some_and(|own| own.is_ticked) {
        'x'
    } else {
        ' '
    };
    let told = told
        .map(|own| format!(": {}", own.words))
        .unwrap_or_default();
    out.push_str(&format!("\n- [{tick}] {words}{told}\n"));
}

/// What is to be known of a step, said where its work begins.
fn card_head(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    let step = planned.step;
    out.push_str(&format!("\n{}\n", plain(&step.why)));
    out.push_str(&format!(
        "\n- {}; {}\n",
        step.repeat,
        step.interrupts.in_words()
    ));
    if !step.gate.is_empty() {
        out.push_str(&format!("- before you start: {}\n", plain(&step.gate)));
    }
    if !step.wait.is_empty() {
        out.push_str(&format!("- wait: {}\n", plain(&step.wait)));
    }
    if let Some(text) = wanted::lost_in_words(planned) {
        out.push_str(&format!("- without it: {}\n", plain(&text)));
    }
    for note in &planned.notes {
        let cited = cite::behind(plan.catalogue, &note.sources);
        out.push_str(&format!(
            "- {}: {}{cited}\n",
            note.kind.as_str(),
            plain(&note.text)
        ));
    }
    said::in_short(out, planned);
    let sources = cite::list(plan.catalogue, &step.sources);
    out.push_str(&format!(
        "- sources, also of each command that names none of its own: {}\n",
        plain(&sources)
    ));
    for own in &planned.retired {
        let banner = own.command.retired.as_ref();
        let banner = banner.map(|id| plan.ended_with(id, plan.judged_on));
        let banner = banner.unwrap_or_default();
        out.push_str(&format!("- {} {}:\n", plain(&banner), plain(&own.title())));
        fenced(out, "text", &own.worded.preview);
    }
    for failure in &planned.failures {
        let source = cite::short(plan.catalogue, &failure.source, "");
        out.push_str(&format!(
            "- when it fails: {} {} ({source})\n",
            plain(&failure.symptom),
            plain(&failure.remedy)
        ));
    }
    symptoms(out, plan, planned);
}

/// What is seen when the step is not right, and what is done then.
fn symptoms(out: &mut String, plan: &Plan<'_>, planned: &PlannedStep<'_>) {
    for own in &planned.symptoms {
        let cited = cite::behind(plan.catalogue, &own.sources);
        let (title, means) = (plain(&own.title), plain(&own.means));
        out.push_str(&format!("- trouble: **{title}**. {means}{cited}\n"));
        for text in &own.checks {
            out.push_str(&format!("  - check: {}\n", plain(text)));
        }
        for text in &own.remedies {
            out.push_str(&format!("  - do: {}\n", plain(text)));
        }
    }
}
