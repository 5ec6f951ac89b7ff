//! Which key means what, and where: one table makes the dispatch, the footer, the help and the README's list.

mod binding;
mod editing;
mod key;
mod table;
mod words;

pub use binding::Binding;
pub use key::Key;
pub use table::BINDINGS;
pub use words::{markdown_table, short};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::wizard::{Context, Event, Wizard};

/// What a key means now; nothing where it means nothing.
#[must_use]
pub fn event(wizard: &Wizard<'_>, key: KeyEvent) -> Option<Event> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let context = wizard.context();
    if takes_text(context)
        && let Some(request) = editing::request(&key)
    {
        return Some(Event::Edit(request));
    }
    let pressed = Key::pressed(&key)?;
    let mut bindings = BINDINGS.iter();
    let bound = bindings.find(|own| own.is_in(context) && own.keys.contains(&pressed));
    match bound {
        Some(own) => Some(Event::Intent(own.intent)),
        // Who types where nothing takes a text should not believe that it was taken.
        None if table::PAGES.contains(&context) && is_letter(&key) => Some(Event::Unknown),
        None => None,
    }
}

fn is_letter(key: &KeyEvent) -> bool {
    let held = key.modifiers.difference(KeyModifiers::SHIFT);
    matches!(key.code, KeyCode::Char(_)) && held.is_empty()
}

/// Whether letters belong to a field.
#[must_use]
pub fn takes_text(context: Context) -> bool {
    matches!(context, Context::Field | Context::Palette)
}

/// The bindings that would do something now, the most useful first.
pub fn offered<'w>(wizard: &'w Wizard<'_>) -> impl Iterator<Item = &'static Binding> + 'w {
    offered_in(wizard, wizard.context())
}

/// The bindings that would do something in a context of the page that is shown.
pub fn offered_in<'w>(
    wizard: &'w Wizard<'_>,
    context: Context,
) -> impl Iterator<Item = &'static Binding> + 'w {
    bound(context).filter(move |own| wizard.can_in(context, own.intent))
}

/// The bindings of a context, the most useful first.
pub fn bound(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |own| own.is_in(context))
}
