//! How a program is started on a terminal of the tests.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tempfile::TempDir;

use super::process::stty;
use super::{Copies, Terminal, cells, pass_on, read, settings};

/// How a program is started on a terminal.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    program: PathBuf,
    folder: Option<PathBuf>,
    works_in: Option<PathBuf>,
    variables: Vec<(String, String)>,
    /// The output goes through a pipe.
    piped: bool,
    /// What runs the program, and its arguments before that of the program.
    runner: Option<PathBuf>,
    /// Nothing is read before the program has ended.
    unread: bool,
    width: u16,
    height: u16,
}

impl Setup {
    /// exlync on a terminal of 80 by 24 with a data folder of its own.
    pub(crate) fn new() -> Self {
        Self {
            program: env!("CARGO_BIN_EXE_exlync").into(),
            folder: None,
            works_in: None,
            variables: [("TERM", "xterm-256color"), ("LANG", "C.UTF-8")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .to_vec(),
            piped: false,
            runner: None,
            unread: false,
            width: 80,
            height: 24,
        }
    }

    /// Another program; it is not told of a data folder.
    pub(crate) fn program(self, program: PathBuf) -> Self {
        Self { program, ..self }
    }

    /// A data folder that outlives the terminal.
    pub(crate) fn folder(self, folder: &Path) -> Self {
        Self {
            folder: Some(folder.to_owned()),
            ..self
        }
    }

    /// The working directory; without it, the data folder.
    pub(crate) fn works_in(self, folder: &Path) -> Self {
        Self {
            works_in: Some(folder.to_owned()),
            ..self
        }
    }

    /// Sets an environment variable; only PATH is taken over from that of the tests.
    pub(crate) fn variable(self, name: &str, value: &str) -> Self {
        let mut own = self.without(name);
        own.variables.push((name.to_owned(), value.to_owned()));
        own
    }

    /// Without an environment variable that is set here.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.variables.retain(|(own, _)| own != name);
        self
    }

    pub(crate) fn size(self, width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            ..self
        }
    }

    /// The output goes through a pipe, and is no terminal; the keys come from the terminal as ever.
    pub(crate) fn piped(self) -> Self {
        Self {
            piped: true,
            ..self
        }
    }

    /// A terminal that takes nothing while the program runs.
    pub(crate) fn unread(self) -> Self {
        Self {
            unread: true,
            ..self
        }
    }

    /// Another program runs the program.
    pub(crate) fn runner(self, runner: PathBuf) -> Self {
        Self {
            runner: Some(runner),
            ..self
        }
    }

    pub(crate) fn start(&self, arguments: &[&str]) -> Terminal {
        let own = self.folder.is_none().then(|| tempfile::tempdir().unwrap());
        let folder = self.folder.as_deref().or(own.as_ref().map(TempDir::path));
        let folder = folder.unwrap().to_owned();
        let size = PtySize {
            rows: self.height,
            cols: self.width,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let settings = settings(pair.master.as_ref());
        let before = stty(pair.master.as_ref());
        let pipe = self.piped.then(Pipe::new);
        let mut command = self.command(pipe.as_ref(), &folder);
        command.args(arguments);
        let mut child = pair.slave.spawn_command(command).unwrap();
        let process = child.process_id().unwrap();
        let (told, exit) = mpsc::channel();
        thread::spawn(move || {
            let status = child.wait().unwrap();
            let signal = status.signal().map(str::to_owned);
            told.send(signal.map_or(Ok(status.exit_code()), Err))
        });
        let stop = Arc::new(AtomicBool::new(false));
        let (held, wait) = mpsc::channel();
        let terminal = read(
            pair.master.try_clone_reader().unwrap(),
            Arc::clone(&stop),
            wait,
        );
        let (output, besides) = match pipe {
            None => (terminal, None),
            Some(pipe) => (pipe.output(Arc::clone(&stop)), Some(terminal)),
        };
        Terminal {
            parser: vt100::Parser::new_with_callbacks(
                cells(self.height),
                cells(self.width),
                0,
                Copies::default(),
            ),
            bytes: Vec::new(),
            output,
            besides,
            exit,
            keyboard: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            slave: Some(pair.slave),
            process,
            ended: false,
            held: self.unread.then_some(held),
            stop,
            settings,
            before,
            folder,
            _own: own,
        }
    }

    /// The program with its data folder, and what it runs on and writes to.
    fn command(&self, pipe: Option<&Pipe>, folder: &Path) -> CommandBuilder {
        let mut words: Vec<&OsStr> = Vec::new();
        if let Some(pipe) = pipe {
            // The pipe is opened by the shell: it must not be there before somebody reads it.
            words.extend(["sh", "-c", r#"exec "$@" > "$0""#].map(OsStr::new));
            words.push(pipe.path.as_os_str());
        }
        words.extend(self.runner.iter().map(|own| own.as_os_str()));
        words.push(self.program.as_os_str());
        let mut command =
            CommandBuilder::from_argv(words.into_iter().map(OsStr::to_owned).collect());
        if self.program.file_stem() == Some("exlync".as_ref()) {
            command.arg("--data-dir");
            command.arg(folder);
        }
        command.cwd(self.works_in.as_deref().unwrap_or(folder));
        command.env_clear();
        command.env("PATH", std::env::var("PATH").unwrap());
        command.env("HOME", folder);
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }
}

/// A pipe with a name, for what a program writes to standard output.
struct Pipe {
    path: PathBuf,
    folder: TempDir,
}

impl Pipe {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("output");
        let status = Command::new("mkfifo").arg(&path).status().unwrap();
        assert!(status.success(), "mkfifo");
        Self { path, folder }
    }

    /// What comes through it. Opening it waits for the program.
    fn output(self, stop: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let file = File::open(&self.path).unwrap();
            drop(self.folder);
            pass_on(Box::new(file), &sender, &stop);
        });
        receiver
    }
}
