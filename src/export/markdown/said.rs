//! Where sources disagree or are wrong: in short at the work, in full behind it.

use super::escape::plain;
use crate::export::{cite, closed, printed_by, said_by, taken};
use crate::plan::{Plan, PlannedStep};

/// What is to be known of it where the work of a step begins.
pub(super) fn in_short(out: &mut String, planned: &PlannedStep<'_>) {
    for own in &planned.disputes {
        let text = format!("{} Taken: {}", closed(&own.topic), closed(&own.taken));
        out.push_str(&format!("- sources disagree: {}\n", plain(&text)));
    }
}

/// All that applies, with the readings.
pub(super) fn appendix(out: &mut String, plan: &Plan<'_>) {
    let (disputes, errata) = (plan.disputes(), plan.errata());
    if !disputes.is_empty() {
        out.push_str("\n## Appendix: where sources disagree\n");
    }
    for own in disputes {
        out.push_str(&format!("\n### {}\n\n", plain(&own.topic)));
        for reading in &own.readings {
            let source = said_by(plan.catalogue, reading);
            let text = format!("{source}: {}", closed(&reading.says));
            out.push_str(&format!("- {}\n", plain(&text)));
        }
        out.push_str(&format!("\nTaken: {}\n", plain(&taken(own))));
    }
    if !errata.is_empty() {
        out.push_str("\n## Appendix: where a source is wrong\n\n");
    }
    for own in errata {
        let printed = format!(
            "{}: {}",
            printed_by(plan.catalogue, own),
            closed(&own.printed)
        );
        let cited = cite::behind(plan.catalogue, &own.sources);
        let right = format!("{}{cited}", closed(&own.right));
        out.push_str(&format!("- {} Right: {}\n", plain(&printed), plain(&right)));
    }
}
