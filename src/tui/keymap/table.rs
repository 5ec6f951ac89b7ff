//! The key table, in the order in which a footer shows it.

use crossterm::event::KeyCode;

use super::{Binding, Key};
use crate::wizard::{Context, Intent, Page};

use Context::{
    Card, Confirm, Export, Features, Field, Menu, Palette, Scenario, Sessions, Steps, Text, Values,
};

const EVERYWHERE: &[Context] = &Context::ALL;
/// Where letters are commands and nothing lies over the page.
pub(super) const PAGES: &[Context] = &[Sessions, Scenario, Values, Steps, Card, Features, Export];
/// Where something is moved through.
const LISTS: &[Context] = &[
    Sessions, Scenario, Values, Steps, Card, Features, Export, Menu, Confirm, Text,
];
/// The same, where there is no detail to read on.
const PAGED: &[Context] = &[
    Sessions, Scenario, Values, Steps, Card, Features, Export, Menu,
];
/// What is read where it lies over the page.
const READ: &[Context] = &[Confirm, Text];
const PAGES_AND_FIELDS: &[Context] = &[
    Sessions, Scenario, Values, Steps, Card, Features, Export, Field,
];
/// Pages with something to search, and to give room to.
const BEFORE_EXPORT: &[Context] = &[Sessions, Scenario, Values, Steps, Card, Features];
/// Where there is another part, question or field to go to.
const PARTS: &[Context] = &[Scenario, Values, Steps, Card, Field];
const WORK: &[Context] = &[Steps, Card];
const NOT_TYPING: &[Context] = &[
    Sessions, Scenario, Values, Steps, Card, Features, Export, Menu, Confirm, Text,
];

const fn row(intent: Intent, keys: &'static [Key], contexts: &'static [Context]) -> Binding {
    Binding {
        keys,
        intent,
        contexts,
    }
}

const fn c(c: char) -> Key {
    Key::char(c)
}

const fn k(code: KeyCode) -> Key {
    Key::plain(code)
}

/// Every key of the program.
pub const BINDINGS: &[Binding] = &[
    // What is not kept comes first.
    row(Intent::SaveAgain, &[c('W')], PAGES),
    row(Intent::TakeOver, &[c('T')], PAGES),
    row(Intent::Yes, &[c('y')], &[Confirm]),
    row(Intent::No, &[c('n')], &[Confirm]),
    row(
        Intent::Accept,
        &[k(KeyCode::Enter)],
        &[
            Sessions, Scenario, Values, Steps, Features, Export, Field, Palette, Menu, Confirm,
        ],
    ),
    row(
        Intent::Copy,
        &[c('c'), c('y')],
        &[Values, Steps, Card, Text],
    ),
    row(Intent::Done, &[c('d')], WORK),
    row(Intent::Toggle, &[c(' ')], &[Scenario, Card]),
    row(
        Intent::New,
        &[Key::ctrl('n'), k(KeyCode::Insert)],
        &[Sessions],
    ),
    row(Intent::Import, &[c('i')], &[Sessions]),
    row(Intent::Rename, &[c('r')], &[Sessions]),
    row(Intent::Duplicate, &[c('D')], &[Sessions]),
    row(
        Intent::Delete,
        &[c('x'), k(KeyCode::Delete)],
        &[Sessions, Values],
    ),
    row(Intent::NextOpen, &[c('.')], WORK),
    row(Intent::Skip, &[c('s')], WORK),
    row(Intent::InPlace, &[c('p')], WORK),
    row(Intent::Wait, &[c('t')], WORK),
    row(Intent::Delegate, &[c('o')], WORK),
    row(Intent::Note, &[c('a')], &[Card]),
    row(Intent::Unmark, &[c('x'), k(KeyCode::Delete)], WORK),
    row(Intent::CopyMore, &[c('C')], WORK),
    row(Intent::Checks, &[c('v')], WORK),
    row(Intent::UndoCommands, &[c('b')], WORK),
    row(Intent::Why, &[c('w')], WORK),
    row(Intent::Filter, &[c('f')], &[Values, Steps, Card]),
    row(Intent::NextPane, &[k(KeyCode::Tab)], PARTS),
    row(Intent::Undo, &[c('u'), Key::ctrl('z')], PAGES),
    row(Intent::Redo, &[c('U'), Key::ctrl('y')], PAGES),
    row(Intent::Search, &[c('/')], BEFORE_EXPORT),
    row(Intent::Palette, &[Key::ctrl('p')], &[Field]),
    row(Intent::Palette, &[c(':'), Key::ctrl('p')], PAGES),
    row(Intent::Export, &[c('e')], BEFORE_EXPORT),
    row(Intent::Back, &[k(KeyCode::Esc)], EVERYWHERE),
    row(Intent::Back, &[c('q')], &[Menu]),
    row(Intent::Back, &[c('q'), k(KeyCode::Enter)], &[Text]),
    row(Intent::Paste, &[Key::ctrl('v')], &[Field, Palette]),
    row(Intent::Quit, &[c('q')], PAGES),
    row(Intent::Open(Page::Sessions), &[c('1')], PAGES),
    row(Intent::Open(Page::Scenario), &[c('2')], PAGES),
    row(Intent::Open(Page::Values), &[c('3')], PAGES),
    row(Intent::Open(Page::Steps), &[c('4')], PAGES),
    row(Intent::Open(Page::Features), &[c('5')], PAGES),
    row(Intent::Open(Page::Export), &[c('6')], PAGES),
    row(Intent::NextPage, &[Key::ctrl_with(KeyCode::Right)], PAGES),
    row(
        Intent::PreviousPage,
        &[Key::ctrl_with(KeyCode::Left)],
        PAGES,
    ),
    row(Intent::PreviousPane, &[k(KeyCode::BackTab)], PARTS),
    row(Intent::Up, &[k(KeyCode::Up), c('k')], LISTS),
    row(Intent::Up, &[k(KeyCode::Up)], &[Palette]),
    row(Intent::Down, &[k(KeyCode::Down), c('j')], LISTS),
    row(Intent::Down, &[k(KeyCode::Down)], &[Palette]),
    row(Intent::ReadOn, &[c('J')], PAGES),
    row(Intent::ReadBack, &[c('K')], PAGES),
    row(
        Intent::Left,
        &[k(KeyCode::Left), c('h')],
        &[Scenario, Steps, Card],
    ),
    row(
        Intent::Right,
        &[k(KeyCode::Right), c('l')],
        &[Scenario, Values, Steps, Card],
    ),
    row(Intent::PageUp, &[k(KeyCode::PageUp)], PAGED),
    row(Intent::PageUp, &[k(KeyCode::PageUp), c('K')], READ),
    row(Intent::PageUp, &[k(KeyCode::PageUp)], &[Palette]),
    row(Intent::PageDown, &[k(KeyCode::PageDown)], PAGED),
    row(Intent::PageDown, &[k(KeyCode::PageDown), c('J')], READ),
    row(Intent::PageDown, &[k(KeyCode::PageDown)], &[Palette]),
    row(Intent::First, &[k(KeyCode::Home), c('g')], LISTS),
    row(Intent::Last, &[k(KeyCode::End), c('G')], LISTS),
    row(Intent::NextMatch, &[c('n')], PAGES),
    row(Intent::PreviousMatch, &[c('N')], PAGES),
    row(Intent::Wider, &[c('+')], BEFORE_EXPORT),
    row(Intent::Narrower, &[c('-')], BEFORE_EXPORT),
    row(Intent::Log, &[c('M')], PAGES),
    row(Intent::Disputes, &[c('S')], PAGES),
    row(Intent::KeepElsewhere, &[c('E')], PAGES),
    row(Intent::PlainGlyphs, &[k(KeyCode::F(4))], EVERYWHERE),
    row(Intent::Theme, &[k(KeyCode::F(6))], EVERYWHERE),
    row(Intent::Mouse, &[k(KeyCode::F(7))], EVERYWHERE),
    row(Intent::Redraw, &[Key::ctrl('l')], NOT_TYPING),
    row(Intent::Interrupt, &[Key::ctrl('c')], EVERYWHERE),
    row(Intent::Help, &[k(KeyCode::F(1))], PAGES_AND_FIELDS),
    row(Intent::Keys, &[c('?')], PAGES),
];
