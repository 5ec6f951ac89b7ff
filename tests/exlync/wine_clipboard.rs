//! The clipboard of Windows, asked by another program while the wizard runs: what is copied is what is pasted.

use std::fs;
use std::time::{Duration, Instant};

use exlync::plan::resolve;
use exlync::session::read;
use exlync::wizard::Part;

use crate::command_line::{Desk, example};
use crate::wine;

const PATIENCE: Duration = Duration::from_secs(30);

/// A name that no code page of Windows has whole.
const NAME: &str = "Größe 北京";

/// What another Windows program gets; nothing while the clipboard is busy.
fn clipboard() -> Option<Vec<u8>> {
    let output = wine::without_console(&wine::tool("paste.exe")).output();
    let output = output.unwrap();
    match output.status.code() {
        Some(0) => Some(output.stdout),
        Some(2 | 3) => None,
        _ => panic!("{output:?}"),
    }
}

/// The copy arrives a moment after the key; what was copied before may still be there.
fn waits_for(expected: &str) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let found = clipboard();
        if found.as_deref() == Some(expected.as_bytes()) {
            return;
        }
        let shown = found.map(|own| String::from_utf8_lossy(&own).into_owned());
        assert!(
            Instant::now() < deadline,
            "{shown:?} instead of {expected:?}"
        );
    }
}

#[test]
#[ignore = "needs Wine and the Windows program: .ci/windows runs it"]
fn what_is_copied_is_what_another_windows_program_pastes() {
    // Given a session with a name that is not ASCII
    let desk = Desk::new();
    let text = fs::read_to_string(example("exchange-2013-lync-2013.toml")).unwrap();
    let file = desk.file("umlauts.toml", &text.replace("OwaPilot", NAME));
    desk.imports(file.to_str().unwrap());
    let session = read(&fs::read_to_string(desk.contoso()).unwrap(), "the session").unwrap();
    let catalogue = exlync::embedded_catalogue().unwrap();
    let plan = resolve(&catalogue, &session);
    let steps = plan.steps.iter().filter(|own| own.need.is_to_do());
    let work = steps.flat_map(|step| {
        let parts = [Part::Do, Part::Check].map(|part| part.commands(step));
        let gates = [!step.then.is_empty(), false];
        parts.into_iter().zip(gates)
    });

    // When commands are copied until one had several lines and one had that name, then each of these arrives to the byte
    let setup = wine::setup().folder(desk.folder.path()).size(200, 50);
    let mut terminal = wine::start(&setup, &["--session", "contoso"]);
    terminal.keys("4").sees("[4 Steps]");
    let (mut lines, mut names) = (0, 0);
    'work: for (commands, has_gate) in work {
        for command in commands {
            let text = command.worded.text().unwrap().replace('\n', "\r\n");
            let said = format!("copied \"{}", command.command.title);
            terminal.keys("c").sees(&said);
            let has_lines = text.contains("\r\n");
            let has_name = text.contains(NAME);
            if has_lines && lines == 0 || has_name && names == 0 {
                waits_for(&text);
                lines += usize::from(has_lines);
                names += usize::from(has_name);
            }
            if lines > 0 && names > 0 {
                break 'work;
            }
            // With the next command the message goes.
            terminal
                .keys("d")
                .wait_for(|screen| !screen.contains(&said));
        }
        // The cursor stops at what is to be waited for.
        if has_gate && !commands.is_empty() {
            terminal
                .keys(".")
                .wait_for(|screen| !screen.contains("> Then: "));
        }
    }
    assert!(lines > 0, "no command has several lines");
    assert!(names > 0, "no command has the name");
    assert!(terminal.copied().is_empty(), "nothing went by the terminal");

    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    terminal.is_restored();
}
