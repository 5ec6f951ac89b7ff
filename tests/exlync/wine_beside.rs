//! The Windows program beside that of this machine, on the command line: the same plans, scripts and sessions, to the byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use exlync::session::write_atomically;

use crate::command_line::{Desk, MINIMAL, code, err, example, out};
use crate::pty::Setup;
use crate::wine;

/// Answers of every kind: whole ones, few, and one with names that are not ASCII.
fn answers(desk: &Desk) -> Vec<String> {
    let mut files: Vec<String> = fs::read_dir(Path::new(&example("")))
        .unwrap()
        .map(|own| own.unwrap().path().to_str().unwrap().to_owned())
        .filter(|own| Path::new(own).extension() == Some("toml".as_ref()))
        .collect();
    files.sort();
    let umlauts = format!("{MINIMAL}[values]\nowa-policy = \"Größe 北京\"\n");
    for (name, text) in [("minimal.toml", MINIMAL), ("umlauts.toml", &umlauts)] {
        files.push(desk.file(name, text).to_str().unwrap().to_owned());
    }
    files
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|own| own.unwrap().path());
    paths
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(&path).unwrap())
        })
        .collect()
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_plan_has_the_same_bytes_on_windows_and_on_linux() {
    let desk = Desk::new();
    let mut compared = 0;
    for file in answers(&desk) {
        for format in ["text", "json", "markdown"] {
            let arguments = ["plan", "--answers", &file, "--format", format];
            let here = desk.run(&arguments);
            let there = wine::run(&desk, &arguments);
            assert_eq!(code(&here), 0, "{}", err(&here));
            assert_eq!(code(&there), 0, "{file}: {}", err(&there));
            assert!(here.stdout.len() > 1000);
            assert!(here.stdout == there.stdout, "{file}, {format}");
            assert_eq!(err(&here), err(&there), "{file}, {format}");
            compared += 1;
        }
    }
    assert!(compared >= 15, "only {compared} plans");
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn what_is_exported_has_the_same_bytes_on_windows_and_on_linux() {
    let desk = Desk::new();
    let mut compared = 0;
    for (place, file) in answers(&desk).into_iter().enumerate() {
        for format in ["ps1", "markdown"] {
            let folders = ["here", "there"].map(|own| format!("{own}-{place}-{format}"));
            let to = |folder: &str| desk.folder.path().join(folder).to_str().unwrap().to_owned();
            let [first, second] = folders.map(|own| to(&own));
            let arguments = ["export", "--answers", &file, "--format", format, "--output"];
            let here = desk.run(&[&arguments[..], &[&first]].concat());
            let there = wine::run(&desk, &[&arguments[..], &[&second]].concat());
            // With values missing the exit code is 1.
            assert!(code(&here) <= 1, "{}", err(&here));
            assert_eq!(code(&there), code(&here), "{file}: {}", err(&there));
            let [first, second] = [first, second].map(|own| files(Path::new(&own)));
            assert!(first.keys().eq(second.keys()), "{file}, {format}");
            for (name, bytes) in &first {
                assert!(second.get(name) == Some(bytes), "{file}: {name}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared} files");
}

/// A session in which everything has happened that a file can hold, also of a version that is not yet.
const SESSION: &str = include_str!("../fixtures/sessions/of-everything.toml");

/// Without the line that says where its file is.
fn pathless(desk: &Desk, text: &str) -> String {
    let folder = desk.folder.path().to_str().unwrap();
    let lines: Vec<&str> = text.lines().filter(|own| !own.contains(folder)).collect();
    lines.join("\n")
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_session_goes_to_windows_and_back_without_a_byte_being_another() {
    // Given a session that was written here
    let linux = Desk::new();
    let windows = Desk::new();
    let first = linux.file("first.toml", SESSION);
    let named = |name: &'static str| ["sessions", "import", name, "--name", "contoso"];
    linux.imports(first.to_str().unwrap());
    let kept = |desk: &Desk| fs::read(desk.contoso()).unwrap();
    let written = kept(&linux);

    // When it is read and written again there
    windows.file("second.toml", std::str::from_utf8(&written).unwrap());
    let import = wine::run(&windows, &named("second.toml"));
    assert_eq!(code(&import), 0, "{}", err(&import));

    // Then it has the same bytes, shows the same, and does so here again
    assert!(kept(&windows) == written);
    let show = ["sessions", "show", "contoso"];
    let here = pathless(&linux, &out(&linux.run(&show)));
    let there = pathless(&windows, &out(&wine::run(&windows, &show)));
    assert_eq!(here, there);
    assert!(here.contains("Größe"), "{here}");
    let back = Desk::new();
    let file = back.file("third.toml", std::str::from_utf8(&kept(&windows)).unwrap());
    back.imports(file.to_str().unwrap());
    assert!(kept(&back) == written);

    // And what an editor on Windows makes of it, with its line ends and its mark, is the same session
    let edited = format!(
        "\u{feff}{}",
        std::str::from_utf8(&written).unwrap().replace('\n', "\r\n")
    );
    let other = Desk::new();
    other.file("edited.toml", &edited);
    let import = wine::run(&other, &named("edited.toml"));
    assert_eq!(code(&import), 0, "{}", err(&import));
    assert!(kept(&other) == written);
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn a_session_is_gone_on_with_on_the_other_system() {
    // Given a session that was begun here, with the line ends and the mark of a Windows editor there
    let desk = Desk::new();
    desk.imports(&example("exchange-2013-lync-2013.toml"));
    let path = desk.contoso();
    let written = fs::read_to_string(&path).unwrap();
    let edited = format!("\u{feff}{}", written.replace('\n', "\r\n"));
    write_atomically(&path, edited.as_bytes(), true).unwrap();

    // When it is opened there and left, then nothing has changed
    let setup = wine::setup().folder(desk.folder.path());
    let mut windows = wine::start(&setup, &["--session", "contoso"]);
    windows.keys("q");
    assert_eq!(windows.wait_exit(), 0);
    assert_eq!(fs::read(&path).unwrap(), edited.as_bytes());

    // When a command is done there, and taken back here
    let mut windows = wine::start(&setup, &["--session", "contoso"]);
    windows.keys("4").sees("[4 Steps]").keys("d q");
    assert_eq!(windows.wait_exit(), 0);
    let done = fs::read_to_string(&path).unwrap();
    assert!(done.contains("state = \"done\""), "{done}");
    let mut linux = Setup::new()
        .folder(desk.folder.path())
        .start(&["--session", "contoso"]);
    linux.sees("Marked").keys("up x q");
    assert_eq!(linux.wait_exit(), 0);

    // Then it has the bytes that it was begun with, but for what a change leaves: its time, number and knowledge base
    let undated = |text: &str| {
        let left = ["changed = ", "revision = ", "knowledge = ", "planned = "];
        let lines = text.lines();
        let kept = lines.filter(|own| !left.iter().any(|key| own.starts_with(key)));
        kept.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        undated(&fs::read_to_string(&path).unwrap()),
        undated(&written)
    );
}
