//! Copies travel the way that fits, whole or not at all, and it is said truly how.

use std::io;
use std::path::Path;

use exlync::clipboard::{
    FILE, Journey, LARGEST, Multiplexer, Route, Setting, Surroundings, Ways, by_terminal,
    copy_once, fits, keep, sequence,
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
    const VTE: (&str, &str) = ("VTE_VERSION", "7600");
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
        (Setting::Auto, false, &[X11, XTERM, VTE], "nf"),
        (Setting::Auto, false, &[X11, SCREEN, TMUX, VTE], "nof"),
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

/// A copy by these ways: native fails for this reason, the terminal takes all that it is sent or nothing.
fn travelled(
    ways: &Ways,
    to_file: bool,
    (text, native, takes): (&str, Result<(), &str>, bool),
    folder: &Path,
) -> (Result<(String, bool), String>, Vec<String>) {
    let mut wires = Vec::new();
    let mut send = |own: &str| {
        wires.push(own.to_owned());
        let gone = io::Error::from(io::ErrorKind::BrokenPipe);
        takes.then_some(()).ok_or(gone)
    };
    let mut journey = Journey::begin(ways, to_file);
    while let Some(route) = journey.advance() {
        let carried = match route {
            Route::Native => native.map_err(str::to_owned),
            Route::Osc52 => by_terminal(text, Multiplexer::None, &mut send).map_err(str::to_owned),
            Route::File => keep(folder, text)
                .map(|_| ())
                .map_err(|own| own.to_string()),
            Route::None => Err("off".to_owned()),
        };
        match carried {
            Ok(()) => {
                let own = journey.arrived(route, Multiplexer::None);
                return (Ok((own.route, own.confirmed)), wires);
            }
            Err(why) => journey.failed(why),
        }
    }
    (Err(journey.lost()), wires)
}

const LOST: Result<(), &str> = Err("nothing answers at the display :9");
const NEAR: [(&str, &str); 2] = [("DISPLAY", ":9"), ("TERM", "xterm")];
const FAR: [(&str, &str); 3] = [("SSH_TTY", "x"), ("DISPLAY", ":9"), ("TERM", "xterm")];
const LONG: &[u8] = &[b'x'; LARGEST];

/// Surroundings, setting, text, what native says, whether the terminal takes anything.
type Case = (
    &'static [(&'static str, &'static str)],
    Setting,
    &'static [u8],
    Result<(), &'static str>,
    bool,
);

/// And what is said; `{}` is the file.
const CASES: [(Case, &str); 10] = [
    ((&NEAR, Setting::Auto, b"foo", Ok(()), true), "clipboard"),
    (
        (&NEAR, Setting::Auto, b"foo", LOST, true),
        "OSC 52, since nothing answers at the display :9",
    ),
    (
        (&NEAR, Setting::Auto, LONG, LOST, true),
        "{}, since nothing answers at the display :9, and it is too long for OSC 52",
    ),
    (
        (&NEAR, Setting::Native, b"foo", LOST, false),
        "{}, since nothing answers at the display :9, and the terminal took nothing",
    ),
    ((&FAR, Setting::Auto, b"foo", Ok(()), true), "OSC 52"),
    (
        (&FAR, Setting::Auto, LONG, Ok(()), true),
        "clipboard of this machine, since it is too long for OSC 52",
    ),
    (
        (&FAR, Setting::Auto, LONG, LOST, true),
        "{}, since it is too long for OSC 52, and nothing answers at the display :9",
    ),
    (
        (&FAR, Setting::Osc52, LONG, Ok(()), true),
        "{}, since it is too long for OSC 52",
    ),
    (
        (&[], Setting::Auto, b"foo", Ok(()), true),
        "{}, since this machine has no desktop that is known, and the terminal takes no OSC 52",
    ),
    (
        (&NEAR, Setting::File, b"foo", Ok(()), true),
        "{}, since it was set so",
    ),
];

#[test]
fn each_way_is_tried_in_order_and_it_is_said_truly_which_it_was_and_why() {
    for ((variables, setting, text, native, takes), expected) in CASES {
        let folder = tempfile::tempdir().unwrap();
        let ways = Ways::choose(setting, surroundings(false, variables));
        let text = str::from_utf8(text).unwrap();
        let (outcome, sent) = travelled(&ways, false, (text, native, takes), folder.path());

        // It is said, and it is true
        let said = expected.replace("{}", "file last-copied.ps1 in the data folder");
        let is_confirmed = !said.starts_with("OSC");
        assert_eq!(outcome, Ok((said, is_confirmed)), "{ways:?}");
        let is_in_file = folder.path().join("last-copied.ps1").exists();
        assert_eq!(is_in_file, expected.starts_with("{}"), "{ways:?}");
        assert_eq!(sent.is_empty(), is_confirmed && takes, "{ways:?}");
    }
}

#[test]
fn what_is_for_the_file_goes_nowhere_else_and_nowhere_where_copying_is_turned_off() {
    let near = surroundings(false, &[("DISPLAY", ":9"), ("TERM", "xterm")]);
    for (setting, expected) in [
        (
            Setting::Auto,
            Ok(("file last-copied.ps1 in the data folder".to_owned(), true)),
        ),
        (Setting::None, Err("off".to_owned())),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let ways = Ways::choose(setting, near);
        let (outcome, sent) = travelled(&ways, true, ("foo", Ok(()), true), folder.path());
        assert_eq!(
            folder.path().join("last-copied.ps1").exists(),
            outcome.is_ok()
        );
        assert_eq!((outcome, sent), (expected, Vec::new()));
    }
}

#[test]
fn what_is_too_long_goes_into_a_private_file_as_powershell_reads_it() {
    // Given more than OSC 52 carries, and no clipboard
    let folder = tempfile::tempdir().unwrap();
    let long = "Get-CsPool # é\r\n".repeat(70_000);
    assert!(long.len() > 1_000_000);

    // When it is copied
    let ways = Ways::choose(Setting::Osc52, Surroundings::default());
    let arrival = copy_once(&long, false, &ways, Multiplexer::None, folder.path()).unwrap();

    // Then it is in the file, whole, and it is said so
    assert_eq!(
        arrival.route,
        "file last-copied.ps1 in the data folder, since it is too long for OSC 52"
    );
    assert!(arrival.confirmed);
    let path = folder.path().join(FILE);
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
    // Given a data folder that cannot be
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("file");
    exlync::session::write_atomically(&blocked, b"", false).unwrap();
    let copy = |setting| {
        let ways = Ways::choose(setting, Surroundings::default());
        copy_once(
            "foo",
            false,
            &ways,
            Multiplexer::None,
            &blocked.join("data"),
        )
        .unwrap_err()
    };

    // When something is copied that goes there, or copying is turned off, then it is an error
    for (setting, expected) in [
        (Setting::File, "`"),
        (Setting::None, "copying is turned off\nhint: "),
    ] {
        let error = copy(setting);
        assert!(error.starts_with(expected), "{error}");
        assert!(error.contains("hint: "), "{error}");
    }
}
