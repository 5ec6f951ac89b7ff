//! Several commands that are pasted as one.

/// What becomes of the rest where a command fails, as far as the command heeds that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    GoOn,
    Stop,
}

/// One block that is read whole before any of it runs: nothing that is pasted behind a question becomes its answer, and
/// nothing is left behind in the shell. What each command shows is printed at once.
#[must_use]
pub fn block(commands: &[&str], on_failure: OnFailure) -> String {
    let mut text = String::from("& {\n");
    if on_failure == OnFailure::Stop {
        text.push_str("    $ErrorActionPreference = 'Stop'\n");
    }
    for command in commands {
        // A literal of several lines would gain blanks.
        let keeps = command.contains("@'") || command.contains("@\"");
        // An empty line would end the block in a console without line editing.
        let lines = command.lines().filter(|line| keeps || !line.is_empty());
        for (index, line) in lines.enumerate() {
            if index > 0 {
                text.push('\n');
            }
            if !keeps {
                text.push_str("    ");
            }
            text.push_str(line);
        }
        text.push_str(SHOWN);
        text.push('\n');
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
