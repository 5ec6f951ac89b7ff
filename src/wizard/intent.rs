//! What a key means: the vocabulary between the keyboard and the wizard.

use super::Page;

macro_rules! intents {
    ($($variant:ident => $short:literal, $title:literal;)+) => {
        /// What the person wants, whatever key said it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Intent {
            /// To that page.
            Open(Page),
            $($variant),+
        }

        impl Intent {
            /// Every intent but the pages.
            pub const COMMON: &[Self] = &[$(Self::$variant),+];

            /// Every intent.
            #[must_use]
            pub fn all() -> Vec<Self> {
                let pages = Page::ALL.into_iter().map(Self::Open);
                Self::COMMON.iter().copied().chain(pages).collect()
            }

            /// A word or two, for the footer.
            #[must_use]
            pub fn short(self) -> &'static str {
                match self {
                    Self::Open(page) => page.title(),
                    $(Self::$variant => $short),+
                }
            }

            /// What it does, for the help and the palette.
            #[must_use]
            pub fn title(self) -> String {
                match self {
                    Self::Open(page) => format!("page {}: {}", page.number(), page.title()),
                    $(Self::$variant => $title.to_owned()),+
                }
            }
        }
    };
}

intents! {
    Up => "up", "move up";
    Down => "down", "move down";
    PageUp => "page up", "a page up";
    PageDown => "page down", "a page down";
    First => "first", "to the first";
    Last => "last", "to the last";
    Left => "left", "to the part or question on the left";
    Right => "right", "to the part or question on the right";
    NextPane => "next part", "to the next part, question or field";
    PreviousPane => "part before", "to the part, question or field before";
    NextPage => "next page", "to the next page";
    PreviousPage => "page before", "to the page before";
    Accept => "open", "open, accept, next";
    Toggle => "choose", "choose or take back; on a card: select for a mark";
    Back => "back", "one level back: close, clear; never quits, never discards";
    Quit => "quit", "quit; everything is saved";
    Interrupt => "leave", "twice in a row: leave";
    Help => "help", "help on what is on the screen";
    Keys => "all keys", "all keys";
    Palette => "palette", "find any action, step, question or value by name";
    Search => "search", "search on this page";
    NextMatch => "next hit", "to the next hit of the search";
    PreviousMatch => "hit before", "to the hit before";
    ReadOn => "read on", "scroll the detail down";
    ReadBack => "read back", "scroll the detail up";
    Log => "messages", "the messages so far";
    Disputes => "disputes", "where sources disagree, and where one is wrong";
    Copy => "copy", "copy what is under the cursor";
    CopyMore => "copy more", "more ways to copy";
    Paste => "paste", "paste from the clipboard of this machine";
    Done => "done", "mark as done, a check as verified; again takes it back";
    InPlace => "in place", "mark as already in place: found right, nothing changed";
    Wait => "wait", "mark as waiting until a time";
    Skip => "skip", "skip, with a reason";
    Delegate => "delegate", "delegate to somebody";
    Note => "note", "write a note beside it";
    Unmark => "unmark", "take the mark away";
    Checks => "checks", "to the checks of the step";
    UndoCommands => "way back", "to the undo commands of the step";
    Why => "why", "to the reasons of the step";
    NextOpen => "next open", "to the next open command";
    Filter => "filter", "show all, or only what is to do";
    Undo => "undo", "undo the last change";
    Redo => "redo", "make the change again";
    New => "new", "begin a new session";
    Import => "import", "make a session of a file";
    Rename => "rename", "rename the session";
    Duplicate => "duplicate", "duplicate the session";
    Delete => "delete", "put the session into the trash; on a value: clear it";
    SaveAgain => "save again", "save again what could not be saved";
    KeepElsewhere => "save elsewhere", "write this session to another file";
    TakeOver => "take over", "take the session over from the window that has it";
    Export => "export", "to the export";
    Wider => "wider", "more room for the detail";
    Narrower => "narrower", "less room for the detail";
    PlainGlyphs => "glyphs", "plain or fine glyphs";
    Theme => "theme", "next theme";
    Mouse => "mouse", "mouse on or off";
    Redraw => "redraw", "draw the screen anew";
    Yes => "yes", "yes";
    No => "no", "no";
}
