//! Exports are written whole, once, and the same each time; sessions come and go by name.

use std::fs;
use std::path::Path;

use crate::command_line::{Desk, MINIMAL, code, err, example, out};

#[test]
fn scripts_are_written_once_and_not_over_others() {
    // Given a deployment and a folder that does not exist yet
    let desk = Desk::new();
    let target = desk.folder.path().join("scripts");
    let answers = example("exchange-2013-lync-2013.toml");
    let arguments = [
        "export",
        "--format",
        "ps1",
        "--answers",
        &answers,
        "--output",
        target.to_str().unwrap(),
    ];

    // When it is exported
    let output = desk.run(&arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let mut names: Vec<String> = fs::read_dir(&target)
        .unwrap()
        .map(|own| own.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();

    // Then the files are numbered by leg, with a byte order mark and Windows line ends only
    assert_eq!(names.first().map(String::as_str), Some("01-lync.ps1"));
    for name in &names {
        let text = fs::read_to_string(target.join(name)).unwrap();
        assert!(text.starts_with('\u{feff}'), "{name}");
        assert!(!text.replace("\r\n", "").contains('\n'), "{name}");
    }

    // And a second export changes nothing unless it is told to
    let before = fs::read(target.join("01-lync.ps1")).unwrap();
    let output = desk.run(&arguments);
    assert_eq!(code(&output), 4);
    assert!(err(&output).contains("--force"), "{}", err(&output));
    let forced: Vec<&str> = arguments.iter().copied().chain(["--force"]).collect();
    assert_eq!(code(&desk.run(&forced)), 0);
    assert_eq!(fs::read(target.join("01-lync.ps1")).unwrap(), before);
}

#[test]
fn a_missing_value_is_thrown_by_name_and_never_pasted() {
    let desk = Desk::new();
    let target = desk.folder.path().join("scripts");
    let path = desk.file("a.toml", MINIMAL);
    let output = desk.run(&[
        "export",
        "--format",
        "ps1",
        "--answers",
        path.to_str().unwrap(),
        "--output",
        target.to_str().unwrap(),
    ]);
    assert_eq!(code(&output), 1);
    assert!(err(&output).contains("is incomplete: "), "{}", err(&output));
    let mut thrown = 0;
    for entry in fs::read_dir(&target).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            // Inside a tally of looks both are indented.
            let line = line.trim_start();
            thrown += usize::from(line.starts_with("throw '"));
            assert!(line.starts_with('#') || !line.contains("<user-"), "{line}");
        }
    }
    assert!(thrown > 0);
}

#[test]
fn exports_are_the_same_bytes_each_time() {
    let desk = Desk::new();
    let answers = example("exchange-2013-lync-2013.toml");
    let once = desk.run(&["export", "--format", "markdown", "--answers", &answers]);
    let twice = desk.run(&["export", "--format", "markdown", "--answers", &answers]);
    assert_eq!(code(&once), 0, "{}", err(&once));
    assert_eq!(once.stdout, twice.stdout);
}

#[test]
fn sessions_come_and_go_by_name() {
    let desk = Desk::new();
    let answers = example("exchange-online-lync-server.toml");

    // Given none, then a plan without answers says what to do
    let output = desk.run(&["plan"]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("hint: name a file with --answers FILE"),
        "{}",
        err(&output)
    );

    // When one is imported, then it is the one that acts
    desk.imports(&answers);
    assert!(desk.contoso().is_file());
    assert_eq!(code(&desk.run(&["plan"])), 0);
    assert!(
        out(&desk.run(&["sessions", "list"])).contains("Exchange Online with Lync Server 2013")
    );

    // When there are two, then one has to be named
    assert_eq!(
        code(&desk.run(&["sessions", "import", &answers, "--name", "fabrikam"])),
        0
    );
    let output = desk.run(&["plan"]);
    assert_eq!(code(&output), 2);
    assert!(
        err(&output).contains("`contoso`, `fabrikam`"),
        "{}",
        err(&output)
    );
    assert_eq!(code(&desk.run(&["plan", "--session", "contoso"])), 0);

    // A name that is taken, unknown or impossible is refused
    assert_eq!(
        code(&desk.run(&["sessions", "import", &answers, "--name", "contoso"])),
        4
    );
    assert_eq!(code(&desk.run(&["plan", "--session", "nobody"])), 2);
    assert_eq!(
        code(&desk.run(&["sessions", "rename", "contoso", "../evil"])),
        2
    );

    // Renamed, exported, deleted
    assert_eq!(
        code(&desk.run(&["sessions", "rename", "contoso", "litware"])),
        0
    );
    let exported = out(&desk.run(&["sessions", "export", "litware"]));
    assert!(exported.starts_with("format = 1\n"), "{exported}");
    assert_eq!(
        code(&desk.run(&["sessions", "show", "litware", "--format", "json"])),
        0
    );
    let path = out(&desk.run(&["sessions", "path", "litware"]));
    assert!(Path::new(path.trim()).exists());
    assert_eq!(code(&desk.run(&["sessions", "delete", "litware"])), 0);
    assert_eq!(code(&desk.run(&["sessions", "show", "litware"])), 2);
}

#[test]
fn a_session_is_listed_by_its_name_with_the_title_that_somebody_gave_it() {
    // Given a session with a title of its own, and one that is called as it is named
    let desk = Desk::new();
    let text = "format = 1\n[session]\ntitle = \"Contoso, first site\"\n[answers]\nexchange = \"online\"\nlync = \"server\"\n";
    for (name, text) in [("titled", text), ("plain", MINIMAL)] {
        let path = desk.file(&format!("{name}.toml"), text);
        let output = desk.run(&["sessions", "import", path.to_str().unwrap()]);
        assert_eq!(code(&output), 0, "{}", err(&output));
    }

    // When they are listed, then each begins with the name that `--session` takes
    let list = out(&desk.run(&["sessions", "list"]));
    let lines: Vec<&str> = list.lines().collect();
    let [plain, titled] = lines[..] else {
        panic!("{list}")
    };
    assert!(
        plain.starts_with("plain ") && !plain.contains('"'),
        "{list}"
    );
    let title = "  \"Contoso, first site\"";
    assert!(
        titled.starts_with("titled ") && titled.ends_with(title),
        "{list}"
    );
}

#[test]
fn an_answers_file_is_imported_only_when_all_of_it_is_right() {
    // Given an answers file with mistakes
    let desk = Desk::new();
    let text = "format = 1\n[answers]\nexchange = \"moon\"\n[values]\nsip-domains = []\npool-fqd = \"a\"\n";
    let path = desk.file("wrong.toml", text);

    // When it is imported, then each is said with its line, and nothing is kept
    let output = desk.run(&["sessions", "import", path.to_str().unwrap()]);
    assert_eq!(code(&output), 3);
    let message = err(&output);
    for words in [
        ":3: `exchange` has no choice `moon`",
        ":5: `sip-domains` is an empty list",
        ":6: there is no value `pool-fqd`, did you mean `pool-fqdn`?",
    ] {
        assert!(message.contains(words), "{message}");
    }
    assert_eq!(out(&desk.run(&["sessions", "list"])), "no sessions yet\n");
}

#[test]
fn a_session_of_another_version_is_imported_kindly_and_told_of() {
    // Given a session file with what this version does not know
    let desk = Desk::new();
    let text = "format = 1\n[session]\ntitle = \"Contoso\"\n[answers]\nexchange = \"online\"\nlync = \"server\"\n\
                colour = \"blue\"\n[values]\npool-fqdn = \"no host\"\n[marks.\"nope.x\"]\nstate = \"new\"\n[weather]\n";
    let path = desk.file("newer.toml", text);

    // When it is imported, then it is kept as it is, and what does not act is said
    let output = desk.run(&["sessions", "import", path.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    for words in [
        "`colour` is kept",
        "`pool-fqdn` does not act",
        "`nope.x` is kept",
        "`weather` is kept",
    ] {
        assert!(err(&output).contains(words), "{words}: {}", err(&output));
    }
    let kept = out(&desk.run(&["sessions", "export", "newer"]));
    for words in [
        "colour = \"blue\"",
        "pool-fqdn = \"no host\"",
        "nope.x",
        "[weather]",
    ] {
        assert!(kept.contains(words), "{words}: {kept}");
    }
}
