//! Where sources disagree or are wrong: on a card, on a feature, and as a list of their own.

use ratatui::text::Span;

use crate::catalogue::{Dispute, Erratum};
use crate::export::{capitalized, closed, count, printed_by, said_by};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::Deployment;

/// The topic, what each source says, what is taken and why.
pub(in crate::tui) fn dispute<'a>(view: &View<'_>, own: &'a Dispute, sheet: &mut Sheet<'a>) {
    let theme = &view.theme;
    sheet.runs(vec![
        Span::styled("Sources disagree: ", theme.warning),
        Span::styled(closed(&capitalized(&own.topic)), theme.title),
    ]);
    for reading in &own.readings {
        let source = said_by(view.wizard.catalogue, reading);
        sheet.hung(
            vec![view.dim(format!("{} ", view.glyphs.bullet))],
            vec![
                view.dim(format!("{source}: ")),
                Span::raw(closed(&reading.says)),
            ],
        );
    }
    sheet.hung(
        vec![Span::raw("  ")],
        vec![
            Span::styled("Taken: ", theme.heading),
            Span::raw(closed(&capitalized(&own.taken))),
            Span::styled(" Because: ", theme.heading),
            Span::raw(closed(&own.why)),
        ],
    );
}

/// Who printed what, and what is right.
pub(in crate::tui) fn erratum<'a>(view: &View<'_>, own: &'a Erratum, sheet: &mut Sheet<'a>) {
    let source = printed_by(view.wizard.catalogue, own);
    sheet.runs(vec![
        Span::styled(format!("Wrong in {source}: "), view.theme.warning),
        Span::raw(closed(&own.printed)),
    ]);
    sheet.hung(
        vec![Span::raw("  ")],
        vec![
            Span::styled("Right: ", view.theme.heading),
            Span::raw(closed(&own.right)),
            view.dim(view.cited(&own.sources)),
        ],
    );
}

/// Those that apply to the deployment that is open, or all; gives the title.
pub(in crate::tui) fn list<'a>(view: &View<'a>, sheet: &mut Sheet<'a>) -> String {
    let catalogue = view.wizard.catalogue;
    let plan = view.deployment().map(Deployment::plan);
    let plan = plan.filter(|own| !own.steps.is_empty());
    let (disputes, errata): (Vec<&Dispute>, Vec<&Erratum>) = match plan {
        Some(plan) => (plan.disputes(), plan.errata()),
        None => (
            catalogue.disputes.iter().collect(),
            catalogue.errata.iter().collect(),
        ),
    };
    let scope = if plan.is_some() {
        "What follows is what applies to your scenario."
    } else {
        "No scenario is answered yet: these are all of them."
    };
    sheet.prose(view.theme.dim, scope);
    let title = format!(
        "{}, {} in sources",
        count(disputes.len(), "dispute"),
        count(errata.len(), "error")
    );
    for own in disputes {
        sheet.gap();
        dispute(view, own, sheet);
    }
    for own in errata {
        sheet.gap();
        erratum(view, own, sheet);
    }
    title
}
