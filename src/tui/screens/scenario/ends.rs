//! What has ended or is about to end here, judged by the day of today, and the least builds.

use ratatui::text::Span;

use crate::catalogue::LifecycleState;
use crate::plan::{Milestone, Plan};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;

pub(super) fn write<'a>(view: &View<'a>, plan: &'a Plan<'_>, sheet: &mut Sheet<'a>) {
    let milestones = plan.milestones(view.today());
    let builds = plan.minimum_builds();
    if milestones.is_empty() && builds.is_empty() {
        return;
    }
    sheet.gap();
    let heading = format!("As of {}", view.today());
    sheet.runs(vec![Span::styled(heading, view.theme.heading)]);
    for own in &milestones {
        milestone(view, own, sheet);
    }
    for (row, own) in builds {
        let source = view.source(&own.source, &own.part);
        sheet.hung(
            vec![view.dim(format!("{} ", view.glyphs.bullet))],
            vec![
                Span::raw(own.in_words(row)),
                view.dim(format!(" ({source})")),
            ],
        );
    }
}

fn milestone<'a>(view: &View<'a>, own: &Milestone<'a>, sheet: &mut Sheet<'a>) {
    let style = match own.phase.state {
        _ if own.is_coming => view.theme.warning,
        LifecycleState::Retired | LifecycleState::OutOfSupport => view.theme.bad,
        _ => view.theme.warning,
    };
    let source = view.source(&own.phase.source, &own.phase.part);
    sheet.hung(
        vec![Span::styled(format!("{} ", view.glyphs.bullet), style)],
        vec![
            Span::styled(own.in_words(), style),
            Span::raw(" "),
            Span::raw(own.phase.text.as_str()),
            view.dim(format!(" ({source})")),
        ],
    );
}
