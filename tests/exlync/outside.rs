//! Files from outside are data: whatever they hold is read or refused in words, in bounded time, and steers nothing.

use std::fs;
use std::path::Path;

use exlync::catalogue::{LARGEST, is_harmful};
use exlync::session::{read, read_answers};

use crate::command_line::{Desk, code, err, out};
use crate::scenarios::fixture;

/// The beginning of an answers file that is planned.
const ANSWERED: &str = "format = 1\n[answers]\nexchange = \"online\"\nlync = \"server\"\n";

/// What is said of a file that is to be planned.
fn said_of(bytes: &[u8]) -> String {
    let desk = Desk::new();
    let path = desk.folder.path().join("a.toml");
    exlync::session::write_atomically(&path, bytes, false).unwrap();
    let output = desk.run(&["plan", "--answers", path.to_str().unwrap()]);
    assert_eq!(code(&output), 3, "{}", err(&output));
    assert_eq!(out(&output), "");
    let said = err(&output);
    steers_nothing(&said);
    said
}

fn steers_nothing(text: &str) {
    let bad = text.chars().find(|c| *c != '\n' && is_harmful(*c));
    assert_eq!(bad, None, "{text:?}");
}

#[test]
fn a_file_that_is_none_is_refused_in_words() {
    let utf16: Vec<u8> = ANSWERED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let large = ANSWERED.to_owned() + &"# nothing\n".repeat(500_000);
    let deep = |open: &str| format!("format = 1\n[values]\nx = {}", open.repeat(100_000));
    let dotted = format!("format = 1\n[{}a]\n", "a.".repeat(100_000));
    for (what, bytes, words) in [
        ("empty", b"".as_slice(), "does not begin with `format = 1`"),
        (
            "a byte order mark alone",
            b"\xef\xbb\xbf",
            "does not begin with `format = 1`",
        ),
        (
            "binary",
            b"\x7fELF\x02\x01\x01\0\xff\xfe",
            "save the file as UTF-8",
        ),
        ("UTF-16", &utf16, "a.toml"),
        ("zeros", &[0; 4096], "a.toml:1: "),
        (
            "torn",
            b"format = 1\n[answers]\nexchange = \"onl",
            "a.toml:3: ",
        ),
        ("large", large.as_bytes(), "it is larger than 4 MiB"),
        ("deep lists", deep("[").as_bytes(), "a.toml:3: "),
        ("deep tables", deep("{a=").as_bytes(), "a.toml:3: "),
        ("a deep header", dotted.as_bytes(), "recursion limit"),
        (
            "a key twice",
            b"format = 1\nformat = 1\n",
            "a.toml:2: duplicate key",
        ),
        (
            "a table twice",
            b"format = 1\n[answers]\n[answers]\n",
            "a.toml:3: ",
        ),
        (
            "of the future",
            b"format = 2\n",
            "this is format 2, and this version reads format 1",
        ),
        ("of long ago", b"format = 0\n", "`format` is 1, not 0"),
        (
            "a text as format",
            b"format = \"1\"\n",
            "`format` is 1, not \"1\"",
        ),
        ("half a format", b"format = 1.5\n", "`format` is 1, not 1.5"),
        (
            "a format too large",
            b"format = 99999999999999999999\n",
            "a.toml:1: ",
        ),
        (
            "answers that are a number",
            b"format = 1\nanswers = 3\n",
            "`answers` is not a table",
        ),
        (
            "values that are a list",
            b"format = 1\nvalues = []\n",
            "`values` is not a table",
        ),
        (
            "an answer that is a table",
            b"format = 1\n[answers.lync]\na = 1\n",
            "the answer to `lync` is not a text",
        ),
        (
            "a value that is a date",
            b"format = 1\n[values]\npool-fqdn = 2026-11-26\n",
            "`pool-fqdn` is not a text",
        ),
    ] {
        let said = said_of(bytes);
        assert!(said.contains(words), "{what}: {said}");
    }
}

#[test]
fn what_is_not_known_is_shown_without_what_steers_a_terminal() {
    let hostile = "\\u001b]0;x\\u0007\\u009b2J\\u202e";
    for text in [
        format!("\"{hostile}\" = 1\nformat = 1\n"),
        format!("format = \"{hostile}\"\n"),
        format!("{ANSWERED}\"{hostile}\" = \"x\"\n"),
        format!("format = 1\n[answers]\nexchange = \"{hostile}\"\n"),
        format!("{ANSWERED}[values]\n\"{hostile}\" = \"x\"\n"),
        format!("{ANSWERED}[values]\npool-fqdn = \"{hostile}\"\n"),
        format!("{ANSWERED}[values]\n\"before-ews-oauth@{hostile}\" = \"{hostile}\"\n"),
    ] {
        let said = said_of(text.as_bytes());
        // A text is shown as the file writes it, all else as the program does.
        let shown = said
            .replace("\\u001B", "\\u{1b}")
            .replace("\\u0007", "\\u{7}");
        assert!(shown.contains("\\u{1b}]0;x\\u{7}"), "{text}: {said}");
    }
}

#[test]
fn a_session_that_says_hostile_things_is_shown_without_what_steers_a_terminal() {
    // Given a session file of somebody, with hostile texts wherever there can be one
    let hostile = "\\u001b]0;x\\u0007\\u009b2J\\u202e";
    let text = format!(
        "format = 1\n[session]\ntitle = \"a{hostile}\"\ncreated = \"2026-11-26T05:00:00Z\"\n\
         [answers]\nexchange = \"online\"\nlync = \"server\"\n\"{hostile}\" = \"{hostile}\"\nedge = \"{hostile}\"\n\
         [values]\n\"{hostile}\" = \"{hostile}\"\npool-fqdn = \"{hostile}\"\n\"before-ews-oauth@{hostile}\" = \"{hostile}\"\n\
         [marks.\"{hostile}\"]\nstate = \"done\"\nat = \"2026-11-26T05:00:00Z\"\ntext = \"{hostile}\"\nnote = \"{hostile}\"\n\
         [marks.\"preflight.export\"]\nstate = \"skipped\"\nat = \"2026-11-26T05:00:00Z\"\nnote = \"{hostile}\"\n\
         [notes]\n\"{hostile}\" = \"{hostile}\"\n\"preflight.export\" = \"{hostile}\"\n\
         [\"{hostile}\"]\na = \"{hostile}\"\n"
    );
    let desk = Desk::new();
    let path = desk.file("theirs.toml", &text);
    desk.imports(path.to_str().unwrap());

    // When it is shown in every way
    for arguments in [
        &["sessions", "list"][..],
        &["sessions", "list", "--format", "json"],
        &["sessions", "show", "contoso"],
        &["sessions", "show", "contoso", "--format", "json"],
        &["plan"],
        &["plan", "--format", "json"],
        &["plan", "--format", "markdown"],
        &["show", "preflight"],
        &["show", "preflight", "--format", "json"],
        &["questions"],
        &["values"],
        &["values", "--format", "json"],
    ] {
        // Then nothing of it steers the terminal, and JSON still says what was meant
        let output = desk.run(arguments);
        assert!(code(&output) < 2, "{arguments:?}: {}", err(&output));
        steers_nothing(&out(&output));
        steers_nothing(&err(&output));
        if arguments.contains(&"json") {
            serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap();
        }
    }
    let shown = desk.run(&["sessions", "show", "contoso", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(
        shown["notes"]["preflight.export"],
        "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}"
    );

    // And what is exported to be kept is the session as it is
    let exported = desk.run(&["sessions", "export", "contoso"]);
    let kept = fs::read_to_string(desk.contoso()).unwrap();
    assert_eq!(
        read(&out(&exported), "a").unwrap(),
        read(&kept, "b").unwrap()
    );
}

#[test]
fn hostile_arguments_are_said_without_what_steers_a_terminal() {
    let desk = Desk::new();
    let hostile = "x\u{1b}[31m\u{7}\u{9b}2J\u{202e}";
    let answers = desk.file("a.toml", ANSWERED);
    let answers = answers.to_str().unwrap();
    let set = format!("--theme={hostile}");
    for arguments in [
        &["plan", "--answers", hostile][..],
        &["plan", "--session", hostile],
        &["plan", "--format", hostile],
        &["plan", "--answers", answers, "--catalogue", hostile],
        &["show", hostile, "--answers", answers],
        &["explain", hostile],
        &["explain", hostile, "--format", "json"],
        &["export", "--answers", answers, "--format", hostile],
        &["sessions", "show", hostile],
        &["sessions", "rename", hostile, hostile],
        &["sessions", "delete", hostile],
        &["sessions", "import", hostile],
        &["sessions", "import", answers, "--name", hostile],
        &["sessions", "path", hostile],
        &["sessions", "export", "contoso", "--output", hostile],
        &["catalogue", "check", hostile],
        &["catalogue", "disputes", "--answers", hostile],
        &[hostile],
        &["plan", hostile],
        &[&set],
    ] {
        let output = desk.run(arguments);
        assert_ne!(code(&output), 0, "{arguments:?}");
        steers_nothing(&out(&output));
        steers_nothing(&err(&output));
        assert!(!err(&output).is_empty(), "{arguments:?}");
    }
    let folder = desk.folder.path().join(hostile);
    if fs::create_dir(&folder).is_ok() {
        let folder = folder.to_str().unwrap();
        let output = desk.run(&[
            "export",
            "--answers",
            answers,
            "--format",
            "ps1",
            "--output",
            folder,
        ]);
        steers_nothing(&err(&output));
        assert!(err(&output).contains("x\\u{1b}[31m"), "{}", err(&output));
    }
}

#[test]
fn a_file_of_nothing_but_faults_is_given_up_soon() {
    let catalogue = fixture();
    let unknown: String = (0..300_000).map(|n| format!("x{n} = 1\n")).collect();
    for section in ["answers", "values"] {
        let text = format!("format = 1\n[{section}]\n{unknown}");
        assert!((text.len() as u64) < LARGEST);
        let said = read_answers(&text, "a.toml", &catalogue)
            .unwrap_err()
            .to_string();
        assert!(said.contains("a.toml:102: "), "{said}");
        assert!(!said.contains("a.toml:103: "), "{said}");
        let rest = "a.toml: 299900 more answers and values were not looked at";
        assert!(said.ends_with(rest), "{said}");
    }
    // An id without end is shown from its beginning
    let text = format!("format = 1\n[values]\n{} = 1\n", "x".repeat(3_000_000));
    let said = read_answers(&text, "a.toml", &catalogue)
        .unwrap_err()
        .to_string();
    assert!(
        said.len() < 1000 && said.contains("xxx...`"),
        "{}",
        said.len()
    );
}

#[test]
fn a_list_without_end_does_not_act() {
    let list = |count: usize| -> String {
        let items = (0..count).map(|n| format!("\"a{n}.contoso.com\","));
        format!(
            "{ANSWERED}[values]\nsip-domains = [{}]\n",
            items.collect::<String>()
        )
    };
    let catalogue = exlync::embedded_catalogue().unwrap();
    let said = read_answers(&list(501), "a.toml", &catalogue)
        .unwrap_err()
        .to_string();
    assert_eq!(
        said,
        "a.toml:6: `sip-domains` has 501 lines, and 500 are the most"
    );
    let kept = read(&list(150_000), "a.toml").unwrap();
    let plan = exlync::plan::resolve(&catalogue, &kept);
    let words = "the value `sip-domains` has more than 500 lines: it does not act";
    assert_eq!(plan.findings, [words]);
    // And the longest that acts is planned
    let kept = read_answers(&list(500), "a.toml", &catalogue).unwrap();
    assert!(exlync::plan::resolve(&catalogue, &kept).findings.is_empty());
}

#[test]
fn standard_input_is_not_read_without_end() {
    let desk = Desk::new();
    let text = ANSWERED.to_owned() + &"# nothing\n".repeat(500_000);
    for arguments in [&["plan", "--answers", "-"][..], &["explain", "-"]] {
        let output = desk.run_with_much(arguments, &text);
        assert_eq!(code(&output), 3, "{}", err(&output));
        assert!(
            err(&output).contains("it is larger than 4 MiB"),
            "{}",
            err(&output)
        );
    }
}

#[test]
fn a_folder_is_no_answers_file() {
    let desk = Desk::new();
    let folder = desk.folder.path().to_str().unwrap();
    let output = desk.run(&["plan", "--answers", folder]);
    assert_eq!(code(&output), 3);
    assert!(
        err(&output).contains("cannot be read: "),
        "{}",
        err(&output)
    );
}

/// A copy of the small knowledge base.
fn copied(desk: &Desk) -> std::path::PathBuf {
    let folder = desk.folder.path().join("catalogue");
    fs::create_dir(&folder).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalogue");
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    folder
}

#[test]
fn a_knowledge_base_without_end_is_refused() {
    let desk = Desk::new();
    let folder = copied(&desk);
    let check = || {
        let output = desk.run(&["catalogue", "check", folder.to_str().unwrap()]);
        (code(&output), out(&output) + &err(&output))
    };
    assert_eq!(check().0, 0, "{}", check().1);

    // A file of it is too large
    let large = desk.file("catalogue/large.toml", &"# nothing\n".repeat(500_000));
    assert!(
        check().0 == 3 && check().1.contains("it is larger than 4 MiB"),
        "{}",
        check().1
    );
    fs::remove_file(large).unwrap();

    // One is nested too deep to be read
    let deep = desk.file(
        "catalogue/deep.toml",
        &format!("x = {}", "[".repeat(100_000)),
    );
    assert!(
        check().0 == 1 && check().1.contains("deep.toml:1: "),
        "{}",
        check().1
    );
    fs::remove_file(deep).unwrap();

    // One has nothing but keys that nobody knows
    let keys: String = (0..100_000).map(|n| format!("x{n} = 1\n")).collect();
    let keys = desk.file("catalogue/keys.toml", &format!("[[step]]\n{keys}"));
    assert!(
        check().0 == 1 && check().1.contains("keys.toml:"),
        "{}",
        check().1
    );
    fs::remove_file(keys).unwrap();

    // Its folders lie too deep
    let way = folder.join("a/b/c/d/e/f/g/h/i");
    fs::create_dir_all(&way).unwrap();
    assert!(
        check().0 == 3 && check().1.contains("more than 8 deep"),
        "{}",
        check().1
    );
    fs::remove_dir_all(folder.join("a")).unwrap();

    // It has too many files
    for number in 0..2001 {
        fs::File::create(folder.join(format!("{number}.txt"))).unwrap();
    }
    assert!(
        check().0 == 3 && check().1.contains("more than 2000 files"),
        "{}",
        check().1
    );
}

#[cfg(unix)]
mod special {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::{Desk, code, copied, err, out};

    #[test]
    fn a_pipe_and_a_device_are_no_files_and_nobody_waits_for_them() {
        let desk = Desk::new();
        let pipe = desk.folder.path().join("pipe.toml");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        for path in [pipe.to_str().unwrap(), "/dev/zero"] {
            for arguments in [
                &["plan", "--answers", path][..],
                &["sessions", "import", path],
            ] {
                let output = desk.run(arguments);
                assert_eq!(code(&output), 3, "{}", err(&output));
                assert!(
                    err(&output).contains("it is not a file"),
                    "{}",
                    err(&output)
                );
            }
        }
        let folder = copied(&desk);
        std::fs::rename(&pipe, folder.join("pipe.toml")).unwrap();
        let output = desk.run(&["catalogue", "check", folder.to_str().unwrap()]);
        assert_eq!(code(&output), 3);
        assert!(
            err(&output).contains("it is not a file"),
            "{}",
            err(&output)
        );
    }

    #[test]
    fn links_that_go_round_in_circles_come_to_an_end() {
        let desk = Desk::new();
        let folder = copied(&desk);
        for name in ["a", "b", "c"] {
            symlink(&folder, folder.join(name)).unwrap();
        }
        let output = desk.run(&["catalogue", "check", folder.to_str().unwrap()]);
        assert_eq!(code(&output), 3, "{}{}", out(&output), err(&output));
        assert!(
            err(&output).contains("is no knowledge base: "),
            "{}",
            err(&output)
        );
    }
}
