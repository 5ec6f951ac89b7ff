//! Whether the terminal shows more than ASCII, told from the environment.

/// Whether only ASCII is to be drawn: on the old Windows console, on a plain terminal, and where the locale is not UTF-8.
pub fn wants_ascii(windows: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| variable(name).filter(|text| !text.is_empty());
    if set("TERM").is_some_and(|term| term == "linux" || term == "dumb") {
        return true;
    }
    if windows {
        return set("WT_SESSION").is_none() && set("TERM_PROGRAM").is_none();
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    let utf8 = |text: String| {
        let lower = text.to_lowercase();
        lower.contains("utf-8") || lower.contains("utf8")
    };
    !locale.is_some_and(utf8)
}
