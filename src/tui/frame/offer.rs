//! The keys that the footer offers: what one would not find by oneself, the work of the page first.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::canvas::Canvas;
use crate::tui::keymap::{offered, short};
use crate::tui::view::View;
use crate::tui::widgets::runs_width;
use crate::wizard::{Context, Document, ExportPage, ExportRow, Intent, Page};

/// A key and what it does.
struct Offer {
    key: String,
    words: &'static str,
}

pub(super) fn keys(view: &View<'_>, row: Rect, canvas: &mut Canvas<'_>) {
    let (others, last) = offers(view);
    let mut room = row;
    if let Some(last) = last {
        let x = canvas.right(room, &Line::from(hint(view, &last).to_vec()));
        room.width = x.saturating_sub(room.x);
    }
    let mut left = usize::from(room.width);
    let mut spans = Vec::new();
    for offer in others {
        let own = hint(view, &offer);
        let wide = runs_width(&own) + 2;
        if wide > left {
            break;
        }
        left -= wide;
        spans.extend(own);
        spans.push(Span::raw("  "));
    }
    canvas.line(room, &Line::from(spans));
}

fn hint(view: &View<'_>, own: &Offer) -> [Span<'static>; 3] {
    [
        Span::styled(own.key.clone(), view.theme.key),
        Span::raw(" "),
        Span::styled(own.words, view.theme.dim),
    ]
}

/// What the footer has to show, the most useful first; its end is always the way to all of it.
fn offers(view: &View<'_>) -> (Vec<Offer>, Option<Offer>) {
    let wizard = view.wizard;
    let mut own = Vec::new();
    let mut common = Vec::new();
    let (mut keys, mut help) = (None, None);
    let mut reads = false;
    let mut told: Vec<Intent> = Vec::new();
    for binding in offered(wizard) {
        // Of several rows for the same the first is enough.
        if told.contains(&binding.intent) {
            continue;
        }
        told.push(binding.intent);
        let offer = || Offer {
            key: binding
                .keys
                .first()
                .map(ToString::to_string)
                .unwrap_or_default(),
            words: word(view, binding.intent),
        };
        match binding.intent {
            Intent::Keys => keys = Some(offer()),
            Intent::Help => help = Some(offer()),
            Intent::ReadOn | Intent::ReadBack => reads = true,
            // A text says nothing of how it goes on but this.
            Intent::PageDown if wizard.context() == Context::Text => own.push(offer()),
            // There is no need of it while everything is saved; else it stands behind the way to save again.
            Intent::KeepElsewhere if !wizard.is_unsaved() => {}
            Intent::KeepElsewhere => own.insert(own.len().min(1), offer()),
            other if is_known(other) => {}
            other if is_common(other) => common.push(offer()),
            _ => own.push(offer()),
        }
    }
    let mut all = Vec::new();
    if reads {
        all.push(Offer {
            key: "J/K".to_owned(),
            words: short(Intent::ReadOn, wizard.context()),
        });
    }
    let last = match keys {
        Some(keys) => {
            common.extend(help);
            Some(keys)
        }
        None => help,
    };
    all.extend(own);
    all.extend(common);
    (all, last)
}

/// What the tabs say, or what everybody tries first.
fn is_known(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Open(_)
            | Intent::NextPage
            | Intent::PreviousPage
            | Intent::Up
            | Intent::Down
            | Intent::PageUp
            | Intent::PageDown
            | Intent::First
            | Intent::Last
            | Intent::Left
            | Intent::Right
            | Intent::PreviousPane
            | Intent::PlainGlyphs
            | Intent::Theme
            | Intent::Mouse
            | Intent::Disputes
            | Intent::Redraw
            | Intent::Interrupt
    )
}

/// What works on every page: it steps back behind the work of this one.
fn is_common(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Search
            | Intent::Palette
            | Intent::Export
            | Intent::Quit
            | Intent::Log
            | Intent::Wider
            | Intent::Narrower
    )
}

/// What a key does there; on the page of the export that depends on the row.
fn word(view: &View<'_>, intent: Intent) -> &'static str {
    let wizard = view.wizard;
    let is_plain = intent != Intent::Accept
        || wizard.page != Page::Export
        || wizard.overlay.is_some()
        || wizard.export.editing.is_some();
    let rows = view
        .deployment()
        .filter(|_| !is_plain)
        .map(|own| ExportPage::rows(own.plan()));
    match rows.as_ref().and_then(|own| own.get(wizard.export.cursor)) {
        Some(ExportRow::Document(Document::Scripts | Document::Runbook)) => "write",
        Some(ExportRow::Folder) => "change",
        Some(ExportRow::Missing(_)) => "fill in",
        None => short(intent, wizard.context()),
    }
}
