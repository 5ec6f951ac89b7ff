//! Quoting.

/// A text as one single-quoted literal.
///
/// PowerShell ends such a literal at any of `'`, U+2018, U+2019, U+201A and U+201B, whichever began it,
/// and takes two in a row for the second of them; so each is doubled.
/// <https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>
#[must_use]
pub fn literal(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(text, &mut quoted);
    quoted
}

pub(super) fn quote(text: &str, out: &mut String) {
    out.push('\'');
    for piece in text.split_inclusive(is_single_quote) {
        out.push_str(piece);
        out.extend(piece.chars().next_back().filter(|c| is_single_quote(*c)));
    }
    out.push('\'');
}

/// A literal of the filter languages of Exchange and Active Directory, which know `'` only.
pub(super) fn filter_literal(text: &str) -> String {
    let doubled = text.replace('\'', "''");
    format!("'{doubled}'")
}

pub(super) fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '\u{2018}'..='\u{201b}')
}
