//! What is read from outside is bounded: in size, in depth, in number, and in the time that it takes.

use std::fs;
use std::path::{Path, PathBuf};

use exlync::catalogue::LARGEST;
use exlync::session::{read, read_answers};

use crate::command_line::{Desk, code, err, out};
use crate::outside::ANSWERED;
use crate::scenarios::fixture;

/// So many lines that mean nothing.
fn keys(count: usize) -> String {
    let lines: Vec<String> = (0..count).map(|n| format!("x{n} = 1\n")).collect();
    lines.concat()
}

#[test]
fn a_file_of_nothing_but_faults_is_given_up_soon() {
    let catalogue = fixture();
    let unknown = keys(300_000);
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
    let text = format!("format = 1\n[values]\n{} = 1\n", "long".repeat(750_000));
    let said = read_answers(&text, "a.toml", &catalogue)
        .unwrap_err()
        .to_string();
    assert!(
        said.len() < 1000 && said.contains("long...`"),
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
    // The longest that acts is planned
    let kept = read_answers(&list(500), "a.toml", &catalogue).unwrap();
    assert!(exlync::plan::resolve(&catalogue, &kept).findings.is_empty());
}

#[test]
fn of_two_long_lists_only_so_many_pairs_are_worded_and_it_is_said() {
    // Given a file with two lists, each as long as one may be, and commands for each pair of them
    let list = |beginning: &str| -> String {
        let items: Vec<String> = (0..500)
            .map(|n| format!("\"{beginning}{n}.contoso.com\""))
            .collect();
        items.join(",")
    };
    let text = format!(
        "{ANSWERED}edge = \"ready\"\n[values]\nsip-domains = [{}]\nedge-servers = [{}]\n",
        list("d"),
        list("e")
    );
    let catalogue = exlync::embedded_catalogue().unwrap();
    let session = read_answers(&text, "a.toml", &catalogue).unwrap();

    // When it is planned, then no command is there more than five thousand times, and it is said
    let plan = exlync::plan::resolve(&catalogue, &session);
    let words =
        "`sip-domains` and `edge-servers` make 250000 pairs: only the first 5000 are worded";
    assert_eq!(plan.findings, [words]);
    let work = plan
        .steps
        .iter()
        .flat_map(|own| own.commands.iter().chain(&own.verify));
    let pairs = work.filter(|own| own.items.len() == 2).count();
    assert!((5_000..=20_000).contains(&pairs), "{pairs}");
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

/// A copy of the small knowledge base.
fn copied(desk: &Desk) -> PathBuf {
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
    let keys = desk.file(
        "catalogue/keys.toml",
        &format!("[[step]]\n{}", keys(100_000)),
    );
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
    use std::path::PathBuf;
    use std::process::Command;

    use super::{Desk, code, copied, err, out};
    use crate::command_line::MINIMAL;

    fn pipe(desk: &Desk) -> PathBuf {
        let pipe = desk.folder.path().join("pipe.toml");
        let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        pipe
    }

    #[test]
    fn a_pipe_that_is_named_is_read_and_a_device_without_end_is_not() {
        // Given a pipe that somebody writes answers into, as `<(...)` of a shell is
        let desk = Desk::new();
        let pipe = pipe(&desk);
        let answers = desk.file("answers.toml", MINIMAL);
        let mut writer = Command::new("sh")
            .args(["-c", r#"cat "$0" > "$1""#])
            .args([&answers, &pipe])
            .spawn()
            .unwrap();
        let output = desk.run(&["plan", "--answers", pipe.to_str().unwrap()]);
        assert_eq!(code(&output), 0, "{}", err(&output));
        assert!(writer.wait().unwrap().success());

        // But something without end is given up
        for arguments in [&["plan", "--answers"][..], &["sessions", "import"]] {
            let output = desk.run(&[arguments, &["/dev/zero"]].concat());
            assert_eq!(code(&output), 3, "{}", err(&output));
            let told = err(&output);
            assert!(told.contains("it is larger than 4 MiB"), "{told}");
        }
    }

    #[test]
    fn nobody_waits_for_a_pipe_among_sessions_or_in_a_knowledge_base() {
        // Given a pipe with the name of a session
        let desk = Desk::new();
        let pipe = pipe(&desk);
        let sessions = desk.folder.path().join("sessions");
        std::fs::create_dir(&sessions).unwrap();
        std::fs::rename(&pipe, sessions.join("contoso.toml")).unwrap();
        for arguments in [&["sessions", "list"][..], &["plan", "--session", "contoso"]] {
            let output = desk.run(arguments);
            let told = out(&output) + &err(&output);
            assert!(told.contains("it is not a file"), "{told}");
        }

        // Given one in the folder of a knowledge base
        let folder = copied(&desk);
        std::fs::rename(sessions.join("contoso.toml"), folder.join("pipe.toml")).unwrap();
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
