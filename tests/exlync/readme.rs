//! The README is true: its commands run, its answers file plans, its command is the one that is emitted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md"))
        .unwrap()
        .replace("\r\n", "\n")
}

/// The fenced blocks of a language, without the indent of the list they stand in.
fn blocks(language: &str) -> Vec<String> {
    let text = readme();
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in text.lines() {
        let bare = line.strip_prefix("   ").unwrap_or(line);
        match (&mut open, bare) {
            (None, fence) if fence == format!("```{language}") => open = Some(String::new()),
            (Some(_), "```") => blocks.extend(open.take()),
            (Some(block), line) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, _) => {}
        }
    }
    blocks
}

/// The commands of the tours, in order.
fn commands() -> Vec<String> {
    let blocks = blocks("sh");
    let lines = blocks.iter().flat_map(|block| block.lines());
    let own = lines.filter(|line| line.starts_with("exlync "));
    own.map(str::to_owned).collect()
}

/// An empty folder with the answers file of the tour, and the examples beside it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let answers = blocks("toml")
        .into_iter()
        .find(|block| block.starts_with("# contoso.toml"))
        .unwrap();
    exlync::session::write_atomically(
        &folder.path().join("contoso.toml"),
        answers.as_bytes(),
        false,
    )
    .unwrap();
    for kept in ["examples", "assets/catalogue"] {
        copy(&root().join(kept), &folder.path().join(kept));
    }
    folder
}

#[test]
fn every_command_of_the_tour_runs_in_order() {
    let folder = folder();

    // When each command is run as it stands
    let mut run = 0;
    for line in commands().iter().filter(|own| !opens_the_wizard(own)) {
        let output = Command::new(env!("CARGO_BIN_EXE_exlync"))
            .args(line.split_whitespace().skip(1))
            .args(["--data-dir", "data"])
            .current_dir(folder.path())
            .output()
            .unwrap();

        // Then it does what it was told; a file with few values exports with findings
        let code = output.status.code().unwrap();
        let expected = i32::from(line.ends_with("--output runbook"));
        assert_eq!(
            code,
            expected,
            "{line}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        run += 1;
    }
    assert!(run >= 10, "only {run} commands were run");
}

#[test]
fn the_lines_of_the_proof_are_those_that_are_printed() {
    // The program prints the same: `proof::the_command_line_proves_with_a_line_and_an_exit_code`
    let (_, proven) = crate::proof::embedded();
    let both = format!("{proven}\n{}\n", crate::proof::parsed());
    assert!(
        blocks("text").contains(&both),
        "the README should say:\n{both}"
    );
}

/// Without a word for what to do, the wizard is meant.
fn opens_the_wizard(line: &str) -> bool {
    line.split_whitespace()
        .nth(1)
        .is_none_or(|own| own.starts_with("--"))
}

#[cfg(all(unix, feature = "tui"))]
#[test]
fn every_command_of_the_tour_that_opens_the_wizard_shows_it() {
    // Given the session that the tour has made before
    let folder = folder();
    let data = folder.path().join("data");
    let import = Command::new(env!("CARGO_BIN_EXE_exlync"))
        .args(["sessions", "import", "contoso.toml", "--data-dir", "data"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(import.status.success());

    // When the wizard is opened as it stands, then it is there
    let mut run = 0;
    for line in commands().iter().filter(|own| opens_the_wizard(own)) {
        let arguments: Vec<&str> = line.split_whitespace().skip(1).collect();
        let setup = crate::pty::Setup::new().folder(&data);
        let mut terminal = setup.works_in(folder.path()).start(&arguments);
        terminal.sees("[3 Values]").sees("contoso").keys("q");
        assert_eq!(terminal.wait_exit(), 0, "{line}");
        run += 1;
    }
    assert!(run >= 2, "only {run} commands were run");
}

#[test]
fn the_command_that_it_prints_is_the_command_that_is_emitted() {
    let folder = tempfile::tempdir().unwrap();
    let answers = blocks("toml")
        .into_iter()
        .find(|block| block.starts_with("# contoso.toml"))
        .unwrap();
    let path = folder.path().join("contoso.toml");
    exlync::session::write_atomically(&path, answers.as_bytes(), false).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_exlync"))
        .args([
            "show",
            "exchange-online-provider",
            "--answers",
            path.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let printed = blocks("powershell");
    assert!(!printed.is_empty());
    for command in printed {
        assert!(shown.contains(command.trim()), "{command}");
    }
}

#[test]
fn the_gate_runs_the_commands_that_it_names() {
    let gate = fs::read_to_string(root().join(".ci/run")).unwrap();
    let commands: Vec<String> = blocks("sh")
        .iter()
        .flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for (start, stage) in [
        ("cargo test", "documented 'cargo test'"),
        (
            "cargo run --release",
            "grep -m 1 '^cargo run --release' README.md",
        ),
    ] {
        assert!(
            commands.iter().any(|line| line.starts_with(start)),
            "{start}"
        );
        assert!(gate.contains(stage), "{start}");
    }
}

#[test]
fn the_changelog_has_an_unreleased_part() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(text.contains("\n## [Unreleased]\n"));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_tests_that_prove_windows_are_there() {
    let text = readme();
    let (_, platforms) = text.split_once("## Platforms").unwrap();
    let rows = platforms.lines().filter(|line| line.starts_with("| "));
    let named = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let modules: Vec<&str> = named
        .filter(|own| own.starts_with("wine_") || own.starts_with("held_"))
        .collect();
    assert!(modules.len() >= 5, "{modules:?}");
    let tests = root().join("tests/exlync");
    for module in modules {
        let text = fs::read_to_string(tests.join(module).with_extension("rs")).unwrap();
        assert!(text.contains("#[test]"), "{module}");
    }
    let gate = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(gate.contains("stage 'windows' .ci/windows"));
}
