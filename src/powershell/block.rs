//! Several commands that are pasted as one.

/// What becomes of the rest where a command fails, as far as the command heeds that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    GoOn,
    Stop,
}

/// One block that is read whole before any of it runs: nothing that is pasted behind a question becomes its answer, and
/// nothing is left behind in the shell. Its statements print what they show at once.
#[must_use]
pub fn block(statements: &[String], on_failure: OnFailure) -> String {
    let mut text = String::from("& {\n");
    if on_failure == OnFailure::Stop {
        text.push_str("    $ErrorActionPreference = 'Stop'\n");
    }
    for statement in statements {
        // A literal of several lines would gain blanks.
        let keeps = statement.contains("@'") || statement.contains("@\"");
        // An empty line would end the block in a console without line editing.
        for line in statement.lines().filter(|own| keeps || !own.is_empty()) {
            if !keeps {
                text.push_str("    ");
            }
            text.push_str(line);
            text.push('\n');
        }
    }
    text.push('}');
    text
}

/// A command among others, so that what it shows is printed at once.
#[must_use]
pub fn shown(command: &str) -> String {
    [command, SHOWN].concat()
}

/// PowerShell stops where lists and bare objects stand in one output, be it that of a block or of a script.
const SHOWN: &str = " | Out-Default";

/// A text as it goes to a clipboard: the line ends of Windows between its lines, none at the end.
#[must_use]
pub fn for_clipboard(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end_matches(['\r', '\n']).lines().collect();
    lines.join("\r\n")
}
