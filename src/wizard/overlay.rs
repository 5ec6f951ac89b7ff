//! What lies over the page and is asked first: prompts, questions, menus, texts to read.

use super::{CopyJob, ExportJob, Field, Intent};
use crate::catalogue::{CommandId, QuestionId, ValueId};
use crate::explain;
use crate::session::{Change, SessionName};

#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// Help on what is on the screen, every key, the messages, or a text without borders.
    Text {
        text: Text,
        scroll: usize,
    },
    /// A line to fill in.
    Prompt {
        ask: Ask,
        field: Field,
        fault: Option<String>,
    },
    /// A line to search for, in the footer.
    Search {
        field: Field,
    },
    Palette(Palette),
    Confirm(Confirm),
    /// Ways to copy.
    CopyMenu {
        ways: Vec<CopyWay>,
        cursor: usize,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Text {
    /// The keys that work on what is on the screen now.
    Help,
    /// Every key.
    Keys,
    Log,
    /// Where sources disagree, and where one is wrong.
    Disputes,
    /// What another knowledge base changes of the session.
    Edition,
    /// What an error message, an event or a word is about.
    Explained(explain::Entry),
    /// Every word of the trade.
    Glossary,
    /// The text of a command as it is copied, flush left.
    Raw {
        title: String,
        text: String,
    },
}

/// What a prompt asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// The name of a new session.
    New,
    Rename(SessionName),
    Duplicate(SessionName),
    /// The file to make a session of.
    Import,
    /// The file that the session is also written to.
    KeepElsewhere,
    /// The reason of a skip.
    Skip(Vec<CommandId>),
    /// To whom.
    Delegate(Vec<CommandId>),
    /// Until when.
    Wait(Vec<CommandId>),
    Note(CommandId),
}

impl Ask {
    /// What is asked, as the title of the prompt.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::New => "Name of the new session".to_owned(),
            Self::Rename(name) => format!("New name of {name}"),
            Self::Duplicate(name) => format!("Name of the copy of {name}"),
            Self::Import => "File to make a session of".to_owned(),
            Self::KeepElsewhere => "File to write this session to".to_owned(),
            Self::Skip(_) => "Why is it skipped?".to_owned(),
            Self::Delegate(_) => "Who does it?".to_owned(),
            Self::Wait(_) => "Wait until when?".to_owned(),
            Self::Note(_) => "Note".to_owned(),
        }
    }

    /// What may be typed.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::New | Self::Rename(_) | Self::Duplicate(_) => {
                "lower-case letters, digits and hyphens, for example contoso-2026"
            }
            Self::Import => "an answers file or a session file, with its folder",
            Self::KeepElsewhere => "a file that is not there yet, with its folder",
            Self::Skip(_) => "a few words; they stand in the runbook",
            Self::Delegate(_) => "a name, a team, a ticket",
            Self::Wait(_) => "30 min, 2 h, 3 d, 18:30 or 2026-12-01 08:00",
            Self::Note(_) => "empty takes the note away",
        }
    }
}

/// A question before something that is hard to take back.
#[derive(Clone, Debug, PartialEq)]
pub enum Confirm {
    Delete(SessionName),
    /// An answer that changes what is done already.
    Impact(Impact),
    /// The files are there.
    Replace {
        job: ExportJob,
        there: Vec<String>,
    },
    /// Another window has the session open: who.
    TakeOver {
        name: SessionName,
        by: String,
    },
    /// Saving fails: the reason.
    LeaveUnsaved(String),
    /// Marks for a whole step: the intent and how many commands it is about.
    WholeStep {
        intent: Intent,
        commands: Vec<CommandId>,
    },
    /// Marks for what is selected, which the command under the cursor is not part of.
    Selected {
        intent: Intent,
        commands: Vec<CommandId>,
    },
}

/// What an answer would do to the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    pub change: Change,
    /// The next question comes after it.
    pub moves_on: bool,
    /// What is answered, in words.
    pub answer: String,
    /// Titles of steps that come in, and that fall away.
    pub gained: Vec<String>,
    pub lost: Vec<String>,
    /// Commands that read differently.
    pub reworded: usize,
    /// Commands with a mark that fall away or read differently.
    pub doubtful: Vec<CommandId>,
}

/// One way to copy, with what it would copy; or why it cannot.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyWay {
    pub title: String,
    pub job: Result<CopyJob, String>,
    /// Why it goes no further; empty where nothing is left.
    pub note: String,
    /// It is shown instead of copied.
    pub shows: bool,
}

/// Everything that can be called by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    pub field: Field,
    pub cursor: usize,
    /// What fits the text, the best first.
    pub hits: Vec<Entry>,
}

/// An entry of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub title: String,
    /// Other words under which it is found; not shown.
    pub also: String,
    pub target: Target,
}

/// Where a choice in the palette, a jump or a click leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Intent(Intent),
    /// The question, on the Scenario page.
    Question(QuestionId),
    Value(ValueId),
    /// What goes wrong, a word of the trade, an article.
    Explained(explain::Entry),
    Glossary,
    /// What another knowledge base changes.
    Edition,
    /// The step with this index.
    Step(usize),
    /// The block of the card with this index.
    Block(usize),
    /// The row of the list of the page that is shown.
    Row(usize),
}
