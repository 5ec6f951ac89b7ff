//! What may be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Plans the integration of Microsoft Exchange with Lync and Skype for Business, and words every cmdlet.
///
/// Without a command the wizard opens on the terminal. exlync executes nothing, needs no network and asks for no
/// secret.
#[derive(Debug, Parser)]
#[command(name = "exlync", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub(super) task: Option<Task>,
    #[command(flatten)]
    pub(super) wizard: WizardOptions,
    #[command(flatten)]
    pub(super) options: Options,
}

/// What belongs to the wizard, and stands before no command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of the wizard")]
pub(super) struct WizardOptions {
    /// Open this session
    #[arg(long, value_name = "NAME")]
    pub(super) session: Option<String>,
    /// Make a new session of an answers file, and open it
    #[arg(long, value_name = "FILE", conflicts_with = "session")]
    pub(super) answers: Option<PathBuf>,
    /// Colours; without it `default`, or `mono` where `NO_COLOR` is set
    #[arg(long, value_enum)]
    pub(super) theme: Option<Theme>,
    /// Lines and marks: Unicode, or what every terminal shows
    #[arg(long, value_enum)]
    pub(super) glyphs: Option<Glyphs>,
    /// How copies travel; without it as `EXLYNC_CLIPBOARD` says, or `auto`
    #[arg(long, value_enum)]
    pub(super) clipboard: Option<Clipboard>,
    /// Draw though standard output is no terminal, as a test does that reads what is drawn
    #[arg(long)]
    pub(super) piped_output: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    Default,
    Light,
    HighContrast,
    Mono,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Glyphs {
    Auto,
    Unicode,
    Ascii,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Clipboard {
    /// What fits: OSC 52 over SSH, else the clipboard of this machine
    Auto,
    /// The clipboard of this machine
    Native,
    /// The clipboard of the terminal
    Osc52,
    /// A file in the data folder
    File,
    None,
}

impl WizardOptions {
    /// The first that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        [
            ("--session", self.session.is_some()),
            ("--answers", self.answers.is_some()),
            ("--theme", self.theme.is_some()),
            ("--glyphs", self.glyphs.is_some()),
            ("--clipboard", self.clipboard.is_some()),
            ("--piped-output", self.piped_output),
        ]
        .into_iter()
        .find_map(|(name, given)| given.then_some(name))
    }
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Options")]
pub(super) struct Options {
    /// Read the knowledge base from a folder instead of the one built in
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) catalogue: Option<PathBuf>,
    /// Keep sessions below this folder instead of the platform's data folder
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data_dir: Option<PathBuf>,
}

/// Where the answers come from; without either, the one session there is.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// An answers file or a session file; `-` reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "session")]
    pub(super) answers: Option<PathBuf>,
    /// A session by name
    #[arg(long, value_name = "NAME")]
    pub(super) session: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Debug, Args)]
pub(super) struct CopyOptions {
    /// How much, and how it is worded; without it a command is a line, and a step its open commands as one block
    #[arg(long, value_enum)]
    pub(super) shape: Option<Shape>,
    /// How the copy travels; without it as `EXLYNC_CLIPBOARD` says, or `auto`
    #[arg(long, value_enum, conflicts_with = "output")]
    pub(super) clipboard: Option<Clipboard>,
    /// Write it into this file instead; `-` prints it
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// As it is by itself: one logical line, or the block that it is; of a step one below the other, up to what asks
    Line,
    /// One command, its parameters in a hash table above it
    Splat,
    /// From a command on, for the same shell and machine, as one block
    Block,
    /// What is open of the step for one shell and machine, as one block
    Step,
    /// What is open for that shell, through the steps behind, up to what is to be waited for
    Shell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    /// One script per run of work in one shell on one machine
    Ps1,
    /// A runbook
    Markdown,
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Show the steps that apply, why, their commands and checks, and what they unlock
    Plan {
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum, default_value = "text")]
        format: PlanFormat,
    },
    /// Show one step with its parameters, undo, failures and sources
    Show {
        /// The id of the step, for example exchange-online-provider
        step: String,
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// List the scenario questions that are asked, with their choices
    Questions {
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// List the values that the steps to do need
    Values {
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Say what an error message, an event, a KB number or a word of the trade is about, and what to do
    Explain {
        /// The text, as it was printed; `-` reads standard input
        #[arg(required = true, value_name = "TEXT")]
        text: Vec<String>,
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Copy commands of a step to the clipboard; nothing is marked
    Copy {
        /// A step, or one of its commands: STEP, STEP.COMMAND or STEP.COMMAND@ITEM
        #[arg(value_name = "STEP[.COMMAND]")]
        command: String,
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        own: CopyOptions,
    },
    /// Say what exlync finds here: terminal, clipboard and why, folders; exit code 1 where something keeps it from working
    Doctor {
        /// Send a marker each way that a copy may go, and look whether it arrives
        #[arg(long)]
        probe: bool,
        /// How copies would travel; without it as `EXLYNC_CLIPBOARD` says, or `auto`
        #[arg(long, value_enum)]
        clipboard: Option<Clipboard>,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Write scripts or a runbook
    Export {
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum)]
        format: ExportFormat,
        /// The folder for the files; it is made where it does not exist
        #[arg(long, value_name = "DIR")]
        output: Option<PathBuf>,
        /// Replace files of the same names
        #[arg(long)]
        force: bool,
    },
    /// Keep, list, rename, delete and exchange sessions
    Sessions {
        #[command(subcommand)]
        task: SessionsTask,
    },
    /// Look after the knowledge base
    Catalogue {
        #[command(subcommand)]
        task: CatalogueTask,
    },
    /// Hold the text of standard input in the clipboard until another one takes its place
    #[cfg(feature = "tui")]
    #[command(hide = true)]
    HoldClipboard {
        /// Keep it out of the histories of the desktop
        #[arg(long)]
        sensitive: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum SessionsTask {
    /// List the sessions
    List {
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Show a session: scenario, answers, values, marks
    Show {
        name: String,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Give a session another name
    Rename { from: String, to: String },
    /// Put a session into the trash
    Delete { name: String },
    /// Make a session of a session file or an answers file
    Import {
        /// The file; `-` reads standard input
        file: PathBuf,
        /// The name of the session; without it, that of the file
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
    },
    /// Write a session file, to standard output or to a file
    Export {
        name: String,
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Replace the file
        #[arg(long)]
        force: bool,
    },
    /// List the changes of a session: when, from what, to what
    History {
        name: String,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Say where a session, or the folder of all, lies
    Path { name: Option<String> },
}

#[derive(Debug, Subcommand)]
pub(super) enum CatalogueTask {
    /// Check the knowledge base: the one built in, or a folder
    Check {
        folder: Option<PathBuf>,
        /// Walk the whole tree of answers: every plan complete, every command lawful for its versions
        #[arg(long)]
        prove: bool,
    },
    /// List where sources disagree and where one is wrong: all of it, or what applies to answers or a session
    Disputes {
        #[command(flatten)]
        source: Source,
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Say of each statement of the first texts where it is, or why it is left out; exit code 1 where one is missing
    Coverage {
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
}
