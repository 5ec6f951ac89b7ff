//! `exlync copy` on a desktop: it ends at once, and what it copied stays.

use std::process::{Command, Output};

use super::{Display, desk};
use crate::command_line::{Desk, err};

fn copies(desk: &Desk, display: &str, named: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_exlync"))
        .args(["copy", named, "--clipboard", "auto", "--data-dir"])
        .arg(desk.folder.path())
        .env("DISPLAY", display)
        .env("TERM", "dumb")
        .output()
        .unwrap()
}

#[test]
#[ignore = "needs Xvfb and xclip: .ci/clipboard runs it"]
fn a_copy_from_the_command_line_outlives_it_until_something_else_is_copied() {
    let display = Display::start();
    let desk = desk();

    // When two commands are copied, one after the other, then it ends each time and the text is there
    for (named, begins) in [
        ("oauth-certificate.look-certificate", "Get-CsCertificate "),
        (
            "preflight.look-sip-domains",
            "Get-CsSipDomain | Format-List ",
        ),
    ] {
        let output = copies(&desk, &display.name, named);
        assert!(output.status.success(), "{}", err(&output));
        let said = err(&output);
        assert!(
            said.starts_with("copied \"") && said.ends_with("to the clipboard\n"),
            "{said}"
        );
        let pasted = String::from_utf8(display.pasted()).unwrap();
        assert!(pasted.starts_with(begins), "{pasted}");
        // Whoever held the one before has ended, or ends now
        while display.holders().len() > 1 {
            std::thread::yield_now();
        }
    }

    // And once another program copies, nobody holds anything
    display.copies("something else");
    display.has_no_holder();

    // When there is no display where one is named, then a file has it, and it is said
    let output = copies(&desk, ":98765", "preflight.look-sip-domains");
    assert!(output.status.success());
    assert!(
        err(&output)
            .contains("to the file last-copied.ps1 in the data folder, since nothing answers"),
        "{}",
        err(&output)
    );
}
