//! The steps at a glance: their need, and how far they have come.

use super::Page;
use super::escape::plain;
use super::mark::status;
use crate::export::{block::count, cite};
use crate::plan::{PlannedStep, StepProgress, Tally};

impl Page<'_, '_> {
    pub(super) fn overview(&self, out: &mut String) {
        out.push_str(&format!("\n## Steps\n\n{}.\n\n", self.tally()));
        out.push_str("| | step | need | status | why |\n| --- | --- | --- | --- | --- |\n");
        for (index, step) in self.plan.steps.iter().enumerate() {
            self.row(out, index + 1, step);
        }
    }

    /// `11 steps to do: 2 done (1 of them verified), 1 skipped`
    fn tally(&self) -> String {
        let tally = Tally::of(self.plan, self.session, self.now);
        let mut parts = vec![match (tally.done, tally.verified) {
            (0, _) => "none done".to_owned(),
            (done, 0) => format!("{done} done"),
            (done, verified) if done == verified => format!("{done} done and verified"),
            (done, verified) => format!("{done} done ({verified} of them verified)"),
        }];
        for (number, what) in [(tally.skipped, "skipped"), (tally.stale, "stale")] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        format!("{} to do: {}", count(tally.of, "step"), parts.join(", "))
    }

    fn row(&self, out: &mut String, number: usize, planned: &PlannedStep<'_>) {
        let reasons: Vec<String> = planned
            .because
            .iter()
            .map(|because| {
                let side = because
                    .mailbox
                    .map(|side| format!("{}: ", side.in_words()))
                    .unwrap_or_default();
                let source = cite::short(
                    self.plan.catalogue,
                    &because.rule.source,
                    &because.rule.part,
                );
                format!("{side}{} ({source})", plain(&because.rule.text))
            })
            .collect();
        out.push_str(&format!(
            "| {number} | {} | {} | {} | {} |\n",
            plain(&planned.step.title),
            planned.need.in_words(),
            status(StepProgress::of(planned, self.session, self.now)),
            reasons.join(" ")
        ));
    }
}
