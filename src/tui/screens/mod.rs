//! One file per page: what the wizard knows becomes parts, lists and sheets.

mod age;
mod card;
pub(super) mod disputes;
mod export;
mod features;
mod ledger;
mod matrix;
pub(super) mod scenario;
mod sessions;
mod steps;
mod values;

use super::canvas::Canvas;
use super::frame::{Part, Regions, split};
use super::view::View;
use super::widgets::Sheet;
use crate::wizard::Page;

/// Draws the page that is open between head and foot.
pub(super) fn page(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    let page = view.wizard.page;
    let Some(deployment) = view.deployment() else {
        return match page {
            Page::Sessions => sessions::page(view, regions, canvas),
            _ => nothing_open(view, regions, canvas),
        };
    };
    match page {
        Page::Sessions => sessions::page(view, regions, canvas),
        Page::Scenario => scenario::page(view, deployment, regions, canvas),
        Page::Values => values::page(view, deployment, regions, canvas),
        Page::Steps => steps::page(view, deployment, regions, canvas),
        Page::Features => features::page(view, deployment, regions, canvas),
        Page::Export => export::page(view, deployment, regions, canvas),
    }
}

/// The pages behind the first have nothing to show before a session is open.
fn nothing_open(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    let title = view.wizard.page.title();
    let [area] = split(view, regions, &[Part::new(title, 0, true)], canvas);
    let mut sheet = Sheet::within(area);
    sheet.line("");
    sheet.prose(view.theme.title, "No session is open.");
    sheet.gap();
    sheet.prose(
        view.style(),
        "1 leads to the sessions: continue one there, or begin a new one.",
    );
    sheet.draw(view, area, 0, canvas);
}

/// The steps that a plan without both answers does not have.
fn not_planned(view: &View<'_>, sheet: &mut Sheet<'_>) {
    sheet.line("");
    sheet.prose(view.theme.title, "There is no plan yet.");
    sheet.gap();
    sheet.prose(
        view.style(),
        "It is made once the first two questions are answered: where the mailboxes are, and where the users of Lync \
         are homed. 2 leads to them.",
    );
}
