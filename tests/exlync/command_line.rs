//! The command line keeps its contract: documents on standard output, notes on standard error, exit codes.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value as Json;

/// A data folder of its own, and the program.
pub(crate) struct Desk {
    pub(crate) folder: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::File::create(&path)
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        path
    }

    /// Makes the session `contoso` of a file.
    pub(crate) fn imports(&self, file: &str) -> &Self {
        let output = self.run(&["sessions", "import", file, "--name", "contoso"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        self
    }

    /// Where the session `contoso` is kept.
    pub(crate) fn contoso(&self) -> PathBuf {
        self.folder.path().join("sessions/contoso.toml")
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.run_with(arguments, "")
    }

    /// On the data of somebody else.
    #[cfg(feature = "tui")]
    pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_exlync"))
            .arg("--data-dir")
            .arg(folder)
            .args(arguments)
            .output()
            .unwrap()
    }

    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Output {
        let (input_was_read, output) = self.run_into(arguments, input);
        input_was_read.unwrap();
        output
    }

    /// The same with more than the program reads.
    pub(crate) fn run_with_much(&self, arguments: &[&str], input: &str) -> Output {
        self.run_into(arguments, input).1
    }

    fn run_into(&self, arguments: &[&str], input: &str) -> (io::Result<()>, Output) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_exlync"))
            .arg("--data-dir")
            .arg(self.folder.path())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let written = child.stdin.take().unwrap().write_all(input.as_bytes());
        (written, child.wait_with_output().unwrap())
    }
}

pub(crate) fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone())
        .unwrap()
        .replace("\r\n", "\n")
}

pub(crate) fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone())
        .unwrap()
        .replace("\r\n", "\n")
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

pub(crate) const MINIMAL: &str =
    "format = 1\n[answers]\nexchange = \"online\"\nlync = \"server\"\n";

#[test]
fn every_example_is_planned_without_a_note_in_every_format() {
    let desk = Desk::new();
    let mut seen = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|own| own != "toml") {
            continue;
        }
        for format in ["text", "json", "markdown"] {
            let output = desk.run(&[
                "plan",
                "--answers",
                path.to_str().unwrap(),
                "--format",
                format,
            ]);
            assert_eq!(code(&output), 0, "{}: {}", path.display(), err(&output));
            assert_eq!(err(&output), "", "{}", path.display());
            assert!(out(&output).len() > 1000);
            seen += 1;
        }
    }
    assert!(seen >= 9);
}

#[test]
fn answers_are_read_from_standard_input_with_a_byte_order_mark_and_windows_line_ends() {
    let desk = Desk::new();
    let input = format!("\u{feff}{}", MINIMAL.replace('\n', "\r\n"));
    let output = desk.run_with(&["plan", "--answers", "-", "--format", "json"], &input);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let plan: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["answers"]["exchange"], "online");
}

#[test]
fn without_a_pairing_there_are_questions_and_no_steps() {
    let desk = Desk::new();
    let path = desk.file("a.toml", "format = 1\n[answers]\nexchange = \"online\"\n");
    let output = desk.run(&[
        "plan",
        "--answers",
        path.to_str().unwrap(),
        "--format",
        "json",
    ]);
    assert_eq!(code(&output), 0);
    let plan: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["steps"], Json::Array(Vec::new()));
    assert_eq!(plan["features"], Json::Array(Vec::new()));
    assert_eq!(plan["questions"][1]["id"], "lync");
    assert_eq!(plan["questions"][1]["answer"], Json::Null);
}

#[test]
fn everything_that_is_wrong_in_a_file_is_said_at_once_with_its_line() {
    // Given a file with an unknown question, choice, value, section, a wrong type and a refused value
    let desk = Desk::new();
    let text = "format = 1\n[answers]\nexchange = \"moon\"\nlunch = \"soup\"\nlync = 3\n\
                [values]\npool-fqdn = \"not a host\"\nhat-size = \"7\"\n[extra]\n";
    let path = desk.file("wrong.toml", text);

    // When it is planned
    let output = desk.run(&["plan", "--answers", path.to_str().unwrap()]);

    // Then each fault has its line, and nothing is printed
    assert_eq!(code(&output), 3);
    assert_eq!(out(&output), "");
    let message = err(&output);
    for (line, words) in [
        (3, "`exchange` has no choice `moon`"),
        (4, "there is no question `lunch`"),
        (5, "the answer to `lync` is not a text"),
        (7, "`pool-fqdn` cannot be `not a host`"),
        (8, "there is no value `hat-size`"),
        (9, "`extra` is not known"),
    ] {
        assert!(
            message.contains(&format!("wrong.toml:{line}: {words}")),
            "{message}"
        );
    }
    assert!(
        message.contains("hint: the choices are `on-premises`, `hybrid`, `online`"),
        "{message}"
    );
}

#[test]
fn a_hostile_value_is_refused_or_stays_one_literal() {
    let desk = Desk::new();
    let plan = |user: &str| {
        let text = format!("{MINIMAL}[values]\nuser-upn = {user}\nuser-mailbox = {user}\n");
        desk.run_with(&["plan", "--answers", "-", "--format", "json"], &text)
    };

    // A name with an apostrophe is a real user, and comes out as one literal
    let output = plan("\"o'brien@contoso.com\"");
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert!(out(&output).contains("'o''brien@contoso.com'"));

    // Whatever could end a literal, run code or speak to the terminal is refused in words
    for bad in [
        "\"a\u{2019}b@contoso.com\"",
        "\"$(calc)@contoso.com\"",
        "\"a`b@contoso.com\"",
        "\"a\\nb@contoso.com\"",
        "\"a\\u001b[2Jb@contoso.com\"",
        "\"a;b@contoso.com\"",
    ] {
        let output = plan(bad);
        assert_eq!(code(&output), 3, "{bad}");
        let message = err(&output);
        assert!(message.contains("user-upn"), "{message}");
        assert!(!message.contains('\u{1b}'), "{message:?}");
    }
}

#[test]
fn syntax_errors_and_other_files_are_told_apart() {
    let desk = Desk::new();
    for (text, words) in [
        ("format = 1\n[answers\n", ":2: "),
        ("hello = 1\n", "does not begin with `format = 1`"),
        ("format = 2\n", "this is format 2"),
        ("format = \"1\"\n", "`format` is a whole number"),
        (
            "format = 1\n[answers]\nlync = \"server\"\nlync = \"server\"\n",
            "duplicate key",
        ),
    ] {
        let path = desk.file("x.toml", text);
        let output = desk.run(&["plan", "--answers", path.to_str().unwrap()]);
        assert_eq!(code(&output), 3, "{text}");
        assert!(err(&output).contains(words), "{text}: {}", err(&output));
    }
    assert_eq!(code(&desk.run(&["plan", "--answers", "nowhere.toml"])), 3);
}

#[test]
fn a_choice_that_is_not_offered_does_not_act_and_is_said() {
    let desk = Desk::new();
    let text = "format = 1\n[answers]\nexchange = \"online\"\nlync = \"hybrid\"\ndirectory-sync = \"none\"\n";
    let output = desk.run_with(&["plan", "--answers", "-", "--format", "json"], text);
    assert_eq!(code(&output), 0);
    assert!(
        err(&output).contains("note: `directory-sync = none` is not offered here"),
        "{}",
        err(&output)
    );
    let plan: Json = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["answers"]["directory-sync"], "entra-connect");
}

#[test]
fn a_step_is_shown_with_every_parameter_explained() {
    let desk = Desk::new();
    let answers = example("exchange-online-lync-server.toml");
    let output = desk.run(&["show", "exchange-online-provider", "--answers", &answers]);
    let text = out(&output);
    for parameter in [
        "-Identity:",
        "-Enabled:",
        "-EnabledSharedAddressSpace:",
        "-HostsOCSUsers:",
        "-ProxyFqdn:",
        "-IsLocal:",
        "-VerificationLevel:",
    ] {
        assert!(
            text.contains(parameter),
            "{parameter} is not explained\n{text}"
        );
    }
    let output = desk.run(&["show", "no-such-step", "--answers", &answers]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("hint: the steps are preflight, "),
        "{}",
        err(&output)
    );
}

#[test]
fn help_and_version_go_to_standard_output_and_bare_words_to_standard_error() {
    let desk = Desk::new();
    for arguments in [
        &["--help"][..],
        &["plan", "--help"],
        &["show", "--help"],
        &["questions", "--help"],
        &["values", "--help"],
        &["export", "--help"],
        &["sessions", "--help"],
        &["sessions", "import", "--help"],
        &["catalogue", "--help"],
        &["catalogue", "check", "--help"],
        &["--version"],
    ] {
        let output = desk.run(arguments);
        assert_eq!(code(&output), 0, "{arguments:?}");
        assert!(
            !out(&output).is_empty() && err(&output).is_empty(),
            "{arguments:?}"
        );
    }
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["plan", "--format", "tea"],
        &["--session", "contoso", "plan"],
        &["--theme", "light", "questions"],
    ] {
        let output = desk.run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(
            out(&output).is_empty() && !err(&output).is_empty(),
            "{arguments:?}"
        );
    }
}

#[test]
fn the_knowledge_base_is_checked_built_in_and_from_a_folder() {
    let desk = Desk::new();
    let output = desk.run(&["catalogue", "check"]);
    assert_eq!(code(&output), 0);
    assert!(
        out(&output).ends_with("0 findings when it was built\n"),
        "{}",
        out(&output)
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalogue");
    let again = desk.run(&["catalogue", "check", folder.to_str().unwrap()]);
    assert_eq!(
        out(&again).trim_end(),
        out(&output).replace(" when it was built", "").trim_end()
    );

    desk.file("catalogue.toml", "");
    desk.file("broken.toml", "[[step]]\nid = 3\n");
    let output = desk.run(&["catalogue", "check", desk.folder.path().to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert!(out(&output).contains("broken.toml:2: "), "{}", out(&output));
}
