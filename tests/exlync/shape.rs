//! The shape of a PowerShell text: each literal and each comment as one token, read as PowerShell's own tokenizer does.

use std::iter::Peekable;
use std::str::Chars;

/// `'` and the curly ones that PowerShell takes for it.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
pub(crate) fn is_single(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}')
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// What is left of a text once each literal is `S`, each comment `#`, and each run of white space one blank.
/// What is never closed ends the shape with words that say so.
pub(crate) fn shape(code: &str) -> String {
    let mut shape = String::new();
    let mut rest = code.trim_start_matches('\u{feff}').chars().peekable();
    while rest.peek().is_some() {
        until_bracket(&mut rest, &mut shape);
    }
    shape
}

/// Code up to a closing bracket that nothing in it opened, or to the end.
fn until_bracket(rest: &mut Peekable<Chars<'_>>, shape: &mut String) {
    let mut open = 0_usize;
    while let Some(c) = rest.next() {
        let begins_token = shape.ends_with([' ', '\n', '(', '{', ';', ',', '|', '&', '=', '#'])
            || shape.is_empty();
        match c {
            '#' if begins_token => {
                while rest.next_if(|c| !matches!(c, '\r' | '\n')).is_some() {}
                put_once(shape, '#');
            }
            '<' if rest.next_if_eq(&'#').is_some() => block_comment(rest, shape),
            '@' if rest.peek().is_some_and(|c| is_single(*c) || is_double(*c)) => {
                here_string(rest, shape);
            }
            c if is_single(c) => single(rest, shape),
            c if is_double(c) => double(rest, shape),
            '`' => {
                shape.push('`');
                shape.extend(rest.next());
            }
            '\r' | '\n' => put_once(shape, '\n'),
            c if c.is_whitespace() => put_once(shape, ' '),
            c => shape.push(c),
        }
        match c {
            '(' => open += 1,
            ')' if open == 0 => return,
            ')' => open -= 1,
            _ => {}
        }
    }
}

/// Runs of blanks, of empty lines and of comments count once.
fn put_once(shape: &mut String, token: char) {
    if token == '#' {
        shape.truncate(shape.trim_end_matches([' ', '\n']).len());
        if shape.ends_with('#') {
            return;
        }
        shape.push('\n');
    } else if token == '\n' {
        shape.truncate(shape.trim_end_matches(' ').len());
    }
    let follows = shape.is_empty() || shape.ends_with('\n');
    let is_there = shape.ends_with(token) || (token == ' ' && follows);
    if !is_there {
        shape.push(token);
    }
}

fn single(rest: &mut Peekable<Chars<'_>>, shape: &mut String) {
    while let Some(c) = rest.next() {
        if is_single(c) && rest.next_if(|next| is_single(*next)).is_none() {
            shape.push('S');
            return;
        }
    }
    shape.push_str("[a literal that is never closed]");
}

/// What stands between double quotation marks stays, but for the code between `$(` and `)`, which is read as such.
fn double(rest: &mut Peekable<Chars<'_>>, shape: &mut String) {
    shape.push('"');
    while let Some(c) = rest.next() {
        shape.push(c);
        if c == '`' {
            shape.extend(rest.next());
        } else if c == '$' && rest.next_if_eq(&'(').is_some() {
            shape.push('(');
            until_bracket(rest, shape);
        } else if is_double(c) {
            match rest.next_if(|next| is_double(*next)) {
                Some(second) => shape.push(second),
                None => return,
            }
        }
    }
    shape.push_str("[a text that is never closed]");
}

fn block_comment(rest: &mut Peekable<Chars<'_>>, shape: &mut String) {
    while let Some(c) = rest.next() {
        if c == '#' && rest.next_if_eq(&'>').is_some() {
            return put_once(shape, '#');
        }
    }
    shape.push_str("[a comment that is never closed]");
}

/// It begins behind the end of a line, and ends at the beginning of one; of the knowledge base alone, so it stays.
fn here_string(rest: &mut Peekable<Chars<'_>>, shape: &mut String) {
    let mark = rest.next().unwrap_or_default();
    let closes = |c: char| is_single(c) == is_single(mark) && is_double(c) == is_double(mark);
    shape.push_str("@H");
    let mut line = String::new();
    for c in rest.by_ref() {
        line.push(c);
        shape.push(c);
        if c == '\n' {
            line.clear();
        } else if c == '@' && line.chars().next().is_some_and(closes) && line.chars().count() == 2 {
            return;
        }
    }
    shape.push_str("[a here-string that is never closed]");
}

#[test]
fn literals_comments_and_code_are_told_apart_as_powershell_does() {
    for (code, wanted) in [
        ("Get-Thing -Name 'a'", "Get-Thing -Name S"),
        ("'a''b' 'c'", "S S"),
        // Any of the marks ends what any other began, and two of them are one.
        ("'a\u{2019}\u{201a}b\u{2018} $x", "S $x"),
        ("'a\u{2019}; b", "S; b"),
        ("\u{201b}a'", "S"),
        ("'a", "[a literal that is never closed]"),
        ("a # 'b\nc", "a\n#\nc"),
        ("# a\r\n# b\r\nc", "\n#\nc"),
        ("# a\rb", "\n#\nb"),
        ("a#b 'c'", "a#b S"),
        ("<# a\n'b #>c", "\n#c"),
        ("\"a $(b) 'c'\"", "\"a $(b) 'c'\""),
        ("\"a $(b 'c)\"' \"d\")\" e", "\"a $(b S \"d\")\" e"),
        ("\"a $((b 'c'))\" e)", "\"a $((b S))\" e)"),
        ("\"a\u{201d} b", "\"a\u{201d} b"),
        ("@'\na 'b'\n'@ c", "@H\na 'b'\n'@ c"),
        ("a   b\n\n\n  c", "a b\nc"),
        ("`'a'", "`'a[a literal that is never closed]"),
    ] {
        assert_eq!(shape(code), wanted, "{code:?}");
    }
}
