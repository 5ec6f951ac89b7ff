//! Looks that are carried out in one go: none stops the next, and the last line says how much was found.

use super::literal;
use super::scaffold::computer;

/// A look of a tally.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// What is looked for, in words.
    pub title: String,
    pub code: String,
    /// The only machine that it says something of.
    pub host: Option<String>,
}

/// One block that PowerShell 2 understands as well: it can be pasted whole, and leaves nothing behind in the shell.
/// Each look is headed by the host and the time; what is meant for another machine is skipped and not counted. Its last line is `facts complete: N of M`, N being those that showed
/// something; where it is not the whole of them, it says so. What they show is made text at once: PowerShell stops where lists and bare objects stand in one output.
#[must_use]
pub fn tally(facts: &[Fact], whole: bool) -> String {
    let mut text = HEAD.to_owned();
    for fact in facts {
        text.push_str(&format!("    Show-Fact {} {{\n", literal(&fact.title)));
        // A literal of several lines would gain blanks.
        let keeps = fact.code.contains("@'") || fact.code.contains("@\"");
        let indent = if keeps { "" } else { "        " };
        for line in fact.code.lines().filter(|line| keeps || !line.is_empty()) {
            text.push_str(indent);
            text.push_str(line);
            text.push('\n');
        }
        text.push_str("    }");
        if let Some(host) = &fact.host {
            text.push_str(&format!(" {} {}", literal(computer(host)), literal(host)));
        }
        text.push('\n');
    }
    let state = if whole {
        "facts complete: "
    } else {
        "facts so far, the rest lacks a value: "
    };
    text.push_str(&format!(
        "    {} + $facts.Found + ' of ' + $facts.Asked\n}}",
        literal(state)
    ));
    text
}

const HEAD: &str = "\
& {
    $facts = @{ Asked = 0; Found = 0 }
    function Show-Fact([string]$What, [scriptblock]$Look, [string]$Computer, [string]$Server) {
        if ($Computer -and $Computer -ne $env:COMPUTERNAME) {
            '--- Skipped: this part is meant for ' + $Server + ': ' + $What
            return
        }
        '--- ' + $env:COMPUTERNAME + ', ' + (Get-Date).ToString('s') + ': ' + $What
        $facts.Asked++
        try {
            $seen = @(& $Look | Out-String -Stream -Width 500)
            if (@($seen -match '\\S').Count -gt 0) { $facts.Found++; $seen } else { 'nothing found' }
        } catch {
            'failed: ' + $_.Exception.Message
        }
    }
";
