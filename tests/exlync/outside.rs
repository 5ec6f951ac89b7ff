//! Files from outside are data: whatever they hold is read, or refused in words.

use exlync::catalogue::is_harmful;

use crate::command_line::{Desk, code, err, out};

/// The beginning of an answers file that is planned.
pub(crate) const ANSWERED: &str =
    "format = 1\n[answers]\nexchange = \"online\"\nlync = \"server\"\n";

/// What is said of a file that is to be planned.
pub(crate) fn said_of(bytes: &[u8]) -> String {
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

/// Nothing in it is a control character or turns the direction of writing.
pub(crate) fn steers_nothing(text: &str) {
    let bad = text.chars().find(|c| *c != '\n' && is_harmful(*c));
    assert_eq!(bad, None, "{text:?}");
}

/// Files that are none, and what is said of each.
const REFUSED: [(&str, &[u8], &str); 16] = [
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
    ("zeros", &[0; 4096], "a.toml:1: "),
    (
        "torn",
        b"format = 1\n[answers]\nexchange = \"onl",
        "a.toml:3: ",
    ),
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
        "this is format 2, and this version reads formats up to 1",
    ),
    (
        "of long ago",
        b"format = 0\n",
        "this is format 0, and the first that there was is 1",
    ),
    (
        "a text as format",
        b"format = \"1\"\n",
        "here it is of the type string",
    ),
    (
        "half a format",
        b"format = 1.5\n",
        "here it is of the type float",
    ),
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
];

#[test]
fn a_file_that_is_none_is_refused_in_words() {
    let utf16: Vec<u8> = ANSWERED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let large = ANSWERED.to_owned() + &"# nothing\n".repeat(500_000);
    let deep = |open: &str| format!("format = 1\n[values]\nx = {}", open.repeat(100_000));
    let dotted = format!("format = 1\n[{}a]\n", "a.".repeat(100_000));
    let (lists, tables) = (deep("["), deep("{a="));
    let made: [(&str, &[u8], &str); 5] = [
        ("UTF-16", &utf16, "a.toml"),
        ("large", large.as_bytes(), "it is larger than 4 MiB"),
        ("deep lists", lists.as_bytes(), "a.toml:3: "),
        ("deep tables", tables.as_bytes(), "a.toml:3: "),
        ("a deep header", dotted.as_bytes(), "recursion limit"),
    ];
    for (what, bytes, words) in REFUSED.into_iter().chain(made) {
        let said = said_of(bytes);
        assert!(said.contains(words), "{what}: {said}");
    }
}

#[test]
fn a_folder_is_no_answers_file() {
    let desk = Desk::new();
    let folder = desk.folder.path().to_str().unwrap();
    let output = desk.run(&["plan", "--answers", folder]);
    assert_eq!(code(&output), 3);
    assert!(
        err(&output).contains("it is not a file"),
        "{}",
        err(&output)
    );
}
