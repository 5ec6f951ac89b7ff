//! What is told from the environment and from what is typed: glyphs, paths.

use std::path::{Path, PathBuf};

use exlync::tui::{typed_path, wants_ascii};

#[test]
fn only_ascii_is_drawn_where_the_terminal_may_show_no_more() {
    for (windows, variables, ascii) in [
        (true, &[][..], true),
        (true, &[("WT_SESSION", "guid")], false),
        (true, &[("TERM_PROGRAM", "vscode")], false),
        (true, &[("LANG", "de_DE.UTF-8")], true),
        (false, &[], true),
        (false, &[("LANG", "de_DE.UTF-8")], false),
        (false, &[("LANG", "de_DE.utf8")], false),
        (false, &[("LANG", "de_DE.ISO-8859-1")], true),
        (false, &[("LC_ALL", "C"), ("LANG", "de_DE.UTF-8")], true),
        (false, &[("LC_ALL", ""), ("LANG", "de_DE.UTF-8")], false),
        (false, &[("LC_CTYPE", "C.UTF-8"), ("LANG", "C")], false),
        (false, &[("TERM", "linux"), ("LANG", "C.UTF-8")], true),
        (false, &[("TERM", "dumb"), ("LANG", "C.UTF-8")], true),
        (false, &[("TERM", "xterm"), ("LANG", "C.UTF-8")], false),
    ] {
        let variable = |name: &str| {
            let found = variables.iter().find(|(own, _)| *own == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(
            wants_ascii(windows, variable),
            ascii,
            "{windows} {variables:?}"
        );
    }
}

#[test]
fn a_path_is_taken_as_people_type_and_paste_it() {
    let home = Path::new("home").join("anna");
    for (typed, expected) in [
        ("runbook", PathBuf::from("runbook")),
        ("  runbook ", PathBuf::from("runbook")),
        ("~/runbook", home.join("runbook")),
        ("~", home.join("")),
        ("~runbook", PathBuf::from("~runbook")),
        (
            "\"C:\\Lync files\\contoso.toml\"",
            PathBuf::from("C:\\Lync files\\contoso.toml"),
        ),
    ] {
        assert_eq!(typed_path(typed, Some(&home)), expected, "{typed}");
    }
    assert_eq!(typed_path("~/x", None), PathBuf::from("~/x"));
}
