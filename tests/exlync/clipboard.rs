//! Copies travel the way that fits, whole or not at all, and it is said truly how.

use std::io;

use exlync::clipboard::{
    FILE, LARGEST, Multiplexer, Reason, Route, Setting, Surroundings, Ways, by_terminal, fits,
    sequence,
};

fn surroundings(desktop: bool, variables: &[(&str, &str)]) -> Surroundings {
    Surroundings::read(desktop, |name| {
        let found = variables.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| (*value).to_owned())
    })
}

/// The ways that are tried, as letters: native, OSC 52, file, none.
fn ways(setting: Setting, surroundings: Surroundings) -> String {
    let letter = |own: &Route| match own {
        Route::Native => 'n',
        Route::Osc52 => 'o',
        Route::File => 'f',
        Route::None => '-',
    };
    let ways = Ways::choose(setting, surroundings);
    assert_eq!(ways.routes.first(), Some(&ways.first()));
    ways.routes.iter().map(letter).collect()
}

#[test]
fn the_ways_are_what_was_set_else_what_fits_the_surroundings() {
    const SSH: (&str, &str) = ("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22");
    const TTY: (&str, &str) = ("SSH_TTY", "/dev/pts/0");
    const X11: (&str, &str) = ("DISPLAY", ":0");
    const NOWHERE: (&str, &str) = ("DISPLAY", "");
    const WAYLAND: (&str, &str) = ("WAYLAND_DISPLAY", "wayland-0");
    const TMUX: (&str, &str) = ("TMUX", "/tmp/tmux-0/default,1,0");
    const STY: (&str, &str) = ("STY", "1.pts-0.jump01");
    const WT: (&str, &str) = ("WT_SESSION", "guid");
    const XTERM: (&str, &str) = ("TERM", "xterm-256color");
    const SCREEN: (&str, &str) = ("TERM", "screen-256color");
    const CONSOLE: (&str, &str) = ("TERM", "linux");
    const DUMB: (&str, &str) = ("TERM", "dumb");
    const APPLE: (&str, &str) = ("TERM_PROGRAM", "Apple_Terminal");
    // Setting, whether the platform always has a clipboard, environment, the ways in order
    for (setting, desktop, variables, expected) in [
        // Windows: Windows Terminal, the old console, over SSH
        (Setting::Auto, true, &[WT][..], "nof"),
        (Setting::Auto, true, &[], "nf"),
        (Setting::Auto, true, &[SSH, XTERM], "of"),
        (Setting::Native, true, &[], "nf"),
        (Setting::Osc52, true, &[], "of"),
        // macOS
        (Setting::Auto, true, &[XTERM, APPLE], "nf"),
        (Setting::Auto, true, &[XTERM], "nof"),
        // A desktop of Linux
        (Setting::Auto, false, &[X11, XTERM], "nof"),
        (Setting::Auto, false, &[WAYLAND, XTERM], "nof"),
        (Setting::Auto, false, &[X11, TMUX, SCREEN], "nof"),
        (Setting::Auto, false, &[X11, CONSOLE], "nf"),
        // SSH, also where there is a display: one that is passed on, or one of the machine
        (Setting::Auto, false, &[SSH, XTERM], "of"),
        (Setting::Auto, false, &[TTY, X11, XTERM], "onf"),
        (Setting::Auto, false, &[TTY, WAYLAND, TMUX, SCREEN], "onf"),
        (Setting::Auto, false, &[SSH, STY, SCREEN], "of"),
        (Setting::Auto, false, &[SSH, CONSOLE], "f"),
        (Setting::Auto, false, &[SSH, X11, DUMB], "nf"),
        // Nothing but a terminal, and not even that
        (Setting::Auto, false, &[XTERM], "of"),
        (
            Setting::Auto,
            false,
            &[NOWHERE, ("SSH_TTY", ""), XTERM],
            "of",
        ),
        (Setting::Auto, false, &[WT, XTERM], "of"),
        (Setting::Auto, false, &[DUMB], "f"),
        (Setting::Auto, false, &[], "f"),
        // What was set, whatever the surroundings are
        (Setting::Native, false, &[SSH, XTERM], "nof"),
        (Setting::Osc52, false, &[X11, XTERM], "of"),
        (Setting::Osc52, false, &[DUMB], "of"),
        (Setting::File, false, &[SSH, X11, XTERM], "f"),
        (Setting::None, false, &[SSH, X11, XTERM], "-"),
    ] {
        let chosen = ways(setting, surroundings(desktop, variables));
        assert_eq!(chosen, expected, "{setting:?} {desktop} {variables:?}");
    }
    for setting in Setting::ALL {
        assert_eq!(setting.as_str().parse(), Ok(setting));
    }
}

#[test]
fn what_sits_between_is_known_by_its_variable_or_by_its_terminal() {
    for (variables, expected) in [
        (&[][..], Multiplexer::None),
        (&[("TERM", "xterm-256color")], Multiplexer::None),
        (&[("TMUX", "x"), ("TERM", "screen")], Multiplexer::Tmux),
        (&[("STY", "x"), ("TERM", "screen")], Multiplexer::Screen),
        (&[("TERM", "tmux-256color")], Multiplexer::Tmux),
        (&[("TERM", "screen.xterm")], Multiplexer::ScreenOrTmux),
    ] {
        let own = surroundings(false, variables);
        assert_eq!(own.multiplexer, expected, "{variables:?}");
    }
}

#[test]
fn a_text_goes_whole_or_not_at_all() {
    let longest = "x".repeat(LARGEST / 4 * 3);
    assert!(fits(&longest));
    assert!(!fits(&format!("{longest}x")));
    assert_eq!(sequence(&format!("{longest}x"), Multiplexer::None), None);
    let sent = sequence(&longest, Multiplexer::None).unwrap();
    assert!(sent.starts_with("\u{1b}]52;c;") && sent.ends_with("\u{1b}\\"));
    assert!(sent.len() <= LARGEST + 10, "{}", sent.len());
}

#[test]
fn a_multiplexer_gets_it_in_its_own_wrapping() {
    let tmux = sequence("foo", Multiplexer::Tmux).unwrap();
    assert_eq!(
        tmux,
        "\u{1b}]52;c;Zm9v\u{1b}\\\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zm9v\u{1b}\u{1b}\\\u{1b}\\"
    );
    let screen = sequence("foo", Multiplexer::Screen).unwrap();
    assert_eq!(screen, "\u{1b}P\u{1b}]52;c;Zm9v\u{7}\u{1b}\\");
    let long = sequence(&"x".repeat(3000), Multiplexer::Screen).unwrap();
    let pieces: Vec<&str> = long.split("\u{1b}\\").collect();
    assert!(pieces.len() > 10 && pieces.iter().all(|own| own.len() < 300));
}

#[test]
fn a_copy_by_the_terminal_is_never_called_confirmed_and_says_why_it_went_there() {
    let folder = tempfile::tempdir().unwrap();
    for (reason, route) in [
        (Reason::Chosen, "OSC 52"),
        (
            Reason::Failed,
            "OSC 52, since the clipboard of this machine did not take it",
        ),
        (
            Reason::Late,
            "OSC 52, since the clipboard of this machine did not answer",
        ),
    ] {
        let mut sent = Vec::new();
        let arrival = by_terminal(
            "foo",
            reason,
            Multiplexer::None,
            folder.path(),
            &mut |own| {
                sent.push(own.to_owned());
                Ok(())
            },
        )
        .unwrap();
        assert_eq!((arrival.route, arrival.confirmed), (route, false));
        assert_eq!(sent, ["\u{1b}]52;c;Zm9v\u{1b}\\"]);
        assert!(!folder.path().join(FILE).exists());
    }
}

#[test]
fn what_is_too_long_goes_into_a_private_file_as_powershell_reads_it() {
    // Given more than OSC 52 carries
    let folder = tempfile::tempdir().unwrap();
    let long = "Get-CsPool # é\r\n".repeat(6000);

    // When it is copied
    let arrival = by_terminal(
        &long,
        Reason::Chosen,
        Multiplexer::None,
        folder.path(),
        &mut |_| panic!("nothing is sent"),
    )
    .unwrap();

    // Then it is in the file, whole, and the message says so
    assert_eq!(
        arrival.route,
        "file last-copied.ps1 in the data folder, since it is too long for OSC 52"
    );
    let path = folder.path().join("last-copied.ps1");
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, format!("\u{feff}{long}\r\n"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }
}

#[test]
fn where_no_way_leads_anywhere_nothing_is_claimed() {
    // Given a terminal that has gone, and a data folder that cannot be
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("file");
    exlync::session::write_atomically(&blocked, b"", false).unwrap();

    // When something is copied
    let outcome = by_terminal(
        "foo",
        Reason::Failed,
        Multiplexer::None,
        &blocked.join("data"),
        &mut |_| Err(io::ErrorKind::BrokenPipe.into()),
    );

    // Then it is an error
    let error = outcome.unwrap_err();
    assert!(error.starts_with("nothing was copied: "), "{error}");
    assert!(error.contains("hint: "), "{error}");
}
