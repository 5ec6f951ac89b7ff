//! The last two rows: the keys that work now; what the program says, or how the work stands.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Regions;
use crate::plan::Tally;
use crate::tui::canvas::Canvas;
use crate::tui::keymap::{Binding, offered, short};
use crate::tui::view::View;
use crate::tui::widgets::{field, fit, fit_line};
use crate::wizard::{Deployment, Intent, Message, Overlay, Saved, Tone};

pub(in crate::tui) fn foot(view: &View<'_>, regions: &Regions, canvas: &mut Canvas<'_>) {
    keys(view, regions.keys, canvas);
    if let Some(Overlay::Search { field: own }) = &view.wizard.overlay {
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
    status(view, inset(regions.status), canvas);
}

fn inset(row: Rect) -> Rect {
    Rect {
        x: row.x.saturating_add(1),
        width: row.width.saturating_sub(2),
        ..row
    }
}

/// The bindings that the footer has to show, the most useful first; its end is always the way to all of them.
fn offered_keys(view: &View<'_>) -> (Vec<&'static Binding>, Option<&'static Binding>) {
    let all: Vec<&Binding> = offered(view.wizard).collect();
    let by = |intent: Intent| all.iter().copied().find(|own| own.intent == intent);
    let last = by(Intent::Keys).or(by(Intent::Help));
    let others = all.iter().copied();
    let others = others.filter(|own| last.is_none_or(|last| own.intent != last.intent));
    (others.collect(), last)
}

fn keys(view: &View<'_>, row: Rect, canvas: &mut Canvas<'_>) {
    let (others, last) = offered_keys(view);
    let mut room = inset(row);
    if let Some(last) = last {
        let x = canvas.right(room, &Line::from(hint(view, last).to_vec()));
        room.width = x.saturating_sub(room.x);
    }
    let mut left = usize::from(room.width);
    let mut spans = Vec::new();
    for binding in others {
        let own = hint(view, binding);
        let wide = own.iter().map(Span::width).sum::<usize>() + 2;
        if wide > left {
            break;
        }
        left -= wide;
        spans.extend(own);
        spans.push(Span::raw("  "));
    }
    canvas.line(room, &Line::from(spans));
}

fn hint(view: &View<'_>, binding: &Binding) -> [Span<'static>; 3] {
    let key = binding.keys.first().map(ToString::to_string);
    [
        Span::styled(key.unwrap_or_default(), view.theme.key),
        Span::raw(" "),
        Span::styled(short(binding.intent, view.wizard.context()), view.theme.dim),
    ]
}

fn status(view: &View<'_>, row: Rect, canvas: &mut Canvas<'_>) {
    let unsaved = view.deployment().and_then(|own| match own.saved() {
        Saved::Failed(why) => Some(why.as_str()),
        _ => None,
    });
    let message = view.wizard.messages.shown();
    let mut spans: Vec<Span<'_>> = Vec::new();
    if let Some(why) = unsaved {
        // It stays visible whatever else is said, and leaves room for that.
        let room = usize::from(row.width) / if message.is_some() { 2 } else { 1 };
        let text = fit(format!("NOT SAVED: {why}"), room, view.glyphs.ellipsis);
        spans.push(Span::styled(text, view.theme.bad));
        spans.push(view.dim(" | "));
    }
    match message {
        Some(message) => spans.extend(told(view, message)),
        None => spans.extend(standing(view)),
    }
    let line = fit_line(
        Line::from(spans),
        usize::from(row.width),
        view.glyphs.ellipsis,
    );
    canvas.line(row, &line);
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
    if tally.verified > 0 {
        parts.push((format!("{} verified", tally.verified), theme.good));
    }
    if tally.stale > 0 {
        parts.push((format!("{} stale", tally.stale), theme.stale));
    }
    parts
}
