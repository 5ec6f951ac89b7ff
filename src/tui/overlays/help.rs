//! Help: what the page is for and the keys that work on it; every key by where it works.

use ratatui::text::Span;

use crate::tui::keymap::{Binding, bound, offered_in};
use crate::tui::view::View;
use crate::tui::widgets::Sheet;
use crate::wizard::{Context, Intent, Page};

/// Writes the help on what lies below, and gives its title.
pub(super) fn page(view: &View<'_>, sheet: &mut Sheet<'_>) -> String {
    let context = view.wizard.page_context();
    sheet.prose(view.style(), purpose(view.wizard.page));
    sheet.gap();
    sheet.prose(view.theme.heading, "Keys that work here now");
    list(view, offered_in(view.wizard, context), sheet);
    if !view.wizard.catalogue.symptoms.is_empty() {
        sheet.gap();
        sheet.prose(
            view.style(),
            "An error message, an event or a word that you do not know: paste or type it into the palette.",
        );
    }
    format!("Help: {}", context.title())
}

/// Writes every key, and gives the title.
pub(super) fn keys(view: &View<'_>, sheet: &mut Sheet<'_>) -> String {
    for context in Context::ALL {
        sheet.gap();
        sheet.prose(view.theme.heading, context.title());
        list(view, bound(context), sheet);
    }
    "All keys".to_owned()
}

fn list(view: &View<'_>, bindings: impl Iterator<Item = &'static Binding>, sheet: &mut Sheet<'_>) {
    const COLUMN: usize = 13;
    let mut pages = 0;
    for own in bindings {
        // Six rows that say the same are one.
        let (keys, title) = match own.intent {
            Intent::Open(_) if pages > 0 => continue,
            Intent::Open(_) => {
                pages += 1;
                let last = Page::ALL.len();
                (
                    format!("1..{last}"),
                    "the pages, as the tabs say".to_owned(),
                )
            }
            other => (own.keys_in_words(), other.title()),
        };
        let pad = COLUMN.saturating_sub(keys.chars().count()).max(1);
        sheet.hung(
            vec![
                Span::styled(keys, view.theme.key),
                Span::raw(" ".repeat(pad)),
            ],
            vec![Span::raw(title)],
        );
    }
}

fn purpose(page: Page) -> &'static str {
    match page {
        Page::Sessions => {
            "A session is one deployment: your answers, the values of your site, and what is done. Continue one, or \
             begin a new one. Everything is saved after each change."
        }
        Page::Scenario => {
            "One question at a time. Beside it stands what the choice under the cursor would do to the plan; nothing \
             changes before you accept it. What you do not answer acts by its default."
        }
        Page::Values => {
            "The facts of your site that the commands need, by system. Each says what it means, where to find it, and \
             what is wrong while you type. No password is ever asked for."
        }
        Page::Steps => {
            "The work in running order, and the card of each step: why, where, the commands to copy, what each check \
             must show, and the way back. Mark what is done; steps that are not needed stay in the list with the \
             reason."
        }
        Page::Features => {
            "What the integration gives in your scenario: what the articles say, what has changed since, and how far \
             the steps have come. Enter shows only the steps that the feature needs."
        }
        Page::Export => {
            "Scripts to run and a runbook to read, written into a folder. Nothing is replaced before you are asked. \
             What is still missing is listed; Enter leads there."
        }
    }
}
