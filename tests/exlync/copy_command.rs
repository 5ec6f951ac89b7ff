//! `exlync copy`: what arrives, what is said, and the exit code.

use std::fs;

use exlync::clipboard::FILE;

use crate::command_line::{Desk, MINIMAL, code, err, example, out};

const PROVIDER: &str = "exchange-online-provider.add-provider";

/// The file that a copy by the route `file` goes into.
fn kept(desk: &Desk) -> String {
    fs::read_to_string(desk.folder.path().join(FILE)).unwrap()
}

fn copies(desk: &Desk, arguments: &[&str]) -> std::process::Output {
    let mut all = vec!["copy"];
    all.extend(arguments);
    desk.run(&all)
}

#[test]
fn a_command_is_copied_by_its_id_and_it_is_said_which_way_and_how_much() {
    // Given a session
    let desk = Desk::new();
    desk.imports(&example("exchange-online-lync-server.toml"));
    let before = fs::read(desk.contoso()).unwrap();

    // When one of its commands is copied
    let output = copies(&desk, &[PROVIDER, "--clipboard", "file"]);

    // Then it is there in one line, with a byte order mark, and standard output stays empty
    assert_eq!(code(&output), 0, "{}", err(&output));
    assert_eq!(out(&output), "");
    assert_eq!(
        err(&output),
        "copied \"Add the provider\" (1 line) to the file last-copied.ps1 in the data folder, since it was set so\n"
    );
    let text = kept(&desk);
    assert!(text.starts_with("\u{feff}New-CsHostingProvider -Identity 'Exchange Online' "));
    assert!(text.ends_with("UseSourceVerification\r\n") && text.lines().count() == 1);

    // And nothing is marked
    assert_eq!(fs::read(desk.contoso()).unwrap(), before);
}

#[test]
fn each_shape_is_printed_as_it_is_pasted() {
    let desk = Desk::new();
    let file = example("exchange-online-lync-server.toml");
    let printed = |arguments: &[&str]| {
        let mut all = arguments.to_vec();
        all.extend(["--answers", file.as_str(), "--output", "-"]);
        let output = copies(&desk, &all);
        assert_eq!(code(&output), 0, "{}", err(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        // Nothing runs by being pasted, and every line ends as on Windows.
        assert!(!text.ends_with('\n') && text.is_ascii(), "{text}");
        assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
        text.replace("\r\n", "\n")
    };
    assert_eq!(
        printed(&[PROVIDER, "--shape", "splat"]),
        "$parameters = @{
    Identity = 'Exchange Online'
    Enabled = $True
    EnabledSharedAddressSpace = $False
    HostsOCSUsers = $False
    ProxyFqdn = 'exap.um.outlook.com'
    IsLocal = $False
    VerificationLevel = 'UseSourceVerification'
}
New-CsHostingProvider @parameters"
    );
    let step = printed(&["exchange-online-provider"]);
    assert_eq!(
        step,
        printed(&["exchange-online-provider", "--shape", "step"])
    );
    assert!(
        step.starts_with("& {\n    $ErrorActionPreference = 'Stop'\n    Get-CsHostingProvider |")
    );
    // What is there already is left as it is, as in a script
    assert!(step.contains("    if (@(Get-CsHostingProvider -ErrorAction Stop | Where-Object { "));
    assert!(step.contains("UseSourceVerification | Out-Default\n    } else {\n"));
    assert_eq!(step.matches(" | Out-Default\n").count(), 4);
    let lines = printed(&["exchange-online-provider", "--shape", "line"]);
    assert_eq!(lines.lines().count(), 4);
    // From the last one on it is alone, and stays as it is
    assert_eq!(
        printed(&[PROVIDER, "--shape", "block"]),
        printed(&[PROVIDER])
    );
    // Everything for the shell goes no further than what is waited for
    let output = copies(
        &desk,
        &[
            PROVIDER,
            "--shape",
            "shell",
            "--answers",
            &file,
            "--output",
            "-",
        ],
    );
    assert!(
        err(&output).contains("note: up to what is waited for behind \"Add the hosting provider"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_missing_value_blocks_its_own_command_and_what_follows_it_and_nothing_before() {
    let desk = Desk::new();
    let file = desk.file("bare.toml", MINIMAL);
    let file = file.to_str().unwrap();
    let copy = |arguments: &[&str]| {
        let mut all = arguments.to_vec();
        all.extend(["--answers", file, "--clipboard", "file"]);
        copies(&desk, &all)
    };

    // Given a step of which a later command lacks a value, then those before it are copied
    let output = copy(&["external-access-policy"]);
    assert_eq!(code(&output), 1, "{}", err(&output));
    assert!(err(&output).starts_with("copied "), "{}", err(&output));
    let end = "note: up to \"Read which policy the pilot user was given\", which lacks user-upn\n";
    assert!(err(&output).ends_with(end), "{}", err(&output));
    assert!(kept(&desk).starts_with("\u{feff}Get-CsExternalAccessPolicy"));

    // And where it is the first, or named, nothing is, and the value is
    for (named, why) in [
        ("office365-trust", "lacks tenant-id"),
        (
            "external-access-policy.look-user",
            "is incomplete: user-upn missing",
        ),
    ] {
        fs::remove_file(desk.folder.path().join(FILE)).unwrap_or_default();
        let output = copy(&[named]);
        assert_eq!(code(&output), 1, "{}", err(&output));
        assert!(
            err(&output).contains("note: nothing was copied: "),
            "{}",
            err(&output)
        );
        assert!(err(&output).contains(why), "{}", err(&output));
        assert!(!desk.folder.path().join(FILE).exists());
    }
}

#[test]
fn what_cannot_be_copied_says_why_and_what_to_name() {
    let desk = Desk::new();
    let file = example("exchange-online-lync-server.toml");
    for (named, more, expected, why) in [
        ("nowhere", &[][..], 2, "there is no step `nowhere`"),
        (
            "exchange-online-provider.x",
            &[],
            2,
            "its commands are exchange-online-provider.look-providers, ",
        ),
        (
            "exchange-online-provider",
            &["--shape", "splat"],
            2,
            "name one of its commands",
        ),
        (
            PROVIDER,
            &["--clipboard", "none"],
            4,
            "nothing was copied: copying is turned off",
        ),
        (
            PROVIDER,
            &["--force"],
            2,
            "the following required arguments were not provided",
        ),
        ("a\u{1b}[2Jb.c", &[], 2, "there is no step `a\\u{1b}[2Jb`"),
    ] {
        let mut all = vec![named, "--answers", file.as_str()];
        all.extend(more);
        let output = copies(&desk, &all);
        assert_eq!(code(&output), expected, "{named}: {}", err(&output));
        assert!(err(&output).contains(why), "{named}: {}", err(&output));
        assert!(!err(&output).contains('\u{1b}'));
    }
}

#[test]
fn a_file_is_written_once_and_holds_what_is_not_ascii_as_one_literal() {
    // Given a name with an accent
    let desk = Desk::new();
    let text = fs::read_to_string(example("exchange-online-lync-server.toml")).unwrap();
    let named = text.replace("[values]", "[values]\nprovider-name = \"Exchange von Zoë\"");
    assert_ne!(named, text);
    let answers = desk.file("contoso.toml", &named);
    let target = desk.folder.path().join("provider.ps1");
    let arguments = [
        PROVIDER,
        "--answers",
        answers.to_str().unwrap(),
        "--output",
        target.to_str().unwrap(),
    ];

    // When it goes into a file, then PowerShell is told the encoding, and the name is one literal
    let output = copies(&desk, &arguments);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let written = fs::read_to_string(&target).unwrap();
    assert!(
        written.starts_with("\u{feff}New-CsHostingProvider -Identity 'Exchange von Zoë' -Enabled "),
        "{written}"
    );

    // And it is not replaced unasked
    let output = copies(&desk, &arguments);
    assert_eq!(code(&output), 4, "{}", err(&output));
    let mut all = arguments.to_vec();
    all.push("--force");
    assert_eq!(code(&copies(&desk, &all)), 0);
}
