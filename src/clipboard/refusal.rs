//! Why the clipboard of this machine did not take a text, in words for a message.

use arboard::Error;

/// It has not answered in time.
pub const LATE: &str = "the clipboard of this machine did not answer";

/// It has not said why.
pub(super) const UNKNOWN: &str = "the clipboard of this machine did not take it";

/// So much of the name of a display fits into a message.
const NAME: usize = 40;

/// The words for an error; `variable` reads the environment.
pub(super) fn in_words(error: &Error, variable: impl Fn(&str) -> Option<String>) -> String {
    match error {
        Error::ClipboardOccupied => "another program keeps the clipboard to itself".to_owned(),
        Error::ClipboardNotSupported => "this desktop has no clipboard for programs".to_owned(),
        Error::Unknown { .. } if !cfg!(any(windows, target_os = "macos")) => display(variable),
        _ => UNKNOWN.to_owned(),
    }
}

/// A desktop that cannot be asked is nearly always one that is not there.
fn display(variable: impl Fn(&str) -> Option<String>) -> String {
    let names = ["WAYLAND_DISPLAY", "DISPLAY"].map(|name| variable(name).unwrap_or_default());
    let shown: Vec<String> = names
        .iter()
        .filter(|own| !own.is_empty())
        .map(|own| own.escape_debug().take(NAME).collect())
        .collect();
    if shown.is_empty() {
        "this machine has no display".to_owned()
    } else {
        format!("nothing answers at the display {}", shown.join(" or "))
    }
}

#[cfg(all(test, not(any(windows, target_os = "macos"))))]
mod tests {
    use super::*;

    #[test]
    fn a_display_that_is_not_there_is_told_by_its_name_and_steers_nothing() {
        let error = || Error::Unknown {
            description: "X11 server connection timed out because it was unreachable".to_owned(),
        };
        for (variables, expected) in [
            (&[][..], "this machine has no display"),
            (&[("DISPLAY", "")], "this machine has no display"),
            (&[("DISPLAY", ":99")], "nothing answers at the display :99"),
            (
                &[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")],
                "nothing answers at the display wayland-0 or :0",
            ),
            (
                &[("DISPLAY", "\u{1b}]0;x\u{7}")],
                "nothing answers at the display \\u{1b}]0;x\\u{7}",
            ),
        ] {
            let variable = |name: &str| {
                let found = variables.iter().find(|(own, _)| *own == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(in_words(&error(), variable), expected);
        }
        let occupied = in_words(&Error::ClipboardOccupied, |_| None);
        assert_eq!(occupied, "another program keeps the clipboard to itself");
    }
}
