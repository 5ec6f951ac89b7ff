//! The last two rows: the keys that work now; what the program says, or how the work stands.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Regions;
use super::offer::keys;
use crate::plan::Tally;
use crate::tui::canvas::Canvas;
use crate::tui::view::View;
use crate::tui::widgets::{field, fit, fit_line, wrap};
use crate::wizard::{Deployment, Message, Overlay, Page, Saved, Tone};

pub(in crate::tui) fn foot(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    if let Some(Overlay::Search { field: own }) = &view.wizard.overlay {
        keys(view, inset(regions.keys), canvas);
        let row = inset(regions.status);
        let label = Line::from(Span::styled("Search: ", view.theme.key));
        let x = canvas.line(row, &label);
        let room = Rect {
            x,
            width: row.right().saturating_sub(x),
            ..row
        };
        return field(view, room, own, canvas);
    }
    if !long_message(view, regions, canvas) {
        keys(view, inset(regions.keys), canvas);
        status(view, inset(regions.status), canvas);
    }
}

fn inset(row: Rect) -> Rect {
    Rect {
        x: row.x.saturating_add(1),
        width: row.width.saturating_sub(2),
        ..row
    }
}

/// What a message that is longer than both rows ends with.
const ALL_OF_IT: &str = " M shows all";

fn status(view: &View<'_>, row: Rect, canvas: &mut Canvas<'_>) {
    let line = fit_line(
        said(view, row.width),
        usize::from(row.width),
        view.glyphs.ellipsis,
    );
    canvas.line(row, &line);
}

/// A message that is too long for the last row has both.
fn long_message(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) -> bool {
    let (upper, lower) = (inset(regions.keys), inset(regions.status));
    let width = usize::from(lower.width);
    let line = said(view, lower.width);
    if message(view).is_none() || line.width() <= width {
        return false;
    }
    let mut lines = wrap(Vec::new(), line.spans, width, 0).into_iter();
    let first = lines.next().unwrap_or_default();
    let mut second = lines.next().unwrap_or_default();
    if lines.next().is_some() {
        let room = width.saturating_sub(ALL_OF_IT.len());
        second.push_span(Span::raw(" ".repeat(width)));
        second = fit_line(second, room, view.glyphs.ellipsis);
        second.push_span(view.dim(ALL_OF_IT));
    }
    canvas.line(upper, &first);
    canvas.line(lower, &second);
    true
}

/// What the last row says: that something is not saved, a message, or how the work stands.
fn said<'a>(view: &View<'a>, width: u16) -> Line<'a> {
    let unsaved = unsaved(view);
    let message = message(view);
    let mut spans: Vec<Span<'a>> = Vec::new();
    if let Some(why) = unsaved {
        // It stays visible whatever else is said, and leaves room for that.
        let room = usize::from(width) / if message.is_some() { 2 } else { 1 };
        let text = format!("NOT SAVED: {}", one_line(why));
        let text = fit(text, room, view.glyphs.ellipsis);
        spans.push(Span::styled(text, view.theme.bad));
        spans.push(view.dim(" | "));
    }
    let selected = view.wizard.steps.selected.len();
    if selected > 0 && view.wizard.page == Page::Steps {
        let text = format!("{selected} selected");
        spans.push(Span::styled(text, view.theme.warning));
        spans.push(view.dim(" | "));
    }
    match message {
        Some(message) => spans.extend(told(view, message)),
        None => spans.extend(standing(view)),
    }
    Line::from(spans)
}

fn unsaved<'a>(view: &View<'a>) -> Option<&'a str> {
    view.deployment().and_then(|own| match own.saved() {
        Saved::Failed(why) => Some(why.as_str()),
        _ => None,
    })
}

/// The message that is shown; what is not saved is said once.
fn message<'a>(view: &View<'a>) -> Option<&'a Message> {
    let repeats = |own: &&Message| {
        let why = unsaved(view).map(one_line);
        why.is_some_and(|why| own.text.ends_with(&why))
    };
    view.wizard.messages.shown().filter(|own| !repeats(own))
}

fn one_line(why: &str) -> String {
    why.replace('\n', "; ")
}

/// A message, with its tone in a word where it is more than information.
fn told<'a>(view: &View<'a>, message: &'a Message) -> Vec<Span<'a>> {
    let style = view.theme.tone(message.tone);
    let word = tone_in_words(message.tone);
    let mut spans = Vec::new();
    if !word.is_empty() {
        spans.push(Span::styled(format!("{word}: "), style));
    }
    spans.push(Span::styled(message.text.as_str(), style));
    spans
}

/// The tone in a word; of plain information none.
pub(in crate::tui) fn tone_in_words(tone: Tone) -> &'static str {
    match tone {
        Tone::Information => "",
        Tone::Warning => "warning",
        Tone::Error => "error",
    }
}

/// How the work stands.
fn standing<'a>(view: &View<'a>) -> Vec<Span<'a>> {
    let mut parts: Vec<(String, Style)> = Vec::new();
    if let Some(deployment) = view.deployment() {
        parts.extend(work(view, deployment));
        match deployment.saved() {
            Saved::At(_) if view.wizard.is_read_only() => {
                parts.push(("read-only".to_owned(), view.theme.warning));
            }
            Saved::At(Some(time)) => {
                parts.push((format!("saved {}", view.clock(*time)), view.theme.dim));
            }
            Saved::At(None) => parts.push(("saved".to_owned(), view.theme.dim)),
            Saved::Pending => parts.push(("saving".to_owned(), view.theme.dim)),
            Saved::Failed(_) => {}
        }
    }
    if !view.wizard.clipboard.is_empty() {
        let text = format!("clipboard: {}", view.wizard.clipboard);
        parts.push((text, view.theme.dim));
    }
    let mut spans = Vec::new();
    for (text, style) in parts {
        if !spans.is_empty() {
            spans.push(view.dim(" | "));
        }
        spans.push(Span::styled(text, style));
    }
    spans
}

fn work(view: &View<'_>, deployment: &Deployment<'_>) -> Vec<(String, Style)> {
    let tally = Tally::of(deployment.plan(), deployment.session(), view.now);
    if tally.of == 0 {
        return Vec::new();
    }
    let theme = &view.theme;
    let mut parts = vec![(format!("{}/{} done", tally.done, tally.of), theme.base)];
    if tally.to_check > 0 {
        let text = format!("{} of them to check", tally.to_check);
        parts.push((text, theme.warning));
    }
    if tally.skipped > 0 {
        parts.push((format!("{} skipped", tally.skipped), theme.dim));
    }
    if tally.verified > 0 {
        parts.push((format!("{} verified", tally.verified), theme.good));
    }
    if tally.stale > 0 {
        parts.push((format!("{} stale", tally.stale), theme.stale));
    }
    parts
}
