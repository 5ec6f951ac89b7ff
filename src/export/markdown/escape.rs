//! Text that stays text: whoever wrote it, it is no markup and breaks no table, list or fence.

use crate::catalogue::is_harmful;

/// In a line or a table cell.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if matches!(
            c,
            '|' | '<' | '>' | '*' | '_' | '[' | ']' | '\\' | '`' | '&' | '~'
        ) {
            escaped.push('\\');
        }
        escaped.push(visible(c));
    }
    escaped
}

/// At the beginning of a line, where a sign or a number could open a heading or a list.
pub(super) fn line(text: &str) -> String {
    let text = plain(text.trim());
    let number: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text.strip_prefix(&number).unwrap_or_default();
    let mut after = rest.chars();
    let opens = match after.next() {
        Some('#' | '+' | '-' | '=') => number.is_empty(),
        Some('.' | ')') => !number.is_empty() && after.next().is_none_or(char::is_whitespace),
        _ => false,
    };
    if opens {
        format!("{number}\\{rest}")
    } else {
        text
    }
}

/// Adds a block of code that belongs to a list item; the fence is longer than any in the text.
pub(super) fn fenced(out: &mut String, language: &str, text: &str) {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(3.max(longest + 1));
    out.push_str(&format!("\n  {fence}{language}\n"));
    for line in text.lines() {
        let line: String = line.chars().map(visible).collect();
        out.push_str(format!("  {line}").trim_end());
        out.push('\n');
    }
    out.push_str(&format!("  {fence}\n"));
}

/// A blank for what breaks lines, steers a terminal, or turns the direction of writing.
fn visible(c: char) -> char {
    if is_harmful(c) { ' ' } else { c }
}
